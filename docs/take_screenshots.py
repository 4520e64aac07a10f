"""Makes the screenshots of the README from the sample project: .venv/bin/python docs/take_screenshots.py

Needs Chromium (CHROMIUM=/path where it is not found by itself). Everything happens in a temporary folder.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.request import urlopen

from playwright.sync_api import Browser, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots"
ACCOUNT, PASSWORD = "demo-editor", "redline-demo"
ARTICLE = "/translations/1/"


@contextmanager
def served() -> Iterator[str]:
    """The address of a server with the sample project, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"DEBUG": "1", "DATA_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3"}
        manage = [sys.executable, str(ROOT / "manage.py")]
        for command in ("compilemessages", "migrate", "load_sample"):
            subprocess.run([*manage, command, "-v0"], check=True, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603
        address = f"127.0.0.1:{free_port()}"
        server = subprocess.Popen(  # noqa: S603
            [*manage, "runserver", "--noreload", address], env=environment, stderr=subprocess.DEVNULL
        )
        try:
            wait_for(f"http://{address}/healthz")
            yield f"http://{address}"
        finally:
            server.terminate()
            server.wait(10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(address: str) -> None:
    """Until the server answers; gives up after 30 seconds."""
    for _ in range(150):
        try:
            urlopen(address).close()  # noqa: S310  (our own server)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The server did not start.")


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the page, how wide, in which colours and language."""

    name: str
    address: str
    width: int = 1280
    scheme: Literal["light", "dark"] = "light"
    language: str = "en"


SHOTS = (
    Shot("queue-light", "/?state=all"),
    Shot("queue-dark", "/?state=all", scheme="dark"),
    Shot("review-light", ARTICLE),
    Shot("review-dark", ARTICLE, scheme="dark"),
    Shot("review-narrow", ARTICLE, width=390),
    Shot("review-german", ARTICLE, language="de"),
    Shot("history-light", f"{ARTICLE}history/"),
    Shot(
        "everywhere-light", "/everywhere/?source=fr&target=de&find=Alpinclub&replace=Alpenverein&condition=club+alpin"
    ),
    Shot("check-light", "/checks/number_changed/"),
    Shot("reports-light", "/reports/"),
    Shot("reports-french", "/reports/", scheme="dark", language="fr"),
)


def take(browser: Browser, address: str, shot: Shot) -> None:
    """The picture, as somebody sees it who has just signed in."""
    size: ViewportSize = {"width": shot.width, "height": 800}
    context = browser.new_context(viewport=size, color_scheme=shot.scheme, base_url=address, locale=shot.language)
    page = context.new_page()
    page.goto("/accounts/login/")
    page.fill("[name=username]", ACCOUNT)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.goto(shot.address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{shot.name}.jpg", type="jpeg", quality=80)
    context.close()


def main() -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        raise SystemExit("No Chromium: install it or say where it is with CHROMIUM=/path/to/chromium")
    FOLDER.mkdir(exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for shot in SHOTS:
            take(browser, address, shot)
        browser.close()


if __name__ == "__main__":
    main()

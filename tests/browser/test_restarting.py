"""A real server, killed while it imports and started again: the import goes on, and so does the page that shows it."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing

import pytest
from django.conf import settings
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
ROWS = 8000
FILL = """
from tests.builders import a_project, a_user
from review.roles import Role
a_user(Role.ADMINISTRATOR, a_project(), name="ada")
"""


class Server:
    """gunicorn as in earnest, on a database file and a port of its own, which it keeps when it is started again."""

    def __init__(self, folder) -> None:
        self.database = folder / "desk.sqlite3"
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self._environment = os.environ | {
            "DEBUG": "1",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": f"sqlite:///{self.database}",
            "DATA_DIR": str(folder),
            "MIN_FREE_BYTES": "0",
            "JOB_LEASE_SECONDS": "5",
        }
        self.manage("migrate", "-v0")
        self.manage("shell", "-v0", "-c", FILL)

    def manage(self, *arguments: str) -> None:
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, cwd=settings.BASE_DIR, env=self._environment, check=True)

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", self.address, "--threads", "4"]
        self._process = subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=self._environment, start_new_session=True, stderr=subprocess.DEVNULL
        )

    def kill(self) -> None:
        """The process that answers as well as the one that watches over it."""
        os.killpg(self._process.pid, 9)
        self._process.wait(timeout=20)

    def visible(self) -> int:
        with closing(sqlite3.connect(self.database)) as database:
            return int(database.execute("SELECT count(*) FROM articles_translation WHERE listed").fetchone()[0])


@pytest.fixture
def server(tmp_path) -> Iterator[Server]:
    server = Server(tmp_path)
    server.start()
    yield server
    server.kill()


def opened(page, address):
    """The first page, as soon as the server answers."""
    for _ in range(300):
        try:
            return page.goto(f"http://{address}/accounts/login/")
        except Exception:
            page.wait_for_timeout(200)
    raise AssertionError("the server does not answer")


def rows():
    row = {"source_language": "fr", "target_language": "de", "translation": "Ein Tag. " * 40}
    return "".join(json.dumps({"id": str(number)} | row) + "\n" for number in range(ROWS)).encode()


def test_an_import_survives_the_death_of_its_server_and_its_page_goes_on(chromium, server):
    page = chromium.new_context().new_page()
    page.set_default_timeout(60_000)
    opened(page, server.address)
    page.fill("[name=username]", "ada")
    page.fill("[name=password]", "correct horse battery")
    page.click("main button[type=submit]")
    page.goto(f"http://{server.address}/admin/articles/importbatch/import/")
    page.set_input_files("[name=uploaded]", {"name": "rows.jsonl", "mimeType": "text/plain", "buffer": rows()})
    page.select_option("[name=project]", index=1)
    page.click("input[type=submit]")
    page.click(".import-confirm input[type=submit]")
    page.wait_for_selector(".import-stages .now")

    server.kill()
    assert server.visible() == 0
    page.wait_for_timeout(1500)  # the page asks a server that is not there
    server.start()

    expect(page.locator(".import-counts caption")).to_have_text("What came of it", timeout=150_000)
    expect(page.locator(".import-counts td").first).to_have_text(f"{ROWS:,}")
    assert server.visible() == ROWS

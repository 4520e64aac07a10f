"""The review page against its budgets, in Chromium before a server of its own: python -m tests.bench.page

Two articles: a typical one, and one of 20,000 characters with 250 flags. Everything happens in a temporary folder, with
the server that `make run` starts. Times are from the key press to the frame that shows the effect; weights are those of
gzip. Without Chromium (CHROMIUM=/path where it is not found by itself) it says so and measures nothing.
"""

from __future__ import annotations

import gzip
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
TYPICAL, LARGE = (24, 20), (100, 250)
"""Paragraphs (of about 200 characters) and flags."""
PRESSES = 40
WORDS = ("Zug", "fährt", "heute", "langsam", "durch", "das", "stille", "Tal", "und", "hält", "jede", "Stelle")

WATCH = """() => {
  window.seen = {};
  const frame = (done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
  const following = () => { const all = redline.cards(); return all[all.indexOf(redline.card()) + 1]; };
  const words = (card) => document.querySelector(`mark[data-f~="${card.id.slice("flag-".length)}"]`);
  const top = (card) => words(card).getBoundingClientRect().top;
  // Whether the card and its words, moved so that the words begin at `at`, stand between the two bars.
  const inSight = (card, at) => {
    const boxes = [card, ...document.querySelectorAll("mark.lit")].map((one) => one.getBoundingClientRect());
    const by = at - top(card), room = [document.querySelector(".head"), document.querySelector(".foot")];
    const [above, below] = room.map((bar) => bar.getBoundingClientRect());
    return boxes.every((box) => box.top + by >= above.bottom + 16 && box.bottom + by <= below.top - 16);
  };
  addEventListener("keydown", (event) => {
    const next = following(), before = next && top(next);
    window.seen = { id: next && next.id };
    const begun = event.timeStamp, status = document.getElementById("status");
    frame((now) => { if (document.querySelector(".going") || window.seen.final) window.seen.reaction = now - begun; });
    const watcher = new MutationObserver(() => {
      watcher.disconnect();
      frame((now) => {
        const card = document.getElementById(window.seen.id);
        if (card && inSight(card, before)) window.seen.shift = Math.abs(top(card) - before);
        window.seen.final = now - begun;
      });
    });
    watcher.observe(status, { childList: true });
  }, true);
}"""


@dataclass(frozen=True)
class Row:
    """A line of the table: what was measured, and what it may be at most."""

    what: str
    figure: float
    limit: float
    unit: str

    def __str__(self) -> str:
        verdict = "" if self.figure <= self.limit else "  TOO MUCH"
        return f"{self.what:<58}{self.figure:>9.1f} {self.unit:<3} (at most {self.limit:g}){verdict}"


def main() -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        sys.stdout.write("review page   NOT MEASURED: no Chromium; install it or say where it is with CHROMIUM=/path\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"DEBUG": "1", "DATA_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3"}
        make = [sys.executable, "-m", "tests.bench.page", "--make"]
        made = subprocess.run(make, check=True, env=environment, capture_output=True, text=True, cwd=ROOT)
        typical, large = made.stdout.split()[-2:]
        with served(environment) as address:
            for row in measured(chromium, address, typical, large):
                sys.stdout.write(f"{row}\n")


def make_articles() -> None:
    """Makes the tables and both articles in the database of the environment, and prints their numbers."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    from django.core.management import call_command

    from review.roles import Role
    from tests.builders import a_project, a_user

    call_command("migrate", verbosity=0)
    project = a_project()
    a_user(Role.LEAD, project, name="bench")
    sys.stdout.write(f"{an_article_with(project, *TYPICAL)} {an_article_with(project, *LARGE)}\n")


def an_article_with(project: object, paragraphs: int, flags: int) -> int:
    """The number of a checked translation of that size: each flag with two fixes and a place in the source."""
    from review.models import Flag
    from tests.builders import a_translation, an_article, recount

    count = iter(range(paragraphs * 12))
    pairs = [f"{WORDS[number % 12]} {WORDS[number * 7 % 12]}" for number in range(paragraphs)]
    lines = [" ".join(f"wort{next(count):04} {pair}" for _ in range(12)) for pair in pairs]
    text = ".\n\n".join(lines)
    source = text.replace("wort", "mots")
    made = a_translation(text, article=an_article(project, source=source), checked=True)
    Flag.objects.filter(translation=made).delete()
    words = [f"wort{number * paragraphs * 12 // flags:04}" for number in range(flags)]
    Flag.objects.bulk_create(a_stored_flag(made, text, word, number) for number, word in enumerate(words))
    recount(made)
    return made.pk


def a_stored_flag(translation: object, text: str, word: str, number: int) -> object:
    from review.models import Flag

    start = text.index(word)
    evidence = [{"where": "source", "text": word.replace("wort", "mots"), "span": [start, start + len(word)]}]
    fields = {
        "quote": word,
        "details": {"quote": word},
        "suggestions": [word.upper(), f"{word}s"],
        "evidence": evidence,
    }
    look = {"severity": ("critical", "major", "minor")[number % 3], "error_type": "other", "tier": "certain"}
    where = {"start": start, "end": start + len(word), "raised_at": 0, "changed_at": 0}
    message = "“{quote}” is not what the source says here."
    whose = {"translation": translation, "origin": "external", "check_id": f"bench-{number % 7}", "message": message}
    return Flag(**whose | fields | look | where)


@contextmanager
def served(environment: dict[str, str]) -> Iterator[str]:
    """The address of the application, for as long as it is needed."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "gunicorn", "--config", "python:config.serving", "--bind", address]
    server = subprocess.Popen([*command, "--log-level", "error"], env=environment, cwd=ROOT)
    try:
        for _ in range(150):
            with suppress(OSError):
                urlopen(f"http://{address}/healthz").close()
                break
            time.sleep(0.2)
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait(10)


def measured(chromium: str, address: str, typical: str, large: str) -> Iterator[Row]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        # Playwright waits by eval, which the application's policy forbids: it is set aside for this browser alone
        # and nothing scrolls smoothly: a scroll that the next key press meets would count as a shift
        window = {"width": 1400, "height": 900}
        page = browser.new_context(
            base_url=address, viewport=window, bypass_csp=True, reduced_motion="reduce"
        ).new_page()
        weights: dict[str, int] = {}
        page.on("response", lambda answer: weights.update(weighed(answer)))
        page.goto("/accounts/login/")
        page.fill("[name=username]", "bench")
        page.fill("[name=password]", "correct horse battery")
        page.click("main button[type=submit]")
        page.wait_for_load_state()
        page.goto(f"/translations/{typical}/", wait_until="networkidle")
        yield Row("page, typical (20 flags)", weights[f"/translations/{typical}/"] / 1000, 30, "kB")
        yield Row("JavaScript with htmx", total(weights, ".js"), 45, "kB")
        yield Row("CSS", total(weights, ".css"), 20, "kB")
        weights.clear()
        page.goto(f"/translations/{large}/", wait_until="networkidle")
        yield Row("page, 20,000 characters with 250 flags", weights[f"/translations/{large}/"] / 1000, 60, "kB")
        yield Row("elements on it", page.evaluate("document.querySelectorAll('*').length"), 3000, "")
        weights.clear()
        yield from pressed(page, weights)
        browser.close()


def pressed(page, weights: dict[str, int]) -> Iterator[Row]:
    """Accepts fix after fix from the middle of the page, as an editor does."""
    page.evaluate(WATCH)
    page.evaluate("redline.select(redline.cards()[100])")
    for _ in range(3):
        page.keyboard.press("a")
        page.wait_for_function("window.seen.final !== undefined")
    taken = []
    for _ in range(PRESSES):
        page.keyboard.press("a")
        page.wait_for_function("window.seen.final !== undefined && window.seen.reaction !== undefined")
        taken.append(page.evaluate("window.seen"))
    worst = len(taken) * 95 // 100
    answers = [size for path, size in weights.items() if path.endswith("/accept/")]
    yield Row("visible reaction to accept, p95", sorted(one["reaction"] for one in taken)[worst], 50, "ms")
    yield Row("final paint after accept, p95", sorted(one["final"] for one in taken)[worst], 300, "ms")
    shifts = [one["shift"] for one in taken if "shift" in one]
    yield Row(
        f"shift of the next flag's words, {len(shifts)} times in sight, at most", max(shifts, default=math.inf), 2, "px"
    )
    yield Row("answer to accept, at most", max(answers) / 1000, 3, "kB")


def total(weights: dict[str, int], end: str) -> float:
    """Kilobytes of all answers whose path ends so."""
    return sum(size for path, size in weights.items() if path.endswith(end)) / 1000


def weighed(answer) -> dict[str, int]:
    """The compressed size of an answer, by its path."""
    path = "/" + answer.url.split("/", 3)[3].split("?")[0]
    try:
        return {path: len(gzip.compress(answer.body()))}
    except Exception:
        return {}


if __name__ == "__main__":
    make_articles() if "--make" in sys.argv else main()

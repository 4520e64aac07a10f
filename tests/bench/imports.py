"""Seconds until an import is seen, and until two workers have checked it, on PostgreSQL; memory of every process.

    python -m tests.bench.imports [--articles 10000] [--characters 5000] [--no-check] [--kill SEED]

It makes a database of its own on the server that TEST_DATABASE_URL names, or on one that listens on this machine, and
drops it afterwards. Articles are put together from paragraphs of our own sample, with a number in each, so that none is
like another. `--kill` kills the importing worker again and again, at moments drawn from the seed, and starts another.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import psycopg

from review.sample import sample_articles
from tests.run import postgresql

NAME = "redline_bench_imports"
WORKERS = 2
LISTED = "SELECT count(*) FROM articles_translation WHERE listed"
CHECKED = "SELECT count(*) FROM articles_translation WHERE checked_number = 0"
WHOLE = """SELECT (SELECT stored FROM articles_importbatch), (SELECT count(*) FROM articles_article),
(SELECT count(*) FROM articles_translation), (SELECT count(*) FROM articles_revision)"""
LEASE_SECONDS, KILLED_LEASE_SECONDS = 60, 4
"""A busy machine keeps a worker from its lease for some seconds; one that is killed need not be waited for long."""
VISIBLE_SECONDS, CHECKED_SECONDS, MOST_MEGABYTES = 20, 60, 300


def main() -> int:
    asked = arguments()
    with postgresql() as url, ExitStack() as stack:
        if url is None:
            say("NOT MEASURED: there is no PostgreSQL")
            return 0
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="redline-bench-")))
        stack.enter_context(database(url))
        lease = LEASE_SECONDS if asked.kill is None else KILLED_LEASE_SECONDS
        run = Run(folder, urlsplit(url)._replace(path=f"/{NAME}").geturl(), lease)
        path = folder / "rows.jsonl"
        size = written(path, asked.articles, asked.characters)
        say(f"{asked.articles:,} articles of {asked.characters:,} characters with their sources, {size / 1e6:.0f} MB")
        run.manage("migrate", "-v0")
        return measured(run, path, asked)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--characters", type=int, default=5_000)
    parser.add_argument("--no-check", action="store_true")
    parser.add_argument("--kill", type=int, default=None)
    return parser.parse_args()


def measured(run: Run, path: Path, asked: argparse.Namespace) -> int:
    more = ["--no-check"] if asked.no_check else []
    run.manage("import_articles", str(path), "--project", "bench", "--background", *more)
    begun = time.monotonic()
    workers = [run.worker() for _ in range(1 if asked.kill is not None else WORKERS)]
    if asked.kill is not None:
        workers = [killed_again_and_again(run, workers[0], random.Random(asked.kill))]
    visible = waited(run, LISTED, asked.articles, workers)
    say(f"seen after {visible - begun:6.1f} s ({VISIBLE_SECONDS} s wanted for 10,000)")
    if not asked.no_check:
        checked = waited(run, CHECKED, asked.articles, workers)
        say(f"checked after {checked - visible:6.1f} s more by {len(workers)} workers ({CHECKED_SECONDS} s wanted)")
    for worker in workers:
        say(f"a worker's memory at its highest: {run.highest[worker.pid]:.0f} MB ({MOST_MEGABYTES} MB wanted)")
        worker.send_signal(signal.SIGTERM)
        worker.wait(60)
    say(run.manage("verify_history").strip().splitlines()[-1] if asked.articles <= 20_000 else "not verified: too many")
    return 0


def killed_again_and_again(run: Run, worker: subprocess.Popen[bytes], chance: random.Random) -> subprocess.Popen[bytes]:
    """Another worker each time, until everything is seen; what is stored must agree with the batch at every death."""
    deaths = 0
    while not run.number("SELECT count(*) FROM articles_importbatch WHERE visible_at IS NOT NULL"):
        time.sleep(chance.uniform(3.0, 12.0))
        worker.kill()
        worker.wait()
        deaths += 1
        stored, *found = run.numbers(WHOLE)
        say(f"  death {deaths}: {stored:,} stored")
        assert found == [stored] * 3, (found, stored)
        if run.number("SELECT count(*) FROM articles_job WHERE state IN ('parked', 'failed')"):
            sys.exit(f"FAILED: given up after {deaths} deaths")
        worker = run.worker()
    say(f"killed {deaths} times; whole each time")
    return worker


class Run:
    """Commands on the database of the measurement."""

    def __init__(self, folder: Path, url: str, lease_seconds: int) -> None:
        self.environment = os.environ | {
            "DATABASE_URL": url,
            "DATA_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DEBUG": "0",
            "LOG_LEVEL": "ERROR",
            "JOB_LEASE_SECONDS": str(lease_seconds),
        }
        self.connection = psycopg.connect(url, autocommit=True)
        self.highest: dict[int, float] = {}

    def manage(self, *words: str) -> str:
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def worker(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "manage.py", "worker"], env=self.environment, stdout=subprocess.DEVNULL
        )

    def number(self, query: str) -> int:
        return self.numbers(query)[0]

    def numbers(self, query: str) -> list[int]:
        row = self.connection.execute(query).fetchone()
        return [int(number) for number in row or [0]]

    def look_at(self, workers: list[subprocess.Popen[bytes]]) -> None:
        for worker in workers:
            size = psutil.Process(worker.pid).memory_info().rss / 1e6
            self.highest[worker.pid] = max(size, self.highest.get(worker.pid, 0.0))


def waited(run: Run, query: str, wanted: int, workers: list[subprocess.Popen[bytes]]) -> float:
    """The moment at which the query finds as many."""
    while run.number(query) < wanted:
        run.look_at(workers)
        time.sleep(0.25)
    run.look_at(workers)
    return time.monotonic()


def written(path: Path, number: int, characters: int) -> int:
    """Writes so many articles, and returns the file's size."""
    with path.open("w", encoding="utf-8") as file:
        for article in range(number):
            file.write(json.dumps(an_article(article, characters), ensure_ascii=False) + "\n")
    return path.stat().st_size


def an_article(number: int, characters: int) -> dict[str, str]:
    """Articles of the sample, one below the other, cut where the translation is long enough."""
    chance, source, translation = random.Random(number), "", ""
    while len(translation) < characters:
        original, machine = chance.choice(pairs())
        part = len(translation)
        translation += marked(machine, f"{number}/{part}", characters - part)
        source += marked(original, f"{number}/{part}", len(translation) - part)
    languages = {"source_language": "fr", "target_language": "de"}
    return {
        "id": f"bench-{number}",
        "title": f"Artikel {number}",
        "source": source,
        "translation": translation,
    } | languages


def marked(text: str, mark: str, most: int) -> str:
    """The paragraphs, each with the mark, up to so many characters and the end of a paragraph."""
    found = ""
    for line in text.split("\n"):
        if line.strip() and len(found) < most:
            found += f"{line} ({mark})\n\n"
    return found


@cache
def pairs() -> list[tuple[str, str]]:
    """Sources with their translations, from French into German."""
    languages = ("fr", "de")
    found = [one for one in sample_articles() if (one.source_language, one.target_language) == languages]
    return [(one.source, one.translation) for one in found if one.source]


@contextmanager
def database(url: str) -> Iterator[None]:
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {NAME}")
    try:
        yield
    finally:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

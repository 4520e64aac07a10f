"""An import that is killed leaves whole articles that nobody sees; taken up again, it goes on behind them."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from django.conf import settings

ROWS = 2000
COMMAND = [sys.executable, "manage.py"]


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A database file with the tables of the site and nothing in them."""
    path = tmp_path_factory.mktemp("empty") / "empty.sqlite3"
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": f"sqlite:///{path}"}
    subprocess.run([*COMMAND, "migrate", "-v0"], cwd=settings.BASE_DIR, env=environment | {"DEBUG": "1"}, check=True)
    return path


@pytest.fixture
def manage(tmp_path, empty):
    """Starts a command on a database file of its own."""
    shutil.copy(empty, tmp_path / "killed.sqlite3")
    environment = os.environ | {
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'killed.sqlite3'}",
        "DATA_DIR": str(tmp_path),
        "LOG_LEVEL": "ERROR",
        "MIN_FREE_BYTES": "0",
    }

    def manage(*arguments):
        return subprocess.Popen(
            [*COMMAND, *arguments],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    return manage


def succeed(process):
    printed, _ = process.communicate(timeout=100)
    assert process.returncode == 0, printed
    return printed


COUNTS = """SELECT (SELECT count(*) FROM articles_article), (SELECT count(*) FROM articles_translation),
(SELECT count(*) FROM articles_revision), (SELECT count(*) FROM articles_translation WHERE listed),
(SELECT coalesce(max(stored), 0) FROM articles_importbatch), (SELECT count(*) FROM articles_importbatch)"""


def numbers(path):
    """Articles, translations, revisions, listed translations, how many rows the batch says are stored, batches."""
    with closing(sqlite3.connect(path)) as database:
        return database.execute(COUNTS).fetchone()


def wait_until_more_is_stored(process, path, than):
    """Until another chunk is visible from outside, or the process has ended by itself."""
    deadline = time.monotonic() + 60
    with closing(sqlite3.connect(path)) as database:
        while time.monotonic() < deadline and process.poll() is None:
            if database.execute("SELECT coalesce(max(stored), 0) FROM articles_importbatch").fetchone()[0] > than:
                return
            time.sleep(0.001)


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=10)


@pytest.mark.parametrize("seed", [1, 2])
def test_an_import_killed_again_and_again_comes_in_whole_and_once(manage, tmp_path, seed):
    rows, path = tmp_path / "rows.jsonl", tmp_path / "killed.sqlite3"
    row = {
        "source_language": "fr",
        "target_language": "de",
        "source": "Un jour. " * 300,
        "translation": "Ein Tag. " * 300,
    }
    rows.write_text("".join(json.dumps({"id": str(number)} | row) + "\n" for number in range(ROWS)))
    arguments = ("import_articles", str(rows), "--project", "nord", "--no-check")
    chance, killed = random.Random(seed), 0

    for _ in range(4):
        process = manage(*arguments)
        wait_until_more_is_stored(process, path, numbers(path)[4])
        time.sleep(chance.uniform(0, 0.1))
        kill(process)
        articles, translations, revisions, listed, stored, batches = numbers(path)
        assert articles == translations == revisions == stored
        assert listed in (0, ROWS)
        assert batches == 1
        if listed:
            break
        killed += 1

    printed = succeed(manage(*arguments))

    assert killed >= 1
    assert numbers(path)[:4] == (ROWS,) * 4
    assert f"{ROWS:,}  new" in printed or f"{ROWS:,}  unchanged" in printed
    assert "every promise holds" in succeed(manage("verify_history"))


def test_a_server_that_is_killed_while_it_imports_goes_on_when_it_is_started_again(manage, tmp_path):
    """The thread of the next web process finds what the one before left."""
    rows, path = tmp_path / "rows.jsonl", tmp_path / "killed.sqlite3"
    row = {"source_language": "fr", "target_language": "de", "translation": "Ein Tag. " * 300}
    rows.write_text("".join(json.dumps({"id": str(number)} | row) + "\n" for number in range(ROWS)))
    succeed(manage("import_articles", str(rows), "--project", "nord", "--no-check", "--background"))

    serve = ["shell", "-v0", "-c", "import config.wsgi, time; time.sleep(60)"]
    first = manage(*serve)
    wait_until_more_is_stored(first, path, 0)
    kill(first)
    assert numbers(path)[3] == 0
    second = manage(*serve)
    deadline = time.monotonic() + 60
    while numbers(path)[3] == 0 and time.monotonic() < deadline:
        time.sleep(0.05)
    kill(second)

    assert numbers(path) == (ROWS, ROWS, ROWS, ROWS, ROWS, 1)

"""An import that is killed leaves whole articles, and the same import again brings the rest."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from django.conf import settings

ROWS = 600
COMMAND = [sys.executable, "manage.py"]


@pytest.fixture
def manage(tmp_path):
    """Starts a command on a database file of its own."""
    environment = os.environ | {
        "DEBUG": "1",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'killed.sqlite3'}",
        "DATA_DIR": str(tmp_path),
        "LOG_LEVEL": "ERROR",
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


def numbers(path):
    """How many articles, translations and revisions are there, and what the newest batch counts."""
    with sqlite3.connect(path) as database:
        counts = [
            database.execute(f"SELECT count(*) FROM articles_{table}").fetchone()[0]  # noqa: S608
            for table in ("article", "translation", "revision")
        ]
        batch = database.execute("SELECT created, finished_at FROM articles_importbatch ORDER BY id DESC").fetchone()
    database.close()
    return counts, batch


def wait_for_rows(path, wanted):
    """Until so many rows are visible from outside."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if numbers(path)[0][0] >= wanted:
            return
        time.sleep(0.01)
    raise AssertionError(f"{wanted} rows never came")


@pytest.mark.parametrize("wanted", [1, 250])
def test_a_killed_import_leaves_whole_articles_and_can_be_resumed(manage, tmp_path, wanted):
    rows, path = tmp_path / "rows.jsonl", tmp_path / "killed.sqlite3"
    row = {"source_language": "fr", "target_language": "de", "source": "Un jour.", "translation": "Ein Tag."}
    rows.write_text("".join(json.dumps({"id": str(number)} | row) + "\n" for number in range(ROWS)))
    arguments = ("import_articles", str(rows), "--project", "nord", "--no-check")
    succeed(manage("migrate", "-v0"))

    process = manage(*arguments)
    wait_for_rows(path, wanted)
    time.sleep(random.random() * 0.05)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=10)

    counts, (created, finished) = numbers(path)
    assert wanted <= counts[0] < ROWS
    assert counts == [created] * 3
    assert finished is None

    printed = succeed(manage(*arguments))

    assert numbers(path)[0] == [ROWS] * 3
    assert f"{created:,}  unchanged" in printed
    assert "every promise holds" in succeed(manage("verify_history"))

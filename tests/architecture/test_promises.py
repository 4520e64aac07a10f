"""docs/promises.md and docs/accessibility.md: each promise names tests that prove it, and each of these is there."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
PAGES = [TESTS.parent / "docs" / name for name in ("promises.md", "accessibility.md")]
PROMISES = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
NAMED = re.findall(r"`([\w/]+\.py)::(test_\w+)`", PROMISES)


def test_every_test_that_proves_a_promise_is_there():
    assert NAMED
    for file, name in NAMED:
        assert re.search(rf"^def {name}\(", (TESTS / file).read_text(encoding="utf-8"), re.MULTILINE), (file, name)


def test_every_promise_names_a_proof():
    rows = re.findall(r"^\| (?!promise|criterion|--)(.*?) \| (.*) \|$", PROMISES, re.MULTILINE)

    assert rows
    assert [promise for promise, proof in rows if "::test_" not in proof] == []


def test_everything_that_people_do_at_once_belongs_to_a_promise():
    files = {f"contention/{file.name}" for file in (TESTS / "contention").glob("test_*.py")}

    assert files - {file for file, _ in NAMED} == set()

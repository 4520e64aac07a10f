"""The decision records: numbered without a gap, headed by their number, listed once."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parents[2] / "docs" / "decisions"


def test_records_are_numbered_in_order_and_listed():
    records = sorted(FOLDER.glob("[0-9]*.md"))
    table = (FOLDER / "README.md").read_text(encoding="utf-8")

    assert [record.name[:4] for record in records] == [f"{n:04}" for n in range(1, len(records) + 1)]
    for record in records:
        assert record.read_text(encoding="utf-8").startswith(f"# {record.name[:4]}: ")
        assert table.count(f"[{record.name[:4]}]({record.name})") == 1

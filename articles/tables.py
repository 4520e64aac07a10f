"""The fields of a row on its way in and out, and cells of tables (CSV, TSV, XLSX) that no spreadsheet runs."""

from __future__ import annotations

import re
from collections.abc import Mapping

FIELDS = (
    "id",
    "title",
    "url",
    "published_at",
    "source_language",
    "target_language",
    "engine",
    "source",
    "translation",
)
"""What an import takes of a row: columns of tables, keys of JSON lines."""

REVIEWED = ("corrected", "approved_at")
"""The columns that an export adds, and an import does not take."""

APOSTROPHES = "apostrophes"
"""The column that names those columns of its row into whose cells an apostrophe was put."""

PART = "part"
"""The column of a workbook that numbers the rows of one article, where its texts are too long for one cell."""


class Broken(str):
    """What a cell of a workbook shows whose formula failed: #N/A."""

    __slots__ = ()


_RUN = re.compile(r"[=+\-@\t\r]")


def is_run(cell: str) -> bool:
    """Whether a spreadsheet might take the cell for a formula (OWASP, CSV injection)."""
    return _RUN.match(cell) is not None


def made_safe(values: Mapping[str, str]) -> dict[str, str]:
    """The values with an apostrophe before each that a spreadsheet might run, and which these are."""
    changed = [name for name, value in values.items() if is_run(value)]
    safe = {name: f"'{value}" if name in changed else value for name, value in values.items()}
    return safe | {APOSTROPHES: " ".join(changed)}


def as_meant(values: Mapping[str, str]) -> dict[str, str]:
    """The values as they were before `made_safe`; what it did not change stays, also where an apostrophe stands."""
    changed = values.get(APOSTROPHES, "").split()
    return {name: value.removeprefix("'") if name in changed else value for name, value in values.items()}

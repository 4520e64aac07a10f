"""The rows that an import would refuse, as a table: to be put right and imported again."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterator
from itertools import islice

from articles.importing.accepting import accepted
from articles.importing.importer import Import
from articles.importing.incoming import PassedOver, Raw, Refusal
from articles.importing.planning import Desk, plan
from articles.importing.readers import read
from articles.importing.surveying import Survey, contradicted
from articles.lines import Lines
from articles.models import Project
from articles.tables import APOSTROPHES, FIELDS, made_safe

ABOUT = ("file", "line", "reason")
_CHUNK = 100
Refused = tuple[Refusal, Raw | None]


def rejected(wanted: Import, surveyed: Survey, project: Project, desk: Desk) -> Iterator[bytes]:
    """CSV: file, line and reason of each refusal, then the row as it was found, where it could be read at all."""
    lines = Lines()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([*ABOUT, *FIELDS, APOSTROPHES])
    yield BOM_UTF8 + lines.taken()
    for refusal, raw in _refused(wanted, surveyed, project, desk):
        cells = made_safe(_cells(refusal, raw))
        writer.writerow([cells[name] for name in (*ABOUT, *FIELDS, APOSTROPHES)])
        yield lines.taken()


def _refused(wanted: Import, surveyed: Survey, project: Project, desk: Desk) -> Iterator[Refused]:
    found = read(wanted.members, wanted.settings)
    while chunk := list(islice(found, _CHUNK)):
        yield from _of_chunk(
            [item for item in chunk if not isinstance(item, PassedOver)], wanted, surveyed, project, desk
        )


def _of_chunk(
    chunk: list[Raw | Refusal], wanted: Import, surveyed: Survey, project: Project, desk: Desk
) -> Iterator[Refused]:
    rows = []
    for item in chunk:
        row = item if isinstance(item, Refusal) else accepted(item, wanted.settings)
        answer = row if isinstance(row, Refusal) else contradicted(row, surveyed) or row
        if isinstance(answer, Refusal):
            yield answer, item if isinstance(item, Raw) else None
        elif isinstance(item, Raw):
            rows.append((answer, item))
    planned = plan(project, [row for row, _raw in rows], desk) if rows else []
    for step, (_row, raw) in zip(planned, rows, strict=True):
        if isinstance(step, Refusal):
            yield step, raw


def _cells(refusal: Refusal, raw: Raw | None) -> dict[str, str]:
    about = {"file": refusal.place.file, "line": str(refusal.place.line or ""), "reason": refusal.reason}
    values = {name: getattr(raw, name, "") for name in FIELDS if name != "id"} if raw else dict.fromkeys(FIELDS, "")
    return about | values | {"id": raw.external_id if raw else ""}

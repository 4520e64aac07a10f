"""How the files of an import are read before a row of them is taken: encoding, delimiter, what the columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from articles.importing.archives import opened_archive
from articles.importing.columns import meanings, names_of
from articles.importing.incoming import Head, Refusal, Settings
from articles.importing.members import Member
from articles.importing.readers import csv, format_of, text

MOST_FILES = 5
"""How many files are looked at; those of one import are mostly alike."""
MOST_ROWS = 3
MOST_COLUMNS = 60


def heads(members: Sequence[Member], settings: Settings) -> list[Head]:
    """How the first of the files are read; those that cannot be read, and formats with nothing to choose, have none."""
    return list(islice(_heads(members, settings), MOST_FILES))


def columns_of(found: Iterable[Head], settings: Settings) -> dict[str, str]:
    """The columns of all tables by name, in their order, each with the field that it is taken for."""
    fields: dict[str, str] = {}
    for head in found:
        names = names_of(head.header)[:MOST_COLUMNS]
        for name, field in zip(names, meanings(names, settings.columns), strict=True):
            if name:
                fields.setdefault(name, field)
    return fields


def shown_in(found: Iterable[Head], name: str) -> tuple[str, str]:
    """What the column is called in its table, and what stands in its first cell that holds anything."""
    title = ""
    for head in found:
        names = names_of(head.header)
        if name in names:
            at = names.index(name)
            title = title or head.header[at].strip()
            if cell := next((row[at] for row in head.rows if "".join(row[at : at + 1]).strip()), ""):
                return title, cell
    return title, ""


def _heads(members: Sequence[Member], settings: Settings) -> Iterator[Head]:
    for member in members:
        format_ = format_of(member)
        if format_ and format_.key == "zip":
            with opened_archive(member) as inside:
                yield from () if isinstance(inside, Refusal) else _heads(inside, settings)
        elif head := _head(member, format_.key if format_ else "", settings):
            yield head


def _head(member: Member, key: str, settings: Settings) -> Head | None:
    if key == "csv":
        return csv.first_rows(member, settings, MOST_ROWS)
    if key == "xlsx":
        from articles.importing.readers import xlsx  # its library takes long to load

        return xlsx.first_rows(member, settings, MOST_ROWS)
    return text.head(member, settings) if key == "text" else None

"""JSON lines: one article a line, as docs/formats.md describes it."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from django.conf import settings as limits

from articles.importing.decoding import undecodable_in_line, wrong_kind
from articles.importing.incoming import PassedOver, Place, Raw, Refusal, Settings
from articles.importing.members import Member

SCHEMA = 1
"""The newest version of the format that is read."""

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
"""What is taken."""

REVIEWED = ("corrected", "approved", "revisions", "decisions")
"""What an export adds, and an import does not hold."""

_MAX_IGNORED = 50
_MAX_BYTES_A_CHARACTER = 12  # an emoji written as two \uXXXX
_KINDS: Mapping[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
}


def read(members: Sequence[Member], settings: Settings) -> Iterator[Raw | Refusal | PassedOver]:
    """A row for each line; a line that cannot be read is refused, and the others go on."""
    for member in members:
        with member.open() as file:
            yield from _File(member.label).rows(file)


class _File:
    """One file on its way in."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._ignored: dict[str, int] = {}

    def rows(self, file: BinaryIO) -> Iterator[Raw | Refusal | PassedOver]:
        if refusal := wrong_kind(file.read(16), Place(self._name)):
            yield refusal
            return
        file.seek(0)
        empty = True
        for number, line in enumerate(_lines(file), start=1):
            if line.strip():
                empty = False
                yield self._row(Place(self._name, number), line)
        if empty:
            yield Refusal(Place(self._name), "The file holds no rows.")
        for key, lines in self._ignored.items():
            reason = "the work of people is not imported" if key in REVIEWED else "no such field is known"
            yield PassedOver(Place(self._name), f"“{key[:60]}” was left out in {lines:,} lines: {reason}.")

    def _row(self, place: Place, line: bytes) -> Raw | Refusal:
        if len(line) > _max_line():
            return Refusal(place, f"The line has more than {_max_line():,} bytes: that is no single article.")
        try:
            found = json.loads(line.rstrip(b"\r\n").decode())
        except UnicodeDecodeError as error:
            return Refusal(place, undecodable_in_line(line, error.start))
        except RecursionError:
            return Refusal(place, "The JSON is nested too deep.")
        except json.JSONDecodeError as error:
            return Refusal(place, f"This is not complete, valid JSON: {error.msg} (column {error.colno}).")
        except ValueError as error:
            return Refusal(place, f"This is not valid JSON: {error}.")
        return self._article(place, found) if isinstance(found, dict) else Refusal(place, _NO_OBJECT)

    def _article(self, place: Place, found: dict[str, object]) -> Raw | Refusal:
        schema = found.get("schema", SCHEMA)
        if schema != SCHEMA or isinstance(schema, bool):
            return Refusal(place, f"Its schema is {str(schema)[:20]!r}; this version reads schema {SCHEMA}.")
        values = {}
        for key in FIELDS:
            value = found.get(key)
            if key == "id" and isinstance(value, int) and not isinstance(value, bool):
                value = str(value)
            if value is not None and not isinstance(value, str):
                return Refusal(place, f"“{key}” must be text in quotation marks, not {_KINDS[type(value)]}.")
            values[key] = value or ""
        self._note_ignored(found)
        return _raw(place, values)

    def _note_ignored(self, found: dict[str, object]) -> None:
        for key in found.keys() - set(FIELDS) - {"schema", "project"}:
            same = key == "corrected" and found[key] == found.get("translation")
            if found[key] and not same and (key in self._ignored or len(self._ignored) < _MAX_IGNORED):
                self._ignored[key] = self._ignored.get(key, 0) + 1


def _raw(place: Place, values: Mapping[str, str]) -> Raw:
    return Raw(
        place,
        external_id=values["id"],
        title=values["title"],
        url=values["url"],
        published_at=values["published_at"],
        source_language=values["source_language"],
        target_language=values["target_language"],
        engine=values["engine"],
        source=values["source"],
        translation=values["translation"],
    )


_NO_OBJECT = "A line must be one JSON object: {…}."


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines, without the file's byte order mark; of a line that is too long only its beginning is kept."""
    limit = _max_line() + 1
    first = True
    while line := file.readline(limit):
        yield line.removeprefix(codecs.BOM_UTF8) if first else line
        first = False
        while len(line) == limit and not line.endswith(b"\n"):
            line = file.readline(limit)


def _max_line() -> int:
    return int(limits.MAX_ARTICLE_CHARACTERS) * 2 * _MAX_BYTES_A_CHARACTER

"""JSON lines: one article a line, as docs/formats.md describes it."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from django.conf import settings as limits
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from articles import schema as schemas
from articles.figures import figure
from articles.importing.columns import article
from articles.importing.decoding import undecodable_in_line, wrong_kind
from articles.importing.incoming import PassedOver, Place, Raw, Refusal, Settings
from articles.importing.members import Member
from articles.tables import FIELDS

REVIEWED = ("corrected", "approved", "revisions", "decisions")
"""What an export adds, and an import does not hold."""

_MAX_IGNORED = 50
_MAX_BYTES_A_CHARACTER = 12  # an emoji written as two \uXXXX
_KINDS: Mapping[type, str] = {
    bool: gettext_noop("true or false"),
    int: gettext_noop("a number"),
    float: gettext_noop("a number"),
    list: gettext_noop("a list"),
    dict: gettext_noop("an object"),
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
            yield Refusal(Place(self._name), _("The file holds no rows."))
        for key, lines in self._ignored.items():
            reason = _("the work of people is not imported") if key in REVIEWED else _("no such field is known")
            told = ngettext(
                "“{name}” was left out in {count} line: {reason}.",
                "“{name}” was left out in {count} lines: {reason}.",
                lines,
            )
            yield PassedOver(Place(self._name), told.format(name=key[:60], count=figure(lines), reason=reason))

    def _row(self, place: Place, line: bytes) -> Raw | Refusal:
        if len(line) > _max_line():
            told = _("The line has more than {most} bytes: that is no single article.")
            return Refusal(place, told.format(most=figure(_max_line())))
        try:
            found = json.loads(line.rstrip(b"\r\n").decode())
        except UnicodeDecodeError as error:
            return Refusal(place, undecodable_in_line(line, error.start))
        except RecursionError:
            return Refusal(place, _("The JSON is nested too deep."))
        except json.JSONDecodeError as error:
            told = _("This is not complete, valid JSON: {problem} (column {column}).")
            return Refusal(place, told.format(problem=error.msg, column=error.colno))
        except ValueError as error:
            return Refusal(place, _("This is not valid JSON: {problem}.").format(problem=error))
        return self._article(place, found) if isinstance(found, dict) else Refusal(place, _(_NO_OBJECT))

    def _article(self, place: Place, found: dict[str, object]) -> Raw | Refusal:
        schema = found.get("schema", schemas.VERSION)
        if schema != schemas.VERSION or isinstance(schema, bool):
            told = _("Its schema is {schema}; this version reads schema {ours}.")
            return Refusal(place, told.format(schema=repr(str(schema)[:20]), ours=schemas.VERSION))
        values = {}
        for key in FIELDS:
            value = found.get(key)
            if key == "id" and isinstance(value, int) and not isinstance(value, bool):
                value = str(value)
            if value is not None and not isinstance(value, str):
                told = _("“{name}” must be text in quotation marks, not {kind}.")
                return Refusal(place, told.format(name=key, kind=_(_KINDS[type(value)])))
            values[key] = value or ""
        self._note_ignored(found)
        return article(place, values)

    def _note_ignored(self, found: dict[str, object]) -> None:
        for key in found.keys() - set(FIELDS) - {"schema", "project"}:
            same = key == "corrected" and found[key] == found.get("translation")
            if found[key] and not same and (key in self._ignored or len(self._ignored) < _MAX_IGNORED):
                self._ignored[key] = self._ignored.get(key, 0) + 1


_NO_OBJECT = gettext_noop("A line must be one JSON object: {…}.")


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

"""CSV and TSV: one article a row, its columns named in the first."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, TextIO, cast

from django.conf import settings as limits
from django.utils.translation import gettext as _

from articles.importing.columns import Columns, article, columns, recognised
from articles.importing.decoding import other_encoding, read_as, undecodable, wrong_kind
from articles.importing.incoming import Head, PassedOver, Place, Raw, Refusal, Settings
from articles.importing.members import Member

DELIMITERS = ",;\t|"
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_SAID = re.compile(r"sep=(.?)", re.IGNORECASE)
"""A first line with which Excel is told the delimiter."""
_PAGE = (b"<!doctype", b"<html", b"<?xml")
_BLOCK = 1 << 20


def read(members: Sequence[Member], settings: Settings) -> Iterator[Raw | Refusal | PassedOver]:
    """A row for each row of the table; a file whose structure is broken is refused as a whole."""
    for member in members:
        with member.open() as file:
            yield from _rows(file, Place(member.label), settings)


def first_rows(member: Member, settings: Settings, most: int) -> Head | None:
    """The header and some rows after it, and how they were read; None where the file cannot be read."""
    place = Place(member.label)
    with member.open() as file:
        dialect = _dialect(file, place, settings)
        if isinstance(dialect, Refusal):
            return None
        with _text(file, dialect.encoding) as lines:
            try:
                rows = [tuple(cells) for _line, cells in islice(_records(lines, dialect.delimiter), most + 1)]
            except (csv.Error, UnicodeDecodeError):
                rows = []
    header, *others = rows or [()]
    return Head(place.file, header, tuple(others), dialect.encoding, dialect.delimiter, dialect.guessed)


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How a file is read; `guessed`: nothing in it says the encoding, and nobody did."""

    encoding: str
    delimiter: str
    guessed: bool


def _dialect(file: BinaryIO, place: Place, settings: Settings) -> _Dialect | Refusal:
    encoding = _encoding(file, place, settings)
    if isinstance(encoding, Refusal):
        return encoding
    guessed = not settings.encoding and encoding not in ("utf-8", *_MARKS.values())
    try:
        with _text(file, encoding) as lines:
            return _Dialect(encoding, settings.delimiter or _delimiter(lines), guessed)
    except UnicodeDecodeError as error:
        return Refusal(place, undecodable(error.object, error.start, encoding))


def _rows(file: BinaryIO, place: Place, settings: Settings) -> Iterator[Raw | Refusal | PassedOver]:
    dialect = _dialect(file, place, settings)
    if isinstance(dialect, Refusal):
        yield dialect
        return
    with _text(file, dialect.encoding) as lines:
        refusal = _broken(lines, dialect.delimiter, place, dialect.encoding)
    if refusal:
        yield refusal
        return
    if dialect.guessed:
        yield PassedOver(place, read_as(dialect.encoding))
    with _text(file, dialect.encoding) as lines:
        yield from _articles(_records(lines, dialect.delimiter), place, settings)


def _articles(
    records: Iterator[tuple[int, list[str]]], place: Place, settings: Settings
) -> Iterator[Raw | Refusal | PassedOver]:
    header = next(records, None)
    found = columns(header[1], place, settings.columns) if header else Refusal(place, _("The file holds no rows."))
    if isinstance(found, Refusal):
        yield found
        return
    empty = True
    for line, cells in records:
        empty = False
        yield _article(Place(place.file, line), cells, found)
    if empty:
        yield Refusal(place, _("The file holds no rows, only a header."))
    yield from found.notes(place.file)


def _article(place: Place, cells: list[str], found: Columns) -> Raw | Refusal:
    values = found.values(cells, place)
    return values if isinstance(values, Refusal) else article(place, values)


def _records(lines: TextIO, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line in which it begins."""
    csv.field_size_limit(max(int(limits.MAX_ARTICLE_CHARACTERS) * 4, 1 << 17))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    begins = 1
    for cells in reader:
        told = begins == 1 and _SAID.fullmatch(delimiter.join(cells))
        if not told and any(cell.strip() for cell in cells):
            yield begins, cells
        begins = reader.line_num + 1


def _broken(lines: TextIO, delimiter: str, place: Place, encoding: str) -> Refusal | None:
    """Reads through the whole file before a row of it is taken."""
    line = 0
    records = _records(lines, delimiter)
    try:
        for line, cells in records:
            line += sum(cell.count("\n") for cell in cells)
    except csv.Error as error:
        return Refusal(Place(place.file, line + 1), _explained(str(error)))
    except UnicodeDecodeError as error:
        problem = undecodable(error.object, error.start, encoding)
        return Refusal(place, _("After line {line}: {problem}").format(line=line, problem=problem))
    return None


def _explained(error: str) -> str:
    if "unexpected end of data" in error:
        return _(
            "In the row that begins here a quotation mark is opened and never closed. Nothing of the file is taken."
        )
    if "field larger" in error:
        return _("In the row that begins here a cell is larger than any article: is a quotation mark never closed?")
    if "expected after" in error:
        return _(
            'In the row that begins here something follows a closing quotation mark; one in a cell is doubled ("").'
        )
    return _("The row that begins here cannot be read: {problem}.").format(problem=error)


def _delimiter(lines: TextIO) -> str:
    """What the first line says; else with which the first row names the most known columns, or else has most cells."""
    head = lines.readline(1 << 16)
    if (told := _SAID.fullmatch(head.rstrip("\r\n"))) and told[1] in DELIMITERS:
        return told[1] or ","
    while head and not head.strip():
        head = lines.readline(1 << 16)
    return max(DELIMITERS, key=lambda delimiter: _fit(head, delimiter))


def _fit(head: str, delimiter: str) -> tuple[int, int]:
    try:
        cells = next(csv.reader([head], delimiter=delimiter), [])
    except csv.Error:
        return 0, 0
    return recognised(cells), len(cells)


def _encoding(file: BinaryIO, place: Place, settings: Settings) -> str | Refusal:
    """What a mark says, else UTF-8 where the whole file is, else what was asked for or what it looks like."""
    head = file.read(1 << 12)
    file.seek(0)
    for mark, encoding in _MARKS.items():
        if head.startswith(mark) and not head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
            return encoding
    if refusal := wrong_kind(head[:16], place):
        return refusal
    if head.lstrip()[:9].lower().startswith(_PAGE):
        return Refusal(place, _("The file is a web page or XML, not a table."), wrong_kind=True)
    if b"\0" in head:
        return Refusal(place, _("The file is not text: it holds zero bytes."), wrong_kind=True)
    if settings.encoding:
        return settings.encoding
    wrong = _not_utf8(file)
    if wrong is None:
        return "utf-8"
    languages = settings.source_language, settings.target_language
    return other_encoding(wrong, languages) or Refusal(
        place, _("The file is not UTF-8, and what else it is cannot be told.")
    )


def _not_utf8(file: BinaryIO) -> bytes | None:
    """The surroundings of the first byte that is not UTF-8; None where all of them are."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    while True:
        block = file.read(_BLOCK)
        try:
            decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            return error.object[max(0, error.start - (1 << 15)) : error.start + (1 << 15)]
        if not block:
            return None


@contextmanager
def _text(file: BinaryIO, encoding: str) -> Iterator[TextIO]:
    """The file from its beginning as text with its line ends; the file stays open afterwards."""
    file.seek(0)
    wrapper = io.TextIOWrapper(cast(io.BufferedReader, file), encoding=encoding, newline="")
    try:
        yield wrapper
    finally:
        wrapper.detach()

"""Excel workbooks: one article a row of the first sheet, its columns named in the first row."""

from __future__ import annotations

import re
import warnings
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

from django.conf import settings as limits
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from articles.figures import figure
from articles.importing.columns import article, columns
from articles.importing.incoming import Head, PassedOver, Place, Raw, Refusal, Settings
from articles.importing.members import Member
from articles.importing.office import office_refusal
from articles.tables import PART

_MOST_SHEETS, _FIRST_ROWS = 20, 100
_MERGED, _BLOCK = re.compile(rb'ref="[A-Z]+(\d+):[A-Z]+(\d+)"'), 1 << 16
_LONG = ("source", "translation")
_KIND = gettext_lazy("an Excel workbook (.xlsx)")


def read(members: Sequence[Member], settings: Settings) -> Iterator[Raw | Refusal | PassedOver]:
    """A row for each row of the first sheet: what its cells show, never their formulas."""
    for member in members:
        with member.open() as file:
            yield from _File(Place(member.label), settings).articles(file)


def first_rows(member: Member, settings: Settings, most: int) -> Head | None:
    """The header of the first sheet and some rows after it; None where the file cannot be read."""
    place = Place(member.label)
    with member.open() as file:
        if office_refusal(file, place, "xl/", str(_KIND)):
            return None
        try:
            rows = list(islice((cells for _number, cells in _sheet(file)), most + 1))
        except Exception:
            return None
    return Head(place.file, header=rows[0], rows=tuple(rows[1:])) if rows else None


class _Broken(str):
    """What a cell shows whose formula failed: #N/A."""

    __slots__ = ()


class _File:
    """One workbook on its way in."""

    def __init__(self, place: Place, settings: Settings) -> None:
        self._place, self._chosen = place, settings.columns

    def articles(self, file: BinaryIO) -> Iterator[Raw | Refusal | PassedOver]:
        if refusal := office_refusal(file, self._place, "xl/", str(_KIND)) or self._damage(file):
            yield refusal
        else:
            yield from self._joined(file)

    def _damage(self, file: BinaryIO) -> Refusal | None:
        """Reads the sheet to its end before a row of it is taken."""
        try:
            deque(_sheet(file), maxlen=0)
        except Exception:
            told = _("The file is not {kind}, or it is damaged.")
            return Refusal(self._place, told.format(kind=_KIND))
        return None

    def _joined(self, file: BinaryIO) -> Iterator[Raw | Refusal | PassedOver]:
        """The rows; one whose part is 2 or more continues the one above."""
        rows = _sheet(file)
        line, header = next(rows, (1, ()))
        if not header:
            yield Refusal(self._place, _("The first sheet holds no rows."))
            return
        found = columns(header, self._place, self._chosen)
        if isinstance(found, Refusal):
            yield found
            return
        held: tuple[Place, dict[str, str]] | None = None
        for line, cells in rows:
            place = Place(self._place.file, line)
            values = found.values(cells, place)
            if isinstance(values, Refusal):
                yield values
            elif refusal := _broken(values, place):
                yield refusal
            elif held and values.get(PART, "1") not in ("", "1"):
                held[1].update({name: held[1].get(name, "") + values.get(name, "") for name in _LONG})
            else:
                if held:
                    yield article(*held)
                held = place, values
        yield article(*held) if held else Refusal(self._place, _("The first sheet holds no rows, only a header."))
        yield from found.notes(self._place.file)
        yield from self._passed_over(file)

    def _passed_over(self, file: BinaryIO) -> Iterator[PassedOver]:
        """What the rows of the first sheet do not tell."""
        book = _opened(file)
        try:
            merged, others = _merged(_first(book)), _other_sheets(book)
        finally:
            book.close()
        if merged:
            told = _("{count} ranges of merged cells: what stands in them was taken for their first row only.")
            yield PassedOver(self._place, told.format(count=figure(merged)))
        for name in others:
            told = _("The sheet “{name}” was left out: only the first one that can be seen is read.")
            yield PassedOver(self._place, told.format(name=name))


def _opened(file: BinaryIO) -> Workbook:
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(file, read_only=True, data_only=True, keep_links=False)


def _first(book: Workbook) -> Worksheet:
    """The first sheet that people see."""
    return next((sheet for sheet in book.worksheets if sheet.sheet_state == "visible"), book.worksheets[0])


def _other_sheets(book: Workbook) -> list[str]:
    """The names of the others in which something stands near the beginning."""
    first = _first(book)
    others = [sheet for sheet in book.worksheets if sheet is not first][:_MOST_SHEETS]
    return [sheet.title for sheet in others if _holds_anything(sheet)]


def _broken(values: Mapping[str, str], place: Place) -> Refusal | None:
    for name, value in values.items():
        if isinstance(value, _Broken):
            return Refusal(place, _("The cell of “{name}” holds an error: {error}.").format(name=name, error=value))
    return None


def _merged(sheet: Any) -> int:
    """How many ranges of cells of the sheet are merged into one over several rows."""
    with sheet._get_source() as part:
        found = b""
        while block := part.read(_BLOCK):
            at = (found + block).find(b"<mergeCells")
            found = (found + block)[at if at >= 0 else -20 :]
    return sum(first != last for first, last in _MERGED.findall(found.partition(b"</mergeCells>")[0]))


def _holds_anything(sheet: Worksheet) -> bool:
    rows = sheet.iter_rows(values_only=True, max_row=_FIRST_ROWS, max_col=int(limits.MAX_TABLE_COLUMNS))
    try:
        return any(_cell(value).strip() for row in rows for value in row)
    except Exception:  # it is not read, so nothing depends on its being whole
        return True


def _sheet(file: BinaryIO) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows that hold anything, with their numbers; ends where too many empty ones follow each other."""
    book = _opened(file)
    try:
        empty = 0
        sheet = _first(book)
        for number, row in enumerate(sheet.iter_rows(max_col=int(limits.MAX_TABLE_COLUMNS) + 1), start=1):
            cells = tuple(_Broken(cell.value) if cell.data_type == "e" else _cell(cell.value) for cell in row)
            empty = 0 if any(cell.strip() for cell in cells) else empty + 1
            if not empty:
                yield number, cells
            elif empty > limits.MAX_EMPTY_ROWS:
                return
    finally:
        book.close()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)

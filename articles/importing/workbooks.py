"""Excel workbooks as rows of cells: what the first sheet that people see shows, never its formulas."""

from __future__ import annotations

import re
import warnings
from collections import deque
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

from django.conf import settings as limits
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from articles.figures import figure
from articles.importing.incoming import Place, Refusal
from articles.importing.office import office_refusal
from articles.tables import Broken

_MOST_SHEETS, _FIRST_ROWS = 20, 100
_MERGED, _BLOCK = re.compile(rb'ref="[A-Z]+(\d+):[A-Z]+(\d+)"'), 1 << 16
_KIND = gettext_lazy("an Excel workbook (.xlsx)")


def refusal_of(file: BinaryIO, place: Place) -> Refusal | None:
    """Why the workbook is not taken; None where it may be, and its first sheet was read to its end."""
    if refusal := office_refusal(file, place, "xl/", str(_KIND)):
        return refusal
    try:
        deque(rows(file), maxlen=0)
    except Exception:
        return Refusal(place, _("The file is not {kind}, or it is damaged.").format(kind=_KIND))
    return None


def rows(file: BinaryIO) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows that hold anything, with their numbers; ends where too many empty ones follow each other."""
    book = _opened(file)
    try:
        empty = 0
        sheet = _first(book)
        for number, row in enumerate(sheet.iter_rows(max_col=int(limits.MAX_TABLE_COLUMNS) + 1), start=1):
            cells = tuple(Broken(cell.value) if cell.data_type == "e" else _cell(cell.value) for cell in row)
            empty = 0 if any(cell.strip() for cell in cells) else empty + 1
            if not empty:
                yield number, cells
            elif empty > limits.MAX_EMPTY_ROWS:
                return
    finally:
        book.close()


def first_rows(file: BinaryIO, place: Place, most: int) -> list[tuple[str, ...]] | None:
    """The cells of the first rows, read no further than they go; None where the workbook cannot be read."""
    if office_refusal(file, place, "xl/", str(_KIND)):
        return None
    try:
        return [cells for _number, cells in islice(rows(file), most)]
    except Exception:
        return None


def untold(file: BinaryIO) -> Iterator[str]:
    """What the rows of the first sheet do not tell."""
    book = _opened(file)
    try:
        merged, others = _merged(_first(book)), _other_sheets(book)
    finally:
        book.close()
    if merged:
        told = _("{count} ranges of merged cells: what stands in them was taken for their first row only.")
        yield told.format(count=figure(merged))
    for name in others:
        yield _("The sheet “{name}” was left out: only the first one that can be seen is read.").format(name=name)


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

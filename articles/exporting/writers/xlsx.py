"""An Excel workbook: a row for each text, cells of text only, none of which is a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from articles.exporting.columns import COLUMNS, cells
from articles.exporting.markup import storable
from articles.exporting.outgoing import Outgoing
from articles.tables import APOSTROPHES, PART, is_run, made_safe

_MOST = 32_000
"""A cell holds 32,767 UTF-16 units; half of that where every character takes two of them."""
_LONG = ("source", "translation", "corrected")
_BLOCK = 1 << 16


def stream(articles: Iterable[Outgoing]) -> Iterator[bytes]:
    """The workbook; what does not fit into a cell goes on in the next row, whose `part` is 2, 3, …"""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("articles")
    columns = (*COLUMNS, APOSTROPHES, PART)
    sheet.append(columns)
    for article in articles:
        for row in _parts(made_safe(cells(article))):
            sheet.append([_text(sheet, row.get(name, "")) for name in columns])
    with TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while block := file.read(_BLOCK):
            yield block


def _parts(values: dict[str, str]) -> Iterator[dict[str, str]]:
    pieces = {name: list(_pieces(values[name])) for name in _LONG}
    for number in range(max(map(len, pieces.values()))):
        texts = {name: cut[number] if number < len(cut) else "" for name, cut in pieces.items()}
        yield (values if number == 0 else {"id": values["id"]}) | texts | {PART: str(number + 1)}


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces of at most so many UTF-16 units, and hardly one that begins as a formula does."""
    start = 0
    while True:
        end = start + _MOST // 2
        while end > start + _MOST // 2 - 100 and is_run(text[end : end + 1]):
            end -= 1
        yield text[start:end]
        if end >= len(text):
            return
        start = end


def _text(sheet: Any, value: str) -> Any:
    cell: Any = WriteOnlyCell(sheet, value=None)
    cell._value, cell.data_type = storable(value) or None, "s" if value else "n"
    return cell

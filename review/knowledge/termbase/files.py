"""Which format a glossary's file has, and in which encoding: its content says it, not its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _

from articles.importing.decoding import decoded, other_encoding, read_as, wrong_kind
from articles.importing.incoming import Place, Refusal
from review.knowledge.termbase import sheets, tbx
from review.knowledge.termbase.entries import FileRefusedError, Row

_ZIP = b"PK\x03\x04"
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows of a file, at least one, and what somebody should know of how they were read."""

    rows: list[Row]
    remarks: list[str]


def reading_of(data: bytes, source_language: str, target_language: str) -> Reading:
    """What a TBX, CSV or XLSX file holds in these languages, where it does not say others. Raises FileRefusedError."""
    if not data.strip():
        raise FileRefusedError(_("The file is empty."))
    if _is_xml(data):
        rows, remarks = list(tbx.read(data, source_language, target_language)), list[str]()
    elif data.startswith(_ZIP):
        rows, remarks = _of_workbook(BytesIO(data), source_language, target_language)
    else:
        text, told = _text(data, (source_language, target_language))
        rows, remarks = sheets.read(text, source_language, target_language)
        remarks = told + remarks
    if not rows:
        raise FileRefusedError(_("The file has no terms."))
    return Reading(rows, remarks)


def _of_workbook(file: BytesIO, source_language: str, target_language: str) -> tuple[list[Row], list[str]]:
    """The rows of the first sheet that can be seen, and what they do not tell. Raises FileRefusedError."""
    from articles.importing import workbooks  # its library takes long to load

    if refusal := workbooks.refusal_of(file, Place(_("The file"))):
        raise FileRefusedError(refusal.reason)
    rows, remarks = sheets.read_records(_even(workbooks.rows(file)), source_language, target_language)
    return rows, [*remarks, *workbooks.untold(file)]


def _even(records: Iterable[sheets.Record]) -> Iterator[sheets.Record]:
    """The rows as wide as the first that holds anything, wider where they hold more: a sheet has empty cells wherever
    something was formatted."""
    width = 0
    for line, cells in records:
        held = max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)
        width = width or held
        yield line, [*cells[: max(width, held)], *[""] * (width - len(cells))]


def _text(data: bytes, languages: tuple[str, str]) -> tuple[str, list[str]]:
    """The text, and a remark where its encoding was found out. Raises FileRefusedError."""
    text = decoded(data, Place(_("The file")))
    if isinstance(text, str):
        return text, []
    encoding = None if text.wrong_kind or wrong_kind(data[:16], text.place) else other_encoding(data, languages)
    guessed = decoded(data, text.place, encoding) if encoding else text
    if isinstance(guessed, Refusal) or not encoding:
        raise FileRefusedError(text.reason)
    return guessed, [read_as(encoding)]


def _is_xml(data: bytes) -> bool:
    for mark in _MARKS:
        data = data.removeprefix(mark)
    return data.lstrip(b"\0 \t\r\n").startswith(b"<")

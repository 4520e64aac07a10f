"""Which format a glossary's file has: its content says it, not its name."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.importing.decoding import decoded
from articles.importing.incoming import Place, Refusal
from review.knowledge.termbase import sheets, tbx
from review.knowledge.termbase.entries import FileRefusedError, Row

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def rows_of(data: bytes, source_language: str, target_language: str) -> Iterator[Row]:
    """The rows of a TBX or CSV file in these languages, where it does not say others. Raises FileRefusedError."""
    if not data.strip():
        raise FileRefusedError(_("The file is empty."))
    if _is_xml(data):
        return tbx.read(data, source_language, target_language)
    text = decoded(data, Place(_("The file")))
    if isinstance(text, Refusal):
        raise FileRefusedError(text.reason)
    return sheets.read(text, source_language, target_language)


def _is_xml(data: bytes) -> bool:
    for mark in _MARKS:
        data = data.removeprefix(mark)
    return data.lstrip(b"\0 \t\r\n").startswith(b"<")

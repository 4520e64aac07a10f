"""Tracked changes in a Word document: who accepts them all has the corrected text, who rejects them the machine's."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from articles.difference import Change
from articles.exporting.attribution import Tracked, lines, tracked
from articles.exporting.markup import storable
from articles.exporting.outgoing import Outgoing
from articles.exporting.writers.docx import described

_TAGS = {Change.INSERTED: "w:ins", Change.DELETED: "w:del"}
_PARTS = re.compile(r"\t|[^\t]+")


def render(article: Outgoing) -> bytes:
    """A paragraph for each line of either text, with real insertions and deletions, also of paragraph marks."""
    document = Document()
    numbers = count(1)
    for number, (line, end) in enumerate(lines(list(tracked(article)))):
        paragraph: Any = document.add_paragraph(style="Heading 1" if number == 0 else None)._p
        if end and end.change is not Change.SAME:
            paragraph.get_or_add_pPr().append(_within("w:rPr", _change(end, next(numbers))))
        for piece in line:
            paragraph.append(_piece(piece, numbers))
    described(document, article, article.title)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _piece(piece: Tracked, numbers: Iterator[int]) -> Any:
    run = _within("w:r", *_words(piece))
    return run if piece.change is Change.SAME else _change(piece, next(numbers), run)


def _words(piece: Tracked) -> Iterator[Any]:
    for words in _PARTS.findall(storable(piece.text)):
        if words == "\t":
            yield OxmlElement("w:tab")
        else:
            element = OxmlElement("w:delText" if piece.change is Change.DELETED else "w:t")
            element.set(qn("xml:space"), "preserve")
            element.text = words
            yield element


def _change(piece: Tracked, number: int, *content: Any) -> Any:
    """<w:ins> or <w:del>; a date of Word has no fractions of a second."""
    element = _within(_TAGS[piece.change], *content)
    element.set(qn("w:id"), str(number))
    element.set(qn("w:author"), storable(piece.by))
    element.set(qn("w:date"), f"{piece.at:%Y-%m-%dT%H:%M:%SZ}")
    return element


def _within(name: str, *content: Any) -> Any:
    element = OxmlElement(name)
    element.extend(content)
    return element

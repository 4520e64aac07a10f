"""Word documents: one article a file, its paragraphs as lines; tracked changes as if they were accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from docx import Document
from docx.oxml.ns import qn

from articles.figures import figure
from articles.importing.incoming import PassedOver, Place, Raw, Refusal, Settings
from articles.importing.members import Member
from articles.importing.office import office_refusal
from articles.importing.pairing import Content, paired

_KIND = gettext_lazy("a Word document (.docx)")
_MAX_PART = 40 << 20
_GONE = {
    qn("w:del"),
    qn("w:moveFrom"),
    qn("w:pPr"),
    qn("w:rPr"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_SHOWN = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}
_PARAGRAPH, _ROW, _ROW_GONE = qn("w:p"), qn("w:tr"), f"{qn('w:trPr')}/{qn('w:del')}"
_MARK_GONE = (qn("w:del"), qn("w:moveFrom"))


def read(members: Sequence[Member], settings: Settings) -> Iterator[Raw | Refusal | PassedOver]:
    """A row for each translated document, with the source document of the same name."""
    return paired(members, settings, _content)


def _content(member: Member, language: str, settings: Settings) -> Content | Refusal:
    place = Place(member.label)
    with member.open() as file:
        refusal = office_refusal(file, place, "word/", str(_KIND), _MAX_PART)
        return refusal or _opened(file, place)


def _opened(file: BinaryIO, place: Place) -> Content | Refusal:
    file.seek(0)
    try:
        body = Document(file).element.body
    except Exception:
        return Refusal(place, _("The file is not {kind}, or it is damaged.").format(kind=_KIND))
    text = "\n".join(_lines(body))
    return (
        Content(text, note=_left_out(body)) if text.strip() else Refusal(place, _("There is no text in the document."))
    )


def _lines(body: Any) -> Iterator[str]:
    """The paragraphs in document order, also those in tables; of text boxes each once."""
    line: list[str] = []
    joined = False
    waiting: list[tuple[Any, bool]] = [(body, True)]
    while waiting:
        node, opening = waiting.pop()
        if node.tag in _GONE or (node.tag == _ROW and node.find(_ROW_GONE) is not None):
            continue
        if node.tag == _PARAGRAPH and (not joined if opening else not _goes_on(node)) and (line or not opening):
            yield "".join(line)
            line = []
        if node.tag == _PARAGRAPH:
            joined = not opening and _goes_on(node)
        if opening:
            shown = node.text if node.tag == qn("w:t") else _SHOWN.get(node.tag)
            line += [shown] if shown else []
            waiting.append((node, False))
            waiting += [(child, True) for child in reversed(list(node))]
    if line:
        yield "".join(line)


def _goes_on(paragraph: Any) -> bool:
    """Whether its mark was deleted or moved away: once that is accepted, the next paragraph stands in its line."""
    return any(paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{gone}") is not None for gone in _MARK_GONE)


def _left_out(body: Any) -> str:
    """Says how many notes the text has, which are no part of it."""
    notes = sum(1 for _note in body.iter(qn("w:footnoteReference"), qn("w:endnoteReference")))
    if not notes:
        return ""
    told = ngettext(
        "{count} note at the foot or the end was left out.",
        "{count} notes at the foot or the end were left out.",
        notes,
    )
    return told.format(count=figure(notes))

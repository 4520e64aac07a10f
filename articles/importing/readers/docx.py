"""Word documents: one article a file, its paragraphs as lines; tracked changes as if they were accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from docx import Document
from docx.oxml.ns import qn

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
}


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
    return Content(text) if text.strip() else Refusal(place, _("There is no text in the document."))


def _lines(body: Any) -> Iterator[str]:
    """The paragraphs in document order, also those in tables; of text boxes each once."""
    line: list[str] = []
    waiting: list[tuple[Any, bool]] = [(body, True)]
    while waiting:
        node, opening = waiting.pop()
        if node.tag in _GONE:
            continue
        if node.tag == qn("w:p") and (line or not opening):
            yield "".join(line)
            line = []
        if opening:
            shown = node.text if node.tag == qn("w:t") else _SHOWN.get(node.tag)
            line += [shown] if shown else []
            waiting.append((node, False))
            waiting += [(child, True) for child in reversed(list(node))]

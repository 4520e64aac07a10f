"""How a text is stored: one normal form, and the limits it must keep."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from articles.figures import figure

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_OTHER_LINE_END = re.compile(r"[\r\x0b\x0c\x85\u2028\u2029]")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]*\Z")


class TextRefusedError(ValueError):
    """A text that cannot be stored; the message says what is wrong and where."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a text that holds more than white space: its place among them and its span (code points)."""

    index: int
    start: int
    end: int
    text: str


def imported(raw: str) -> str:
    """A text from outside as it is stored: normalised, without byte order marks and empty lines at its ends.

    Raises TextRefusedError as `normalised` does.
    """
    return normalised(raw).lstrip("\ufeff\n").rstrip("\n")


def normalised(raw: str) -> str:
    """`raw` in the form every text is stored in: NFC, lines ended by \\n only.

    Raises TextRefusedError for control characters, with their place. Everything else stays as it is: no-break spaces,
    joiners, emoji and combining marks are text.
    """
    lines = _LINE_ENDS.sub("\n", raw) if _OTHER_LINE_END.search(raw) else raw
    text = unicodedata.normalize("NFC", lines)
    if wrong := _NO_TEXT.search(text):
        line = text.count("\n", 0, wrong.start()) + 1
        column = wrong.start() - text.rfind("\n", 0, wrong.start())
        told = _("The character {code} in line {line}, column {column} is not text.")
        raise TextRefusedError(told.format(code=f"U+{ord(wrong[0]):04X}", line=line, column=column))
    return text


def refuse_oversize(text: str) -> None:
    """Raises TextRefusedError when the text breaks one of the limits in the settings; says which and where."""
    if len(text) > settings.MAX_ARTICLE_CHARACTERS:
        told = _("The text has {count} characters; at most {most} are taken.")
        raise TextRefusedError(told.format(count=figure(len(text)), most=figure(settings.MAX_ARTICLE_CHARACTERS)))
    if len(text) <= settings.MAX_PARAGRAPH_CHARACTERS and text.count("\n") < settings.MAX_ARTICLE_PARAGRAPHS:
        return  # nearly every text; the rest is counted
    found = list(paragraphs(text))
    if len(found) > settings.MAX_ARTICLE_PARAGRAPHS:
        told = _("The text has {count} paragraphs; at most {most} are taken.")
        raise TextRefusedError(told.format(count=figure(len(found)), most=figure(settings.MAX_ARTICLE_PARAGRAPHS)))
    for paragraph in found:
        if len(paragraph.text) > settings.MAX_PARAGRAPH_CHARACTERS:
            raise TextRefusedError(_oversize(paragraph))


def _oversize(paragraph: Paragraph) -> str:
    told = _("Paragraph {number} has {count} characters; at most {most} are taken.")
    most = figure(settings.MAX_PARAGRAPH_CHARACTERS)
    return told.format(number=figure(paragraph.index + 1), count=figure(len(paragraph.text)), most=most)


def is_blank(text: str) -> bool:
    """Whether nothing in the text can be seen: spaces, line ends, zero-width characters."""
    return _INVISIBLE.match(text) is not None


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The non-empty lines of the text, in order. Computed whenever needed, never stored."""
    for index, match in enumerate(_PARAGRAPH.finditer(text)):
        yield Paragraph(index, match.start(), match.end(), match[0])

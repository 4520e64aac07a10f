"""A bracket without its partner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Span, Tier, gettext_noop
from review.detector.pairing.pair import Bead

OPENED = gettext_noop("The bracket is not closed.")
CLOSED = gettext_noop("The bracket was not opened.")

_BRACKET = re.compile(r"[()\[\]]")
_NUMBERING = re.compile(r"(?:^|[\s(])(?:\d{1,3}|[a-zA-Zа-я]|[ivxIVX]{1,5})\)")
_FACE = re.compile(r"[:;=8xX]['’]?-?[()\[\]]|[()\[\]]-?[:;=8]|\({2,}|\){2,}")
_PARTNERS = {")": "(", "]": "["}
_CLOSING = {"(": ")", "[": "]"}
_PAIR = re.compile(r"[(\[]([^()\[\]]{1,400})[)\]]")
_WORD = re.compile(r"\S+")
_STOP = re.compile(r"[.!?]\s")


class _Fixed(NamedTuple):
    """The stretch to be replaced, and by what; None where nobody can say."""

    start: int
    end: int
    text: str | None


def find(bead: Bead) -> Iterator[Finding]:
    if not _BRACKET.search(bead.translation) or not bead.source:
        return
    loose = _loose(bead.translation)
    if len(loose) != 1 or _loose(bead.source):
        return
    at = loose[0]
    mark = bead.translation[at]
    fixed = _fixed(bead, at)
    yield CHECK.finding(
        start=fixed.start,
        end=fixed.end,
        message=OPENED if mark in "([" else CLOSED,
        tier=Tier.LIKELY,
        suggestions=() if fixed.text is None else (fixed.text,),
        places=(Span(at, at + 1),),
    )


def _fixed(bead: Bead, at: int) -> _Fixed:
    """The bracket's partner goes as many words away as in the source, at most so far as the sentence."""
    text, before = bead.translation, bead.translation[:at]
    inside = _PAIR.findall(bead.source)
    if not inside:
        return _Fixed(at, at + 1, None if _BRACKET.search(bead.source) else "")
    index = len(_PAIR.findall(before))
    count = max(1, len(inside[min(index, len(inside) - 1)].split()))
    if text[at] in _PARTNERS:
        words = list(_WORD.finditer(before))[-count:]
        if not words or _STOP.search(before[words[0].start() :].rstrip()[:-1]):
            return _Fixed(at, at + 1, None)
        return _Fixed(words[0].start(), at + 1, _PARTNERS[text[at]] + text[words[0].start() : at + 1])
    words = list(islice(_WORD.finditer(text, at + 1), count))
    if not words:
        return _Fixed(at, at + 1, None)
    end = at + 1 + len(text[at + 1 : words[-1].end()].rstrip(",.;:"))
    return _Fixed(at, end, text[at:end] + _CLOSING[text[at]])


def _loose(text: str) -> list[int]:
    """The brackets without partner; none in a text with numbering (`a)`) or with faces."""
    opened: list[int] = []
    alone: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] in "([":
            opened.append(match.start())
        elif opened and text[opened[-1]] == _PARTNERS[match[0]]:
            opened.pop()
        else:
            alone.append(match.start())
    loose = sorted(opened + alone)
    return [] if loose and (_NUMBERING.search(text) or _FACE.search(text)) else loose


CHECK = BeadCheck(
    id="unbalanced_bracket",
    title="Bracket without its partner",
    description=(
        "A bracket is opened and not closed in its paragraph, or closed and not opened, though the source’s brackets "
        "are in pairs. The reader loses the thread. Numbering such as a) and faces made of signs are left alone. Where "
        "the source has no bracket at all, the fix removes it. Nothing is said without a source, because a bracket may "
        "span paragraphs."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.PUNCTUATION,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Die Brücke ⟦(am Hafen⟧ ist zu.",
            "Die Brücke (am Hafen) ist zu.",
            "Le pont (au port) est fermé.",
        ),
        Example(("fr", "de"), "Die Brücke⟦)⟧ ist zu.", "Die Brücke ist zu.", "Le pont est fermé."),
    ),
    harmless=(
        Harmless(("fr", "de"), "a) Die Brücke, b) der Weg :-)", "a) Le pont, b) le chemin"),
        Harmless(("fr", "de"), "Die Brücke (am Hafen) ist zu.", "Le pont (au port) est fermé."),
    ),
)

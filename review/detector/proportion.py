"""How long a paragraph's translation is, against what the article's other paragraphs would lead one to expect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from statistics import median
from typing import NamedTuple

from review.detector.pair import Pair, Placed

TELLING = 40
"""Paragraphs shorter than this say little about the article's ratio."""
SENTENCE_ENDS = frozenset(".!?…:;。！？؟।۔")
_CLOSING = " \u00a0\u202f\n\t—–\"”“»«’‘')]}」』"


class Linked(NamedTuple):
    """Aligned paragraphs that have both sides."""

    placed: Placed
    before: int
    """The place of the bead in the article's beads."""
    off: float
    """The logarithm of the translation's length over the expected one: 0 is as expected, -0.7 half of it."""


def linked(pair: Pair) -> Sequence[Linked]:
    """All beads with both sides, in order; empty for an article without source."""
    both = [
        (index, placed) for index, placed in enumerate(pair.beads) if placed.bead.source and placed.bead.translation
    ]
    ratio = _ratio([placed for _, placed in both])
    return [
        Linked(placed, index, log(len(placed.bead.translation) / (len(placed.bead.source) * ratio)))
        for index, placed in both
    ]


def _ratio(beads: Sequence[Placed]) -> float:
    telling = [placed for placed in beads if len(placed.bead.source) >= TELLING] or beads
    return median(len(p.bead.translation) / len(p.bead.source) for p in telling) if telling else 1.0


def ends_as_sentence(text: str) -> bool:
    return text.rstrip(_CLOSING)[-1:] in SENTENCE_ENDS


def last_words(text: str, count: int) -> Iterator[int]:
    """Where the last `count` words of `text` begin, the last word first."""
    end = len(text.rstrip())
    for _ in range(count):
        start = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1
        if start >= end:
            return
        yield start
        end = len(text[:start].rstrip())

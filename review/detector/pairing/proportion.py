"""How long a paragraph's translation is, against what the article's other paragraphs would lead one to expect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

TELLING = 40
"""Paragraphs shorter than this say little about the article's ratio."""
SENTENCE_ENDS = frozenset(".!?…:;。！？؟।۔")
_CLOSING = " \u00a0\u202f\n\t—–\"”“»«’‘')]}」』"


def ratio(lengths: Sequence[tuple[int, int]]) -> float:
    """How long the translation is for each character of the source, from the lengths of an article's paragraphs."""
    telling = [both for both in lengths if both[0] >= TELLING] or lengths
    return median(theirs / ours for ours, theirs in telling) if telling else 1.0


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

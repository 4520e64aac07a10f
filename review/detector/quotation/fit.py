"""Which words of a stretch fit a quotation of the source best, by place, length, punctuation and small words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from review.detector.findings import Span
from review.detector.languages.last_verbs import LAST_VERBS
from review.detector.pairing.pair import Bead
from review.detector.quotation.marks import Quotation
from review.detector.words.lexicon import base_language, frequency

REACH, NEAREST = 45, 6
"""How far from the expected place an end is looked for, and how many words at least are tried."""
PLACE, LENGTH, WORDS = 0.3, 0.5, 0.5
"""What a letter off the place, a letter off the length, and a word off the number of words cost."""
MISPLACED = 20.0
"""What a word that both texts have costs where it is quoted in one of them alone."""
ALIKE, SMALL_END, SMALL_START, VERB, COMMA = 12.0, 6.0, 6.5, 2.6, 4.0
"""What the same punctuation is worth; what a small word or a verb at the wrong end and a comma too many cost."""
SMALL, LONGEST_SMALL = 6.0, 5
_RIGHT = ".,;:!?…"
_STOPS = ".!?…"
_MARKS = "\"”“»«’‘'‚„" + " \u00a0\u202f\n"


class Expected(NamedTuple):
    """Where a quotation should begin and end in the translation, and which places it should hold and should not."""

    low: float
    high: float
    within: tuple[int, ...]
    outside: tuple[int, ...]


def likeliest_span(words: Sequence[Span], expected: Expected, quotation: Quotation, bead: Bead) -> Span:
    """From the beginning of one word to the end of the same or a later one."""
    return min(_spans(words, expected), key=_Costs(expected, quotation, bead).of)


def _spans(words: Sequence[Span], expected: Expected) -> Iterator[Span]:
    starts = _nearest(words, lambda word: abs(word.start - expected.low))
    ends = _nearest(words, lambda word: abs(word.end - expected.high))
    for first in starts:
        yield from (Span(first.start, last.end) for last in ends if last.end >= first.end)
    yield Span(words[0].start, words[-1].end)


def _nearest(words: Sequence[Span], distance: Callable[[Span], float]) -> Sequence[Span]:
    within = sum(distance(word) < REACH for word in words)
    return sorted(words, key=distance)[: max(NEAREST, within)]


class _Costs:
    """What speaks against each span. What depends on one end alone is worked out once for all spans that share it."""

    def __init__(self, expected: Expected, quotation: Quotation, bead: Bead) -> None:
        self.expected = expected
        self.bead = bead
        self.leading, self.ending = _before(bead.source, quotation.start), _ending(quotation, bead)
        held = bead.source[slice(*quotation.inner)]
        self.length = len(held) * len(bead.translation) / len(bead.source)
        self.number = len(held.split()) * len(bead.translation.split()) / len(bead.source.split())
        self.commas = held.rstrip(_RIGHT).count(",")
        theirs = held.split()
        self.starts_small = is_small(theirs[0].lower(), bead.source_language)
        self.ends_small = is_small(theirs[-1].strip(_RIGHT).lower(), bead.source_language)
        self.verbs = LAST_VERBS.get(base_language(bead.target_language), frozenset())
        self.led_alike = cache(lambda start: ALIKE * _same(self.leading, _before(bead.translation, start)))
        self.ends_alike = cache(lambda end: ALIKE * _same(self.ending, _behind(bead.translation, end)))
        self.is_small = cache(lambda word: is_small(word.lower(), bead.target_language))

    def of(self, span: Span) -> float:
        text = self.bead.translation[span.start : span.end]
        place = abs(span.start - self.expected.low) + abs(span.end - self.expected.high)
        count = text.split()
        cost = PLACE * place + LENGTH * abs(len(text) - self.length) + WORDS * abs(len(count) - self.number)
        cost += COMMA * abs(text.count(",") - self.commas)
        cost += MISPLACED * self._misplaced(span)
        cost -= self.led_alike(span.start)
        cost -= self.ends_alike(span.end)
        return cost + self._ends(count)

    def _misplaced(self, span: Span) -> int:
        """How many of the words that both texts have would be quoted here alone, or there alone."""
        within = sum(not span.start <= at < span.end for at in self.expected.within)
        return within + sum(span.start <= at < span.end for at in self.expected.outside)

    def _ends(self, count: Sequence[str]) -> float:
        small_start = not self.starts_small and self.is_small(count[0])
        small_end = not self.ends_small and self.is_small(count[-1])
        verb = len(count) > 1 and count[-1] in self.verbs
        return SMALL_START * small_start + SMALL_END * small_end + VERB * verb


def is_small(word: str, language: str) -> bool:
    """Whether it is an article, a preposition or the like."""
    return len(word) <= LONGEST_SMALL and frequency(word, language) >= SMALL


def led_alike(start: int, quotation: Quotation, bead: Bead) -> bool:
    """Whether the same punctuation leads to the quotation of the source and to this place."""
    return _same(_before(bead.source, quotation.start), _before(bead.translation, start))


def follows_alike(end: int, quotation: Quotation, bead: Bead) -> bool:
    """Whether the same punctuation ends or follows both."""
    return _same(_ending(quotation, bead), _behind(bead.translation, end))


def alike(left: str, right: str) -> bool:
    """Whether they are the same punctuation mark, or both end a sentence."""
    return left != "" and left in _RIGHT and (left == right or (left in _STOPS and right != "" and right in _STOPS))


def _same(theirs: str, ours: str) -> bool:
    return alike(theirs, ours) or (not theirs and not ours)


def _ending(quotation: Quotation, bead: Bead) -> str:
    last = bead.source[quotation.inner.end - 1 : quotation.inner.end]
    return last if last in _RIGHT else _behind(bead.source, quotation.end)


def _before(text: str, at: int) -> str:
    """The sign before a place, but for quotation marks and spaces; "" where the text begins."""
    while at and text[at - 1] in _MARKS:
        at -= 1
    return text[at - 1 : at]


def _behind(text: str, at: int) -> str:
    while at < len(text) and text[at] in _MARKS:
        at += 1
    return text[at : at + 1]

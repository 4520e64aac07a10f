"""Which words of a stretch fit a quotation of the source best, by place, length, punctuation and small words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from review.detector.findings import Span
from review.detector.languages.last_verbs import LAST_VERBS
from review.detector.lexicon import base_language, frequency
from review.detector.pair import Bead
from review.detector.quotation import Quotation

REACH, NEAREST = 45, 6
"""How far from the expected place an end is looked for, and how many words at least are tried."""
PLACE, LENGTH, WORDS = 0.3, 0.5, 0.5
"""What a letter off the place, a letter off the length, and a word off the number of words cost."""
ALIKE, SMALL_END, SMALL_START, VERB, COMMA = 12.0, 6.0, 6.5, 2.6, 4.0
"""What the same punctuation is worth; what a small word or a verb at the wrong end and a comma too many cost."""
SMALL, LONGEST_SMALL = 6.0, 5
_RIGHT = ".,;:!?…"
_STOPS = ".!?…"
_MARKS = "\"”“»«’‘'‚„" + " \u00a0\u202f\n"


def likeliest_span(words: Sequence[Span], expected: tuple[float, float], quotation: Quotation, bead: Bead) -> Span:
    """From the beginning of one word to the end of the same or a later one."""
    return min(_spans(words, expected), key=_Costs(words, expected, quotation, bead).of)


def _spans(words: Sequence[Span], expected: tuple[float, float]) -> Iterator[Span]:
    low, high = expected
    starts = _near(sorted(words, key=lambda word: abs(word.start - low)), [abs(word.start - low) for word in words])
    ends = _near(sorted(words, key=lambda word: abs(word.end - high)), [abs(word.end - high) for word in words])
    for first in starts:
        yield from (Span(first.start, last.end) for last in ends if last.end >= first.end)
    yield Span(words[0].start, words[-1].end)


def _near(nearest_first: Sequence[Span], distances: Sequence[float]) -> Sequence[Span]:
    return nearest_first[: max(NEAREST, sum(distance < REACH for distance in distances))]


class _Costs:
    def __init__(self, words: Sequence[Span], expected: tuple[float, float], quotation: Quotation, bead: Bead) -> None:
        self.low, self.high = expected
        self.quotation, self.bead = quotation, bead
        held = bead.source[slice(*quotation.inner)]
        self.length = len(held) * len(bead.translation) / len(bead.source)
        self.number = len(held.split()) * len(bead.translation.split()) / len(bead.source.split())
        self.commas = held.rstrip(_RIGHT).count(",")
        theirs = held.split()
        self.starts_small = is_small(theirs[0], bead.source_language)
        self.ends_small = is_small(theirs[-1].strip(_RIGHT), bead.source_language)
        self.verbs = LAST_VERBS.get(base_language(bead.target_language), frozenset())

    def of(self, span: Span) -> float:
        text = self.bead.translation[span.start : span.end]
        place = abs(span.start - self.low) + abs(span.end - self.high)
        count = text.split()
        cost = PLACE * place + LENGTH * abs(len(text) - self.length) + WORDS * abs(len(count) - self.number)
        cost += COMMA * abs(text.count(",") - self.commas)
        cost -= ALIKE * (led_alike(span.start, self.quotation, self.bead))
        cost -= ALIKE * follows_alike(span.end, self.quotation, self.bead)
        return cost + self._ends(count)

    def _ends(self, count: Sequence[str]) -> float:
        language = self.bead.target_language
        small_start = is_small(count[0], language) and not self.starts_small
        small_end = is_small(count[-1], language) and not self.ends_small
        verb = len(count) > 1 and count[-1] in self.verbs
        return SMALL_START * small_start + SMALL_END * small_end + VERB * verb


def is_small(word: str, language: str) -> bool:
    """Whether it is an article, a preposition or the like."""
    return len(word) <= LONGEST_SMALL and frequency(word.lower(), language) >= SMALL


def led_alike(start: int, quotation: Quotation, bead: Bead) -> bool:
    """Whether the same punctuation leads to the quotation of the source and to this place."""
    theirs = bead.source[: quotation.start].rstrip(_MARKS)[-1:]
    ours = bead.translation[:start].rstrip(_MARKS)[-1:]
    return _alike(theirs, ours) or (not theirs and not ours)


def follows_alike(end: int, quotation: Quotation, bead: Bead) -> bool:
    """Whether the same punctuation ends or follows both."""
    held = bead.source[quotation.inner.start : quotation.inner.end]
    following = bead.source[quotation.end :].lstrip(_MARKS)[:1]
    theirs = held[-1:] if held[-1:] in _RIGHT else following
    ours = bead.translation[end:].lstrip(_MARKS)[:1]
    return _alike(theirs, ours) or (not theirs and not ours)


def _alike(left: str, right: str) -> bool:
    if not left or not right or left not in _RIGHT:
        return False
    return left == right or (left in _STOPS and right in _STOPS)

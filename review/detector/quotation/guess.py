"""Where in the translation the words probably stand that the source quotes inside a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import log
from typing import NamedTuple
from unicodedata import normalize

from review.detector.findings import Span
from review.detector.languages.reporting import FIRST_PERSON, REPORTING, SPEAKS_OUTRIGHT
from review.detector.pairing.pair import Bead
from review.detector.quotation.fit import Expected, follows_alike, led_alike, likeliest_span
from review.detector.quotation.marks import Quotation
from review.detector.words.lexicon import base_language
from review.detector.words.tokens import COMPOUND

MOST_MATCHED = 8
"""Quotations of one paragraph whose counterparts are looked for: their number of pairings grows fast."""
FEW_WORDS = 6
LEAST_LETTERS = 4
LEAST_SHARE = 0.4
"""How much shorter or longer than the quotation its translation may be."""
_TOKEN = re.compile(r"[^\W\d_]{4,}|\d+")
_TERMINAL = re.compile(r"[.!?…]")
_ENDS = " \u00a0\u202f\n.,;:!?…\"”“»«’‘'"


class Guess(NamedTuple):
    """Where quoted words probably stand, and whether both ends have something to hold on to."""

    span: Span
    sure: bool
    opens: bool
    """Whether they begin the paragraph, as in the source."""


class Gap(NamedTuple):
    """A quotation of the source without counterpart, and the stretches of both texts that it may stand in."""

    quotation: Quotation
    source: Span
    translation: Span


def gaps(there: Sequence[Quotation], here: Sequence[Quotation], source: str, translation: str) -> tuple[Gap, ...]:
    """The quotations of `source` left over when those of `translation` are paired in order with the likeliest ones."""
    if len(there) > MOST_MATCHED or len(here) >= len(there):
        return ()
    lengths = len(source), len(translation)
    chosen = min(
        combinations(range(len(there)), len(here)),
        key=lambda places: sum(_unlike(there[i], other, lengths) for i, other in zip(places, here, strict=True)),
    )
    return tuple(
        Gap(
            quotation,
            Span(
                max((there[i].end for i in chosen if i < place), default=0),
                min((there[i].start for i in chosen if i > place), default=len(source)),
            ),
            Span(
                max((here[k].end for k, i in enumerate(chosen) if i < place), default=0),
                min((here[k].start for k, i in enumerate(chosen) if i > place), default=len(translation)),
            ),
        )
        for place, quotation in enumerate(there)
        if place not in chosen
    )


def _unlike(left: Quotation, right: Quotation, lengths: tuple[int, int]) -> float:
    moved = abs(left.start / lengths[0] - right.start / lengths[1])
    return 3 * moved + abs(log((left.end - left.start) / (right.end - right.start)))


def is_reported(gap: Gap, guess: Guess, bead: Bead) -> bool:
    """Whether the translation says in reported speech what the source quotes."""
    here = base_language(bead.target_language)
    mood, speaker = REPORTING.get(here), FIRST_PERSON.get(base_language(bead.source_language))
    stretch = gap.translation if _opens(bead.source, gap.quotation.start) else guess.span
    within = [bead.translation[word.start : word.end] for word in _words(bead.translation, stretch)]
    # The borders of the guess are vague: a verb there may belong to what introduces the quotation.
    vague = 2 if len(within) < FEW_WORDS else 0
    if mood is not None and mood.search(" ".join(within[vague:-1])):
        return True
    return (
        here in SPEAKS_OUTRIGHT
        and speaker is not None
        and speaker.search(bead.source, *gap.quotation.inner) is not None
        and FIRST_PERSON[here].search(bead.translation, *gap.translation) is None
    )


def guessed(gap: Gap, bead: Bead) -> Guess | None:
    """The words of the translation at the place of the quoted ones, told by what the two texts share around them."""
    source, translation, quotation = bead.source, bead.translation, gap.quotation
    if same := _same_words(gap, bead):
        return Guess(same, sure=True, opens=_opens(source, quotation.start) and _opens(translation, same.start))
    knots = _knots(source, translation, gap)
    expected = _expected(knots, quotation.inner)
    words = _words(translation, gap.translation)
    if not words or expected.high <= expected.low:
        return None
    span = likeliest_span(words, expected, quotation, bead)
    shrunk = (span.end - span.start) / (quotation.inner.end - quotation.inner.start)
    if not LEAST_SHARE < shrunk < 1 / LEAST_SHARE:
        return None
    opens = _opens(source, quotation.start) and _opens(translation, span.start)
    sure = follows_alike(span.end, quotation, bead) and (opens or led_alike(span.start, quotation, bead))
    return Guess(span, sure, opens)


def _same_words(gap: Gap, bead: Bead) -> Span | None:
    """The quotation itself where the translation kept its words: names and titles."""
    words = bead.source[slice(*gap.quotation.inner)].strip(_ENDS)
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", bead.translation[slice(*gap.translation)], re.I))
    if len(words) < LEAST_LETTERS or len(found) != 1:
        return None
    return Span(*found[0].span()).shifted(gap.translation.start)


def _opens(text: str, place: int) -> bool:
    return not text[:place].strip(_ENDS + "-–—")


def _words(text: str, within: Span) -> list[Span]:
    return [Span(*match.span()) for match in COMPOUND.finditer(text, *within)]


def _expected(knots: Sequence[tuple[int, int]], inner: Span) -> Expected:
    shared = knots[1:-1]
    return Expected(
        _mapped(knots, inner.start),
        _mapped(knots, inner.end),
        tuple(other for at, other in shared if inner.start <= at < inner.end),
        tuple(other for at, other in shared if not inner.start <= at < inner.end),
    )


def _mapped(knots: Sequence[tuple[int, int]], place: int) -> float:
    at = min(max(1, bisect_left(knots, (place, 0))), len(knots) - 1)
    (left, low), (right, high) = knots[at - 1], knots[at]
    return low + (high - low) * (place - left) / max(1, right - left)


def _knots(source: str, translation: str, gap: Gap) -> list[tuple[int, int]]:
    """Places that belong together: the ends of the gap, and words and numbers that stand once in each text."""
    theirs, ours = _once(source, gap.source), _once(translation, gap.translation)
    pairs = [(at, ours[token]) for token, at in sorted(theirs.items(), key=lambda item: item[1]) if token in ours]
    slope = (gap.translation.end - gap.translation.start) / max(1, gap.source.end - gap.source.start)
    near = [
        (at, other)
        for at, other in pairs
        if abs(other - gap.translation.start - slope * (at - gap.source.start)) < 0.35 * len(translation)
    ]
    ends = ((gap.source.start, gap.translation.start), (gap.source.end, gap.translation.end))
    return [ends[0], *_rising(near, ends), ends[1]]


def _rising(pairs: Iterable[tuple[int, int]], ends: tuple[tuple[int, int], tuple[int, int]]) -> list[tuple[int, int]]:
    found = list(pairs)
    crossing = Counter(pair for left, right in combinations(found, 2) if left[1] >= right[1] for pair in (left, right))
    straight = [pair for pair in found if not crossing[pair] or crossing[pair] < len(found) // 3]
    kept: list[tuple[int, int]] = []
    for pair in straight:
        if pair[1] > (kept[-1][1] if kept else ends[0][1]) and pair[1] < ends[1][1]:
            kept.append(pair)
    return kept


def _once(text: str, within: Span) -> dict[str, int]:
    found = [(_plain(match[0]), match.start()) for match in _TOKEN.finditer(text, *within)]
    often = Counter(token for token, _ in found)
    return {token: at for token, at in found if often[token] == 1}


def _plain(word: str) -> str:
    letters = "".join(sign for sign in normalize("NFD", word.lower()) if sign.isalnum())
    return letters[:5] if len(letters) > 5 else letters

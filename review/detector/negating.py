"""Sentences of which one side negates more often than anything on the other side could render."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise
from math import log
from typing import NamedTuple

from review.detector.findings import Span
from review.detector.languages.near_negation import MEANINGS
from review.detector.languages.negation import ANY, NEGATING, SURE, renderings, surely_negates
from review.detector.pairing.pair import Bead, Linked
from review.detector.words.lexicon import base_language
from review.detector.words.sentences import sentences
from review.detector.words.tokens import folded_words, lowered

FREELY = 0.3
"""A translation whose length is further off (natural logarithm) than this is too free to be compared."""
UNLIKE = 0.5
"""How far sentences may be from the same proportion (natural logarithm) and still face each other."""
MOST = 2
CLOSE = 2
"""Characters between two negations of which one denies the other."""
SINGLE_NEGATION = frozenset(("de", "en", "fr", "nl"))
"""Languages of our lists in which two words that negate are two negations."""
NEGATE_OFTEN = frozenset(("ru", "uk"))
"""Languages that say no where others say yes: such a text tells nothing."""


class Unanswered(NamedTuple):
    """A negation, the sentence it stands in, and the sentence of the other side that lacks it."""

    negation: Span
    there: Span
    here: Span


def comparable(language: str, other: str) -> bool:
    """Whether negations of the first language can be looked for in the second."""
    negating = base_language(language)
    return negating in SURE and base_language(other) in ANY and negating not in NEGATE_OFTEN


def unanswered(links: tuple[Linked, ...]) -> Iterator[tuple[Linked, Unanswered]]:
    """Of each pair of paragraphs the first negation of the source that the translation has nothing for."""
    for link in links:
        bead = link.placed.bead
        if abs(link.off) <= FREELY and bead.source != bead.translation and (lost := first_unanswered(bead)):
            yield link, lost


def turned(bead: Bead) -> Bead:
    """The same paragraphs with the translation for the source."""
    return Bead(bead.translation, bead.source, bead.target_language, bead.source_language, bead.has_source)


def first_unanswered(bead: Bead) -> Unanswered | None:
    """The first negation of the source, by sentences, for which the translation has no word."""
    language, target = base_language(bead.source_language), base_language(bead.target_language)
    if not any(map(NEGATING[language].__getitem__, folded_words(bead.source))):
        return None
    source, translation = lowered(bead.source), lowered(bead.translation)
    if not SURE[language].search(source):
        return None
    most = MOST if language in SINGLE_NEGATION else 1
    for there, here in _facing(bead):
        negations = [Span(*match.span()) for match in SURE[language].finditer(source, *there)]
        if not 0 < len(negations) <= most or _cancel_out(negations):
            continue
        if surely_negates(translation, here, target, least=len(negations)):
            continue
        own = _with_own_counterpart(_Text(source, there, language), _Text(translation, here, target))
        rendered = [place for place in renderings(translation, *here, target) if place not in own]
        if len(rendered) < len(negations):
            return Unanswered(_farthest(negations, rendered, there, here), there, here)
    return None


class _Text(NamedTuple):
    """A sentence of a paragraph in small letters."""

    paragraph: str
    sentence: Span
    language: str


def _with_own_counterpart(source: _Text, translation: _Text) -> set[int]:
    """Where words stand that could render a negation, but render what the source says besides: without, other, but."""
    found: set[int] = set()
    for words in MEANINGS:
        if source.language in words and translation.language in words:
            here = [match.start() for match in _matches(words, translation)]
            if here:
                found.update(islice(here, sum(1 for _ in _matches(words, source))))
    return found


def _matches(words: Mapping[str, re.Pattern[str]], text: _Text) -> Iterator[re.Match[str]]:
    return words[text.language].finditer(text.paragraph, *text.sentence)


def _cancel_out(negations: list[Span]) -> bool:
    """Whether two negations are one assertion: *je ne peux pas ne pas*, *not impossible, not unlikely*."""
    return any(second.start - first.end <= CLOSE for first, second in pairwise(negations))


def _facing(bead: Bead) -> list[tuple[Span, Span]]:
    """The sentences of both sides where they are as many, and as long; else the whole."""
    ours, theirs = sentences(bead.source, bead.source_language), sentences(bead.translation, bead.target_language)
    whole = [(Span(0, len(bead.source)), Span(0, len(bead.translation)))]
    if len(ours) != len(theirs) or len(ours) < 2:
        return whole
    expected = log(len(bead.translation) / len(bead.source))
    off = [
        abs(log((here.end - here.start) / (there.end - there.start)) - expected)
        for there, here in zip(ours, theirs, strict=True)
    ]
    return list(zip(ours, theirs, strict=True)) if max(off) < UNLIKE else whole


def _farthest(negations: list[Span], rendered: list[int], there: Span, here: Span) -> Span:
    """The negation of the source that is farthest from any that could render it."""

    def distance(negation: Span) -> float:
        place = here.start + (negation.start - there.start) / (there.end - there.start) * (here.end - here.start)
        return min((abs(place - other) for other in rendered), default=0.0)

    return max(negations, key=distance)

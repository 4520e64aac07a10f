"""Where exactly quoted words begin and end, when their place is known but for a small word."""

from __future__ import annotations

import re

from review.detector.findings import Span
from review.detector.languages.last_verbs import LAST_VERBS
from review.detector.pairing.pair import Bead
from review.detector.quotation.marks import Quotation
from review.detector.quotation.place import attributed
from review.detector.words.lexicon import base_language, frequency

SMALL, LONGEST_SMALL = 6.2, 5
"""Zipf frequency and length of what counts as an article or a preposition."""
MOST_SMALL = 3
FEW_WORDS = 8
"""A longer quotation may well end with its own verb."""
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]\Z")
_LAST_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)\Z")
_WORD = re.compile(r"[^\W\d_]+")
_ELIDED = {
    "fr": re.compile(r"(?:d|qu|jusqu|lorsqu|puisqu)['’](?=\w)"),
    "it": re.compile(r"(?:d|(?:d|n)ell|all|dall|sull)['’](?=\w)"),
}
_NOT_FINITE = re.compile(r"\w{0,6}ge\w{2,}(?:t|en)|(?:be|ver|er|ent|zer)\w{3,}(?:t|en)|\w{2,6}zu\w{3,}en")
"""Participles and infinitives with *zu*, by their form."""
_ENDS = " \u00a0\u202f\n.,;:!?…\"”“»«’‘'"


def fitted(span: Span, quotation: Quotation, bead: Bead) -> Span:
    """The stretch with the small words that the source's quotation begins with too, and without a verb it
    lacks and the words that say who spoke."""
    start = _without_elided(_with_small_words(span, quotation, bead), quotation, bead)
    said = attributed(bead.translation, start + 1, bead.target_language)
    if said is not None and said < span.end:
        return Span(start, said)
    return Span(start, _without_verb(Span(start, span.end), quotation, bead))


def _with_small_words(span: Span, quotation: Quotation, bead: Bead) -> int:
    theirs = _leading_small(bead.source[slice(*quotation.inner)], bead.source_language)
    ours = _leading_small(bead.translation[slice(*span)], bead.target_language)
    start = span.start
    while ours < theirs and (before := _WORD_BEFORE.search(bead.translation, 0, start)):
        if not _is_small(before[1], bead.target_language):
            break
        start, ours = before.start(), ours + 1
    return start


def _without_elided(start: int, quotation: Quotation, bead: Bead) -> int:
    """Behind an elided preposition or conjunction, which introduces a quotation that begins with no small word."""
    elided = _ELIDED.get(base_language(bead.target_language))
    found = elided and elided.match(bead.translation, start)
    if not found or _leading_small(bead.source[slice(*quotation.inner)], bead.source_language):
        return start
    return found.end()


def _leading_small(text: str, language: str) -> int:
    words = _WORD.findall(text[:80])[:MOST_SMALL]
    return next((count for count, word in enumerate(words) if not _is_small(word, language)), len(words))


def _is_small(word: str, language: str) -> bool:
    return len(word) <= LONGEST_SMALL and frequency(word, language) >= SMALL


def _without_verb(span: Span, quotation: Quotation, bead: Bead) -> int:
    """German and Dutch clauses end with the verb that other languages have before the quotation."""
    verbs = LAST_VERBS.get(base_language(bead.target_language))
    held = bead.translation[slice(*span)]
    if verbs is None or bead.source[quotation.end :].strip(_ENDS) or len(held.split()) > FEW_WORDS:
        return span.end
    last = _LAST_WORD.search(held)
    if last and (last[1] in verbs or (_is_longer(held, quotation, bead) and _NOT_FINITE.fullmatch(last[1]))):
        return span.start + last.start()
    return span.end


def _is_longer(held: str, quotation: Quotation, bead: Bead) -> bool:
    """Whether it has more words than what the source quotes."""
    return len(held.split()) > len(bead.source[slice(*quotation.inner)].split())

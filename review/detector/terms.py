"""Glossary terms and learned rules: where they hold in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from review.detector.findings import Span
from review.detector.pairing.pair import Term
from review.detector.words.tokens import folded_words, runs

_STEM = 0.7
"""The share of a word that its forms have in common: Haushalt, Haushalts, Haushalten."""
_SHORTEST_STEM = 4
_ENDING = r"[^\W\d_]{0,3}"


@lru_cache(maxsize=4096)
def _pattern(phrase: str, *, inflected: bool, ignore_case: bool) -> re.Pattern[str]:
    words = [re.escape(word) for word in phrase.split()]
    between = (_ENDING if inflected else "") + r"\s+"
    ending = _ENDING if inflected and phrase[-1:].isalpha() else ""
    flags = re.IGNORECASE if ignore_case else re.NOFLAG
    return re.compile(rf"(?<!\w){between.join(words)}{ending}(?!\w)", flags)


_folded = lru_cache(maxsize=8)(str.casefold)
"""A text is looked through for every term of a glossary, and folded once."""


def occurrences(phrase: str, text: str, *, inflected: bool = False, ignore_case: bool = True) -> Iterator[Span]:
    """Where a phrase stands in a text as whole words; `inflected` allows each of its words a short ending."""
    first = phrase.split()[:1]
    if first and (first[0].casefold() in _folded(text) if ignore_case else first[0] in text):
        for match in _pattern(phrase, inflected=inflected, ignore_case=ignore_case).finditer(text):
            yield Span(*match.span())


def is_rendered(target: str, text: str) -> bool:
    """Whether some form of every word of a target term stands in the text, alone or inside a compound."""
    found = folded_words(text)
    return all(any(_stem(word) in other for other in found) for word in runs(target.casefold()))


def _stem(word: str) -> str:
    return word[: max(_SHORTEST_STEM, int(len(word) * _STEM))]


@lru_cache(maxsize=64)
def protected_words(terms: Iterable[Term]) -> frozenset[str]:
    """The words of a glossary's terms, whatever their case: what a person prescribed is no spelling mistake."""
    return frozenset(word for term in terms for phrase in (term.source, term.target) for word in folded_words(phrase))


def is_protected(text: str, terms: tuple[Term, ...]) -> bool:
    """Whether a stretch of a translation holds nothing but words of the glossary."""
    return bool(terms) and bool(found := folded_words(text)) and found <= protected_words(terms)

"""The words of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from itertools import chain, filterfalse
from typing import NamedTuple

from review.detector.findings import Span

COMPOUND = re.compile(r"\w+(?:[-'’]\w+)*")
"""A word with what hyphens and apostrophes join to it."""
_TOKEN = re.compile(r"\w+")
_RUN = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(r"\d+")
_ALPHABETIC = re.compile("[A-Za-zÀ-ÖØ-öø-ʯͰ-ϿЀ-ԯḀ-ỿ]+")
REMEMBERED_TEXTS = 2048
"""How many paragraphs' words are kept, for all the checks that look at them: a long article's."""


class Word(NamedTuple):
    """A word as it stands in a text."""

    text: str
    span: Span

    @property
    def folded(self) -> str:
        return self.text.lower()


@lru_cache(maxsize=REMEMBERED_TEXTS)
def words(text: str) -> tuple[Word, ...]:
    """The runs of Latin, Greek or Cyrillic letters in a text, in order; hyphens and apostrophes divide them."""
    return tuple(Word(match[0], Span(*match.span())) for match in _ALPHABETIC.finditer(text))


@lru_cache(maxsize=64)
def places(text: str) -> Mapping[str, list[int]]:
    """Which of the words of a text each one is, in small letters."""
    found: dict[str, list[int]] = {}
    for place, word in enumerate(words(text)):
        found.setdefault(word.folded, []).append(place)
    return found


def lowered(text: str) -> str:
    """The text in small letters, each at its place: the one capital that would become two letters becomes one.

    An expression for such text is several times as fast as one that ignores the case.
    """
    return text.replace("İ", "i").lower()


def occurrences(folded: Set[str], text: str) -> Iterator[Word]:
    """Where those of the words of a text stand that are, in small letters, among the given ones."""
    for match in _ALPHABETIC.finditer(text):
        if match[0].lower() in folded:
            yield Word(match[0], Span(*match.span()))


def runs(text: str) -> list[str]:
    """The runs of letters of any script."""
    return _RUN.findall(text)


class Tokens(NamedTuple):
    """The runs of letters and digits of a text, in order, and those of them that are not letters alone."""

    all: tuple[str, ...]
    mixed: tuple[str, ...]


@lru_cache(maxsize=REMEMBERED_TEXTS)
def tokens(text: str) -> Tokens:
    """What a text is cut into once, for all that ask about its words."""
    found = _TOKEN.findall(text)
    return Tokens(tuple(found), tuple(filterfalse(str.isalpha, found)))


@lru_cache(maxsize=REMEMBERED_TEXTS)
def folded_words(text: str) -> frozenset[str]:
    """The runs of letters in a text, whatever their case."""
    found, mixed = tokens(text)
    if not mixed:
        return frozenset(map(str.lower, found))
    parts = map(_RUN.findall, map(str.lower, filterfalse(str.isdecimal, mixed)))
    return frozenset(chain(map(str.lower, filter(str.isalpha, found)), *parts))


@lru_cache(maxsize=REMEMBERED_TEXTS)
def compounds(text: str) -> tuple[str, ...]:
    """The words with what hyphens and apostrophes join to them, in small letters."""
    if "-" in text or "’" in text or "'" in text:
        return tuple(COMPOUND.findall(text.lower()))
    return tuple(map(str.lower, tokens(text).all))


def figures(text: str) -> list[str]:
    """The runs of digits, in order."""
    return list(chain.from_iterable(map(_FIGURES.findall, tokens(text).mixed)))

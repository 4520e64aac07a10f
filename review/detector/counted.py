"""Numbers of aligned paragraphs that are written in words, and the one that is another than in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from review.detector.findings import Span
from review.detector.languages.cardinals import CARDINAL_VALUES, CARDINALS, MOST, PARTS
from review.detector.numbers import is_spelled_out, numbers, unmatched
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import base_language
from review.detector.words.tokens import folded_words, lowered

_DECADE = Decimal(10)
_HALF_OF_DAY = 12
_LONGEST_BEFORE = 20
"""Characters of the longest word, and of the space behind it, that makes a cardinal a part of a number."""
_FORTNIGHTS = ({2, 14}, {2, 15})
"""Two weeks have fourteen days, or fifteen in French and Spanish."""


class Counted(NamedTuple):
    """A number from two to ninety in words, or the figures that stand for it."""

    value: Decimal
    span: Span


class Miscounted(NamedTuple):
    """A number of the translation in words, and the only one of the source that can be meant."""

    here: Counted
    there: Counted
    fix: str
    """What the target language calls the source's number; in figures where it has no single word."""


def miscounted(bead: Bead) -> Miscounted | None:
    """The number word that says what nothing in the source says, if one number of the source is unsaid in turn."""
    here = _unsaid(bead.translation, bead.target_language, bead.source, bead.source_language)
    if len(here) != 1:
        return None
    rest = unmatched(bead)
    there = _unsaid(bead.source, bead.source_language, bead.translation, bead.target_language)
    there += [Counted(Decimal(one.text), one.span) for one in rest.source if one.text.isdigit()]
    if len(there) != 1 or rest.translation or _may_be_the_same(there[0].value, here[0].value):
        return None
    return Miscounted(here[0], there[0], _name(there[0].value, here[0], bead))


def _may_be_the_same(there: Decimal, here: Decimal) -> bool:
    """Whether one may say as an hour of the day, or in days, what the other says."""
    return there > MOST or abs(there - here) == _HALF_OF_DAY or {there, here} in _FORTNIGHTS


def _unsaid(text: str, language: str, other: str, other_language: str) -> list[Counted]:
    """The numbers that a text has in words and the other text in no way."""
    found = counted(text, base_language(language))
    if not found or base_language(other_language) not in CARDINAL_VALUES:
        return []
    figures = {number.digits for number in numbers(other)}
    return [one for one in found if str(one.value) not in figures and not _is_said(one.value, other, other_language)]


def _is_said(value: Decimal, text: str, language: str) -> bool:
    """Whether the words may say it, as so many decades, too."""
    tens = value / _DECADE
    if tens == int(tens) and all(is_spelled_out(part, text, language) for part in (tens, _DECADE)):
        return True
    return is_spelled_out(value, text, language)


@lru_cache(maxsize=64)
def counted(text: str, language: str) -> tuple[Counted, ...]:
    """The cardinals that stand alone in a text, in order; none in a language that we do not know them of."""
    known = CARDINAL_VALUES.get(language, {})
    names = folded_words(text).intersection(known)
    if not names:
        return ()
    small = lowered(text)
    spans = sorted(Span(*match.span()) for name in names for match in _standing(name, small, language))
    return tuple(Counted(Decimal(known[small[slice(*span)]]), span) for span in spans)


def _standing(name: str, small: str, language: str) -> Iterator[re.Match[str]]:
    """Where a cardinal that begins with the name stands alone in text in small letters."""
    cardinal, before = _cardinal(language)
    start = small.find(name)
    while start >= 0:
        match = cardinal.match(small, start)
        if match and not before.search(small, max(0, start - _LONGEST_BEFORE), start):
            yield match
        start = small.find(name, start + len(name))


@cache
def _cardinal(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A cardinal, and what stands before one that is but a part of a longer number, of a word or of an hour."""
    names = "|".join(sorted(CARDINAL_VALUES[language], key=len, reverse=True))
    beside = f"(?:{names}|{PARTS[language].replace(' ', '|')})"
    before = rf"(?:[\w-]|\b{beside}\s|\d |\bhal[bf] )\Z"
    return re.compile(rf"(?:{names})(?!\w)(?![ -]{beside}(?!\w))"), re.compile(before)


def _name(value: Decimal, like: Counted, bead: Bead) -> str:
    name = CARDINALS[base_language(bead.target_language)].get(int(value), str(value))
    return name.capitalize() if bead.translation[like.span.start].isupper() else name

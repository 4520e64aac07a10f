"""Amounts with a unit in aligned paragraphs, and the one that has another unit than in the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from review.detector.counted import counted
from review.detector.findings import Span
from review.detector.languages.units import UNITS
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import base_language
from review.detector.words.tokens import folded_words, tokens

_AMOUNT = re.compile(r"\d+(?:[.,]\d+)*")
_SEPARATOR = re.compile(r"\D")
_UNIT = re.compile(r"[ \u00a0\u202f-]{0,2}(p(?:er|our|or) (?:cent|cento|ciento|mil|mille)\b|[^\W\d_]+|[%‰])")

_REST_OF_RANGE = re.compile(r"(?: ?(?:-|–|bis|to|à|a|tot) ?\d+(?:[.,]\d+)?)")
_SEVERAL = 1
"""The place of the form for several among the forms of a unit."""


class Measure(NamedTuple):
    """An amount, its unit, and where the unit's name stands."""

    amount: str
    unit: str
    span: Span


class Mismeasured(NamedTuple):
    """A unit of the translation, and the source's beside the same amount."""

    here: Measure
    there: Measure
    fix: str | None


def mismeasured(bead: Bead) -> Iterator[Mismeasured]:
    """Amounts that stand once on each side, in different units."""
    here = _measures(bead.translation, bead.target_language)
    there = _measures(bead.source, bead.source_language) if here else {}
    for amount, measure in here.items():
        other = there.get(amount)
        if other is not None and other.unit != measure.unit:
            yield Mismeasured(measure, other, _renamed(other.unit, measure, bead))


def is_measured(text: str, end: int, language: str) -> bool:
    """Whether a unit stands behind the number that ends there, or behind the range that it begins: 2.5 to 5 cm."""
    language = base_language(language)
    if language not in UNITS:
        return False
    rest = _REST_OF_RANGE.match(text, end)
    match = _UNIT.match(text, rest.end() if rest else end)
    return match is not None and match[1].lower() in _names(language)


def _measures(text: str, language: str) -> dict[str, Measure]:
    """The amounts that stand once in the text and have a unit."""
    language = base_language(language)
    known = _names(language)
    if known.keys().isdisjoint(folded_words(text)) and "%" not in text:
        return {}
    ends = [(str(one.value), one.span.end) for one in counted(text, language)]
    if tokens(text).mixed:
        ends += [(_SEPARATOR.sub("", match[0]), match.end()) for match in _AMOUNT.finditer(text)]
    often, found = Counter(amount for amount, _ in ends), {}
    for amount, end in ends:
        match = _UNIT.match(text, end)
        unit = known.get(match[1].lower()) if match else None
        if match and unit and often[amount] == 1:
            found[amount] = Measure(amount, unit[0], Span(*match.span(1)))
    return found


@cache
def _names(language: str) -> dict[str, tuple[str, int]]:
    """Which unit a word in small letters names, and in which of its forms; one of one and several is of several."""
    return {
        name.lower(): (unit.partition("/")[0], form)
        for unit, names in reversed(UNITS.get(language, {}).items())
        for form, name in sorted(enumerate(_forms(names)), key=lambda numbered: numbered[0] == _SEVERAL)
    }


def _renamed(unit: str, like: Measure, bead: Bead) -> str | None:
    """The unit in the form that another one has in the translation."""
    language = base_language(bead.target_language)
    written = bead.translation[slice(*like.span)]
    forms, form = _forms(UNITS[language].get(unit, "")), _names(language)[written.lower()][1]
    return forms[form] if form < len(forms) else None


def _forms(names: str) -> list[str]:
    return [name.replace("_", " ") for name in names.split()]

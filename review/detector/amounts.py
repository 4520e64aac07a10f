"""Amounts with a magnitude in aligned paragraphs, and the one that is a thousand times another of the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from review.detector.findings import Span
from review.detector.mentions import Mention
from review.detector.numbers import separators
from review.detector.pairing.pair import Bead

_NUMBER = re.compile(r"(?<![\d.,])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+(?:[.,'’]\d+)*)[ \u00a0\u202f-]{0,2}\Z")
_REACH = 24
_SPACES = re.compile("[ \u00a0\u202f]")
_THOUSAND = 3
"""Powers of ten that a misread separator, or the next magnitude, are off by."""


class Amount(NamedTuple):
    """What a number says together with the magnitude behind it, and where both stand."""

    value: Decimal
    magnitude: Mention
    span: Span


class Misplaced(NamedTuple):
    """An amount of the translation, the source's that is a thousand times larger or smaller, and what the magnitude of
    the translation should mean."""

    here: Amount
    there: Amount
    meaning: str


def misplaced(bead: Bead, source: Iterable[Mention], translation: Iterable[Mention]) -> Iterator[Misplaced]:
    """Amounts of the translation that no amount of the source equals, while a single one is a thousand times or a
    thousandth of it, and is missing in turn: 2.3 million for 2.300 millones."""
    there = _amounts(bead.source, bead.source_language, source)
    here = _amounts(bead.translation, bead.target_language, translation)
    missing = _beyond(there, here)
    for amount in _beyond(here, there):
        for power in (_THOUSAND, -_THOUSAND):
            like = [other for other in missing if other.value == amount.value.scaleb(power)]
            if len(like) == 1:
                yield Misplaced(amount, like[0], str(int(amount.magnitude.meaning) + power))


def _beyond(amounts: Sequence[Amount], others: Sequence[Amount]) -> list[Amount]:
    known = {other.value for other in others}
    return [amount for amount in amounts if amount.value not in known]


def _amounts(text: str, language: str, magnitudes: Iterable[Mention]) -> list[Amount]:
    """The amounts whose number stands right before its magnitude and can be read in one way only."""
    found = []
    for mention in magnitudes:
        match = _NUMBER.search(text, max(0, mention.span.start - _REACH), mention.span.start)
        number = read(match[1], language) if match else None
        if match and number is not None:
            span = Span(match.start(), mention.span.end)
            found.append(Amount(number.scaleb(int(mention.meaning)), mention, span))
    return found


def read(number: str, language: str) -> Decimal | None:
    """The value of a number as the language writes it; None where it is not written so, or has three decimals, which
    in another language would be thousands."""
    decimal, group = separators(language)
    whole, _, decimals = _SPACES.sub(" ", number).partition(decimal or ".")
    groups = re.split("[ '’]|" + re.escape(group or " "), whole)
    if not decimal or not all(map(str.isdigit, groups)) or any(len(part) != 3 for part in groups[1:]):
        return None
    if decimals and (not decimals.isdigit() or len(decimals) == 3):
        return None
    return Decimal(f"{''.join(groups)}.{decimals or 0}")

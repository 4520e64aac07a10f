"""Numbers that only one side of aligned paragraphs has."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from review.detector.numbers import Number, unmatched
from review.detector.pairing.pair import Bead, Linked, Pair
from review.detector.words.lexicon import base_language

LANGUAGES = frozenset({"de", "en", "fr", "es", "it", "pt", "nl"})
"""Languages whose number words we read well enough to miss none, and that count in the same magnitudes."""
FREELY = 0.25
"""A paragraph whose length is further off (natural logarithm) lacks more than a number, or has more."""
LEAST_DIGITS = 2
_OPEN_BRACKET = re.compile(r"[(\[][^()\[\]]*\Z")
_TIME_BEFORE = re.compile(r"(?:\d[:.]|\d\s?h\s?)\Z")
_SPOKEN_OTHERWISE = re.compile(
    r"(?:[.:]\d|[:.]?\d*\s?[ap]\.?m|\s?(?:h\b|Uhr|°|st\b|nd\b|rd\b|th\b|e\b|è|er\b|º|ª|\.\s[A-ZÄÖÜ]|s\b|['’]?er\b)"
    r"|[\s\u00a0\u202f-]{0,2}(?:km|cm|mm|kg|kph|mph|mil(?:es?|as?|las)\b|mi\b|m\b|meilen?|milles?|miglia|feet|foot|ft|"
    r"inch|yard|pounds?|acre|pied|pies\b|piedi|pouce|fuß|füße|zoll|kilo|zentim|cent[ií]m|m[eèé]t(?:er|re|ro)|gram|lit))",
    re.IGNORECASE,
)
_HUNDRED = "100"


class Lone(NamedTuple):
    """The numbers that the source has alone, or the translation has alone: never both."""

    missing: tuple[Number, ...]
    added: tuple[Number, ...]


def lone_numbers(pair: Pair) -> tuple[tuple[Linked, Lone], ...]:
    """The aligned paragraphs of which one side has a number that nothing on the other could be, in order.

    Units, times, ordinals and what stands in brackets are left out: translators convert them or spell them out.
    """
    if not {base_language(pair.source_language), base_language(pair.target_language)} <= LANGUAGES:
        return ()
    return _alone_in(pair.linked)


@lru_cache(maxsize=1)
def _alone_in(links: tuple[Linked, ...]) -> tuple[tuple[Linked, Lone], ...]:
    """One check asks for what is missing, the next one of the same article for what was added."""
    near = (link for link in links if abs(link.off) <= FREELY)
    return tuple((link, lone) for link in near if (lone := _lone(link.placed.bead)) is not None)


def _lone(bead: Bead) -> Lone | None:
    rest = unmatched(bead)
    if bool(rest.source) == bool(rest.translation):
        return None
    missing = tuple(number for number in rest.source if _must_stand(number, bead.source))
    added = tuple(number for number in rest.translation if _must_stand(number, bead.translation))
    return Lone(missing, added) if missing or added else None


def _must_stand(number: Number, text: str) -> bool:
    start, end = number.span
    return (
        len(number.digits) >= LEAST_DIGITS
        and number.text != _HUNDRED
        and not number.text.startswith("0")
        and not _OPEN_BRACKET.search(text, max(0, start - 60), start)
        and not _TIME_BEFORE.search(text, max(0, start - 6), start)
        and not _SPOKEN_OTHERWISE.match(text, end)
    )

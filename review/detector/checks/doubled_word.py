"""A word written twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.languages.doubles import (
    BEFORE_A_PRONOUN,
    DOUBLES,
    DOUBLES_AFTER_A_COMMA,
    PREPOSITIONS,
    REDUPLICATING,
)
from review.detector.pairing.pair import Bead
from review.detector.repetition import may_double
from review.detector.words.lexicon import base_language, is_word, zipf

MESSAGE = gettext_noop("“{word}” stands twice in a row.")

DOUBLED = re.compile(r"(?<![\w’'-])([^\W\d_][\w’'-]{0,60})(?:[ \u00a0]+\1)+(?![\w’'-])", re.IGNORECASE)
_DOUBLED_IN_SOURCE = re.compile(r"\b([^\W\d_]{1,60})(?:[ \u00a0-]+\1)+\b", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)?([,;:(–—]?)\s*\Z")
_AROUND = 40
_CONTINUED = (",", ";", ":", "(", "–", "—", " und", " oder", " en", " of")
"""What stands before the preposition of a relative clause: `, mit der der Bürgermeister prahlt`."""
_SHORTEST = 2
_COMMON, _COMMON_NAME = 4.5, 4.0


def find(bead: Bead) -> Iterator[Finding]:
    if not may_double(bead.translation) or base_language(bead.target_language) in REDUPLICATING:
        return
    for match in DOUBLED.finditer(bead.translation):
        if _is_fault(match, bead):
            yield CHECK.finding(
                start=match.start(),
                end=match.end(),
                message=MESSAGE,
                details={"word": match[1]},
                tier=Tier.CERTAIN if bead.source else Tier.LIKELY,
                suggestions=(match[1],),
            )


def _is_fault(match: re.Match[str], bead: Bead) -> bool:
    word, language = match[1], base_language(bead.target_language)
    if len(word) < _SHORTEST or _doubles(bead.source):
        return False
    if word.lower() in DOUBLES_AFTER_A_COMMA.get(language, ()):
        return not _pronoun_may_follow(bead.translation, match.start(), language)
    if word.lower() in DOUBLES.get(language, ()):
        return False
    return bool(bead.source) or not _name(word, language) or _everyday(word, match.string[match.end() :], language)


@lru_cache(maxsize=64)
def _doubles(source: str) -> bool:
    return _DOUBLED_IN_SOURCE.search(source) is not None


def _everyday(word: str, rest: str, language: str) -> bool:
    """Rather a common word, or a first name before another one (Anna Anna Berger), than Duran Duran."""
    if is_word(word.lower(), language) and zipf(word, language) >= _COMMON:
        return True
    return zipf(word, language) >= _COMMON_NAME and rest[1:2].isupper()


def _name(word: str, language: str) -> bool:
    """Duran Duran; in German every noun has a capital, so that the source must speak for a name."""
    return word[0].isupper() and (language != "de" or not word[1:].islower())


def _pronoun_may_follow(text: str, start: int, language: str) -> bool:
    before = _WORD_BEFORE.search(text[max(0, start - _AROUND) : start])
    if before is None or before[2] or not before[1]:
        return True
    if before[1].lower() in PREPOSITIONS.get(language, ()):
        earlier = text[max(0, start - _AROUND) : start].rstrip().removesuffix(before[1]).rstrip()
        return not earlier or earlier.endswith(_CONTINUED)
    return before[1].lower() in BEFORE_A_PRONOUN.get(language, ())


CHECK = BeadCheck(
    id="doubled_word",
    title="Doubled word",
    description=(
        "A word stands twice in a row, as happens when two pieces of a text are joined. Every reader sees it. Some "
        "doubles are right (German “, die die …”, French “nous nous”, English “had had”), some are names (Duran "
        "Duran): those are left alone, and so is everything where the source doubles a word too. A doubled word of "
        "that kind is missed."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.DUPLICATION,
    find=find,
    examples=(
        Example(("fr", "de"), "Der Rat ⟦hat hat⟧ getagt.", "Der Rat hat getagt."),
        Example(("en", "de"), "Sie flohen vor ⟦dem dem⟧ Sturm.", "Sie flohen vor dem Sturm."),
        Example(("de", "en"), "They opened ⟦the the⟧ bridge.", "They opened the bridge."),
        Example(("en", "de"), "Wir sehen ⟦der der⟧ Stadt zu.", "Wir sehen der Stadt zu."),
        Example(("en", "ru"), "Мост ⟦открыли открыли⟧ утром.", "Мост открыли утром."),
    ),
    harmless=(
        Harmless(("fr", "de"), "Es sind Leute, die die Brücke bauten, mit der der Bürgermeister prahlt."),
        Harmless(("de", "fr"), "Nous nous sommes vus, et vous vous taisez."),
        Harmless(("de", "en"), "All the faith he had had that that bridge would hold was gone."),
        Harmless(("fr", "en"), "The band Duran Duran played."),
        Harmless(("en", "tr"), "Yavaş yavaş geldi."),
    ),
)

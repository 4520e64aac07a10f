"""A word glued to a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.languages.number_tails import BEGINNINGS_OF_TAILS, TAILS
from review.detector.languages.unspaced import UNSPACED
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import base_language, frequency, has_word_list, is_known, is_word
from review.detector.words.tokens import tokens

MESSAGE = gettext_noop("“{left}” and “{right}” are written as one word.")

_NUMBER = r"\d+(?:[.,:]\d+)*"
_BEFORE = rf"(?<![\w@#/.,:&=\\-])([^\W\d_]{{2,20}})({_NUMBER})(?![\w/@=\\]|\.\w)"
_AFTER = rf"(?<![\w@#/.,:&=\\$€£-])({_NUMBER})([^\W\d_]{{3,20}})(?![\w/@=\\-]|\.\w|['’]\w)"
_GLUED = re.compile(f"{_BEFORE}|{_AFTER}")
_BUILDING = frozenset({"pl", "ru", "uk", "tr", "cs", "fi", "hu"})
"""Languages that build words of a number and a rarer word: 20letni, 5летие."""
_EVERYDAY, _COMMON, _WELL_KNOWN, _IN_USE, _FUNCTION_WORD = 5.5, 5.0, 4.0, 3.8, 5.7
_SURE_DIGITS, _SHORTEST_NAME = 2, 4


def find(bead: Bead) -> Iterator[Finding]:
    text, language = bead.translation, base_language(bead.target_language)
    if all(map(str.isdecimal, tokens(text).mixed)) or language in UNSPACED or not has_word_list(language):
        return
    for match in _GLUED.finditer(text):
        if match[0].lower() not in bead.source.lower():
            before, number, other, after = match.groups()
            if (before and _ends_before(before, number, bead)) or (after and _begins_after(after, other, bead)):
                yield _finding(match, before or other, number or after, bead)


def _finding(match: re.Match[str], left: str, right: str, bead: Bead) -> Finding:
    number = right if right[-1].isdigit() else left
    place = _standing(number, bead.source)
    return CHECK.finding(
        start=match.start(),
        end=match.end(),
        message=MESSAGE,
        details={"left": left, "right": right},
        tier=Tier.CERTAIN if place else Tier.LIKELY,
        suggestions=(f"{left} {right}",),
        evidence=(Evidence(Where.SOURCE, number, place),) if place else (),
    )


def _standing(words: str, source: str) -> Span | None:
    """Where the source has the number, or the word, by itself."""
    if words not in source:
        return None
    found = re.search(rf"(?<![\w.,]){re.escape(words)}(?![.,]?\w)", source)
    return Span(*found.span()) if found else None


def _ends_before(word: str, number: str, bead: Bead) -> bool:
    """`am24`, `Kavanaugh27`: not MP3, Covid19 or Windows10, unless the source parts them."""
    language = base_language(bead.target_language)
    digits = sum(map(str.isdigit, number))
    if _standing(number, bead.source):
        if len(word) >= _SHORTEST_NAME and _standing(word, bead.source):
            return True
        return not word.isupper() and is_known(word, language) and frequency(word, language) >= _IN_USE
    plain = word.islower() or (word[1:].islower() and is_word(word.lower(), language))
    return plain and digits >= _SURE_DIGITS and frequency(word, language) >= _EVERYDAY


def _begins_after(word: str, number: str, bead: Bead) -> bool:
    """`20Jahren`, `30лет`: not 5km, 90er, 20th or 20jährig."""
    language = base_language(bead.target_language)
    if word.lower() in TAILS or word.isupper() or not is_known(word, language):
        return False
    common = frequency(word, language)
    if language == "de" and word.islower():
        return common >= _FUNCTION_WORD
    if language in _BUILDING and (word.startswith(BEGINNINGS_OF_TAILS) or common < _WELL_KNOWN):
        return False
    return common >= (_IN_USE if _standing(number, bead.source) or word[0].isupper() else _COMMON)


CHECK = BeadCheck(
    id="glued_number",
    title=gettext_noop("Word glued to a number"),
    description=gettext_noop(
        "A number and the word before or after it are written as one, where a tag or a space that does not break was "
        "dropped. It looks like a misprint, and searches miss both. Units, ordinals and decades (5km, 20th, 90er), "
        "names with a number (MP3, G20) and what stands so in the source are left alone."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.SPELLING,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Der Rat tagt ⟦am24⟧. März.",
            "Der Rat tagt am 24. März.",
            "Le conseil se réunit le 24 mars.",
        ),
        Example(("en", "de"), "Die Brücke stand ⟦20Jahre⟧ lang.", "Die Brücke stand 20 Jahre lang."),
        Example(("de", "en"), "The bridge stood for ⟦20years⟧.", "The bridge stood for 20 years."),
        Example(("en", "ru"), "Мост стоял ⟦30лет⟧.", "Мост стоял 30 лет."),
        Example(
            ("en", "fr"),
            "Selon ⟦Berger12⟧ bateaux manquent.",
            "Selon Berger 12 bateaux manquent.",
            "Berger says 12 boats are missing.",
        ),
    ),
    harmless=(
        Harmless(("en", "de"), "Auf 5km und 20kg kamen die 90er, der 8jährige und die 3. Staffel, 10mal und 50plus."),
        Harmless(("de", "en"), "The 20th G20 and the 1st MP3 of U2 at 10am, co2, 3rd, 100m and 24hour by A380."),
        Harmless(("en", "fr"), "La 1ère, la 2nde, le 20ème et les 3ers de iPhone12, www.exemple.fr/page20suite."),
        Harmless(("en", "de"), "Mit Windows10 geht es nicht.", "It does not work on Windows10."),
    ),
)

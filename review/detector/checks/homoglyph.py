"""Letters of another alphabet inside a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.languages.look_alikes import (
    ARMENIAN_AS_LATIN,
    CYRILLIC_AS_LATIN,
    CYRILLIC_LANGUAGES,
    FULL_WIDTH_LANGUAGES,
    GREEK_AS_LATIN,
    GREEK_LANGUAGES,
    LATIN_AS_CYRILLIC,
    LATIN_AS_GREEK,
)
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import base_language, is_known

MESSAGE = gettext_noop("“{word}” mixes alphabets; right in looks only: {strangers}.")

_LATIN, _GREEK, _CYRILLIC = "A-Za-zÀ-ÖØ-öø-ɏ", "Ͱ-Ͽ", "Ѐ-ԯԱ-և"
_MIXED = re.compile(f"[{_LATIN}][{_GREEK}{_CYRILLIC}]|[{_GREEK}{_CYRILLIC}][{_LATIN}]|[{_GREEK}][{_CYRILLIC}]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
_OTHER = re.compile(f"[{_GREEK}{_CYRILLIC}]")
_LOOKS_LATIN = re.compile(f"(?<![\\w-])[{''.join(CYRILLIC_AS_LATIN)}]{{1,20}}(?![\\w-])")
_STYLED = re.compile("[Ａ-Ｚａ-ｚ\U0001d400-\U0001d6a3]")
"""Letters for the width of Chinese signs and for formulas: the same to the eye, others to a search."""
_TO_LATIN = {**CYRILLIC_AS_LATIN, **GREEK_AS_LATIN, **ARMENIAN_AS_LATIN}


def find(bead: Bead) -> Iterator[Finding]:
    text = bead.translation
    if text.isascii():
        return
    if _STYLED.search(text) and base_language(bead.target_language) not in FULL_WIDTH_LANGUAGES:
        yield from _styled(bead)
    if not (_OTHER.search(text) and _LATIN_LETTER.search(text)):
        return
    if _MIXED.search(text):
        yield from _mixed(bead)
    if _latin_script(text):
        yield from _latin_in_disguise(bead)


def _styled(bead: Bead) -> Iterator[Finding]:
    for word in _words_with(_STYLED, bead):
        yield from _finding(word, normalize("NFKC", word[0]))


def _mixed(bead: Bead) -> Iterator[Finding]:
    for word in _words_with(_MIXED, bead):
        yield from _finding(word, _mended(word[0], base_language(bead.target_language)))


def _words_with(strangers: re.Pattern[str], bead: Bead) -> Iterator[re.Match[str]]:
    """The words of the translation that hold such letters, but for those that the source has as well."""
    for word in _WORD.finditer(bead.translation):
        if strangers.search(word[0]) and word[0] not in bead.source:
            yield word


def _latin_in_disguise(bead: Bead) -> Iterator[Finding]:
    for word in _LOOKS_LATIN.finditer(bead.translation):
        mended = "".join(CYRILLIC_AS_LATIN[letter] for letter in word[0])
        if is_known(mended, bead.target_language) and word[0] not in bead.source:
            yield from _finding(word, mended)


def _latin_script(text: str) -> bool:
    """Whether Latin letters prevail; looks at the beginning only."""
    beginning = text[:200]
    return 2 * len(_LATIN_LETTER.findall(beginning)) > len(beginning)


def _mended(word: str, language: str) -> str | None:
    """The word in one alphabet, or None where letters have no look-alike (μm, TNFα)."""
    latin = len(_LATIN_LETTER.findall(word))
    if language not in CYRILLIC_LANGUAGES | GREEK_LANGUAGES or 2 * latin > len(word):
        table = _TO_LATIN
        strangers = [letter for letter in word if not _LATIN_LETTER.match(letter)]
    else:
        table = LATIN_AS_GREEK if language in GREEK_LANGUAGES else LATIN_AS_CYRILLIC
        strangers = [letter for letter in word if _LATIN_LETTER.match(letter)]
    if len(word) < 3 or any(letter not in table for letter in strangers) or _is_symbol(word, strangers):
        return None
    return "".join(table[letter] if letter in strangers else letter for letter in word)


def _is_symbol(word: str, strangers: list[str]) -> bool:
    """TNFα: a small Greek letter beside capitals."""
    others = [letter for letter in word if letter not in strangers]
    return all("α" <= letter <= "ω" for letter in strangers) and all(letter.isupper() for letter in others)


def _finding(word: re.Match[str], mended: str | None) -> Iterator[Finding]:
    if mended is not None:
        strangers = dict.fromkeys(old for old, new in zip(word[0], mended, strict=True) if old != new)
        yield CHECK.finding(
            start=word.start(),
            end=word.end(),
            message=MESSAGE,
            details={"word": word[0], "strangers": ", ".join(strangers)},
            tier=Tier.CERTAIN,
            suggestions=(mended,),
        )


CHECK = BeadCheck(
    id="homoglyph",
    title="Look-alike letters",
    description=(
        "A word holds letters of another alphabet that look the same: a Cyrillic а in a Latin word, a Latin c in a "
        "Russian one, or letters for formulas and of full width. Nobody sees it, but searches, spelling checkers and "
        "screen readers fail. Symbols that are rightly written so (μm, TNFα) have no look-alike and are left alone, "
        "and so is what stands so in the source."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.CHARACTER_ENCODING,
    find=find,
    examples=(
        Example(("fr", "de"), "Die ⟦Brüсke⟧ ist zu.", "Die Brücke ist zu."),
        Example(("de", "en"), "They ⟦сlosed⟧ the bridge.", "They closed the bridge."),
        Example(("en", "fr"), "Le ⟦poｎt⟧ est fermé.", "Le pont est fermé."),
        Example(("fr", "de"), "Die ⟦Br𝐮ecke⟧ ist zu.", "Die Bruecke ist zu."),
        Example(("en", "ru"), "Это ⟦мocт⟧ и всё.", "Это мост и всё."),
    ),
    harmless=(
        Harmless(("en", "de"), "Ein Filter von 5 μm für TNFα und IT-Системы."),
        Harmless(("en", "ja"), "ＮＡＴＯは橋を閉じた。"),
        Harmless(("en", "ru"), "Это IT-система NASA и α-частица."),
    ),
)

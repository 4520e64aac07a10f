"""Acronyms: where they stand in a text, and what the common ones are called in other languages."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path

from review.detector.findings import Span
from review.detector.pairing.pair import Bead, Pair
from review.detector.words.lexicon import base_language, is_word, zipf
from review.detector.words.tokens import REMEMBERED_TEXTS, Word
from review.detector.words.tokens import runs as runs_of_letters

_DATA = Path(__file__).parent / "languages" / "acronyms.json"
_UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻŒŠŽČŘĞİŞА-ЯЁІЇЄҐ"
_LOWER = "a-zß-öø-ÿąćęłńśźżœšžčřğışа-яёіїєґ"
_CAPITALS = re.compile(f"[{_UPPER}]{{2,}}(?:s\\b|(?![{_LOWER}]))")
_RUN = re.compile(f"[{_UPPER}]+(?![{_LOWER}])(?:[ \u00a0][{_UPPER}]+(?![{_LOWER}]))*")
_ROMAN = re.compile(r"[IVXLCМХ]+")
_COMMON = 3.0
_VERY_COMMON = 4.5
_LONG_FOR_AN_ACRONYM = 5
_LONGEST = 7
"""Letters of the longest acronym; longer words in capitals are shouted."""
_SHOUTED = 0.3
"""Share of capitals among the letters from which a paragraph counts as shouted."""
_AMBIGUOUS = re.compile(
    "AI|AU|CAP|CAR|CFO|CG|CIS|CT|DG|EMA|ETA|HQ|IA|IC|ICC|ICU|IRA|IS|MP|NPT|RM|RU|STD|TC|TI|UA|UK|USA?|VAR",
)
"""Acronyms of the table that stand for other things as well."""

ARTICLE = re.compile(
    r"\b(?:der|die|den|dem|des|das|zur|zum|the|la|le|les|du|el|los|del|il|lo|della|dello|dei|o|da|do"
    r"|de|het|[LlDd]['’]) ?$"
)
"""What stands before an acronym, but hardly before a word that is shouted."""
EVERYWHERE = frozenset(("ID", "IT", "OK", "PC", "TV"))
"""Acronyms of every language that are words as well."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Capitals of the translation that stand for nothing in the source, and the acronym they stand in the place of."""

    words: Word
    acronym: Word
    fix: str


@cache
def _concepts() -> tuple[dict[str, list[str]], ...]:
    content: list[dict[str, list[str]]] = json.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(content)


@cache
def _concepts_by_form(language: str) -> dict[str, list[dict[str, list[str]]]]:
    found: dict[str, list[dict[str, list[str]]]] = {}
    language = base_language(language)
    for concept in _concepts():
        for form in concept.get(language, ()):
            found.setdefault(form, []).append(concept)
    return found


def renderings(acronym: str, source_language: str, target_language: str) -> tuple[str, ...]:
    """What an acronym of one language is called in the other, the usual form first; empty for one not in the table."""
    concepts = _concepts_by_form(source_language).get(acronym, ())
    return tuple(form for concept in concepts for form in concept.get(base_language(target_language), ()))


def is_used_in(acronym: str, language: str) -> bool:
    """Whether the table has an acronym as one of the language."""
    return acronym in _concepts_by_form(language)


def is_clear(acronym: str) -> bool:
    """Whether an acronym of the table is unlikely to stand for something else."""
    return _AMBIGUOUS.fullmatch(acronym) is None


@lru_cache(maxsize=1024)
def acronyms(text: str) -> tuple[Word, ...]:
    """The words of two capitals or more in a text, in order, even where glued to other words."""
    return tuple(Word(match[0], Span(*match.span())) for match in _CAPITALS.finditer(text))


@lru_cache(maxsize=REMEMBERED_TEXTS)
def is_shouted(text: str) -> bool:
    """Whether so much of a text is in capitals that they mean nothing."""
    return sum(map(str.isupper, text)) > _SHOUTED * sum(map(str.isalpha, text))


def lost(bead: Bead) -> Iterator[Lost]:
    """Ordinary words in capitals without a counterpart, where an acronym of the source has no counterpart either."""
    if not acronyms(bead.translation) or is_shouted(bead.translation):
        return
    there = acronyms(bead.source)
    runs = _unexplained(bead, there) if there else []
    missing = sorted((word for word in there if runs and _is_missing(word, there, bead)), key=partial(_doubt, bead))
    for run, acronym in zip(runs, missing + missing[-1:] * len(runs), strict=False):
        names = renderings(acronym.text, bead.source_language, bead.target_language)
        if is_ordinary(run.text, bead) or (names and is_clear(acronym.text) and _is_ordinary_anywhere(run.text)):
            yield Lost(run, acronym, names[0] if names else acronym.text)


def _doubt(bead: Bead, acronym: Word) -> tuple[bool, bool]:
    known = renderings(acronym.text, bead.source_language, bead.target_language)
    return not known, not is_clear(acronym.text)


def _is_missing(acronym: Word, there: tuple[Word, ...], bead: Bead) -> bool:
    names = renderings(acronym.text, bead.source_language, bead.target_language)
    if not names and _may_be_shouted(acronym, bead):
        return False
    if any(run.span.start <= acronym.span.start < run.span.end for run in _all_runs(bead.source) if " " in run.text):
        return False
    count = sum(word.text == acronym.text for word in there)
    return max(bead.translation.count(form) for form in {*names, acronym.text}) < count


def _may_be_shouted(acronym: Word, bead: Bead) -> bool:
    """Whether it is too long, or a word as well, unless it is short and an article stands before it: l’ART, la SPA."""
    if len(acronym.text) > _LONGEST:
        return True
    named = ARTICLE.search(bead.source, max(0, acronym.span.start - 8), acronym.span.start)
    return is_ordinary(acronym.text, bead) and not (named and len(acronym.text) < _LONG_FOR_AN_ACRONYM)


def _unexplained(bead: Bead, there: tuple[Word, ...]) -> list[Word]:
    expected = {word.text for word in there}
    for word in there:
        for name in renderings(word.text, bead.source_language, bead.target_language):
            expected.update(runs_of_letters(name))
    return [
        run
        for run in capital_runs(bead.translation)
        if expected.isdisjoint(run.text.split()) and not is_used_in(run.text, bead.target_language)
    ]


def capital_runs(text: str) -> list[Word]:
    """Words in capitals that stand together, not more of them than stand for an acronym."""
    return [
        run
        for run in _all_runs(text)
        if len(run.text) > 1 and not _ROMAN.fullmatch(run.text) and run.text.count(" ") < 4
    ]


@lru_cache(maxsize=64)
def _all_runs(text: str) -> tuple[Word, ...]:
    return tuple(Word(match[0], Span(*match.span())) for match in _RUN.finditer(text))


def is_ordinary(capitals: str, bead: Bead | Pair) -> bool:
    """Whether all words in capitals are words of either language otherwise."""
    words = capitals.split()
    common = _COMMON if len(words) > 1 or len(capitals) >= _LONG_FOR_AN_ACRONYM else _VERY_COMMON
    return any(
        all(_is_a_word(word, language) and zipf(_in_small_letters(word, language), language) > common for word in words)
        for language in (bead.target_language, bead.source_language)
    )


def _is_a_word(capitals: str, language: str) -> bool:
    """Whether the language has the word in small letters, or in German as a noun."""
    word = _in_small_letters(capitals, language)
    return is_word(word, language) or (language.startswith("de") and is_word(word.capitalize(), language))


def _in_small_letters(capitals: str, language: str) -> str:
    return (capitals.replace("İ", "i").replace("I", "ı") if language.startswith("tr") else capitals).lower()


def _is_ordinary_anywhere(capitals: str) -> bool:
    """Whether a large language has the words: engines go by way of English, and leave words of other languages."""
    return any(all(is_word(word, language) for word in capitals.lower().split()) for language in ("de", "en", "fr"))


def recurring_runs(text: str) -> Counter[str]:
    """How often each run of two or more words in capitals stands in a text."""
    return Counter(run.text for run in capital_runs(text) if " " in run.text)

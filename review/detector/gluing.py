"""Where two words were written as one, and between which letters they belong apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from review.detector.joined import likely_halves
from review.detector.languages.speech_verbs import SPEECH_VERBS
from review.detector.languages.word_parts import FIRST_PARTS, LAST_PARTS, OFTEN_LAST
from review.detector.pairing.pair import Bead
from review.detector.quotation.spoken import glued_before_speech
from review.detector.words.lexicon import (
    base_language,
    frequency,
    has_word_list,
    is_known,
    is_word,
    occurs_anywhere,
    unknown,
    zipf,
)
from review.detector.words.tokens import tokens

SHORTEST = 3
LONGEST = 60
FUNCTION_WORD = 5.7
VERY_COMMON = 6.6
VERY_FREQUENT = 6.2
SHORTEST_NAME = 4
SHORTEST_ADJECTIVE = 5
FREQUENT = 4.5
WELL_KNOWN = 4.2
OCCURRING = 3.0
COMPOUNDING = frozenset({"de", "nl"})
ROMANCE = frozenset({"fr", "es", "it", "pt"})
ROMANCE_AND_ENGLISH = ROMANCE | {"en"}
TOGETHER_IN_ROMANCE = 7.0
"""Sum of the frequencies of two long words from which they are two: these languages make no compounds of such."""
SLAVIC = frozenset({"pl", "ru", "uk"})
NO_PARTS: frozenset[str] = frozenset()
_LONG_WORD = re.compile(r"(?<![\w@#/.\\&=-])[^\W\d_]{5,60}(?![\w@/\\=]|\.\w|['’]\w)")
_PREFIXED = re.compile(r"-\w")
_SHORTEST_GLUED = 5
_LETTERS = re.compile(r"[^\W\d_]+")
_INNER_CAPITAL = re.compile(r"(?<=[^\W\d_A-ZÀ-ÞА-Я])(?=[A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ][^\W\d_A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ]{2})")
_SENTENCE_END = ".!?…:;»«“”„\"'‘’‹›(–—-"
_GERMAN_INFLECTED = ("e", "en", "em", "es")


class Glued(NamedTuple):
    """Two words without a space between them: where they begin, and what they are."""

    start: int
    left: str
    right: str

    @property
    def end(self) -> int:
        return self.start + len(self.left) + len(self.right)


@lru_cache(maxsize=64)
def glued_in(bead: Bead) -> tuple[Glued, ...]:
    """The words of the bead's translation that are two, in order; none in a language without a lexicon."""
    if not has_word_list(bead.target_language):
        return ()
    found = {glued.start: glued for glued in _glued(bead)}
    spoken = (Glued(*halves) for halves in glued_before_speech(bead))
    return tuple({**found, **{glued.start: glued for glued in spoken}}.values())


def _glued(bead: Bead) -> Iterator[Glued]:
    text, language = bead.translation, base_language(bead.target_language)
    for start, word in _unknown(bead, language):
        found = halves(word, language)
        if found and _likely_here(text, start, found, bead):
            yield Glued(start, *found)
        elif named := _with_a_name(word, bead):
            yield Glued(start, *named)


def _unknown(bead: Bead, language: str) -> Iterator[tuple[int, str]]:
    """The long words that neither the language nor the source has, in order, and where they begin."""
    long_words = [word for word in tokens(bead.translation).all if len(word) >= _SHORTEST_GLUED]
    doubtful = {word for word in unknown(long_words, language) if word not in bead.source}
    source = bead.source.lower() if doubtful else ""
    wanted = [word for word in doubtful if not word.isupper() and word.lower() not in source]
    yield from sorted((start, word) for word in wanted for start in _standing(word, bead.translation))


def _standing(word: str, text: str) -> Iterator[int]:
    """Where a long word stands by itself; before a hyphen (`demAusland-Korrespondenten`) a capital must be inside."""
    start = text.find(word)
    while start >= 0:
        match = _LONG_WORD.match(text, start)
        if match and match[0] == word and (not _PREFIXED.match(text, match.end()) or _INNER_CAPITAL.search(word)):
            yield start
        start = text.find(word, start + len(word))


def _likely_here(text: str, start: int, found: tuple[str, str], bead: Bead) -> bool:
    """A capitalised word inside a sentence is a name outside German, unless the source has its first half.

    Or unless a very common word is glued to it (`Harbourand`): a name like that would stand in the source.
    """
    left, right = found
    if bead.target_language.startswith("de") or not left[0].isupper() or right[0].isupper():
        return True
    if bead.source and len(left) >= SHORTEST_ADJECTIVE and frequency(right, bead.target_language) >= VERY_FREQUENT:
        return True
    before = text[:start].rstrip()
    return not before or before[-1] in _SENTENCE_END or re.search(rf"\b{left}\b", bead.source) is not None


@lru_cache(maxsize=65536)
def halves(word: str, language: str) -> tuple[str, str] | None:
    """The two words that `word` was glued from, or None for a word, a name or anything unknown."""
    if is_known(word, language) or word.isupper():
        return None
    inner = _INNER_CAPITAL.search(word)
    if inner:
        return _at_capital(word[: inner.start()], word[inner.start() :], language)
    best, best_score = None, 0.0
    for cut in range(SHORTEST, len(word) - SHORTEST + 1):
        left, right = word[:cut], word[cut:]
        score = _score(left, right, language)
        if score > best_score:
            best, best_score = (left, right), score
    if best is None or _may_be_one(word, best, language):
        return likely_halves(word, language)
    return best


def _with_a_name(word: str, bead: Bead) -> tuple[str, str] | None:
    """A name of the source glued to its second half (`AnnaBerger`) or to a word (`Hartwigund`, `Hartwigspoke`)."""
    if not word[0].isupper() or not bead.source:
        return None
    inner = _INNER_CAPITAL.search(word)
    if inner:
        left, right = word[: inner.start()], word[inner.start() :]
        beside = re.search(rf"(?<!\w){left}[ \u00a0]{right}(?!\w)", bead.source)
        return (left, right) if beside or _two_capitalised(left, right, bead) else None
    names = words_of(bead.source)
    for cut in range(SHORTEST_NAME, len(word) - 1):
        if word[:cut] in names and _follows_a_name(word[cut:], base_language(bead.target_language)):
            return word[:cut], word[cut:]
    return None


def _two_capitalised(left: str, right: str, bead: Bead) -> bool:
    """`PartyTrump`, `EstadosUnidos`: two words or names; a brand written so (`YouTube`) would stand in the source."""
    names, language = words_of(bead.source), base_language(bead.target_language)
    if occurs_anywhere(left + right, language) or len(left) < SHORTEST_NAME:
        return False
    if left not in names and not is_known(left, language):
        return False
    if right in names or _without_s(right, language) in names:
        return True
    return len(right) >= SHORTEST_NAME and right[1:].islower() and is_known(right, language)


def _without_s(name: str, language: str) -> str:
    """A name without the ending of a German genitive."""
    return name.removesuffix("s") if language == "de" else name


def _follows_a_name(word: str, language: str) -> bool:
    """A function word that is no ending, or a longer word that makes no compound with the name."""
    endings = LAST_PARTS.get(language, NO_PARTS) | OFTEN_LAST.get(language, NO_PARTS)
    if word in endings or language in SLAVIC:
        return False
    usual = frequency(word, language)
    if usual >= VERY_FREQUENT:
        return True
    compound = language == "nl" or (language == "de" and _noun(word))
    return len(word) >= SHORTEST_NAME and usual >= WELL_KNOWN and is_word(word, language) and not compound


@lru_cache(maxsize=64)
def words_of(text: str) -> frozenset[str]:
    return frozenset(_LETTERS.findall(text))


def _may_be_one(word: str, parts: tuple[str, str], language: str) -> bool:
    """A rare compound or name that the lexicon lacks; two function words make none, and German has its own rules."""
    if language == "de":
        return False
    rarer, commoner = sorted(frequency(part, language) for part in parts)
    sure = rarer >= FUNCTION_WORD or (rarer >= WELL_KNOWN and commoner >= VERY_COMMON and language not in SLAVIC)
    return not sure and occurs_anywhere(word, language)


def _at_capital(left: str, right: str, language: str) -> tuple[str, str] | None:
    """`demAusland`, `andChina`; brand names (`YouTube`) begin with a capital or with a word that is none."""
    if len(left) < 2 or not right[1:].islower() or zipf(left + right, language) >= OCCURRING:
        return None
    if left.islower() and frequency(left, language) >= FUNCTION_WORD and is_known(right, language):
        return left, right
    if occurs_anywhere(left + right, language):
        return None
    if left.islower() and frequency(left, language) >= FREQUENT:
        return left, right
    if language != "de" or not is_known(right, language):
        return None
    if left.islower():
        return (left, right) if len(left) >= SHORTEST_ADJECTIVE and is_word(left, language) else None
    return (left, right) if left[1:].islower() and frequency(left, language) >= VERY_COMMON else None


def _score(left: str, right: str, language: str) -> float:
    """How sure the two are two words: their frequencies added up, 0 where they may well be one."""
    if not (_written_so(left, language) and _written_so(right, language)):
        return 0.0
    first, second = frequency(left, language), frequency(right, language)
    if min(first, second) >= FUNCTION_WORD and language in FIRST_PARTS and language not in SLAVIC:
        return first + second
    if left.lower() in FIRST_PARTS.get(language, NO_PARTS) or right in LAST_PARTS.get(language, NO_PARTS):
        return 0.0
    if right in SPEECH_VERBS.get(language, NO_PARTS):
        return first + second + 4
    return first + second if _two_words(left, right, language) else 0.0


def _written_so(word: str, language: str) -> bool:
    """Whether a lexicon has the word so; function words (`aux`, `delle`) count by their frequency alone."""
    if is_word(word, language) or (word[0].isupper() and is_word(word.lower(), language)):
        return True
    return language != "de" and frequency(word, language) >= FUNCTION_WORD


def _two_words(left: str, right: str, language: str) -> bool:
    first, second = frequency(left, language), frequency(right, language)
    if language not in FIRST_PARTS or min(first, second) < OCCURRING:
        return language in FIRST_PARTS and _one_is_rare(left, right, language)
    if language in SLAVIC and min(len(left), len(right)) < 4:
        return False
    if max(first, second) >= FUNCTION_WORD:
        return language != "de" or first >= FUNCTION_WORD or left[0].islower() or not _noun(right)
    if language == "de":
        return _two_german_words(left, right)
    shorter = min(len(left), len(right))
    if language in ROMANCE and shorter >= 5 and first + second >= TOGETHER_IN_ROMANCE:
        return True
    return language != "nl" and shorter >= 4 and min(first, second) >= (3.5 if shorter >= 5 else 4.0)


def _one_is_rare(left: str, right: str, language: str) -> bool:
    """A rare word counts where it is long and the other one common: `Brüsselauszuhandeln`, `thedespicable`."""
    first, second = frequency(left, language), frequency(right, language)
    if language in ROMANCE_AND_ENGLISH and max(first, second) >= VERY_FREQUENT and max(len(left), len(right)) >= 6:
        return not occurs_anywhere(left + right, language)
    if max(first, second) < FREQUENT or min(len(left), len(right)) < 4 or len(left) + len(right) < 12:
        return False
    if language == "de":
        return _two_german_words(left, right)
    return language in ROMANCE_AND_ENGLISH and max(first, second) >= FUNCTION_WORD


def _two_german_words(left: str, right: str) -> bool:
    """Not a compound: it ends in no noun, and does not begin with an adverb or a bare stem."""
    if _noun(right):
        return False
    if left[0].isupper():
        return not _inflected_adjective(right)
    return left.endswith(_GERMAN_INFLECTED) and len(left) > 3


def _inflected_adjective(right: str) -> bool:
    """`Nordkoreanische`: at the start of a sentence a compound adjective has a capital."""
    ending = next((ending for ending in ("em", "en", "er", "es", "e") if right.endswith(ending)), "")
    stem = right[: len(right) - len(ending)]
    return bool(ending) and is_word(stem, "de") and is_word(stem + "er", "de")


def _noun(right: str) -> bool:
    return is_word(right.capitalize(), "de")

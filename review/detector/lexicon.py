"""Which words a language has, and how common they are."""

from __future__ import annotations

from functools import cache, lru_cache
from math import log10
from pathlib import Path
from threading import Lock

from review.detector.word_table import WordTable, centibels, in_lexicon, word_table

MACRO_LANGUAGES = {"no": "nb", "nn": "nb", "sr": "sh", "hr": "sh", "bs": "sh"}
SIMPLEMMA_CODES = {"sh": "hbs"}
UNKNOWN = 0.0
_COMMON = 600
"""Centibels under which a word occurs once in a million."""
_ZIPF = (UNKNOWN, *(round(log10(10 ** (-rarity / 100)) + 9, 2) for rarity in range(1, 1024)))
_REMEMBERED = 1 << 17
_loading = Lock()
_folder: Path | None = None


def keep_tables_in(folder: Path) -> None:
    """From now on, tables of words are kept in the folder, so that each is made once on a machine."""
    global _folder
    _folder = folder


@cache
def base_language(code: str) -> str:
    """The code under which the word lists keep a language: `pt` for `pt-BR`, `nb` for `no`."""
    base = code.replace("_", "-").partition("-")[0].lower()
    return MACRO_LANGUAGES.get(base, base)


@cache
def _table(language: str) -> WordTable:
    code = base_language(language)
    if code != language:
        return _table(code)
    with _loading:
        return word_table(code, SIMPLEMMA_CODES.get(code, code), _folder)


@lru_cache(maxsize=_REMEMBERED)
def _entry(word: str, language: str) -> int:
    return _table(language).entry(word)


def load(language: str) -> None:
    """Reads the language's words now rather than at the first one; seconds where their table is still to be made."""
    _table(language)


def has_words(language: str) -> bool:
    """Whether any word of the language is known."""
    return bool(_table(language))


def has_word_list(language: str) -> bool:
    """Whether anything is known of how common the language's words are."""
    return _table(language).has_frequencies


def is_word(word: str, language: str) -> bool:
    """Whether the language's lexicon has the word exactly as written."""
    return in_lexicon(_entry(word, language))


def zipf(word: str, language: str) -> float:
    """The word's Zipf frequency whatever its case: 0 for one never seen, 3 once in a million, 6 once in a thousand."""
    return _ZIPF[centibels(_entry(word.lower(), language))]


def frequency(word: str, language: str) -> float:
    """The Zipf frequency of a word in use, not merely seen: 0 for what occurs less than once in a million."""
    rarity = centibels(_entry(word.lower(), language))
    return _ZIPF[rarity] if rarity < _COMMON else UNKNOWN


@lru_cache(maxsize=_REMEMBERED)
def is_known(word: str, language: str) -> bool:
    """Whether the language has the word in any usual writing of it."""
    return bool(frequency(word, language)) or any(
        is_word(written, language) for written in {word, word.lower(), word.capitalize()}
    )


def occurs_anywhere(word: str, language: str) -> bool:
    """Whether the word was ever seen in the language, misspellings included."""
    return centibels(_entry(word.lower(), language)) > 0

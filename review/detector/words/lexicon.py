"""Which words a language has, and how common they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import filterfalse
from math import log10
from pathlib import Path
from threading import Lock

from review.detector.words.word_table import CENTIBELS, IN_LEXICON, WordTable, word_table

MACRO_LANGUAGES = {"no": "nb", "nn": "nb", "sr": "sh", "hr": "sh", "bs": "sh"}
SIMPLEMMA_CODES = {"sh": "hbs"}
UNKNOWN = 0.0
_COMMON = 600
"""Centibels under which a word occurs once in a million."""
_ZIPF = (UNKNOWN, *(round(log10(10 ** (-rarity / 100)) + 9, 2) for rarity in range(1, 1024)))
_IN_USE = tuple(zipf if rarity < _COMMON else UNKNOWN for rarity, zipf in enumerate(_ZIPF))
_REMEMBERED = 1 << 14
"""Words of one language: those of some hundred articles, of fewer than two megabytes."""
_SHARP = "ß"
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


class _Entries(dict[str, int]):
    """What the table of a language has on a word as written, remembered."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._entry = _table(language).entry

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self._entry(word)
        if _SHARP in word and not found & CENTIBELS:  # the lists of frequencies fold their words, ß as ss
            found |= self._entry(word.replace(_SHARP, "ss")) & CENTIBELS
        self[word] = found
        return found


@cache
def _entries(language: str) -> _Entries:
    code = base_language(language)
    return _Entries(code) if code == language else _entries(code)


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
    return _entries(language)[word] & IN_LEXICON != 0


def zipf(word: str, language: str) -> float:
    """The word's Zipf frequency whatever its case: 0 for one never seen, 3 once in a million, 6 once in a thousand."""
    return _ZIPF[_entries(language)[word.lower()] & CENTIBELS]


def frequency(word: str, language: str) -> float:
    """The Zipf frequency of a word in use, not merely seen: 0 for what occurs less than once in a million."""
    return _IN_USE[_entries(language)[word.lower()] & CENTIBELS]


class _Known(dict[str, bool]):
    """Whether a language has a word in any usual writing of it, remembered."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> bool:
        if len(self) >= _REMEMBERED:
            self.clear()
        writings = (word, word.lower(), word.capitalize())
        known = frequency(word, self._language) > UNKNOWN or any(is_word(one, self._language) for one in writings)
        self[word] = known
        return known


_known = cache(_Known)


def is_known(word: str, language: str) -> bool:
    """Whether the language has the word in any usual writing of it."""
    return _known(base_language(language))[word]


def unknown(words: Iterable[str], language: str) -> Iterator[str]:
    """Those of the words that the language has in no usual writing."""
    return filterfalse(_known(base_language(language)).__getitem__, words)


def occurs_anywhere(word: str, language: str) -> bool:
    """Whether the word was ever seen in the language, misspellings included."""
    return _entries(language)[word.lower()] & CENTIBELS > 0

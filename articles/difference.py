"""What differs between two texts, by words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from diff_match_patch import diff_match_patch

from articles.edits import Edit

_WORD = re.compile(r"\w+|\s|[^\w\s]")
_FIRST_CODE, _SURROGATES, _AFTER_SURROGATES, _LAST_CODE = 0x100, 0xD800, 0xE000, 0x10FFFF


class Change(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    INSERTED = "inserted"
    DELETED = "deleted"


class Piece(NamedTuple):
    """A stretch of text that stayed, was inserted or was deleted."""

    change: Change
    text: str


_CHANGES = {
    diff_match_patch.DIFF_EQUAL: Change.SAME,
    diff_match_patch.DIFF_INSERT: Change.INSERTED,
    diff_match_patch.DIFF_DELETE: Change.DELETED,
}


def pieces(old: str, new: str) -> list[Piece]:
    """What leads from `old` to `new`, by whole words: kept and deleted pieces make `old`, kept and inserted `new`."""
    words = _Codes()
    engine = _engine()
    found = engine.diff_main(words.encoded(old), words.encoded(new), checklines=False)
    engine.diff_cleanupSemantic(found)
    return [Piece(_CHANGES[change], words.decoded(codes)) for change, codes in found]


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """The edits, by whole words, that lead from `old` to `new`; none when they are equal."""
    return tuple(_edits(old, new))


def _edits(old: str, new: str) -> Iterator[Edit]:
    at, deleted, inserted = 0, 0, ""
    for change, text in [*pieces(old, new), Piece(Change.SAME, "")]:
        if change is Change.DELETED:
            deleted += len(text)
        elif change is Change.INSERTED:
            inserted += text
        else:
            if deleted or inserted:
                yield Edit(at, at + deleted, inserted)
            at, deleted, inserted = at + deleted + len(text), 0, ""


class _Codes:
    """Stands one character for each word, because the library compares characters.

    Codes begin above Latin-1, where the library's clean-up mistakes none for a space, and leave the surrogates out.
    """

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._words: dict[str, str] = {}

    def encoded(self, text: str) -> str:
        return "".join(self._code(word) for word in _WORD.findall(text))

    def decoded(self, codes: str) -> str:
        return "".join(self._words[code] for code in codes)

    def _code(self, word: str) -> str:
        if word not in self._codes:
            number = _FIRST_CODE + len(self._codes)
            if number >= _SURROGATES:
                number += _AFTER_SURROGATES - _SURROGATES
            if number > _LAST_CODE:
                raise OverflowError("more different words than there are characters")
            self._codes[word] = chr(number)
            self._words[chr(number)] = word
        return self._codes[word]


@cache
def _engine() -> diff_match_patch:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0.2
    return engine

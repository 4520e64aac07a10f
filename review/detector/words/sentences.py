"""Where the sentences of a paragraph are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sentencex import get_sentence_boundaries

from review.detector.findings import Span
from review.detector.words.lexicon import base_language
from review.detector.words.tokens import REMEMBERED_TEXTS

_ABBREVIATED = re.compile(r"(?:\b\w{1,2}|\d)\.\Z")
_NO_STOP = frozenset(",;:–—")
_CONTINUES = re.compile(r"[\s\"”“»«’‘')\]]*[a-zà-ÿ,;:–—]")
_PLAIN_SPACES = dict.fromkeys(map(ord, "\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"), " ") | dict.fromkeys(
    range(0x2000, 0x200B), " "
)
"""Spaces of several bytes: sentencex 1.0.32 panics where one stands before the stop of an initial (`F.B.I .`)."""


@lru_cache(maxsize=REMEMBERED_TEXTS)
def sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a paragraph, in code points, without the spaces between them.

    An initial, an ordinal or a word of two letters ends none, nor does anything that a small letter follows.
    """
    return tuple(_merged(text, base_language(language)))


def _merged(text: str, language: str) -> Iterator[Span]:
    start = None
    for boundary in get_sentence_boundaries(language, text.translate(_PLAIN_SPACES)):
        begin, end = int(boundary["start_index"]), int(boundary["end_index"])
        start = begin if start is None else start
        if _is_no_end(text[start:end].rstrip()) or _CONTINUES.match(text, end):
            continue
        yield from _trimmed(text, start, end)
        start = None
    if start is not None:
        yield from _trimmed(text, start, len(text))


def _is_no_end(piece: str) -> bool:
    """Whether what a piece ends with ends no sentence: a comma, an ordinal, an initial, a word of two letters."""
    last = piece[-1:]
    return last in _NO_STOP or (last == "." and _ABBREVIATED.search(piece, max(0, len(piece) - 4)) is not None)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip():
        yield Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))

"""Where the sentences of a paragraph are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from review.detector.findings import Span
from review.detector.words.lexicon import base_language

_NO_END = re.compile(r"(?:\b\w{1,2}|\d)\.\s*$|[,;:–—]\s*$")
_CONTINUES = re.compile(r"[\s\"”“»«’‘')\]]*[a-zà-ÿ,;:–—]")


def sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a paragraph, in code points, without the spaces between them.

    An initial, an ordinal or a word of two letters ends none, nor does anything that a small letter follows.
    """
    return tuple(_merged(text, base_language(language)))


def _merged(text: str, language: str) -> Iterator[Span]:
    start = None
    for boundary in get_sentence_boundaries(language, text):
        begin, end = int(boundary["start_index"]), int(boundary["end_index"])
        start = begin if start is None else start
        if _NO_END.search(text[start:end]) or _CONTINUES.match(text, end):
            continue
        yield from _trimmed(text, start, end)
        start = None
    if start is not None:
        yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip():
        yield Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))

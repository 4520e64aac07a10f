"""Where the paragraphs of a text are."""

from __future__ import annotations

import re

from review.detector.findings import Span

_LINE = re.compile(r"[^\n]+")


def paragraphs(text: str) -> list[Span]:
    """The lines of `text` that hold more than white space, in order (code points, without the line ends)."""
    return [Span(*match.span()) for match in _LINE.finditer(text) if not match[0].isspace()]

"""Which words to mark where something is missing whose place is only known by its share of the text."""

from __future__ import annotations

from review.detector.findings import Span

MARKED = 60
"""About how many characters are marked."""


def around(text: str, share: float) -> Span:
    """Whole words around that share (0 to 1) of the text; never empty for a text that is not."""
    middle = int(len(text) * share)
    start, end = max(0, middle - MARKED // 2), min(len(text), middle + MARKED // 2)
    if start:
        start = text.find(" ", start, middle) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", middle, end), middle + 1)
    return Span(start, end)

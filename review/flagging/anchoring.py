"""Where a remark stays when the text under it changes: pure, so that its laws can be tested on random texts.

A flag ends when an edit reaches into its words; a comment must not. Its anchor keeps what is left of them, takes in
what comes in their place, and becomes a point when nothing is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from articles.edits import Edit


class Anchor(NamedTuple):
    """Words of a text (code points, half-open). Detached, it is the point where they stood, and `quote` the words."""

    start: int
    end: int
    quote: str

    @property
    def is_detached(self) -> bool:
        return self.start == self.end


def carried_anchor(anchor: Anchor, edits: Sequence[Edit], text: str) -> Anchor:
    """Where the anchor stands in `text`, to which the edits led. Words that come back attach it again."""
    if anchor.is_detached:
        return _attached_again(anchor, edits) or _point(_start(anchor.start, edits), anchor.quote)
    start, end = _start(anchor.start, edits), _end(anchor.end, edits)
    words = text[start:end]
    if not words.strip():
        return _point(min(start, end), anchor.quote)
    return Anchor(start, end, words)


def _point(at: int, quote: str) -> Anchor:
    return Anchor(at, at, quote)


def _start(position: int, edits: Sequence[Edit]) -> int:
    """Where a stretch that began there begins: behind what was put in at the border or over it."""
    moved = 0
    for edit in edits:
        if edit.end <= position:
            moved += edit.growth
        elif edit.start < position:
            return edit.start + moved + len(edit.replacement)
    return position + moved


def _end(position: int, edits: Sequence[Edit]) -> int:
    """Where a stretch that ended there ends: before what was put in at the border or over it."""
    moved = 0
    for edit in edits:
        if edit.start >= position:
            break
        if edit.end > position:
            return edit.start + moved
        moved += edit.growth
    return position + moved


def _attached_again(anchor: Anchor, edits: Sequence[Edit]) -> Anchor | None:
    """The anchor on its words, where an edit at its point puts them in."""
    moved = 0
    for edit in edits:
        if edit.start <= anchor.start <= edit.end and anchor.quote in edit.replacement:
            start = edit.start + moved + edit.replacement.index(anchor.quote)
            return Anchor(start, start + len(anchor.quote), anchor.quote)
        moved += edit.growth
    return None

"""Two texts compared: by words, long unchanged stretches folded, invisible characters drawn."""

from __future__ import annotations

from dataclasses import dataclass

from articles.difference import Change, pieces
from review.page.fixes import shown

KEPT_AROUND = 160
"""How many unchanged characters stay visible on either side of a change."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that stayed, came or went; `folded` is what of it is hidden at first, between `text` and `rest`."""

    change: Change
    text: str
    folded: str = ""
    rest: str = ""


def compared(old: str, new: str) -> list[Stretch]:
    """What leads from one text to the other, to be read."""
    found = pieces(old, new)
    last = len(found) - 1
    return [_stretch(piece.change, piece.text, number == 0, number == last) for number, piece in enumerate(found)]


def _stretch(change: Change, text: str, is_first: bool, is_last: bool) -> Stretch:  # noqa: FBT001
    if change is not Change.SAME:
        return Stretch(change, shown(text).replace("¶", "¶\n"))
    head = 0 if is_first else KEPT_AROUND
    tail = 0 if is_last else KEPT_AROUND
    if len(text) <= head + tail + 80:
        return Stretch(change, text)
    return Stretch(change, text[:head], text[head : len(text) - tail], text[len(text) - tail :] if tail else "")

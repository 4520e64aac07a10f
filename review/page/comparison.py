"""Two texts compared by words, in one column or two; long unchanged stretches folded, invisible characters drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from articles.difference import Change, Piece, pieces
from review.page.fixes import drawn, shown

KEPT_AROUND = 160
"""How many unchanged characters stay visible on either side of a change."""
FOLDED = 3
"""From so many unchanged paragraphs on they are folded, where the texts stand side by side."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that stayed, came or went; `folded` is what of it is hidden at first, between `text` and `rest`."""

    change: Change
    text: str
    folded: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands on the left and on the right of one line: the old words and the new ones."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return any(piece.change is not Change.SAME for piece in (*self.left, *self.right))


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that follow one another; `folded` where they are many and the same on both sides."""

    pairs: tuple[Pair, ...]
    folded: bool


def compared(old: str, new: str, *, hidden: bool = True) -> list[Stretch]:
    """What leads from one text to the other, to be read. `hidden`: characters that nobody sees are drawn."""
    found = pieces(old, new)
    last = len(found) - 1
    stretches = [_stretch(piece, is_first=number == 0, is_last=number == last) for number, piece in enumerate(found)]
    return [_drawn(stretch) for stretch in stretches] if hidden else stretches


def side_by_side(old: str, new: str, *, hidden: bool = True) -> list[Block]:
    """The two texts line by line, what belongs together on one line; empty lines are left out."""
    pairs = [pair for pair in _pairs(pieces(old, new), hidden=hidden) if pair.left or pair.right]
    blocks: list[Block] = []
    for is_changed, group in groupby(pairs, key=lambda pair: pair.is_changed):
        found = tuple(group)
        blocks.append(Block(found, folded=not is_changed and len(found) >= FOLDED))
    return blocks


def _pairs(found: Iterable[Piece], *, hidden: bool) -> Iterable[Pair]:
    """A line ends where a line end stayed; one that came or went stands within it."""
    left, right = list[Piece](), list[Piece]()
    for piece in found:
        if piece.change is not Change.SAME:
            (left if piece.change is Change.DELETED else right).append(_readable(piece, hidden=hidden))
            continue
        first, *lines = piece.text.split("\n")
        for side in (left, right):
            _add(side, first, hidden=hidden)
        for line in lines:
            yield Pair(tuple(left), tuple(right))
            left, right = [], []
            for side in (left, right):
                _add(side, line, hidden=hidden)
    yield Pair(tuple(left), tuple(right))


def _add(side: list[Piece], line: str, *, hidden: bool) -> None:
    if line:
        side.append(Piece(Change.SAME, drawn(line) if hidden else line))


def _readable(piece: Piece, *, hidden: bool) -> Piece:
    return Piece(piece.change, _with_line_ends(shown(piece.text))) if hidden else piece


def _stretch(piece: Piece, *, is_first: bool, is_last: bool) -> Stretch:
    change, text = piece
    if change is not Change.SAME:
        return Stretch(change, text)
    head = 0 if is_first else KEPT_AROUND
    tail = 0 if is_last else KEPT_AROUND
    if len(text) <= head + tail + 80:
        return Stretch(change, text)
    begins, ends = text.rfind(" ", 0, head) + 1, text.find(" ", len(text) - tail) if tail else len(text)
    return Stretch(change, text[:begins], text[begins:ends], text[ends:])


def _drawn(stretch: Stretch) -> Stretch:
    if stretch.change is not Change.SAME:
        return Stretch(stretch.change, _with_line_ends(shown(stretch.text)))
    return Stretch(stretch.change, drawn(stretch.text), drawn(stretch.folded), drawn(stretch.rest))


def _with_line_ends(text: str) -> str:
    return text.replace("¶", "¶\n")

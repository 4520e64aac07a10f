"""An article cut into pairs of paragraphs: what translators' tools call units."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles import difference
from articles.edits import Edit
from articles.exporting.outgoing import Decided, Outgoing

BETWEEN = 2
"""Line ends between paragraphs where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text and how many line ends follow it; all pieces of a text, joined, are the text."""

    text: str
    after: int

    @property
    def said_after(self) -> str:
        """The line ends, where they are not the usual ones."""
        return "" if self.after == (BETWEEN if self.text else 0) else str(self.after)


@dataclass(frozen=True, slots=True)
class Unit:
    """What belongs together in the source, the machine's text and the corrected one, and what was decided there."""

    source: Piece
    machine: Piece
    corrected: Piece
    decisions: tuple[Decided, ...]


def units(article: Outgoing) -> list[Unit]:
    """The article's units in reading order; nothing of its three texts is left out or stands twice."""
    pairs = article.align(article.source, article.corrected) or [(0, 0)]
    ours = _line_starts(article.source, [pair[0] for pair in pairs])
    corrected = _line_starts(article.corrected, [pair[1] for pair in pairs])
    back = difference.edits(article.corrected, article.machine)
    machine = _line_starts(article.machine, [_carried(start, back) for start in corrected])
    decided = _by_place(article, corrected)
    return [
        Unit(*pieces, tuple(decided[number]))
        for number, pieces in enumerate(
            zip(
                _pieces(article.source, ours),
                _pieces(article.machine, machine),
                _pieces(article.corrected, corrected),
                strict=True,
            )
        )
    ]


def place_in_machine_text(article: Outgoing, decision: Decided) -> int | None:
    """Where the words that were decided stand in the machine's text; None where people had written them."""
    place = decision.start
    for change in reversed(article.changes):
        if decision.revision is None or change.number < decision.revision:
            place -= sum(edit.growth for edit, end in _ends_after(change.edits) if end <= place)
    found = article.machine[place : place + decision.end - decision.start] if place >= 0 else None
    return place if found == decision.quote else None


def _ends_after(edits: Sequence[Edit]) -> Iterator[tuple[Edit, int]]:
    """The edits, each with the end of what it put in, in the text after them."""
    moved = 0
    for edit in edits:
        yield edit, edit.start + moved + len(edit.replacement)
        moved += edit.growth


def _line_starts(text: str, starts: Sequence[int]) -> list[int]:
    """The beginnings of the lines in which the places stand, never falling; the first is the text's."""
    found, reached = [0], 0
    for start in starts[1:]:
        reached = max(reached, text.rfind("\n", 0, start) + 1 if start < len(text) else start)
        found.append(reached)
    return found


def _pieces(text: str, starts: Sequence[int]) -> list[Piece]:
    cut = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    bodies = [piece.rstrip("\n") for piece in cut]
    return [Piece(body, len(piece) - len(body)) for piece, body in zip(cut, bodies, strict=True)]


def _carried(place: int, edits: Sequence[Edit]) -> int:
    return place + sum(edit.growth for edit in edits if edit.end <= place)


def _by_place(article: Outgoing, starts: Sequence[int]) -> list[list[Decided]]:
    """The decisions of each unit: where their words stand now."""
    found: list[list[Decided]] = [[] for _ in starts]
    for decision in article.decisions:
        place = decision.start
        for change in article.changes:
            if decision.revision is not None and change.number >= decision.revision:
                place = _carried(place, change.edits)
        found[max(0, bisect_right(starts, place) - 1)].append(decision)
    return found

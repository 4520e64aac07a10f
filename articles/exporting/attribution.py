"""Who changed which words: the machine's text and the corrected one, compared by words, each change with its author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from articles import difference
from articles.difference import Change as Became
from articles.exporting.outgoing import Change, Outgoing

NOBODY = "Editor"
"""The author of a change where names stay here."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """A stretch of text that stayed, came or went; `by` and `at` say who changed it and when."""

    change: Became
    text: str
    by: str
    at: datetime


def tracked(article: Outgoing) -> Iterator[Tracked]:
    """What stayed and what went make the machine's text, what stayed and what came the corrected one.

    A change is that of the revision that took or brought its first character; where words were taken and typed again,
    so that no revision can be told, of the newest.
    """
    told = _Told(len(article.machine))
    for made in article.changes:
        told.follow(made)
    newest = article.changes[-1] if article.changes else None
    old = new = 0
    for became, text in difference.pieces(article.machine, article.corrected):
        whose: list[Change | None] = []
        if became is not Became.INSERTED:
            whose, old = told.taken[old : old + len(text)], old + len(text)
        if became is not Became.DELETED:
            whose, new = told.brought[new : new + len(text)] + whose, new + len(text)
        first = next(filter(None, whose), newest)
        yield Tracked(became, text, (first and first.by) or NOBODY, first.at if first else article.changed_at)


@dataclass(slots=True)
class _Told:
    """For each character of the machine's text who took it, for each of the newest text who brought it."""

    length: int
    taken: list[Change | None] = field(init=False)
    brought: list[Change | None] = field(init=False)
    _places: list[int | None] = field(init=False)

    def __post_init__(self) -> None:
        self.taken = [None] * self.length
        self.brought = [None] * self.length
        self._places = list(range(self.length))

    def follow(self, change: Change) -> None:
        for edit in reversed(change.edits):
            for place in self._places[edit.start : edit.end]:
                if place is not None:
                    self.taken[place] = change
            self._places[edit.start : edit.end] = [None] * len(edit.replacement)
            self.brought[edit.start : edit.end] = [change] * len(edit.replacement)


def lines(pieces: Sequence[Tracked]) -> Iterator[tuple[list[Tracked], Tracked | None]]:
    """The pieces line by line, each line with its end: a piece that is a line end, None behind the last line."""
    line: list[Tracked] = []
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        line += [_part(piece, first)] if first else []
        for words in rest:
            yield line, _part(piece, "\n")
            line = [_part(piece, words)] if words else []
    yield line, None


def _part(piece: Tracked, words: str) -> Tracked:
    return Tracked(piece.change, words, piece.by, piece.at)

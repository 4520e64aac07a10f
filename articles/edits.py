"""Edits of a text, and how positions are carried through them.

All positions are code points, half-open, in the text before the edits. Pure functions: no database.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Edit(NamedTuple):
    """`text[start:end]` becomes `replacement`; with start == end it is an insertion."""

    start: int
    end: int
    replacement: str

    @property
    def growth(self) -> int:
        """By how many code points the text behind the edit moves."""
        return len(self.replacement) - (self.end - self.start)


class EditsRefusedError(ValueError):
    """Edits that do not fit their text: out of it, overlapping, or the wrong way round."""


class TouchedError(Exception):
    """A place that a newer edit touches or abuts. `edit` is the older one, `newer` the one in its way."""

    def __init__(self, edit: Edit, newer: Edit) -> None:
        super().__init__(f"{edit.start}–{edit.end} was changed meanwhile")
        self.edit, self.newer = edit, newer


def by_place(edit: Edit) -> tuple[int, int]:
    """What edits are sorted by; never their words: of two insertions at one place the first given comes first."""
    return edit.start, edit.end


def ordered(edits: Iterable[Edit], length: int) -> tuple[Edit, ...]:
    """The edits by position; insertions at one place keep their order.

    Raises EditsRefusedError unless they are disjoint and inside a text of this length.
    """
    result = tuple(sorted(edits, key=by_place))
    reached = 0
    for edit in result:
        if not reached <= edit.start <= edit.end <= length:
            raise EditsRefusedError(f"The edit of {edit.start}–{edit.end} overlaps another or lies outside the text.")
        reached = edit.end
    return result


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text after the edits, which must be ordered."""
    pieces, reached = [], 0
    for edit in edits:
        pieces += [text[reached : edit.start], edit.replacement]
        reached = edit.end
    return "".join([*pieces, text[reached:]])


def inverse(text: str, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits that lead from `applied(text, edits)` back to `text`."""
    back, moved = [], 0
    for edit in edits:
        start = edit.start + moved
        back.append(Edit(start, start + len(edit.replacement), text[edit.start : edit.end]))
        moved += edit.growth
    return tuple(back)


def without_lines(text: str, start: int, end: int, last: int) -> Edit:
    """What removes the lines `text[start:end]` and leaves no empty one: the line breaks behind them go along, or those
    before them where nothing else stands behind them in `text[:last]`."""
    behind = max(end, last - len(text[end:last].lstrip("\n")))
    return Edit(len(text[:start].rstrip("\n")) if behind >= last else start, behind, "")


def carried_span(start: int, end: int, edits: Sequence[Edit]) -> tuple[int, int] | None:
    """Where the span stands after the edits; None when one of them reaches into it.

    An edit wholly before shifts it, one wholly after leaves it, and an insertion exactly at a border is outside.
    """
    moved = 0
    for edit in edits:
        if edit.end <= start:
            moved += edit.growth
        elif edit.start < end:
            return None
    return start + moved, end + moved


def carried(edits: Sequence[Edit], newer: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits as they read after `newer`, made on the same text meanwhile.

    Raises TouchedError where a newer edit touches or abuts one of them: who comes second must look again.
    """
    return tuple(_carried_strictly(edit, newer) for edit in edits)


def _carried_strictly(edit: Edit, newer: Sequence[Edit]) -> Edit:
    moved = 0
    for other in newer:
        if other.start <= edit.end and edit.start <= other.end:
            raise TouchedError(edit, other)
        if other.end < edit.start:
            moved += other.growth
    return Edit(edit.start + moved, edit.end + moved, edit.replacement)

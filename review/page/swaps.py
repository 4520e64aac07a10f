"""What of the page must be drawn anew after a change: as few rows as possible."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from review.page.rows import Row


@dataclass(frozen=True, slots=True)
class Swap:
    """A step on the page: `row` takes the place of the row named `key`, or comes after it; without one, that goes."""

    key: str
    row: Row | None = None
    after: bool = False


def swaps(before: Sequence[str], after: Sequence[Row], touched: Collection[str]) -> list[Swap]:
    """The steps that lead from a page with the rows named `before` to the rows `after`.

    A row whose key stays is drawn anew only when it is among the touched.
    """
    blocks = SequenceMatcher(None, before, [row.key for row in after], autojunk=False).get_opcodes()
    moved = _moved(before, after, blocks)
    steps = [Swap(key) for key in before if key in moved]
    for tag, i1, i2, j1, j2 in blocks:
        if tag == "equal":
            steps += [Swap(row.key, row) for row in after[j1:j2] if row.key in touched]
        else:
            old = [key for key in before[i1:i2] if key not in moved]
            steps += _replaced(old, after[j1:j2], before[i1 - 1] if i1 else "")
    return steps


def _moved(before: Sequence[str], after: Sequence[Row], blocks: Sequence[tuple[str, int, int, int, int]]) -> set[str]:
    """The keys that go in one place and come in another: they must go first, or there would be two for a moment."""
    gone = {key for tag, i1, i2, _, _ in blocks if tag != "equal" for key in before[i1:i2]}
    come = {row.key for tag, _, _, j1, j2 in blocks if tag != "equal" for row in after[j1:j2]}
    return gone & come


def _replaced(old: Sequence[str], new: Sequence[Row], behind: str) -> Iterator[Swap]:
    for key, row in zip(old, new, strict=False):
        yield Swap(key, row)
        behind = row.key
    for key in old[len(new) :]:
        yield Swap(key)
    for row in new[len(old) :]:
        yield Swap(behind, row, after=True)
        behind = row.key

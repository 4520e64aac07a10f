"""Two people's edits of one text put together: a proposal to be looked at. Pure: no database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.edits import Edit, applied, ordered


@dataclass(frozen=True, slots=True)
class Merge:
    """The text with the edits of both. `is_contested`: somewhere they wanted different words, and mine stand there."""

    text: str
    is_contested: bool


def merged(base: str, mine: Sequence[Edit], theirs: Sequence[Edit]) -> Merge:
    """Puts ordered edits of `base` together. Edits that only abut both count, theirs first; equal ones count once.

    Where edits overlap, what mine make of the whole stretch stands, unless theirs make the same of it.
    """
    edits, contested = list[Edit](), False
    for own, other in _groups(mine, theirs):
        if not own or not other or own == other:
            edits += own or other
            continue
        stretch = _stretch(base, own, own + other)
        contested = contested or stretch != _stretch(base, other, own + other)
        edits.append(stretch)
    return Merge(applied(base, edits), contested)


def _groups(mine: Sequence[Edit], theirs: Sequence[Edit]) -> Iterator[tuple[list[Edit], list[Edit]]]:
    """Edits that overlap or are equal together, every other alone; by place, theirs before mine."""
    waiting = sorted([*((edit, 0) for edit in theirs), *((edit, 1) for edit in mine)], key=_place)
    group: tuple[list[Edit], list[Edit]] = ([], [])
    for edit, side in waiting:
        here = [*group[0], *group[1]]
        if here and not any(_clash(edit, earlier) for earlier in here):
            yield group
            group = ([], [])
        group[0 if side else 1].append(edit)
    if group != ([], []):
        yield group


def _place(found: tuple[Edit, int]) -> tuple[int, int, int]:
    edit, side = found
    return edit.start, edit.end, side


def _clash(edit: Edit, other: Edit) -> bool:
    return edit == other or (edit.start < other.end and other.start < edit.end)


def _stretch(base: str, own: Sequence[Edit], all_: Sequence[Edit]) -> Edit:
    """What `own` make of everything that the edits together reach over, as one edit."""
    start, end = min(edit.start for edit in all_), max(edit.end for edit in all_)
    inside = [Edit(edit.start - start, edit.end - start, edit.replacement) for edit in own]
    return Edit(start, end, applied(base[start:end], ordered(inside, end - start)))

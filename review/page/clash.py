"""Two people at one place: what stood there, what they made of it, and what I wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles import difference
from articles.difference import Piece
from articles.door import Head
from articles.edits import Edit, applied
from articles.merging import Merge, merged
from articles.text import Paragraph, paragraphs


@dataclass(frozen=True, slots=True)
class Clash:
    """The paragraph in the three versions. `index` is its place in the newest text, None when it is gone.

    `merge` is what both made of it put together, None when it is several paragraphs now or there is nothing to put
    together; `proposal` what the merge would change in theirs.
    """

    base: str
    theirs: tuple[Piece, ...]
    mine: tuple[Piece, ...]
    words: str
    index: int | None
    number: int
    merge: Merge | None = None
    proposal: tuple[Piece, ...] = ()

    @property
    def to_edit(self) -> str:
        """What to begin with: both versions put together, or else one's own words."""
        return self.merge.text if self.merge else self.words


def clash(base: Head, theirs: Head, mine: Sequence[Edit]) -> Clash | None:
    """The paragraph of revision `base` that `mine` edits, beside what became of it; None when `mine` edits nothing."""
    if not mine:
        return None
    start, end = _paragraphs_around(base.text, mine[0].start, mine[-1].end)
    inside = [Edit(edit.start - start, edit.end - start, edit.replacement) for edit in mine]
    old, words = base.text[start:end], applied(base.text[start:end], inside)
    newest = _standing(theirs.text, *_carried(start, end, difference.edits(base.text, theirs.text)))
    now = "\n".join(paragraph.text for paragraph in newest)
    merge = _merge(old, words, now) if len(newest) == 1 and "\n" not in old + words else None
    return Clash(
        base=old,
        theirs=tuple(difference.pieces(old, now)),
        mine=tuple(difference.pieces(old, words)),
        words=words,
        index=newest[0].index if newest else None,
        number=theirs.number,
        merge=merge,
        proposal=tuple(difference.pieces(now, merge.text)) if merge else (),
    )


def _merge(old: str, mine: str, theirs: str) -> Merge | None:
    found = merged(old, difference.edits(old, mine), difference.edits(old, theirs))
    return found if found.text not in (mine, theirs) else None


def paragraph_now(base: str, index: int, newest: str) -> int | None:
    """Which paragraph of `newest` the one of that index in `base` has become; None when it is gone.

    Raises IndexError when `base` has no such paragraph.
    """
    old = list(paragraphs(base))[index]
    standing = _standing(newest, *_carried(old.start, old.end, difference.edits(base, newest)))
    return standing[0].index if standing else None


def _paragraphs_around(text: str, start: int, end: int) -> tuple[int, int]:
    line_end = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if line_end < 0 else line_end


def _carried(start: int, end: int, edits: Sequence[Edit]) -> tuple[int, int]:
    """The span after the edits; where one of them reaches into it, as wide as it may be."""
    first, last, moved = start, end, 0
    for edit in edits:
        if edit.end <= start:
            first = start + moved + edit.growth
        elif edit.start < start:
            first = edit.start + moved
        if edit.end <= end and edit.start < end:
            last = end + moved + edit.growth
        elif edit.start < end:
            last = edit.start + moved + len(edit.replacement)
        moved += edit.growth
    return first, max(first, last)


def _standing(text: str, start: int, end: int) -> list[Paragraph]:
    return [paragraph for paragraph in paragraphs(text) if paragraph.start < end and start < paragraph.end]

"""Which revision stands behind each stretch of a text: pure functions over the edits of its revisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from articles.edits import Edit


class Run(NamedTuple):
    """So many characters that came with edit `edit` of revision `number`; none of them where it only took away.

    What revision 0 brought has no edit.
    """

    length: int
    number: int
    edit: int | None = None


class Step(NamedTuple):
    """What led to revision `number`. `same_as`: the earlier revision whose text it has brought back whole, if any."""

    number: int
    edits: Sequence[Edit]
    same_as: int | None = None


def blamed(length: int, steps: Iterable[Step]) -> list[Run]:
    """The runs of the newest text, in order. `length` is that of revision 0; `steps` are all after it, oldest first.

    A place where words were only taken away is a run without length; it goes when a later edit touches it. Whoever
    brings an old text back whole is behind none of its words: they are again those of whoever wrote them.
    """
    known = {0: [Run(length, 0)]}
    runs = known[0]
    for number, edits, same_as in steps:
        runs = _after(runs, number, edits) if same_as is None else known[same_as]
        known[number] = runs
    return runs


def behind(runs: Iterable[Run], start: int, end: int) -> list[tuple[int, int, Run]]:
    """What of each run stands within the span, as (start, end, run); of those without length also at its borders."""
    found, at = [], 0
    for run in runs:
        if (run.length and at < end and start < at + run.length) or (not run.length and start <= at <= end):
            found.append((max(at, start), min(at + run.length, end), run))
        at += run.length
    return found


def _after(runs: Sequence[Run], number: int, edits: Sequence[Edit]) -> list[Run]:
    total, reached, result = sum(run.length for run in runs), 0, list[Run]()
    for index, edit in enumerate(edits):
        result += _between(runs, reached, edit.start, total)
        result.append(Run(len(edit.replacement), number, index))
        reached = edit.end
    return [*result, *_between(runs, reached, total, total)]


def _between(runs: Iterable[Run], start: int, end: int, total: int) -> Iterator[Run]:
    """The runs from `start` to `end`; those without length only strictly between, or at an end of the whole text."""
    for first, last, run in behind(runs, start, end):
        inside = start < first < end or (first == start == 0 and end > 0) or (first == end == total and end > start)
        if last > first or (not run.length and inside):
            yield run._replace(length=last - first)

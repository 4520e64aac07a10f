"""How far a machine's text is from its corrected form, word by word, as quality-estimation tasks count it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\w+(?:['’\-]\w+)*|[^\w\s]")
_MOST_CELLS = 1_000_000
"""Above this, the cheapest way is not searched for: a good one will do."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The machine's tokens; a tag for each, OK or BAD; a tag for each gap around them, BAD where words are missing."""

    tokens: tuple[str, ...]
    tags: tuple[str, ...]
    gap_tags: tuple[str, ...]
    rate: float


def compared(machine: str, corrected: str) -> Compared:
    """Tags by the cheapest way of insertions, deletions and substitutions (Levenshtein over tokens).

    `rate` is their number over that of the corrected tokens: HTER (Snover 2006) without its shifts.
    """
    old, new = _TOKEN.findall(machine), _TOKEN.findall(corrected)
    tags, gaps, errors = ["OK"] * len(old), ["OK"] * (len(old) + 1), 0
    for deleted, at, inserted in _edits(old, new):
        tags[at : at + deleted] = ["BAD"] * deleted
        if inserted > deleted:
            gaps[at + deleted] = "BAD"
        errors += max(deleted, inserted)
    return Compared(tuple(old), tuple(tags), tuple(gaps), round(errors / max(1, len(new)), 4))


def _edits(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """How many tokens go, from where on, and how many come instead."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    ours, theirs = old[start : len(old) - end], new[start : len(new) - end]
    if len(ours) * len(theirs) > _MOST_CELLS:
        for tag, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
            if tag != "equal":
                yield j - i, start + i, m - k
    else:
        yield from _cheapest(ours, theirs, start)


def _cheapest(old: Sequence[str], new: Sequence[str], start: int) -> Iterator[tuple[int, int, int]]:
    table = _distances(old, new)
    i, j = len(old), len(new)
    while i or j:
        if i and j and old[i - 1] == new[j - 1] and table[i][j] == table[i - 1][j - 1]:
            i, j = i - 1, j - 1
        elif i and j and table[i][j] == table[i - 1][j - 1] + 1:
            i, j = i - 1, j - 1
            yield 1, start + i, 1
        elif i and table[i][j] == table[i - 1][j] + 1:
            i -= 1
            yield 1, start + i, 0
        else:
            j -= 1
            yield 0, start + i, 1


def _distances(old: Sequence[str], new: Sequence[str]) -> list[list[int]]:
    table = [list(range(len(new) + 1))]
    for i, word in enumerate(old, start=1):
        row, above = [i], table[-1]
        for j, other in enumerate(new, start=1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (word != other)))
        table.append(row)
    return table

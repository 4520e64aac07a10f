"""How far a machine's text is from its corrected form, word by word, as quality-estimation tasks count it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import regex

from articles.distance import edit_distance

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = rf"[[\p{{L}}\p{{N}}\p{{M}}\p{{Cf}}_]--[{_UNSPACED}]]+"
_TOKEN = regex.compile(
    rf"[{_UNSPACED}]\p{{M}}*|{_WORD}(?:['’\-\u2010\u2011]{_WORD}|(?<=\d)[.,]\d+)*|\S", regex.VERSION1
)
_MOST_CELLS = 1_000_000
"""Above this, the cheapest way is not searched for: a good one will do."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The tokens of both texts; for each of the machine's a tag, and one for each gap (BAD: words are missing)."""

    tokens: tuple[str, ...]
    corrected: tuple[str, ...]
    tags: tuple[str, ...]
    gap_tags: tuple[str, ...]
    rate: float

    @property
    def all_tags(self) -> list[str]:
        """Gap, token, gap, …, gap: twice as many as tokens and one more, as WMT has them since 2018."""
        inner = [tag for pair in zip(self.tags, self.gap_tags[1:], strict=True) for tag in pair]
        return [self.gap_tags[0], *inner]


def tokens(text: str) -> list[str]:
    """Words with their inner apostrophes and hyphens, numbers with their points and commas, signs one by one.

    Scripts without spaces give a token for each character. Nothing but white space is left out.
    """
    found: list[str] = _TOKEN.findall(text)
    return found


def compared(machine: str, corrected: str) -> Compared:
    """Tags by the cheapest way of insertions, deletions and substitutions (Levenshtein over tokens).

    `rate` is their number over that of the corrected tokens: HTER (Snover 2006) without its shifts.
    """
    old, new = tokens(machine), tokens(corrected)
    tags, gaps = ["OK"] * len(old), ["OK"] * (len(old) + 1)
    for deleted, at, inserted in _edits(old, new):
        tags[at : at + deleted] = ["BAD"] * deleted
        if inserted > deleted:
            gaps[at + deleted] = "BAD"
    rate = edit_distance(old, new) / max(1, len(new))
    return Compared(tuple(old), tuple(new), tuple(tags), tuple(gaps), rate)


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

"""Where a stretch of words comes back at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from operator import eq
from typing import NamedTuple

from review.detector.words.tokens import COMPOUND, compounds

SHORTEST, LONGEST = 2, 9
"""Words in a phrase."""


class Repeat(NamedTuple):
    """A phrase and its second copy (code points); `second` is where the copy begins."""

    start: int
    second: int
    end: int


def may_double(text: str) -> bool:
    """Whether two neighbouring words are the same."""
    found = compounds(text)
    return any(map(eq, found, found[1:]))


@lru_cache(maxsize=64)
def may_repeat(text: str, farthest: int) -> bool:
    """Whether a word comes back 2 to `farthest` words later beside another one that does so too."""
    found = compounds(text)
    if len(set(pairwise(found))) >= len(found) - 1:
        return False
    last: dict[str, int] = {}
    for index, word in enumerate(found):
        before = last.get(word, -farthest - 1)
        last[word] = index
        if 2 <= index - before <= farthest and (
            found[before - 1 : before] == found[index - 1 : index]
            or found[before + 1 : before + 2] == found[index + 1 : index + 2]
        ):
            return True
    return False


@lru_cache(maxsize=64)
def repeats(text: str) -> tuple[Repeat, ...]:
    """Phrases of 2 to 9 words that are followed by themselves with only white space between, first ones first."""
    return tuple(_repeats(text))


def _repeats(text: str) -> Iterator[Repeat]:
    if not may_repeat(text, LONGEST):
        return
    words = [match.span() for match in COMPOUND.finditer(text)]
    forms = [text[start:end] for start, end in words]
    after = 0
    for first, length in _candidates(forms):
        if first < after:
            continue
        start, second = words[first][0], words[first + length][0]
        end = words[first + 2 * length - 1][1]
        if text[start:second].rstrip() == text[second:end] and text[second - 1].isspace():
            yield Repeat(start, second, end)
            after = first + 2 * length


@lru_cache(maxsize=64)
def near_repeats(text: str) -> tuple[Repeat, ...]:
    """Phrases of 2 to 4 words that come back after one other word."""
    return tuple(_near_repeats(text))


def _near_repeats(text: str) -> Iterator[Repeat]:
    if not may_repeat(text, LONGEST):
        return
    words = [match.span() for match in COMPOUND.finditer(text)]
    forms = [text[start:end] for start, end in words]
    after = 0
    for first, distance in _runs(forms, range(3, 6)):
        length = distance - 1
        if first < after:
            continue
        start, second = words[first][0], words[first + distance][0]
        end = words[first + distance + length - 1][1]
        if (
            text[start : words[first + length - 1][1]] == text[second:end]
            and text[start:end].replace(" ", "").isalnum()
        ):
            yield Repeat(start, second, end)
            after = first + distance + length


def _candidates(forms: list[str]) -> Iterator[tuple[int, int]]:
    """Where `length` words are followed by the same words, by position."""
    found = []
    for length in range(SHORTEST, min(LONGEST, len(forms) // 2) + 1):
        same = 0
        for index, (left, right) in enumerate(zip(forms, forms[length:], strict=False)):
            same = same + 1 if left == right else 0
            if same >= length:
                found.append((index - length + 1, length))
    return iter(sorted(found))


def _runs(forms: list[str], distances: range) -> Iterator[tuple[int, int]]:
    """Where `distance - 1` words come back `distance` words later, by position."""
    found = []
    for distance in distances:
        same = 0
        for index, (left, right) in enumerate(zip(forms, forms[distance:], strict=False)):
            same = same + 1 if left == right else 0
            if same == distance - 1:
                found.append((index - same + 1, distance))
    return iter(sorted(found))

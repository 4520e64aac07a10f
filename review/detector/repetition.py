"""Where a stretch of words comes back at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from operator import eq
from typing import NamedTuple

from review.detector.findings import Span
from review.detector.words.tokens import COMPOUND, compounds

_OPENING, _ENDS = " \u00a0\u202f„“«»\"'(", (*".!?…:\n", "")
_REACH = 4
"""Characters that may stand between the end of a sentence and the next one's first word."""
SHORTEST, LONGEST = 2, 9
"""Words in a phrase."""


class Repeat(NamedTuple):
    """A phrase and its second copy (code points); `second` is where the copy begins."""

    start: int
    second: int
    end: int


class Passage(NamedTuple):
    """Words that stand twice: the paragraph of either copy by its place, and the words of it, `end` not included."""

    first: int
    second: int
    first_word: int
    second_word: int
    length: int


def passages(texts: Sequence[str], shortest: int) -> Iterator[Passage]:
    """Runs of at least `shortest` words that come a second time, in the order of the second copies.

    Each is as long as the copies agree, but no copy reaches into the other or over the end of its paragraph.
    """
    forms = [compounds(text) for text in texts]
    runs = [list(zip(*(found[shift:] for shift in range(shortest)), strict=False)) for found in forms]
    if len(set(chain.from_iterable(runs))) == sum(map(len, runs)):
        return
    seen: dict[tuple[str, ...], tuple[int, int]] = {}
    for second, found in enumerate(runs):
        after = 0
        for at, run in enumerate(found):
            first, begin = seen.setdefault(run, (second, at))
            if at < after or (first, begin) == (second, at) or (first == second and at - begin < shortest):
                continue
            most = at - begin if first == second else len(found) + shortest
            length = min(most, _common(forms[first][begin:], forms[second][at:]))
            after = at + length
            yield Passage(first, second, begin, at, length)


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words both begin with."""
    return next(
        (at for at, (ours, theirs) in enumerate(zip(left, right, strict=False)) if ours != theirs),
        len(min(left, right, key=len)),
    )


def words_at(text: str, first: int, count: int) -> Span | None:
    """Where `count` words of a text stand, from the given one on; None where small letters part words otherwise."""
    spans = _word_spans(text)
    return Span(spans[first][0], spans[first + count - 1][1]) if len(spans) == len(compounds(text)) else None


@lru_cache(maxsize=64)
def _word_spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in COMPOUND.finditer(text))


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
    """Phrases of 2 to 9 words that are followed by themselves with only white space between, first ones first.

    The first copy may begin a sentence, and so with a capital.
    """
    return tuple(_repeats(text))


def _repeats(text: str) -> Iterator[Repeat]:
    if not may_repeat(text, LONGEST):
        return
    words = [match.span() for match in COMPOUND.finditer(text)]
    forms = [text[start:end] for start, end in words]
    small = [_within_a_sentence(text, start, end) for start, end in words]
    after = 0
    for first, length in sorted({*_candidates(forms), *(_candidates(small) if small != forms else ())}):
        if first < after:
            continue
        start, second = words[first][0], words[first + length][0]
        end = words[first + 2 * length - 1][1]
        copy = text[start:second].rstrip()
        copies = copy, small[first] + copy[len(small[first]) :]
        if text[second:end] in copies and text[second - 1].isspace():
            yield Repeat(start, second, end)
            after = first + 2 * length


def _within_a_sentence(text: str, start: int, end: int) -> str:
    """The word as it would stand within a sentence: without its capital where it begins one."""
    if text[start].isupper() and text[max(0, start - _REACH) : start].rstrip(_OPENING)[-1:] in _ENDS:
        return text[start].lower() + text[start + 1 : end]
    return text[start:end]


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

"""Which pairs of paragraphs are surely counterparts, and which others that leaves open."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from math import log

from review.detector.pairing.likeness import Likenesses

Knot = tuple[int, int]

SLACK = 1
"""How many paragraphs beyond an anchor stay open: it may be part of a split or a merge."""
WIDEST = 25
"""How far from the straight line between two anchors the alignment may stray."""
MOST_CELLS = 60_000
CLEAR = 0.6


def corridor(likeness: Likenesses, source_count: int, translation_count: int) -> list[tuple[int, int]]:
    """For each boundary between source paragraphs, the first and last boundary of the translation to be considered."""
    knots = [(0, 0), *_anchors(likeness, min(source_count, translation_count)), (source_count, translation_count)]
    width = max(0, min(WIDEST, MOST_CELLS // (source_count + 1)))
    lowest, highest = [translation_count] * (source_count + 1), [0] * (source_count + 1)
    for (left, low), (right, high) in pairwise(knots):
        slope = (high - low) / max(1, right - left)
        reach = width + int(slope) + 1
        for i in range(left, right + 1):
            middle = low + int((i - left) * slope)
            lowest[i] = min(lowest[i], max(0, low - SLACK, middle - reach))
            highest[i] = max(highest[i], min(translation_count, high + SLACK, middle + reach))
    return list(zip(lowest, highest, strict=True))


def _anchors(likeness: Likenesses, fewest: int) -> list[Knot]:
    """Pairs that share far more than either of their paragraphs shares with another, rising in both texts."""
    least = 2.0 * log(fewest + 2)
    others: dict[int, dict[int, float]] = defaultdict(dict)
    for i, row in enumerate(likeness):
        for j, score in row.items():
            others[j][i] = score
    winners = ((i, _clear_winner(row)) for i, row in enumerate(likeness))
    return _longest_rising(
        [(i, j) for i, j in winners if j is not None and likeness[i][j] >= least and _clear_winner(others[j]) == i]
    )


def _clear_winner(scores: Mapping[int, float]) -> int | None:
    """The place whose score no other comes near."""
    near = CLEAR * max(scores.values(), default=0.0)
    found = [place for place, score in scores.items() if score >= near]
    return found[0] if len(found) == 1 else None


def _longest_rising(pairs: list[Knot]) -> list[Knot]:
    """The most pairs that rise in both texts, of pairs in the order of the source (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1], ends[length : length + 1] = [place], [index]
    chain, at = [], ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]

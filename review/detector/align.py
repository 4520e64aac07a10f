"""Which paragraphs of the source and of the translation belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from review.detector.anchors import corridor
from review.detector.findings import Span
from review.detector.likeness import MOST_LIKENESS, Shape, likenesses, shapes
from review.detector.paragraphs import paragraphs

SPREAD = 0.22
"""Standard deviation of the logarithm of counterparts' lengths, after the article's own ratio (news, 13 languages)."""
MERGING = 2.8
"""What 2:1 and 1:2 cost over 1:1, in nats."""
FULL = 0.95
"""A paragraph that makes up so much of its counterpart's length leaves no room for a second one."""
EXPECTED = 0.5
"""The share of the article's own likeness without which a pair is suspicious."""
MOST_MISSED = 3.0
ALIKE_ENDS = 1.0
"""What it is worth that both paragraphs end with the same mark, and no full stop."""
MOST_PARAGRAPHS = 20_000
"""Of both texts together; with more of them it is no article, and they are linked in their order."""
_NEVER = 1e18

_STEPS = ((1, 1), (0, 1), (1, 0), (1, 2), (2, 1))


class Link(NamedTuple):
    """Paragraphs of the source and of the translation that say the same (code points in each text).

    A side without a counterpart is an empty span at the place where it would stand: the beginning of the paragraph
    that follows there, or the end of the text.
    """

    source: Span
    translation: Span


def align(source: str, translation: str) -> list[Link]:
    """Links of 1:0, 0:1, 1:1, 1:2 and 2:1 paragraphs in reading order, holding every paragraph of both texts once.

    Dynamic programming over length (against the article's own ratio), shared numbers and word beginnings, how
    paragraphs end and whether they open with a quotation; after Gale and Church 1993, and faster on long texts by
    keeping to a corridor around sure pairs. Time is linear in the length but for short gaps between sure pairs.
    """
    return linked(source, paragraphs(source), translation, paragraphs(translation))


def linked(source: str, ours: Sequence[Span], translation: str, theirs: Sequence[Span]) -> list[Link]:
    """Links as `align` makes them, between whatever stretches of two texts."""
    if len(ours) + len(theirs) > MOST_PARAGRAPHS:
        path = _one_by_one(len(ours), len(theirs))
    else:
        path = _Alignment(
            shapes(source[start:end] for start, end in ours),
            shapes(translation[start:end] for start, end in theirs),
        ).path()
    return [Link(_joined(ours, i, di, len(source)), _joined(theirs, j, dj, len(translation))) for i, j, di, dj in path]


def _one_by_one(ours: int, theirs: int) -> Iterator[tuple[int, int, int, int]]:
    for place in range(max(ours, theirs)):
        yield min(place, ours), min(place, theirs), int(place < ours), int(place < theirs)


def _joined(spans: Sequence[Span], first: int, count: int, length: int) -> Span:
    if count:
        return Span(spans[first].start, spans[first + count - 1].end)
    place = spans[first].start if first < len(spans) else length
    return Span(place, place)


class _Alignment:
    """The cheapest way through two texts' paragraphs; costs are negative log-likelihoods."""

    def __init__(self, source: list[Shape], translation: list[Shape]) -> None:
        self.source, self.translation = source, translation
        self.likeness = likenesses(source, translation)
        self.ratio = _ratio(source, translation)
        expected = EXPECTED * _sharing(self.likeness, source)
        self.expected_source = [expected * shape.length for shape in source]
        self.expected_translation = [expected / self.ratio * shape.length for shape in translation]
        self.lonely_source = [0.5 + _lonely(shape) for shape in source]
        self.lonely_translation = [_lonely(shape) for shape in translation]

    def path(self) -> Iterator[tuple[int, int, int, int]]:
        """Source paragraph, translation paragraph, and how many of each are linked, in order."""
        steps = self._cheapest_steps()
        i, j, backwards = len(self.source), len(self.translation), []
        while i or j:
            di, dj = _STEPS[steps[i][j]]
            i, j = i - di, j - dj
            backwards.append((i, j, di, dj))
        return reversed(backwards)

    def _cheapest_steps(self) -> list[dict[int, int]]:
        """For each boundary of the source the step that best leads to a boundary of the translation."""
        steps: list[dict[int, int]] = []
        costs: list[dict[int, float]] = []
        for i, (low, high) in enumerate(corridor(self.likeness, len(self.source), len(self.translation))):
            cost: dict[int, float] = {}
            step: dict[int, int] = {}
            costs.append(cost)
            steps.append(step)
            for j in range(low, high + 1):
                cost[j], step[j] = self._cheapest_step(costs, i, j) if i or j else (0.0, 0)
        return steps

    def _cheapest_step(self, costs: list[dict[int, float]], i: int, j: int) -> tuple[float, int]:
        best, chosen = _NEVER, 0
        if j and (before := costs[i].get(j - 1)) is not None:
            best, chosen = before + self.lonely_translation[j - 1], 1
        if not i:
            return best, chosen
        above = costs[i - 1]
        if (before := above.get(j)) is not None and (cost := before + self.lonely_source[i - 1]) < best:
            best, chosen = cost, 2
        if j and (before := above.get(j - 1)) is not None and (cost := before + self._pair(i - 1, j - 1)) <= best:
            best, chosen = cost, 0
        if j > 1 and (before := above.get(j - 2)) is not None and before + MERGING - MOST_LIKENESS < best:
            cost = before + self._split(i - 1, j - 2, best - before)
            if cost < best:
                best, chosen = cost, 3
        if i > 1 and j and (before := costs[i - 2].get(j - 1)) is not None and before + MERGING - MOST_LIKENESS < best:
            cost = before + self._merge(i - 2, j - 1, best - before)
            if cost < best:
                best, chosen = cost, 4
        return best, chosen

    def _pair(self, i: int, j: int) -> float:
        ours, theirs = self.source[i], self.translation[j]
        likeness = self.likeness.get((i, j), 0.0)
        missed = min(MOST_MISSED, max(0.0, min(self.expected_source[i], self.expected_translation[j]) - likeness))
        length = self._length(ours.length, theirs.length)
        return length + _ends(ours, theirs) + _opens(ours, theirs) + missed - min(MOST_LIKENESS, likeness)

    def _split(self, i: int, j: int, most: float) -> float:
        """What it costs; it may say more than that where it is not less than `most`."""
        like, also = self.likeness.get((i, j), 0.0), self.likeness.get((i, j + 1), 0.0)
        if MERGING - ALIKE_ENDS - min(MOST_LIKENESS, like + also) > most:
            return _NEVER
        ours, first, second = self.source[i], self.translation[j], self.translation[j + 1]
        if max(first.length, second.length) > FULL * self.ratio * ours.length:
            return _NEVER
        missed = max(0.0, self.expected_translation[j] - like) + max(0.0, self.expected_translation[j + 1] - also)
        length = self._length(ours.length, first.length + second.length)
        joined = MERGING + min(2 * MOST_MISSED, missed) - min(MOST_LIKENESS, like + also)
        return joined + length + _ends(ours, second) + _opens(ours, first)

    def _merge(self, i: int, j: int, most: float) -> float:
        """What it costs; it may say more than that where it is not less than `most`."""
        like, also = self.likeness.get((i, j), 0.0), self.likeness.get((i + 1, j), 0.0)
        if MERGING - ALIKE_ENDS - min(MOST_LIKENESS, like + also) > most:
            return _NEVER
        first, second, theirs = self.source[i], self.source[i + 1], self.translation[j]
        if FULL * theirs.length < self.ratio * max(first.length, second.length):
            return _NEVER
        missed = max(0.0, self.expected_source[i] - like) + max(0.0, self.expected_source[i + 1] - also)
        length = self._length(first.length + second.length, theirs.length)
        joined = MERGING + min(2 * MOST_MISSED, missed) - min(MOST_LIKENESS, like + also)
        return joined + length + _ends(second, theirs) + _opens(first, theirs)

    def _length(self, ours: int, theirs: int) -> float:
        """Student's t rather than a bell curve: paragraphs cut short are still counterparts."""
        off = log((theirs + 4) / (ours * self.ratio + 4)) / SPREAD
        return 1.5 * log(1 + off * off)


def _sharing(likeness: dict[tuple[int, int], float], source: Sequence[Shape]) -> float:
    """The likeness of a source paragraph to its best partner for each character: high between kindred languages."""
    best: dict[int, float] = {}
    for (i, _), score in likeness.items():
        best[i] = max(best.get(i, 0.0), score)
    return sum(best.values()) / (1 + sum(shape.length for shape in source))


def _lonely(shape: Shape) -> float:
    """What it costs to leave a paragraph alone: little for a separator, a copy or a caption."""
    if not shape.length:
        return 0.2
    if shape.copy:
        return 0.8
    return 1.2 + 2.8 * min(1.0, shape.length / 150) - (0.0 if shape.end else 0.3)


def _ends(ours: Shape, theirs: Shape) -> float:
    if ours.end == theirs.end:
        return 0.0 if ours.end in (".", "") else -ALIKE_ENDS
    return 1.2 if "?" in (ours.end, theirs.end) else 0.7


def _opens(ours: Shape, theirs: Shape) -> float:
    return 0.0 if ours.quoted == theirs.quoted else 0.4


def _ratio(source: Sequence[Shape], translation: Sequence[Shape]) -> float:
    """Characters of the translation for one of the source."""
    ours, theirs = sum(shape.length for shape in source), sum(shape.length for shape in translation)
    return min(6.0, max(0.15, theirs / ours)) if ours and theirs else 1.0

"""Which paragraphs of the source and of the translation belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from math import log
from typing import NamedTuple

from review.detector.findings import Span
from review.detector.pairing.anchors import corridor
from review.detector.pairing.likeness import MOST_LIKENESS, SIGNS, Likenesses, Shape, likenesses, shapes
from review.detector.words.paragraphs import paragraphs

SPREAD = 0.22
"""Standard deviation of the logarithm of counterparts' lengths, after the article's own ratio (news, 13 languages)."""
MERGING = 2.8
"""What 2:1 and 1:2 cost over 1:1, in nats."""
FULL = 0.95
"""A paragraph that makes up so much of its counterpart's length leaves no room for a second one."""
EXPECTED = 0.5
"""The share of the article's own likeness without which a pair is suspicious."""
MOST_MISSED = 3.0
OPENS = 0.4
"""What it costs that one of two paragraphs begins with a quotation."""
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
        self.lonely_before = [_NEVER, *map(_lonely, translation)]
        self.sizes_source = [log(self.ratio * shape.length + 4) for shape in source]
        self.sizes_translation = [log(shape.length + 4) for shape in translation]

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
        above: dict[int, float] = {}
        farther: dict[int, float] = {}
        for i, (low, high) in enumerate(corridor(self.likeness, len(self.source), len(self.translation))):
            cost, step = self._row(i, range(low, high + 1), above, farther) if i else self._first_row(high)
            steps.append(step)
            above, farther = cost, above
        return steps

    def _first_row(self, high: int) -> tuple[dict[int, float], dict[int, int]]:
        costs = accumulate(self.lonely_before[1 : high + 1], initial=0.0)
        return dict(enumerate(costs)), {j: int(j > 0) for j in range(high + 1)}

    def _row(
        self, i: int, columns: range, above: dict[int, float], farther: dict[int, float]
    ) -> tuple[dict[int, float], dict[int, int]]:
        """What it costs to reach each boundary behind source paragraph i - 1, and by which step.

        `above` and `farther` are the costs of the two boundaries before. It is the loop that the time goes into.
        """
        costs: dict[int, float] = {}
        steps: dict[int, int] = {}
        alone, lonely, get, get_farther = self.lonely_source[i - 1], self.lonely_before, above.get, farther.get
        pair = self._pairing(i - 1)
        left = diagonal = _NEVER
        if columns.start:
            diagonal = get(columns.start - 1, _NEVER)
        twice = get(columns.start - 2, _NEVER)
        for j in columns:
            best, step = left + lonely[j], 1
            up = get(j, _NEVER)
            if up + alone < best:
                best, step = up + alone, 2
            if diagonal < _NEVER and (cost := diagonal + pair(j - 1)) <= best:
                best, step = cost, 0
            if (
                twice + (MERGING - MOST_LIKENESS) < best
                and (cost := twice + self._split(i - 1, j - 2, best - twice)) < best
            ):
                best, step = cost, 3
            before = get_farther(j - 1, _NEVER)
            if (
                before + (MERGING - MOST_LIKENESS) < best
                and (cost := before + self._merge(i - 2, j - 1, best - before)) < best
            ):
                best, step = cost, 4
            costs[j], steps[j] = best, step
            left, twice, diagonal = best, diagonal, up
        return costs, steps

    def _pairing(self, i: int) -> Callable[[int], float]:
        """What it costs to link the source paragraph to each of the translation."""
        likeness, size, expected = self.likeness[i].get, self.sizes_source[i], self.expected_source[i]
        sizes, all_expected, others = self.sizes_translation, self.expected_translation, self.translation
        ends, quoted = _ENDS[self.source[i].end], self.source[i].quoted

        def cost(j: int) -> float:
            like, other = likeness(j, 0.0), others[j]
            missed = (expected if expected < all_expected[j] else all_expected[j]) - like
            missed = 0.0 if missed < 0.0 else missed if missed < MOST_MISSED else MOST_MISSED
            off = (sizes[j] - size) / SPREAD
            gain = like if like < MOST_LIKENESS else MOST_LIKENESS
            return (
                1.5 * log(1 + off * off) + ends[other.end] + (OPENS if quoted != other.quoted else 0.0) + missed - gain
            )

        return cost

    def _split(self, i: int, j: int, most: float) -> float:
        """What it costs; it may say more than that where it is not less than `most`."""
        likeness = self.likeness[i]
        like, also = likeness.get(j, 0.0), likeness.get(j + 1, 0.0)
        if MERGING - ALIKE_ENDS - min(MOST_LIKENESS, like + also) > most:
            return _NEVER
        ours, first, second = self.source[i], self.translation[j], self.translation[j + 1]
        if max(first.length, second.length) > FULL * self.ratio * ours.length:
            return _NEVER
        missed = max(0.0, self.expected_translation[j] - like) + max(0.0, self.expected_translation[j + 1] - also)
        length = self._length(ours.length, first.length + second.length)
        joined = MERGING + min(2 * MOST_MISSED, missed) - min(MOST_LIKENESS, like + also)
        return joined + length + _ENDS[ours.end][second.end] + _opens(ours, first)

    def _merge(self, i: int, j: int, most: float) -> float:
        """What it costs; it may say more than that where it is not less than `most`."""
        like, also = self.likeness[i].get(j, 0.0), self.likeness[i + 1].get(j, 0.0)
        if MERGING - ALIKE_ENDS - min(MOST_LIKENESS, like + also) > most:
            return _NEVER
        first, second, theirs = self.source[i], self.source[i + 1], self.translation[j]
        if FULL * theirs.length < self.ratio * max(first.length, second.length):
            return _NEVER
        missed = max(0.0, self.expected_source[i] - like) + max(0.0, self.expected_source[i + 1] - also)
        length = self._length(first.length + second.length, theirs.length)
        joined = MERGING + min(2 * MOST_MISSED, missed) - min(MOST_LIKENESS, like + also)
        return joined + length + _ENDS[second.end][theirs.end] + _opens(first, theirs)

    def _length(self, ours: int, theirs: int) -> float:
        """Student's t rather than a bell curve: paragraphs cut short are still counterparts."""
        off = log((theirs + 4) / (ours * self.ratio + 4)) / SPREAD
        return 1.5 * log(1 + off * off)


def _sharing(likeness: Likenesses, source: Sequence[Shape]) -> float:
    """The likeness of a source paragraph to its best partner for each character: high between kindred languages."""
    best = sum(max(row.values(), default=0.0) for row in likeness)
    return best / (1 + sum(shape.length for shape in source))


def _lonely(shape: Shape) -> float:
    """What it costs to leave a paragraph alone: little for a separator, a copy or a caption."""
    if not shape.length:
        return 0.2
    if shape.copy:
        return 0.8
    return 1.2 + 2.8 * min(1.0, shape.length / 150) - (0.0 if shape.end else 0.3)


def _unlike_ends(ours: str, theirs: str) -> float:
    if ours == theirs:
        return 0.0 if ours in (".", "") else -ALIKE_ENDS
    return 1.2 if "?" in (ours, theirs) else 0.7


_ENDS = {ours: {theirs: _unlike_ends(ours, theirs) for theirs in SIGNS} for ours in SIGNS}


def _opens(ours: Shape, theirs: Shape) -> float:
    return 0.0 if ours.quoted == theirs.quoted else OPENS


def _ratio(source: Sequence[Shape], translation: Sequence[Shape]) -> float:
    """Characters of the translation for one of the source."""
    ours, theirs = sum(shape.length for shape in source), sum(shape.length for shape in translation)
    return min(6.0, max(0.15, theirs / ours)) if ours and theirs else 1.0

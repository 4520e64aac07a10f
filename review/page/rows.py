"""The article as rows: paragraphs that belong together side by side, each with the cards of its flags."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from review.detector import Span
from review.detector.pairing.align import Link, align
from review.detector.words.paragraphs import paragraphs
from review.models import Flag
from review.page.cards import Card, cards
from review.page.drawing import anchor, source_spots, spots
from review.page.pieces import Piece, Spot, cut
from review.page.threads import Thread, thread_spots


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. `index` is its place among the paragraphs of its text."""

    index: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs of the source and of the translation that say the same; either side may be empty.

    `key` names the row on the page. It depends on what stands in the row alone, so that edits elsewhere leave it.
    """

    key: str
    source: tuple[Block, ...]
    translation: tuple[Block, ...]
    cards: tuple[Card, ...]
    seen: bool = True
    threads: tuple[Thread, ...] = ()


def rows(
    source: str,
    translation: str,
    flags: Sequence[Flag],
    looked_at: Collection[int] | None = None,
    *,
    threads: Sequence[Thread] = (),
) -> list[Row]:
    """The rows of an article with its open flags and threads, in reading order.

    `looked_at` are the paragraphs that somebody looked at; without it every row counts as seen.
    """
    links = _links(source, translation)
    made, homes = cards(flags, translation), _homes(links, flags)
    left = _Blocks(source, source_spots(flags))
    right = _Blocks(translation, [*spots(flags, len(translation)), *thread_spots(threads, translation)])
    talk = _talk(links, threads)
    return [
        _row(
            key,
            (left.within(link.source), right.within(link.translation)),
            [made[pk] for pk in homes[number]],
            talk[number],
            looked_at,
        )
        for number, (key, link) in enumerate(zip(keys(source, translation), links, strict=True))
    ]


def _row(
    key: str,
    sides: tuple[tuple[Block, ...], tuple[Block, ...]],
    its_cards: Sequence[Card],
    talk: Sequence[Thread],
    looked_at: Collection[int] | None,
) -> Row:
    seen = looked_at is None or all(block.index in looked_at for block in sides[1])
    return Row(key, *sides, tuple(its_cards), seen, tuple(talk))


def keys(source: str, translation: str) -> list[str]:
    """The rows' keys in order, each once."""
    seen: Counter[str] = Counter()
    result = []
    for link in _links(source, translation):
        side = link.source.start if link.source.end > link.source.start else -1
        words = f"{side}\n{translation[slice(*link.translation)]}"
        digest = blake2b(words.encode(), digest_size=5).hexdigest()
        seen[digest] += 1
        result.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return result


def row_at(source: str, translation: str, position: int) -> int:
    """The number of the row in which that place of the translation stands."""
    return _row_at(_starts(_links(source, translation)), position)


@lru_cache(maxsize=64)
def _links(source: str, translation: str) -> list[Link]:
    return align(source, translation) or [Link(Span(0, 0), Span(0, 0))]


def _homes(links: Sequence[Link], flags: Iterable[Flag]) -> dict[int, list[int]]:
    homes: dict[int, list[int]] = defaultdict(list)
    starts = _starts(links)
    for flag in flags:
        homes[_row_at(starts, anchor(flag))].append(flag.pk)
    return homes


def _talk(links: Sequence[Link], threads: Iterable[Thread]) -> dict[int, list[Thread]]:
    """The threads of each row; those on the whole article have none."""
    talk: dict[int, list[Thread]] = defaultdict(list)
    starts = _starts(links)
    for thread in threads:
        if thread.start is not None:
            talk[_row_at(starts, thread.start)].append(thread)
    return talk


def _starts(links: Sequence[Link]) -> list[tuple[int, int]]:
    """Where the rows that have a translation begin, with their numbers."""
    return [
        (link.translation.start, number)
        for number, link in enumerate(links)
        if link.translation.end > link.translation.start
    ]


def _row_at(starts: Sequence[tuple[int, int]], position: int) -> int:
    if not starts:
        return 0
    return starts[max(0, bisect_right(starts, (position, len(starts) + 10**9)) - 1)][1]


class _Blocks:
    """The paragraphs of one text, cut into pieces."""

    def __init__(self, text: str, on_it: Sequence[Spot]) -> None:
        self._text, self._spots = text, on_it
        self._paragraphs = paragraphs(text)
        self._starts = [span.start for span in self._paragraphs]

    def within(self, stretch: Span) -> tuple[Block, ...]:
        first = bisect_right(self._starts, stretch.start - 1)
        return (
            tuple(
                Block(index, cut(self._text, span, self._on(span)))
                for index, span in enumerate(self._paragraphs[first:], first)
                if span.end <= stretch.end
            )
            if stretch.end > stretch.start
            else ()
        )

    def _on(self, span: Span) -> list[Spot]:
        return [spot for spot in self._spots if spot.span.start <= span.end and spot.span.end >= span.start]

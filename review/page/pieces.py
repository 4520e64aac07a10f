"""A text cut into pieces wherever a flag or a piece of evidence begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from review.detector import Severity, Span

_RANK = {Severity.CRITICAL: 0, Severity.MAJOR: 1, Severity.MINOR: 2}


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a text that belongs to a flag; an empty one is a caret. A quiet one is only shown on demand.

    Where `is_thread`, `flag` is the id of a thread of comments instead.
    """

    flag: int
    span: Span
    severity: Severity | None = None
    quiet: bool = False
    is_thread: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text between two boundaries, with every flag that lies on it, the gravest first, and every thread.

    `severity` is the gravest of those to be drawn, None when all are quiet. `begins` says that one of them starts here.
    """

    start: int
    text: str
    flags: tuple[int, ...] = ()
    severity: Severity | None = None
    begins: bool = False
    threads: tuple[int, ...] = ()

    @property
    def is_caret(self) -> bool:
        return bool(self.flags) and not self.text


def cut(text: str, span: Span, spots: Iterable[Spot]) -> tuple[Piece, ...]:
    """The pieces of `text[span]`; put together again they are that text, whatever the spots."""
    near = [spot for spot in spots if spot.span.start <= span.end and spot.span.end >= span.start]
    borders = {span.start, span.end}
    for spot in near:
        borders |= {min(max(at, span.start), span.end) for at in spot.span}
    places = sorted(borders)
    found = list(_carets(near, places[0]))
    for start, end in pairwise(places):
        covering = [spot for spot in near if spot.span.start <= start and end <= spot.span.end]
        found.append(_piece(start, text[start:end], covering))
        found += _carets(near, end)
    return tuple(found)


def _carets(spots: Sequence[Spot], at: int) -> Iterable[Piece]:
    here = [spot for spot in spots if spot.span.start == spot.span.end == at]
    if here:
        yield _piece(at, "", here)


def _piece(start: int, text: str, spots: Sequence[Spot]) -> Piece:
    threads = tuple(dict.fromkeys(spot.flag for spot in spots if spot.is_thread))
    spots = [spot for spot in spots if not spot.is_thread]
    drawn = [spot.severity for spot in spots if spot.severity and not spot.quiet]
    ordered = sorted(spots, key=lambda spot: (spot.quiet, _RANK.get(spot.severity, 9) if spot.severity else 9))
    return Piece(
        start=start,
        text=text,
        flags=tuple(dict.fromkeys(spot.flag for spot in ordered)),
        severity=min(drawn, key=_RANK.__getitem__, default=None),
        begins=any(spot.span.start == start for spot in spots),
        threads=threads,
    )

"""Which flags are drawn in the text, and where: few marks, the surest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from review.detector import Severity, Span, Tier
from review.models import Flag
from review.page.pieces import Spot

MOST_DRAWN = 0.15
"""The share of the text's characters that may be marked: more highlights make editing longer, not better."""

_SURE = {Tier.CERTAIN: 0, Tier.LIKELY: 1}
_GRAVE = {Severity.CRITICAL: 0, Severity.MAJOR: 1, Severity.MINOR: 2}


def places(flag: Flag) -> tuple[Span, ...]:
    """Where the flag stands in the newest text: its places, or else its span."""
    if not flag.places:
        return (Span(flag.start, flag.end),)
    return tuple(Span(start, end).shifted(flag.start) for start, end in flag.places)


def anchor(flag: Flag) -> int:
    """Where the flag's words begin: behind the line ends that a flag of a whole paragraph takes along."""
    words = flag.quote.lstrip("\n")
    return flag.start + (len(flag.quote) - len(words) if words else 0)


def drawn(flags: Iterable[Flag], characters: int) -> frozenset[int]:
    """The flags to draw in a text of that length: no hints, and no more than MOST_DRAWN of the characters.

    The certain come before the likely, the grave before the light; an empty place costs nothing.
    """
    room, chosen = characters * MOST_DRAWN, set()
    sure = [flag for flag in flags if flag.tier != Tier.HINT]
    for flag in sorted(sure, key=lambda flag: (_SURE[Tier(flag.tier)], _GRAVE[Severity(flag.severity)], flag.start)):
        cost = sum(span.end - span.start for span in places(flag))
        if cost <= room:
            room -= cost
            chosen.add(flag.pk)
    return frozenset(chosen)


def spots(flags: Sequence[Flag], characters: int) -> list[Spot]:
    """Every place of every flag; those that are not drawn are quiet."""
    visible = drawn(flags, characters)
    return [
        Spot(flag.pk, span, Severity(flag.severity), quiet=flag.pk not in visible)
        for flag in flags
        for span in places(flag)
    ]


def source_spots(flags: Iterable[Flag]) -> list[Spot]:
    """Where the flags' evidence stands in the source."""
    return [
        Spot(flag.pk, Span(*piece["span"]))
        for flag in flags
        for piece in flag.evidence
        if piece["where"] == "source" and piece["span"]
    ]

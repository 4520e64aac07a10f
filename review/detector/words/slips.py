"""How two spellings of a word differ, when they differ by a single slip of the pen."""

from __future__ import annotations

from typing import NamedTuple


class Slip(NamedTuple):
    """What was written for what: the letters that differ, between the same beginning and the same end."""

    wrong: str
    right: str
    before: str
    after: str


def slip(wrong: str, right: str) -> Slip | None:
    """The one letter changed, dropped or added, or the two neighbours swapped, that makes `wrong` of `right`."""
    if wrong == right or abs(len(wrong) - len(right)) > 1:
        return None
    start = _shared(wrong, right)
    rest = min(len(wrong), len(right)) - start
    end = min(rest, _shared(wrong[::-1], right[::-1]))
    left, middle = wrong[start : len(wrong) - end], right[start : len(right) - end]
    single = len(left) <= 1 and len(middle) <= 1
    swapped = len(left) == 2 and left == middle[::-1]
    if not single and not swapped:
        return None
    return Slip(left, middle, wrong[:start], wrong[len(wrong) - end :])


def _shared(one: str, other: str) -> int:
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))

"""How long people worked on a text, from the moments at which they did something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise

PAUSE = timedelta(minutes=10)
"""A longer gap between two moments ends a session: the person did something else."""


def seconds_worked(moments: Iterable[tuple[int, datetime]]) -> int | None:
    """The sessions of all people together, each from its first to its last moment; None when nobody did anything.

    `moments` are (person, time) in any order. A session of one moment takes no time.
    """
    by_person: dict[int, list[datetime]] = defaultdict(list)
    for person, moment in moments:
        by_person[person].append(moment)
    if not by_person:
        return None
    gaps = [after - before for times in by_person.values() for before, after in pairwise(sorted(times))]
    return round(sum((gap for gap in gaps if gap <= PAUSE), timedelta()).total_seconds())

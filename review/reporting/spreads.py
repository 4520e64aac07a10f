"""How the measures of signed-off texts are spread: edit rate, share of machine text kept, time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, FloatField, IntegerField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Floor, NullIf

from review.models.measure import MeasureQuerySet

ENGINE = ("translation__engine",)
PAIR = ("translation__article__source_language", "translation__target_language")
NOTHING_LEFT = 100
"""The rate, in percent, where a text is empty: all of it was corrected."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How often each whole value occurs, in the order of the values."""

    key: str
    counts: tuple[tuple[int, int], ...]

    @property
    def size(self) -> int:
        return sum(number for _, number in self.counts)

    def quantile(self, share: float) -> int:
        """The smallest value that so large a share does not exceed; 0 of nothing."""
        reached, wanted = 0, share * self.size
        for value, number in self.counts:
            reached += number
            if reached >= wanted:
                return value
        return 0

    @property
    def median(self) -> int:
        return self.quantile(0.5)

    def between(self, low: int, high: int | None) -> int:
        """How many lie from `low` up to but not at `high`; None: and all above."""
        return sum(number for value, number in self.counts if value >= low and (high is None or value < high))


def edit_rates(measures: MeasureQuerySet, *fields: str) -> list[Spread]:
    """TER in whole percent, rounded down, for each value of the fields; without fields, of all together."""
    return _spreads(measures, _percent("edits", "words"), fields)


def kept_shares(measures: MeasureQuerySet, *fields: str) -> list[Spread]:
    """How much of the machine's text stands unchanged, in whole percent, rounded down."""
    return _spreads(measures, _percent("kept", "characters"), fields)


def minutes(measures: MeasureQuerySet) -> Spread:
    """How many minutes people worked on a text; texts that nobody touched are left out."""
    found = _spreads(measures.filter(seconds__isnull=False), Floor(F("seconds") / Value(60.0)), ())
    return found[0] if found else Spread("", ())


def together(spreads: list[Spread]) -> Spread:
    """All of them as one."""
    counts: dict[int, int] = defaultdict(int)
    for spread in spreads:
        for value, number in spread.counts:
            counts[value] += number
    return Spread("", tuple(sorted(counts.items())))


def _percent(part: str, whole: str) -> Combinable:
    share = F(part) * Value(100.0) / NullIf(F(whole), Value(0))
    return Coalesce(Floor(share, output_field=FloatField()), Value(float(NOTHING_LEFT)))


def _spreads(measures: MeasureQuerySet, value: Combinable, fields: tuple[str, ...]) -> list[Spread]:
    """Those with the most texts first."""
    rows: Any = measures.order_by().annotate(value=Cast(value, IntegerField())).values(*fields, "value")
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    for *key, found, number in rows.annotate(number=Count("pk")).values_list(*fields, "value", "number"):
        counts[" → ".join(key)][found] = number
    spreads = [Spread(key, tuple(sorted(numbers.items()))) for key, numbers in counts.items()]
    return sorted(spreads, key=lambda spread: (-spread.size, spread.key))

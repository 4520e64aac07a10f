"""How the measures of signed-off texts are spread: edit rate, share of machine text kept, time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, FloatField, IntegerField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Floor, Greatest, Least, NullIf

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


@dataclass(frozen=True, slots=True)
class Spreads:
    """The same measure for each engine and for each pair (as `fr → de`), those with the most texts first."""

    engines: list[Spread]
    pairs: list[Spread]


def edit_rates(measures: MeasureQuerySet) -> Spreads:
    """TER in whole percent."""
    return _spreads(measures, _percent("edits", "words"))


def kept_shares(measures: MeasureQuerySet) -> Spreads:
    """How much of the machine's text stands unchanged, in whole percent."""
    return _spreads(measures, _percent("kept", "characters"))


def minutes(measures: MeasureQuerySet) -> Spread:
    """How many minutes people worked on a text; texts that nobody touched are left out."""
    rows = _counted(measures.filter(seconds__isnull=False), Floor(F("seconds") / Value(60.0)))
    return Spread("", tuple(sorted(rows)))


def together(spreads: list[Spread]) -> Spread:
    """All of them as one."""
    counts: dict[int, int] = defaultdict(int)
    for spread in spreads:
        for value, number in spread.counts:
            counts[value] += number
    return Spread("", tuple(sorted(counts.items())))


def _percent(part: str, whole: str) -> Combinable:
    """Rounded as `articles.figures.percent_of` does."""
    share = F(part) * Value(100.0) / NullIf(F(whole), Value(0))
    rounded = Floor(share + Value(0.5), output_field=FloatField())
    some = When(**{f"{part}__gt": 0, f"{part}__lt": F(whole)}, then=Least(Greatest(rounded, Value(1.0)), Value(99.0)))
    return Coalesce(Case(some, default=rounded), Value(float(NOTHING_LEFT)))


def _spreads(measures: MeasureQuerySet, value: Combinable) -> Spreads:
    """Both groupings from one pass over the measures."""
    engines: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    pairs: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for engine, source, target, found, number in _counted(measures, value, *ENGINE, *PAIR):
        engines[engine][found] += number
        pairs[f"{source} → {target}"][found] += number
    return Spreads(_largest_first(engines), _largest_first(pairs))


def _counted(measures: MeasureQuerySet, value: Combinable, *fields: str) -> Any:
    """How many measures have each whole value, for each combination of the fields: (*fields, value, number)."""
    rows: Any = measures.order_by().annotate(value=Cast(value, IntegerField())).values(*fields, "value")
    return rows.annotate(number=Count("pk")).values_list(*fields, "value", "number")


def _largest_first(counts: dict[str, dict[int, int]]) -> list[Spread]:
    spreads = [Spread(key, tuple(sorted(numbers.items()))) for key, numbers in counts.items()]
    return sorted(spreads, key=lambda spread: (-spread.size, spread.key))

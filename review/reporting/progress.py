"""How far the desk has come: texts signed off, and how long the open ones have waited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.db.models.functions import TruncDay, TruncWeek

from articles.models.translation import TranslationQuerySet

AGES = (1, 3, 7, 14, 28)
"""Where one age ends and the next begins, in days."""


@dataclass(frozen=True, slots=True)
class Age:
    """How many texts have waited from `low` days up to but not as long as `high`; None: and all that are older."""

    low: int
    high: int | None
    number: int


def signed_off_by_step(signed_off: TranslationQuerySet, *, days: bool) -> dict[date, int]:
    """How many texts were signed off on each day, or in each week (by its Monday); steps without any are left out."""
    step = (TruncDay if days else TruncWeek)("approved_at")
    rows = signed_off.order_by().annotate(step=step).values("step").annotate(number=Count("pk"))
    return {moment.date(): number for moment, number in rows.values_list("step", "number")}


def open_by_age(waiting: TranslationQuerySet, *, at: datetime) -> list[Age]:
    """The open texts by how long ago they came, in one query."""
    bounds = list(zip((0, *AGES), (*AGES, None), strict=True))
    names = {f"from{low}": Count("pk", filter=_aged(low, high, at)) for low, high in bounds}
    counts = waiting.aggregate(**names)
    return [Age(low, high, counts[f"from{low}"]) for low, high in bounds]


def _aged(low: int, high: int | None, at: datetime) -> Q:
    older = Q(created_at__lte=at - timedelta(days=low)) if low else Q()
    return older if high is None else older & Q(created_at__gt=at - timedelta(days=high))

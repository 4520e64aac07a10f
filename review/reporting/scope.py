"""What a report is about: the projects that somebody may see, narrowed by filters, in a period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from articles.models import Project, Translation
from articles.models.translation import TranslationQuerySet
from review.models import Decision, Flag, Measure
from review.models.decision import DecisionQuerySet
from review.models.flag import FlagQuerySet
from review.models.measure import MeasureQuerySet

DAYS_UP_TO = 4
"""Periods of up to so many weeks are shown by the day, longer ones by the week."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The last `weeks` up to `at` of the translations that meet the conditions (fields of a translation)."""

    user: User
    weeks: int
    at: datetime
    conditions: Mapping[str, object] = field(default_factory=dict)

    @property
    def by_days(self) -> bool:
        return self.weeks <= DAYS_UP_TO

    @property
    def since(self) -> datetime:
        """When the first step begins: midnight of that day, or of the Monday of that week."""
        today = timezone.localtime(self.at).replace(hour=0, minute=0, second=0, microsecond=0)
        if self.by_days:
            return today - timedelta(days=7 * self.weeks - 1)
        return today - timedelta(days=today.weekday(), weeks=self.weeks - 1)

    def steps(self) -> list[date]:
        """The days, or the Mondays of the weeks, from the first to the present one."""
        first, last = self.since.date(), timezone.localtime(self.at).date()
        length = 1 if self.by_days else 7
        return [first + timedelta(days=days) for days in range(0, (last - first).days + 1, length)]

    def flags(self) -> FlagQuerySet:
        """The flags raised in the period."""
        return Flag.objects.filter(self._under("translation__"), created_at__gte=self.since, created_at__lte=self.at)

    def decisions(self) -> DecisionQuerySet:
        """The decisions made in the period and not undone."""
        return Decision.objects.live().filter(self._under("flag__translation__"), at__gte=self.since, at__lte=self.at)

    def measures(self) -> MeasureQuerySet:
        """The measures of texts signed off in the period."""
        period = {"signed_off_at__gte": self.since, "signed_off_at__lte": self.at}
        return Measure.objects.in_force().filter(self._under("translation__"), **period)

    def signed_off(self) -> TranslationQuerySet:
        """The translations signed off in the period, and not changed since."""
        texts = Translation.objects.approved().filter(self._under(""))
        return texts.filter(approved_at__gte=self.since, approved_at__lte=self.at)

    def open(self) -> TranslationQuerySet:
        """The translations that wait for sign-off now, whatever the period."""
        return Translation.objects.in_review().filter(self._under(""))

    def _under(self, path: str) -> Q:
        conditions = {f"{path}{name}": value for name, value in self.conditions.items()}
        seen = {f"{path}listed": True, f"{path}article__project__in": Project.objects.visible_to(self.user)}
        return Q(**conditions, **seen)

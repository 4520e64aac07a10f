"""Who did the work of the demo desk, and when: moments in the past, in office hours, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from review.acting.deciding import Operation

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Desk:
    """Who corrects articles, and who signs them off."""

    editor: User
    lead: User


class Clock:
    """The moments of some work that began at `start`: each is some seconds after the one before, never alike."""

    def __init__(self, start: datetime) -> None:
        self._now, self._ticks = start, 0

    def tick(self) -> datetime:
        self._ticks += 1
        self._now += timedelta(seconds=25 + self._ticks * 67 % 170)
        return self._now

    def does(self, person: User) -> Operation:
        """What the person does next."""
        return Operation(person, at=self.tick())


def morning(at: datetime, days: int) -> datetime:
    """Nine o'clock that many days ago; on a Friday instead of a weekend."""
    day = timezone.localtime(at).replace(hour=9, minute=days % 50, second=0, microsecond=0) - timedelta(days=days)
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))

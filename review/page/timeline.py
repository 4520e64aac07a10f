"""A translation's history as a person reads it: sittings of one person on one day, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Revision
from review.models import Decision


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision with the decisions made with it; or, without a revision, a dismissal."""

    revision: Revision | None
    decisions: tuple[Decision, ...]
    can_undo: bool = False

    @property
    def by(self) -> User | None:
        return self.revision.author if self.revision else self.decisions[0].by

    @property
    def day(self) -> date:
        return timezone.localtime(self.revision.at if self.revision else self.decisions[0].at).date()


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one person did on one day without another in between."""

    day: date
    by: User | None
    entries: tuple[Entry, ...]


def sittings(revisions: Iterable[Revision], dismissals: Iterable[Decision]) -> list[Sitting]:
    """The newest first. `revisions` come with their `decisions` and `undone_by` prefetched."""
    entries = [_entry(revision) for revision in revisions]
    entries += [Entry(None, (decision,), decision.undone_at is None) for decision in dismissals]
    entries.sort(key=_moment, reverse=True)
    grouped = groupby(entries, key=lambda entry: (entry.day, entry.by))
    return [Sitting(day, by, tuple(group)) for (day, by), group in grouped]


def _entry(revision: Revision) -> Entry:
    decisions = tuple(revision.decisions.all())
    live = any(decision.undone_at is None for decision in decisions)
    untouched = revision.kind != Revision.Kind.IMPORT and not revision.undone_by.all()
    return Entry(revision, decisions, untouched and (live or not decisions))


def _moment(entry: Entry) -> tuple[object, int]:
    if entry.revision:
        return entry.revision.at, entry.revision.number
    return entry.decisions[0].at, 0

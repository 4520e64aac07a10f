"""A translation's history as a person reads it: what one person did in one session, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User

from articles.models import Revision
from review.models import Decision

PAUSE = timedelta(minutes=30)
"""A longer pause ends a session."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision with the decisions made with it; or, without a revision, a dismissal."""

    revision: Revision | None
    decisions: tuple[Decision, ...]
    can_undo: bool = False

    @property
    def is_one_decision(self) -> bool:
        """Whether taking the revision back takes one decision back and nothing else."""
        return self.revision is not None and self.can_undo and len(self.decisions) == 1

    @property
    def by(self) -> User | None:
        return self.revision.author if self.revision else self.decisions[0].by

    @property
    def at(self) -> datetime:
        return self.revision.at if self.revision else self.decisions[0].at


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one person did without another in between and without a long pause; the newest entry first."""

    by: User | None
    entries: tuple[Entry, ...]

    @property
    def began(self) -> datetime:
        return self.entries[-1].at

    @property
    def ended(self) -> datetime:
        return self.entries[0].at

    @property
    def first(self) -> int | None:
        """The revision before its first one, None when it made none."""
        numbers = [entry.revision.number for entry in self.entries if entry.revision]
        first = min(numbers, default=0)
        return first - 1 if first else None

    @property
    def last(self) -> int | None:
        """Its last revision."""
        return max((entry.revision.number for entry in self.entries if entry.revision), default=None)


def sittings(revisions: Iterable[Revision], dismissals: Iterable[Decision]) -> list[Sitting]:
    """The newest first. `revisions` come with their `decisions` and `undone_by` prefetched."""
    entries = [_entry(revision) for revision in revisions]
    entries += [Entry(None, (decision,), decision.undone_at is None) for decision in dismissals]
    entries.sort(key=_moment, reverse=True)
    groups: list[list[Entry]] = []
    for entry in entries:
        if groups and groups[-1][-1].by == entry.by and groups[-1][-1].at - entry.at <= PAUSE:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return [Sitting(group[0].by, tuple(group)) for group in groups]


def _entry(revision: Revision) -> Entry:
    decisions = tuple(revision.decisions.all())
    live = any(decision.undone_at is None for decision in decisions)
    untouched = revision.number > 0 and not revision.undone_by.all()
    return Entry(revision, decisions, untouched and (live or not decisions))


def _moment(entry: Entry) -> tuple[datetime, int]:
    return entry.at, entry.revision.number if entry.revision else 0

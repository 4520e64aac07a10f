"""What an export gives out: a translation with its article, its history and what people decided."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.auth.models import User

from articles.edits import Edit


@dataclass(frozen=True, slots=True)
class Change:
    """A revision that people made; `edits` are against the text before it. `by` is None where names stay here."""

    number: int
    kind: str
    at: datetime
    edits: tuple[Edit, ...]
    by: str | None


@dataclass(frozen=True, slots=True)
class Decided:
    """A live decision on a flag. `start` and `end` count in the text before `revision`; without one in the newest."""

    check: str
    start: int
    end: int
    quote: str
    message: str
    kind: str
    replacement: str
    reason: str
    revision: int | None
    at: datetime
    by: str | None
    severity: str = ""
    error_type: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """At which revision the text was signed off, and when."""

    number: int
    at: datetime
    by: str | None


Align = Callable[[str, str], Sequence[tuple[int, int]]]
"""Tells where paragraphs that belong together begin in the source and in the translation: the review knows it."""


def unaligned(source: str, translation: str) -> Sequence[tuple[int, int]]:
    """Takes both texts as one paragraph."""
    return [(0, 0)]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One translation on its way out: `machine` is what was imported last, `corrected` its newest text."""

    external_id: str
    project: str
    title: str
    url: str
    published_at: datetime | None
    source_language: str
    target_language: str
    engine: str
    source: str
    machine: str
    corrected: str
    changed_at: datetime
    approval: Approval | None
    changes: tuple[Change, ...]
    decisions: tuple[Decided, ...]
    align: Align = unaligned


Naming = Callable[[User | None], str | None]
"""What an export calls a person."""


def nameless(user: User | None) -> None:
    """Leaves everybody's name here."""


def named(user: User | None) -> str | None:
    """The person's full name, or what they sign in with."""
    return (user.get_full_name() or user.get_username()) if user else None


Decisions = Callable[[Collection[int], Naming], Mapping[int, Sequence[Decided]]]
"""Tells the live decisions on each of some translations: the review knows them."""


def moment(at: datetime | None) -> str | None:
    """A moment as files have it: 2026-11-22T14:05:00Z."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at else None

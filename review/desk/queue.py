"""The queue: which translations wait, in what order, and which is next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.core.exceptions import BadRequest
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from articles.models import Translation
from articles.models.translation import TranslationQuerySet
from review.desk.claiming import claim_next
from review.models import Skip

PAGE = 50
SKIPPED_FOR = timedelta(hours=20)
"""So long a text does not come back to the person who skipped it: until the next day."""
_CURSOR = re.compile(r"([uc])([0-9]{1,18})\Z")


@dataclass(frozen=True, slots=True)
class Cursor:
    """Behind which translation a page begins: the urgent (with open critical flags) stand before the calm."""

    urgent: bool
    pk: int

    @classmethod
    def parsed(cls, value: str) -> Cursor | None:
        """The cursor of an address; None for none. Raises BadRequest for anything else."""
        if not value:
            return None
        found = _CURSOR.match(value)
        if not found:
            raise BadRequest(_("“{value}” is no place in the queue.").format(value=value[:40]))
        return cls(found[1] == "u", int(found[2]))

    @classmethod
    def of(cls, translation: Translation) -> Cursor:
        return cls(translation.open_critical > 0, translation.pk)

    def __str__(self) -> str:
        return f"{'u' if self.urgent else 'c'}{self.pk}"


@dataclass(frozen=True, slots=True)
class Page:
    """Some translations of the queue, and where the next page begins."""

    translations: list[Translation]
    following: Cursor | None


def page_of(queue: TranslationQuerySet, cursor: Cursor | None, size: int = PAGE) -> Page:
    """The first translations behind the cursor: those with open critical flags, then the oldest."""
    found: list[Translation] = []
    for part in _parts(queue, cursor):
        found += part[: size + 1 - len(found)]
    return Page(found[:size], Cursor.of(found[size - 1]) if len(found) > size else None)


def next_for(
    user: User,
    queue: TranslationQuerySet,
    *,
    at: datetime,
    after: Translation | None = None,
    others_too: bool = False,
) -> Translation | None:
    """The next translation that waits for review and that nobody else has, now claimed by this person.

    Those assigned to the person come first, then those of nobody; what is assigned to others is left to them, unless
    it is asked for (`others_too`). It looks behind `after` first, and never gives that one back.
    """
    shares = _shares(user, queue, at, after, others_too=others_too)
    return next(filter(None, (_first(share, user, after, at) for share in shares)), None)


def upcoming_for(user: User, *, at: datetime, after: Translation) -> Translation | None:
    """The translation that `next_for` would give this person now, as far as can be told without claiming it."""
    for share in _shares(user, Translation.objects.all(), at, after):
        for cursor in (Cursor.of(after), None):
            for part in _parts(share, cursor):
                if found := part.free_for(user, at=at).first():
                    return found
    return None


def _shares(
    user: User, queue: TranslationQuerySet, at: datetime, after: Translation | None, *, others_too: bool = False
) -> list[TranslationQuerySet]:
    waiting = queue.visible_to(user).in_review()
    if after:
        waiting = waiting.exclude(pk=after.pk)
    skipped = Skip.objects.filter(translation=OuterRef("pk"), by=user.pk, at__gt=at - SKIPPED_FOR)
    waiting = waiting.exclude(Exists(skipped))
    shares = [waiting.filter(assigned_to=user.pk), waiting.filter(assigned_to=None)]
    if others_too:
        shares.append(waiting.exclude(assigned_to=None).exclude(assigned_to=user.pk))
    return shares


def _first(share: TranslationQuerySet, user: User, after: Translation | None, at: datetime) -> Translation | None:
    for cursor in [Cursor.of(after), None] if after else [None]:
        for part in _parts(share, cursor):
            if found := claim_next(part, user, at=at):
                return found
    return None


def _parts(queue: TranslationQuerySet, cursor: Cursor | None) -> Iterator[TranslationQuerySet]:
    """The queue behind the cursor, urgent before calm; each part is in the order of a primary key."""
    if cursor is None or cursor.urgent:
        urgent = queue.filter(open_critical__gt=0).order_by("pk")
        yield urgent.filter(pk__gt=cursor.pk) if cursor else urgent
    calm = queue.filter(open_critical=0).order_by("pk")
    yield calm.filter(pk__gt=cursor.pk) if cursor and not cursor.urgent else calm

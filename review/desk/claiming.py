"""Who works on what: a claim keeps two editors out of the same article. It expires, and blocks nobody."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Translation
from articles.models.translation import TranslationQuerySet

CLAIM = timedelta(minutes=20)


def claim_next(waiting: TranslationQuerySet, by: User, *, at: datetime) -> Translation | None:
    """The first of the waiting translations that nobody else has, now claimed by this person; None when there is none.

    Two people asking at once get different ones, and one person who asks twice at once gets the same. One that
    somebody is changing at the moment is waited for when there is no other.
    """
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=by.pk)
        free = waiting.free_for(by, at=at)
        found = _first(free, skip_locked=True) or _first(free, skip_locked=False)
        if found:
            claim(found, by, at=at)
    return found


def _first(free: TranslationQuerySet, *, skip_locked: bool) -> Translation | None:
    return free.select_for_update(no_key=True, skip_locked=skip_locked, of=("self",)).first()


def release(translation: Translation, by: User) -> None:
    """Gives the claim back, if it is this person's."""
    own = Translation.objects.filter(pk=translation.pk, claimed_by=by.pk)
    own.update(claimed_by=None, claimed_until=None)


def claim(translation: Translation, by: User, *, at: datetime) -> None:
    """Claims the translation unless somebody else has it."""
    free = Translation.objects.filter(pk=translation.pk).free_for(by, at=at)
    free.update(claimed_by=by.pk, claimed_until=at + CLAIM)

"""Who is in an article: its open page gives a sign every half minute, and who gave none for a while has left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from django.contrib.auth.models import User

from articles.models import Translation
from review.desk.claiming import claim
from review.models import Presence

EXPIRES = timedelta(seconds=90)
"""Three signs missed: whoever it was has left."""
FORGOTTEN = timedelta(hours=1)
"""Older signs of a person go with their next one, so that the table stays as small as the desk."""


def give_sign(translation: Translation, person: User, *, at: datetime) -> None:
    """The person is in the article now; as long as nobody else has claimed it, their claim goes on."""
    Presence.objects.filter(person=person, seen_at__lt=at - FORGOTTEN).delete()
    Presence.objects.bulk_create(
        [Presence(translation=translation, person=person, seen_at=at)],
        update_conflicts=True,
        unique_fields=["translation", "person"],
        update_fields=["seen_at"],
    )
    if not translation.is_approved:
        claim(translation, person, at=at)


def others_in(translation: Translation, person: User, *, at: datetime) -> list[User]:
    """Who else is in the article, the first to have come first."""
    here = Presence.objects.filter(translation=translation).since(at - EXPIRES).exclude(person=person)
    return [presence.person for presence in here.select_related("person").order_by("pk")]


def present_in(translation_ids: Collection[int], *, at: datetime) -> Mapping[int, list[User]]:
    """Who is in each of the articles: one query."""
    here: dict[int, list[User]] = defaultdict(list)
    found = Presence.objects.filter(translation__in=translation_ids).since(at - EXPIRES)
    for presence in found.select_related("person").order_by("pk"):
        here[presence.translation_id].append(presence.person)
    return here

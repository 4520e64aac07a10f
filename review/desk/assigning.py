"""Who is to do what: a lead gives texts to people. An assignment is a wish, and keeps nobody else out."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet

from articles.models import Project, Translation
from articles.models.translation import TranslationQuerySet
from review.roles import Role


class NotTheirsError(Exception):
    """The person may not correct texts in every project that these are of."""


def name_of(person: User) -> str:
    """What people call them."""
    return person.get_full_name() or person.get_username()


def people_of(projects: Iterable[Project]) -> QuerySet[User]:
    """The people who may correct texts in one of the projects, by name."""
    correcting = Q(groups__name__in=[Role.EDITOR.value, Role.LEAD.value, Role.ADMINISTRATOR.value])
    members = User.objects.filter(correcting | Q(is_superuser=True), is_active=True, projects__in=list(projects))
    return members.distinct().order_by("last_name", "first_name", "username")


def assign(translations: TranslationQuerySet, person: User | None) -> list[int]:
    """Gives the texts to the person, or (None) to nobody; those of them for whom that is new, by number.

    Raises NotTheirsError when the person may not correct one of them; then nothing was changed.
    """
    wanted = set(translations.values_list("pk", flat=True))
    if person and not may_correct(person, wanted):
        raise NotTheirsError
    new = Translation.objects.filter(pk__in=wanted)
    new = new.exclude(assigned_to__isnull=False, assigned_to=person) if person else new.exclude(assigned_to=None)
    with transaction.atomic():
        Translation.objects.filter(pk__in=wanted).lock_in_order()
        changed = sorted(new.values_list("pk", flat=True))
        Translation.objects.filter(pk__in=changed).update(assigned_to=person)
    return changed


def may_correct(person: User, translation_ids: Collection[int]) -> bool:
    """Whether the person is active, may correct texts, and sees all of these."""
    theirs = Translation.objects.visible_to(person).filter(pk__in=translation_ids)
    return person.has_perm("articles.review_translation") and theirs.count() == len(translation_ids)

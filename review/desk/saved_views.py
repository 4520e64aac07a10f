"""The queue's saved views: kept under a name, shared by leads."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.http import QueryDict

from articles.models import Project
from review.models import SavedView

MOST = 50
"""How many views a person keeps."""


class TooManyViewsError(Exception):
    """The person keeps as many views as one may."""


def save_view(owner: User, name: str, query: str, *, is_shared: bool) -> SavedView:
    """Keeps the filters under that name; a view of that name that the person has already changes to them.

    Raises TooManyViewsError.
    """
    slug = QueryDict(query).get("project")
    project = Project.objects.filter(slug=slug).first() if slug else None
    values = {"query": query, "project": project, "is_shared": is_shared}
    kept = SavedView.objects.filter(owner=owner)
    if not kept.filter(name=name).exists() and kept.count() >= MOST:
        raise TooManyViewsError
    try:
        with transaction.atomic():
            return SavedView.objects.update_or_create(owner=owner, name=name, defaults=values)[0]
    except IntegrityError:  # the same name was saved at the same moment
        return SavedView.objects.update_or_create(owner=owner, name=name, defaults=values)[0]

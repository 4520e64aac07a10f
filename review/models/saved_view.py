"""Saved views: filters of the queue under a name."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q

from articles.models import Project


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def offered_to(self, person: User) -> Self:
        """Their own, and those shared with everybody or with a project of theirs."""
        reachable = Q(project__isnull=True) | Q(project__in=Project.objects.visible_to(person))
        return self.filter(Q(owner=person.pk) | (Q(is_shared=True) & reachable))


class SavedView(models.Model):
    """The filters of one address of the queue. A shared one is offered to the members of the project it filters by, or
    to everybody when it filters by none."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000, blank=True)
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.CASCADE, related_name="saved_views")
    is_shared = models.BooleanField(default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="saved_view_once_for_its_owner")]
        permissions = [("share_view", "Can share saved views of the queue")]

    def __str__(self) -> str:
        return self.name

"""Projects: articles are reviewed, filtered, exported and given access by project."""

from __future__ import annotations

from typing import Self

from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.languages import LanguageField


class ProjectQuerySet(models.QuerySet["Project"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The projects this person may see: their own, or all for those who administer projects."""
        if user.has_perm("articles.see_every_project"):
            return self
        return self.filter(members=user.pk)


class Project(models.Model):
    """A desk's set of articles, with the people who may see them."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    source_language = LanguageField(blank=True, help_text=_("Proposed when importing."))
    target_language = LanguageField(blank=True, help_text=_("Proposed when importing."))
    members = models.ManyToManyField("auth.User", blank=True, related_name="projects")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        permissions = [
            ("see_every_project", "Can see every project"),
            ("import_articles", "Can import articles"),
            ("export_articles", "Can export articles"),
        ]

    def __str__(self) -> str:
        return self.name

"""Articles: what was published in the source language."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.languages import LanguageField
from articles.models.project import Project


class Article(models.Model):
    """A source article. Its text never changes silently; it is empty when a translation came without its source."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="articles")
    external_id = models.CharField(max_length=settings.MAX_EXTERNAL_ID_CHARACTERS)
    title = models.CharField(max_length=settings.MAX_TITLE_CHARACTERS)
    url = models.URLField(max_length=2000, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    source_language = LanguageField()
    source_text = models.TextField(blank=True)
    batch = models.ForeignKey("ImportBatch", null=True, blank=True, on_delete=models.PROTECT, related_name="articles")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "external_id"], name="article_once_in_a_project"),
        ]
        indexes = [  # so that figures about many articles need not read their texts
            models.Index(fields=["id"], include=["project", "source_language"], name="article_without_texts"),
        ]

    def __str__(self) -> str:
        return self.title

"""Lines that stand in many articles of a project: how boilerplate is known without a list."""

from __future__ import annotations

from django.db import models

from articles.languages import LanguageField
from articles.models import Project


class LineCount(models.Model):
    """In how many translations of a project a short line stood when they were first checked."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="line_counts")
    target_language = LanguageField()
    line = models.CharField(max_length=120)
    translations = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "target_language", "line"], name="line_counted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.line} ({self.translations})"

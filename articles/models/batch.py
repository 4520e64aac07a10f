"""Import batches: what came in, from which file, and what was not taken."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.project import Project


class ImportBatch(models.Model):
    """One import, from its first row on; its counts are those of the rows that are stored.

    `refused` has, for every row not taken, its place in the file and the reason; `notes` what was kept or passed over.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="batches")
    file_name = models.CharField(max_length=400)
    sha256 = models.CharField(max_length=64)
    format = models.CharField(max_length=20)
    options = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0, help_text=_("Worked on by people, so left as they are."))
    refused = models.JSONField(default=list)
    notes = models.JSONField(default=list, help_text=_("What was left alone, with its place in the file and why."))
    finished_at = models.DateTimeField(
        null=True, blank=True, help_text=_("Empty while it runs, or when it was cut off.")
    )

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "import batches"

    def __str__(self) -> str:
        return f"{self.file_name} ({self.at:%Y-%m-%d %H:%M})"

"""Uploads: files that wait between the preview of an import and its confirmation."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from articles.models.batch import ImportBatch
from articles.models.project import Project


class Upload(models.Model):
    """What somebody uploaded and has not confirmed yet; once confirmed, `batch` is what came of it.

    `files` are names in the private folder `path` under MEDIA_ROOT, stored under generated names.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    options = models.JSONField(default=dict)
    files = models.JSONField(default=list)
    at = models.DateTimeField(auto_now_add=True)
    operation = models.UUIDField(null=True, blank=True, help_text="Of the confirmation.")
    batch = models.OneToOneField(ImportBatch, null=True, blank=True, on_delete=models.PROTECT, related_name="upload")

    class Meta:
        indexes = [models.Index(fields=["at"], name="upload_at")]

    def __str__(self) -> str:
        return str(self.id)

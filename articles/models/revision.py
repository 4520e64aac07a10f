"""Revisions: every state that a translation's text has had."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.edits import Edit


class Revision(models.Model):
    """A whole text and the edits that led to it. Appended by `articles.door` alone; never changed, never deleted."""

    class Kind(models.TextChoices):
        IMPORT = "import", _("import")
        EDIT = "edit", _("edit")
        DECISION = "decision", _("decision")
        BULK = "bulk", _("several decisions")
        UNDO = "undo", _("undo")
        RESTORE = "restore", _("restore")

    translation = models.ForeignKey("articles.Translation", on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    edits = models.JSONField(default=list)
    kind = models.CharField(max_length=10, choices=Kind)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT)
    operation = models.UUIDField(default=uuid.uuid4, unique=True)
    undoes = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by")
    restores = models.PositiveIntegerField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["translation", "number"]
        constraints = [
            models.UniqueConstraint(fields=["translation", "number"], name="revision_number_once"),
            models.CheckConstraint(
                condition=~Q(kind="restore") | Q(restores__isnull=False), name="revision_restore_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id}/{self.number}"

    def edit_list(self) -> tuple[Edit, ...]:
        """What led here from the revision before, ordered."""
        return tuple(Edit(*edit) for edit in self.edits)

"""Import batches: what came in, from which file, what was not taken, and what was brought to texts already there."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.project import Project


class ImportBatch(models.Model):
    """One import, from its confirmation on; its counts are those of the rows that are stored.

    What it brings is seen by nobody until all of it is there (`visible_at`), and by nobody after it was taken back
    (`undone_at`). `stored` says how many of its items are behind it, so that it goes on there when it is cut off.
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
    stored = models.PositiveIntegerField(default=0)
    visible_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(
        null=True, blank=True, help_text=_("Empty while it runs, or when it was cut off.")
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "import batches"

    def __str__(self) -> str:
        return f"{self.file_name} ({self.at:%Y-%m-%d %H:%M})"


class ImportNote(models.Model):
    """Something that an import did not take, or left alone: its place in the file, and why."""

    class Kind(models.TextChoices):
        REFUSED = "refused", _("refused")
        LEFT = "left", _("left alone")

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=10, choices=Kind)
    file = models.TextField()
    line = models.PositiveIntegerField(null=True, blank=True)
    reason = models.TextField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["batch", "kind"], name="note_of_batch")]

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{place}: {self.reason}"


class Renewal(models.Model):
    """What an import brings to a translation that is there: new machine text, and fields of its article that are empty.

    An untouched translation gets the text as a revision; one that people have worked on keeps its own, and the text is
    offered beside it. Only the newest offer stands.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        BROUGHT = "brought", "brought"
        OFFERED = "offered", "offered"
        TAKEN = "taken", "taken"
        DECLINED = "declined", "declined"
        REPLACED = "replaced", "replaced by a newer one"
        WITHDRAWN = "withdrawn", "withdrawn"

    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, related_name="renewals")
    translation = models.ForeignKey("articles.Translation", on_delete=models.PROTECT, related_name="renewals")
    text = models.TextField(blank=True, help_text="Empty where only the article gained something.")
    filled = models.JSONField(default=dict, help_text="Columns of the article that were empty, with their values.")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    revision = models.ForeignKey(
        "articles.Revision", null=True, blank=True, on_delete=models.PROTECT, related_name="renewals"
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "translation"], name="renewal_once_in_a_batch"),
            models.UniqueConstraint(fields=["translation"], condition=Q(state="offered"), name="renewal_one_offer"),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} ← {self.batch_id}"

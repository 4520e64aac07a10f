"""What people looked at: paragraphs marked as seen, texts skipped, and how a text was signed off."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models import Translation


class Seen(models.Model):
    """A paragraph of a translation that somebody looked at and left as it is, known by a digest of its words."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="seen")
    digest = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["translation", "digest"], name="seen_once")]

    def __str__(self) -> str:
        return f"{self.translation_id}: {self.digest}"


class Skip(models.Model):
    """Somebody left a text to others, and why."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="skips")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=500)
    operation = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.translation_id}: {self.reason[:40]}"


class SignOff(models.Model):
    """Who signed which revision off, in spite of what, and who reopened it. Otherwise never changed.

    `reason` is why a lead did so with critical flags open. Of the operations those that are given are known again.
    """

    translation = models.ForeignKey(Translation, on_delete=models.PROTECT, related_name="sign_offs")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=500, blank=True)
    open_critical = models.PositiveIntegerField(default=0)
    open_others = models.PositiveIntegerField(default=0)
    operation = models.UUIDField(null=True, blank=True, unique=True)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_operation = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reopened_by__isnull=True, reopened_at__isnull=True, reopened_operation__isnull=True)
                | Q(reopened_by__isnull=False, reopened_at__isnull=False),
                name="sign_off_is_reopened_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(open_critical=0) | ~Q(reason=""), name="sign_off_with_critical_flags_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id}/{self.number}"

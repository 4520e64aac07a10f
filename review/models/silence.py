"""Words on which a check stays silent, because a person said so."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models import Project, Translation
from review.models.decision import Decision


class SilenceQuerySet(models.QuerySet["Silence"]):
    def in_force(self) -> Self:
        """Those that were not revoked."""
        return self.filter(revoked_at__isnull=True)

    def heard_in(self, translation: Translation) -> Self:
        """Those in force that hold in the translation: its own, and those of its project."""
        its = Q(translation=translation.pk) | Q(translation=None)
        return self.in_force().filter(its, project=translation.article.project_id)


class Silence(models.Model):
    """A check does not flag `words` any more: in one translation, or, without one, in the whole project.

    Born of the dismissal that asked for it; when that is taken back, so is the silence. Never deleted.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="silences")
    translation = models.ForeignKey(
        Translation, null=True, blank=True, on_delete=models.PROTECT, related_name="silences"
    )
    check_id = models.CharField(max_length=60)
    words = models.CharField(max_length=200)
    reason = models.CharField(max_length=500, blank=True)
    born_of = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="silences")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = SilenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="silence_of_some_words"),
            models.UniqueConstraint(
                fields=["project", "check_id", "words"],
                condition=Q(revoked_at__isnull=True, translation__isnull=True),
                name="silence_once_in_a_project",
            ),
            models.UniqueConstraint(
                fields=["translation", "check_id", "words"],
                condition=Q(revoked_at__isnull=True, translation__isnull=False),
                name="silence_once_in_a_translation",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="silence_revoked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.check_id}: {self.words}"

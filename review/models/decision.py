"""Decisions: what people made of flags."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Revision
from review.models.flag import Flag


class DecisionQuerySet(models.QuerySet["Decision"]):
    def live(self) -> Self:
        """Those that were not undone."""
        return self.filter(undone_at__isnull=True)


class Decision(models.Model):
    """Somebody's answer to a flag. The database promises that at most one for each flag is live.

    An accepted fix and an own text (override) point at the revision that they made, and at their edit in it; a
    dismissal changes no text and points at none.
    """

    class Kind(models.TextChoices):
        ACCEPT = "accept", _("accepted")
        OVERRIDE = "override", _("own text")
        DISMISS = "dismiss", _("dismissed")

    class Scope(models.TextChoices):
        """What a dismissal holds for: this place, these words in the article or the project; or the check is wrong."""

        HERE = "here", _("here")
        ARTICLE = "article", _("everywhere in this article")
        WORD = "word", _("this word in the project")
        CHECK = "check", _("the check is wrong")

    flag = models.ForeignKey(Flag, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=10, choices=Kind)
    replacement = models.TextField(blank=True)
    reason = models.CharField(max_length=500, blank=True)
    scope = models.CharField(max_length=10, choices=Scope, default=Scope.HERE)
    revision = models.ForeignKey(Revision, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions")
    edit_index = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("Which of the revision’s edits is its.")
    )
    operation = models.UUIDField(db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions")
    at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="undone_decisions"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_operation = models.UUIDField(null=True, blank=True, db_index=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["at"], name="decision_at")]
        constraints = [
            models.UniqueConstraint(
                fields=["flag"], condition=Q(undone_at__isnull=True), name="decision_live_once_for_a_flag"
            ),
            models.CheckConstraint(
                condition=Q(kind="dismiss", revision__isnull=True, edit_index__isnull=True)
                | (~Q(kind="dismiss") & Q(revision__isnull=False, edit_index__isnull=False)),
                name="decision_points_at_its_revision",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="decision_undone_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.flag}"

"""Where a check stands in a project: drawn, a hint, or off."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Project


class CheckState(models.TextChoices):
    """What becomes of a check's findings: drawn in the text, listed beside it, or not raised at all."""

    ON = "on", _("on")
    HINT = "hint", _("hint")
    OFF = "off", _("off")


class CheckStandingQuerySet(models.QuerySet["CheckStanding"]):
    def muted(self) -> Self:
        """Those in which the check is a hint or off."""
        return self.exclude(chosen=CheckState.ON).exclude(chosen="", default=CheckState.ON)


class CheckStanding(models.Model):
    """A check in one project: `default` follows from what people decided, `chosen` is what a lead wants instead.

    `right` of the `decided` flags were accepted or given other words when the default was last counted. `by`, `at`
    and `reason` belong to the choice; without a choice they are empty.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="check_standings")
    check_id = models.CharField(max_length=60)
    right = models.PositiveIntegerField(default=0)
    decided = models.PositiveIntegerField(default=0)
    default = models.CharField(max_length=4, choices=CheckState, default=CheckState.ON)
    chosen = models.CharField(max_length=4, choices=CheckState, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(null=True, blank=True)

    objects = CheckStandingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "check_id"], name="standing_once_for_a_check"),
            models.CheckConstraint(condition=Q(right__lte=models.F("decided")), name="standing_right_are_decided"),
            models.CheckConstraint(
                condition=Q(chosen="", by__isnull=True, at__isnull=True)
                | (~Q(chosen="") & Q(by__isnull=False, at__isnull=False)),
                name="standing_chosen_by_somebody",
            ),
        ]
        permissions = [("choose_check", "Can quiet checks in a project")]

    def __str__(self) -> str:
        return f"{self.check_id}: {self.state}"

    @property
    def state(self) -> CheckState:
        return CheckState(self.chosen or self.default)

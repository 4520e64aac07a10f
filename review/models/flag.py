"""Flags: suspicious spans of a translation, raised by the detector, a person or an outside tool."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Translation
from review.detector import ErrorType, Severity, Tier

if TYPE_CHECKING:
    from review.models.decision import Decision


SEVERITIES = [(Severity.CRITICAL, _("critical")), (Severity.MAJOR, _("major")), (Severity.MINOR, _("minor"))]
TIERS = [(Tier.CERTAIN, _("certain")), (Tier.LIKELY, _("likely")), (Tier.HINT, _("hint"))]


class FlagQuerySet(models.QuerySet["Flag"]):
    def on_text(self) -> Self:
        """Those whose words still stand in the newest revision: open or dismissed."""
        return self.filter(closed_at__isnull=True)

    def open(self) -> Self:
        """Those that wait for a decision: neither closed nor decided."""
        return self.on_text().filter(~Exists(self._live_decisions()))

    def decided(self) -> Self:
        """Those that carry a live decision."""
        return self.filter(Exists(self._live_decisions()))

    def with_decided(self) -> Self:
        """With `is_decided` set on each."""
        return self.annotate(is_decided=Exists(self._live_decisions()))

    def with_record(self) -> Self:
        """With how the check of each has fared in the project: `check_right` of `check_decided`, None if uncounted."""
        from review.models.standing import CheckStanding

        of_check = {"project": OuterRef("translation__article__project"), "check_id": OuterRef("check_id")}
        counted = CheckStanding.objects.filter(**of_check)
        return self.annotate(
            check_right=Subquery(counted.values("right")), check_decided=Subquery(counted.values("decided"))
        )

    def in_reading_order(self) -> Self:
        return self.order_by("start", "end", "check_id", "pk")

    @staticmethod
    def _live_decisions() -> models.QuerySet[Decision]:
        from review.models.decision import Decision

        return Decision.objects.live().filter(flag=OuterRef("pk"))


class Flag(models.Model):
    """A span of a translation and what is wrong with it.

    `start` and `end` are code points in the newest revision's text, half-open; `quote` is the text between them. Once
    closed, they stay as they were in the revision before `closed_at`. `places`, and evidence in the translation, count
    from `start`, so that a shift leaves them alone. `message` is English with {named} details.
    """

    class Origin(models.TextChoices):
        DETECTOR = "detector", _("detector")
        PERSON = "person", _("person")
        EXTERNAL = "external", _("another tool")

    translation = models.ForeignKey(Translation, on_delete=models.PROTECT, related_name="flags")
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.DETECTOR)
    check_id = models.CharField(max_length=60, help_text=_("The check, or the outside tool, that found it."))
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField(blank=True)
    before = models.CharField(max_length=40, blank=True, help_text=_("The words before it when it was raised."))
    after = models.CharField(max_length=40, blank=True, help_text=_("The words after it when it was raised."))
    message = models.TextField()
    details = models.JSONField(default=dict)
    suggestions = models.JSONField(default=list)
    evidence = models.JSONField(default=list)
    places = models.JSONField(
        default=list, help_text=_("What to draw, where that differs from the span: from `start`.")
    )
    severity = models.CharField(max_length=10, choices=SEVERITIES)
    error_type = models.CharField(max_length=60, choices=[(kind, kind) for kind in ErrorType])
    tier = models.CharField(max_length=10, choices=TIERS)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT)
    raised_at = models.PositiveIntegerField(help_text=_("The revision it was raised at."))
    changed_at = models.PositiveIntegerField(help_text=_("The revision at which its message or fixes last changed."))
    closed_at = models.PositiveIntegerField(null=True, blank=True, help_text=_("The revision that ended it."))
    created_at = models.DateTimeField(default=timezone.now, db_index=True)
    operation = models.UUIDField(null=True, blank=True)

    is_decided: bool
    """Whether it carries a live decision; only there when it was read `with_decided`."""
    check_right: int | None
    check_decided: int | None
    """How its check has fared; only there when it was read `with_record`."""
    as_of: int | None = None
    """The revision at which it was read, when it was read together with its translation."""

    objects = FlagQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(start__lte=F("end")), name="flag_starts_before_it_ends"),
            models.CheckConstraint(
                condition=Q(origin="person", raised_by__isnull=False)
                | (~Q(origin="person") & Q(raised_by__isnull=True)),
                name="flag_of_a_person_names_them",
            ),
            models.UniqueConstraint(
                fields=["operation"], condition=Q(operation__isnull=False), name="flag_once_for_an_operation"
            ),
        ]
        indexes = [
            models.Index(fields=["translation", "start"], condition=Q(closed_at__isnull=True), name="flag_on_text"),
            models.Index(fields=["check_id", "translation"], condition=Q(closed_at__isnull=True), name="flag_of_check"),
        ]

    def __str__(self) -> str:
        return f"{self.check_id}: {self.quote[:40]}"

    @property
    def words(self) -> str:
        """Its quote without the line ends that it takes along, as one of a whole paragraph does."""
        return self.quote.strip("\n")

    def holding(self, words: str) -> str:
        """What stands in its place when `words` stand in that of its own: the line ends stay beside them, unless
        nothing does or they bring their own."""
        if not words or not self.words:
            return words
        before, _, after = self.quote.partition(self.words)
        return ("" if words[0] == "\n" else before) + words + ("" if words[-1] == "\n" else after)

    def live_decision(self) -> Decision | None:
        """What was decided on it and not undone."""
        return self.decisions.live().first()

    @property
    def is_critical(self) -> bool:
        return self.severity == Severity.CRITICAL

"""Jobs: work that is done apart from any request, how far it is, and what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.batch import ImportBatch
from articles.models.project import Project


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the projects that this person may see."""
        return self.filter(project__in=Project.objects.visible_to(user))

    def going(self) -> Self:
        """Those that run or will."""
        return self.filter(state__in=[Job.State.WAITING, Job.State.RUNNING])

    def ready(self, *, at: datetime) -> Self:
        """Those that wait and may begin, exclusive ones first; those of one project stand behind each other."""
        busy = Job.objects.filter(state=Job.State.RUNNING, exclusive=True).values("project")
        waiting = self.filter(Q(not_before__isnull=True) | Q(not_before__lte=at), state=Job.State.WAITING)
        return waiting.exclude(exclusive=True, project__in=busy).order_by("-exclusive", "pk")

    def lost(self, *, at: datetime) -> Self:
        """Those whose worker has not been heard of for too long."""
        return self.filter(state=Job.State.RUNNING, lease_until__lt=at)


class Job(models.Model):
    """One piece of background work; `kind` names, in the setting JOB_KINDS, what does it.

    A worker that takes it holds a lease under a token of its own, renewed as the work goes on: whoever has lost it can
    store nothing more. `done` of `total` counts what the present stage has got through. `attempts` are those since the
    last progress; after too many the job is parked.
    """

    class Kind(models.TextChoices):
        IMPORT = "import", _("import")
        UNDO = "undo", _("undoing of an import")
        CHECK = "check", _("checking")

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")
        PARKED = "parked", _("parked")

    kind = models.CharField(max_length=20, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="jobs")
    batch = models.ForeignKey(ImportBatch, null=True, blank=True, on_delete=models.PROTECT, related_name="jobs")
    payload = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    exclusive = models.BooleanField(default=False, help_text=_("No other exclusive job of the project runs beside it."))
    stage = models.CharField(max_length=20, blank=True)
    stage_at = models.DateTimeField(null=True, blank=True)
    stage_from = models.PositiveIntegerField(default=0, help_text=_("Where the stage began, for its rate."))
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=120, blank=True)
    token = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    cancel_asked = models.BooleanField(default=False)
    error = models.TextField(blank=True)
    reference = models.CharField(max_length=8, blank=True, help_text=_("Stands in the log beside what went wrong."))
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project"], condition=Q(state="running", exclusive=True), name="job_one_exclusive_in_a_project"
            ),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(lease_until__isnull=False, token__isnull=False),
                name="job_runs_under_a_lease",
            ),
        ]
        indexes = [models.Index(fields=["state", "lease_until"], name="job_state")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def is_over(self) -> bool:
        """Whether it will do nothing more by itself."""
        return self.state not in (self.State.WAITING, self.State.RUNNING)

"""How far an import is: its stages, their rate, the time that is left; for those who watch it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, Sum

from articles.models import ImportBatch, Job
from articles.models.job import JobQuerySet

STAGES = ("reading", "storing", "renewing", "listing", "checking")
"""The stages of an import in their order; the last is done by other jobs, when everything is there."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: `done` of `total` (0: not known), items a second, seconds left; None where nothing can be said yet."""

    name: str
    is_over: bool = False
    is_now: bool = False
    done: int = 0
    total: int = 0
    rate: float | None = None
    seconds_left: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """An import, or its being taken back, seen from outside."""

    job: Job | None
    stages: tuple[Stage, ...]
    checks_parked: int
    is_going: bool

    @property
    def is_stuck(self) -> bool:
        """Whether it needs somebody to look at it."""
        return self.job is not None and self.job.state in (Job.State.PARKED, Job.State.FAILED)


def progress_of(batch: ImportBatch, *, at: datetime) -> Progress:
    """How far the batch is. A batch from before there were jobs is through."""
    job = batch.jobs.exclude(kind=Job.Kind.CHECK).order_by("-pk").first()
    checks = Job.objects.filter(batch=batch, kind=Job.Kind.CHECK)
    parked = checks.filter(state=Job.State.PARKED).count()
    stages = _withdrawing(job, at) if job and job.kind == Job.Kind.UNDO else _importing(batch, job, checks, at)
    is_going = (job is not None and not job.is_over) or any(stage.is_now for stage in stages)
    return Progress(job, stages, parked, is_going)


def _withdrawing(job: Job, at: datetime) -> tuple[Stage, ...]:
    return (_running(job, at),) if job.state == Job.State.RUNNING and job.stage else (Stage("withdrawing"),)


def _importing(batch: ImportBatch, job: Job | None, checks: JobQuerySet, at: datetime) -> tuple[Stage, ...]:
    if batch.visible_at:
        through = [Stage(name, is_over=True) for name in STAGES[:-1]]
        return (*through, _checking(batch, checks, at))
    now = STAGES.index(job.stage) if job and job.stage in STAGES else 0
    running = job is not None and job.state == Job.State.RUNNING and bool(job.stage)
    return tuple(
        _running(job, at) if job and running and number == now else Stage(name, is_over=number < now)
        for number, name in enumerate(STAGES)
    )


def _running(job: Job, at: datetime) -> Stage:
    seconds = (at - job.stage_at).total_seconds() if job.stage_at else 0.0
    return _stage(job.stage, job.done, job.total, (job.done - job.stage_from, seconds))


def _checking(batch: ImportBatch, checks: JobQuerySet, at: datetime) -> Stage:
    """All checks of the batch together."""
    going = checks.going()
    if not going.exists():
        return Stage("checking", is_over=True)
    sums = checks.aggregate(
        done=Sum("done", filter=~Q(state=Job.State.PARKED), default=0), waiting=Sum("total", default=0)
    )
    total = batch.created + batch.updated
    seconds = (at - batch.visible_at).total_seconds() if batch.visible_at else 0.0
    return _stage("checking", min(sums["done"], total), total, (sums["done"], seconds))


def _stage(name: str, done: int, total: int, pace: tuple[int, float]) -> Stage:
    gained, seconds = pace
    rate = gained / seconds if seconds >= 1 and gained > 0 else None
    left = round((total - done) / rate) if rate and total else None
    return Stage(name, is_now=True, done=done, total=total, rate=rate, seconds_left=left)

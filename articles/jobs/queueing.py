"""Hands jobs to whoever does them, through Django's Tasks interface; the one place that knows of it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_tasks import task

from articles.jobs.holding import is_dead
from articles.jobs.running import LANGUAGE, run, speaking
from articles.models import ImportBatch, Job, Project

log = logging.getLogger(__name__)

FILES, CHECKS = "files", "checks"
"""The queues: jobs that read uploaded files, which stand on a disk, and all others."""

KEPT = timedelta(days=7)
"""How long a check that is done stays on record."""


@task(queue_name=CHECKS)
def run_job(job_id: int) -> None:
    """Does the job, and hands on the one that had to wait for it."""
    job = run(job_id)
    if job is None:
        return
    if job.state == Job.State.WAITING:
        enqueue(job)
    elif job.exclusive:
        _enqueue_next(job.project_id)


def start(
    kind: str,
    project: Project,
    *,
    batch: ImportBatch | None = None,
    payload: Mapping[str, object] | None = None,
    by: User | None = None,
    exclusive: bool = False,
) -> Job:
    """A new job, handed to the workers with the transaction in which it is made; it speaks as who asked for it."""
    given = {LANGUAGE: get_language()} | dict(payload or {})
    with transaction.atomic():
        job = Job.objects.create(kind=kind, project=project, batch=batch, payload=given, by=by, exclusive=exclusive)
        enqueue(job)
    return job


def enqueue(job: Job) -> None:
    """Hands the job to the workers; they take each only once, however often it is handed to them."""
    ready = run_job.using(queue_name=FILES if job.exclusive else CHECKS, priority=10 if job.exclusive else 0)
    if job.not_before and ready.get_backend().supports_defer:
        ready = ready.using(run_after=job.not_before)
    ready.enqueue(job.pk)


def try_again(job: Job) -> bool:
    """Gives a parked or failed job new attempts; False when it is neither by now."""
    with transaction.atomic():
        over = Job.objects.filter(pk=job.pk, state__in=[Job.State.PARKED, Job.State.FAILED])
        fields: dict[str, object] = {"attempts": 0, "not_before": None, "finished_at": None, "cancel_asked": False}
        if not over.update(state=Job.State.WAITING, **fields):
            return False
        enqueue(Job.objects.get(pk=job.pk))
    return True


def cancel(job: Job) -> bool:
    """Ends a job that is not over, parked or failed ones too; a running one at its next whole step. False when over."""
    with transaction.atomic():
        found = Job.objects.select_for_update().get(pk=job.pk)
        if found.state == Job.State.RUNNING:
            found.cancel_asked = True
            found.save(update_fields=["cancel_asked"])
        elif found.state in (Job.State.WAITING, Job.State.PARKED, Job.State.FAILED):
            found.state, found.finished_at = Job.State.CANCELLED, timezone.now()
            found.save(update_fields=["state", "finished_at"])
        else:
            return False
    return True


def tend(*, at: datetime) -> int:
    """Puts back the jobs whose worker is gone, parks those that end every worker, and hands on what nobody took.

    How many were put back. Several processes may do it at once.
    """
    running = Job.objects.filter(state=Job.State.RUNNING)
    dead = [job.pk for job in running.only("worker") if is_dead(job.worker)]
    lost = {*dead, *Job.objects.lost(at=at).values_list("pk", flat=True)}
    put_back = sum(_put_back(pk, at=at) for pk in sorted(lost))
    for project_id in Job.objects.ready(at=at).filter(exclusive=True).order_by().values_list("project").distinct():
        _enqueue_next(project_id[0])
    Job.objects.filter(kind=Job.Kind.CHECK, state=Job.State.DONE, finished_at__lt=at - KEPT).delete()
    return put_back


def _put_back(job_id: int, *, at: datetime) -> bool:
    """The job waits again; one that took too many workers with it is parked."""
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=job_id)
        if job.state != Job.State.RUNNING or not (is_dead(job.worker) or (job.lease_until and job.lease_until < at)):
            return False
        job.state = Job.State.PARKED if job.attempts >= settings.JOB_ATTEMPTS else Job.State.WAITING
        with speaking(job):
            job.error = _("The worker {worker} was not heard of again.").format(worker=job.worker)
        job.token = job.lease_until = job.not_before = None
        job.finished_at = at if job.is_over else None
        job.save(update_fields=["state", "error", "token", "lease_until", "not_before", "finished_at"])
        if job.state == Job.State.WAITING:
            enqueue(job)
    log.warning("%s is %s: its worker %s was not heard of again", job, job.state, job.worker)
    return True


def _enqueue_next(project_id: int) -> None:
    """Hands on the exclusive job of the project that waits longest."""
    if job := Job.objects.ready(at=timezone.now()).filter(exclusive=True, project=project_id).first():
        enqueue(job)

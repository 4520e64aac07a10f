"""Who holds a job: taking it under a lease, renewing, letting go. A job is changed through here alone.

Every change of a job that runs names the token under which it was taken, so that a worker that was believed dead, and
comes back, changes nothing any more.
"""

from __future__ import annotations

import os
import socket
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.models import Job

FIRST_PAUSE = timedelta(seconds=10)
"""How long a job that failed waits for its next attempt; twice as long each time."""


class LostError(Exception):
    """The job is somebody else's by now, or nobody's."""


def this_worker() -> str:
    """The name of this process: its machine and its number there."""
    return f"{socket.gethostname()[:100]}:{os.getpid()}"


def is_dead(worker: str) -> bool:
    """Whether that worker was a process of this machine that is no more; of another machine nothing is known."""
    host, _colon, number = worker.rpartition(":")
    if host != socket.gethostname()[:100] or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        pass
    return False


def take(job_id: int, *, at: datetime) -> Job | None:
    """The job, now held by this process; None when it does not wait, or another exclusive one of its project runs."""
    locking = {"skip_locked": True} if connection.features.has_select_for_update_skip_locked else {}
    try:
        with transaction.atomic():
            job = Job.objects.select_for_update(of=("self",), **locking).ready(at=at).filter(pk=job_id).first()
            if job is None:
                return None
            job.state, job.token, job.worker = Job.State.RUNNING, uuid.uuid4(), this_worker()
            job.lease_until, job.started_at = at + lease(), job.started_at or at
            job.attempts += 1
            job.save(update_fields=["state", "token", "worker", "lease_until", "started_at", "attempts"])
            return job
    except IntegrityError:  # another exclusive job of the project began in the same moment
        return None


def hold(job: Job, **fields: object) -> None:
    """Renews the lease and stores the fields; raises LostError when the job is not this worker's any more.

    Called in a transaction it fences it: nobody else can take the job before the transaction ends.
    """
    mine = Job.objects.filter(pk=job.pk, token=job.token, state=Job.State.RUNNING)
    if not mine.update(lease_until=timezone.now() + lease(), **fields):
        raise LostError(f"{job} is not this worker's any more.")
    for name, value in fields.items():
        setattr(job, name, value)


def let_go(job: Job, state: Job.State, **fields: object) -> None:
    """Ends this worker's hold of the job; silently nothing when it was lost before."""
    over = state is not Job.State.WAITING
    mine = Job.objects.filter(pk=job.pk, token=job.token, state=Job.State.RUNNING)
    changed = {"finished_at": timezone.now() if over else None} | fields
    mine.update(state=state, token=None, lease_until=None, **changed)


def failed(job: Job, error: str, reference: str, *, at: datetime) -> Job.State:
    """After an error: the job waits for its next attempt, or is parked when there were too many."""
    if job.attempts >= settings.JOB_ATTEMPTS:
        let_go(job, Job.State.PARKED, error=error, reference=reference)
        return Job.State.PARKED
    pause = FIRST_PAUSE * 2 ** max(0, job.attempts - 1)
    let_go(job, Job.State.WAITING, error=error, reference=reference, not_before=at + pause)
    return Job.State.WAITING


def lease() -> timedelta:
    """For how long a job is held without a sign of life."""
    return timedelta(seconds=settings.JOB_LEASE_SECONDS)

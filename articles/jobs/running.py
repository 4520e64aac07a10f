"""Runs one job: from taking it to what became of it."""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import reset_queries
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from articles.jobs.holding import LostError, failed, hold, let_go, take
from articles.models import Job

log = logging.getLogger(__name__)

TELLING_SECONDS = 1.0
"""How often progress that is not stored with the work is written down."""

LANGUAGE = "language"
"""Where a job's payload keeps the language in which it says what it did."""

READINGS = 10
"""How many attempts to read a file through begin anew because they got further than those before."""

stopping = threading.Event()
"""Set when this process is asked to end: its jobs stop at their next whole step, and wait for another worker."""


class JobRefusedError(Exception):
    """The job cannot be done, however often it is tried; the message says why, for the administrator."""


class CancelledError(Exception):
    """Somebody asked for an end."""


class StoppedError(Exception):
    """This process is about to end."""


Show = Callable[[str, int, int], object]
"""Is told the stage, what of it is done, and the total."""


class Work:
    """A job in hand: its handler says here how far it is, and is told here when to end."""

    def __init__(self, job: Job, show: Show | None = None) -> None:
        self.job = job
        self._show = show
        self._told_at = monotonic()

    def stage(self, name: str, total: int, *, done: int = 0) -> None:
        """A stage begins, or is taken up again where it was left."""
        self._go_on()
        hold(self.job, stage=name, total=total, done=done, stage_from=done, stage_at=timezone.now())
        self._tell()

    def stored(self, done: int) -> None:
        """So much is done, as of the transaction in which this is called; it counts as progress."""
        reset_queries()  # with DEBUG, Django keeps every statement with its texts
        self._go_on()
        hold(self.job, done=done, attempts=0)
        self._tell()

    def looked(self, done: int) -> None:
        """So much is done, though nothing was stored that a next attempt could build on. Cheap to call often."""
        self.job.done = done
        if self._is_time_to_tell():
            self._told_at = monotonic()
            self._go_on()
            hold(self.job, done=done)
            self._tell()

    def read(self, done: int) -> None:
        """So much is read. Getting further than any attempt before is progress, though only so many times: a file that
        ends every worker which reads it is parked all the same.
        """
        if self._is_time_to_tell():
            furthest, times = self.job.payload.get("read", (0, 0))
            if done > furthest and (self.job.attempts == 1 or times < READINGS):
                times += self.job.attempts > 1
                hold(self.job, payload=self.job.payload | {"read": [done, times]}, attempts=1)
        self.looked(done)

    def keep(self, name: str, value: dict[str, Any]) -> None:
        """Stores with the job what its next attempt need not find out again; it counts as progress."""
        self._go_on()
        hold(self.job, payload=self.job.payload | {name: value}, attempts=0)

    def kept(self, name: str) -> dict[str, Any] | None:
        """What an earlier attempt stored, if any did."""
        found: dict[str, Any] | None = self.job.payload.get(name)
        return found

    def _is_time_to_tell(self) -> bool:
        return monotonic() - self._told_at >= TELLING_SECONDS

    def _go_on(self) -> None:
        if stopping.is_set():
            raise StoppedError
        if Job.objects.filter(pk=self.job.pk, cancel_asked=True).exists():
            raise CancelledError

    def _tell(self) -> None:
        if self._show:
            self._show(self.job.stage, self.job.done, self.job.total)


Handler = Callable[[Work], object]


def run(job_id: int, show: Show | None = None) -> Job | None:
    """Does the job, and returns it as it is afterwards; None when it was not to be had. Never raises what it raised."""
    job = take(job_id, at=timezone.now())
    if job is None:
        return None
    try:
        with speaking(job):
            handler_of(job.kind)(Work(job, show))
    except Exception as error:
        _settle(job, error)
    else:
        let_go(job, Job.State.DONE, error="", reference="")
    return Job.objects.get(pk=job_id)


def speaking(job: Job) -> override:
    """Within it, what is said is said in the language of who asked for the job."""
    return override(job.payload.get(LANGUAGE) or get_language())


def handler_of(kind: str) -> Handler:
    """What does jobs of this kind; raises JobRefusedError for a kind that nobody knows."""
    try:
        handler: Handler = import_string(settings.JOB_KINDS[kind])
    except KeyError:
        raise JobRefusedError(_("Nobody knows how to do jobs of the kind “{kind}”.").format(kind=kind)) from None
    return handler


def _settle(job: Job, error: Exception) -> None:
    if isinstance(error, LostError):
        log.warning("%s was lost to another worker", job)
    elif isinstance(error, CancelledError):
        let_go(job, Job.State.CANCELLED)
    elif isinstance(error, StoppedError):
        let_go(job, Job.State.WAITING, attempts=max(0, job.attempts - 1), not_before=None)
    elif isinstance(error, JobRefusedError):
        let_go(job, Job.State.FAILED, error=str(error))
    else:
        reference = uuid.uuid4().hex[:8]
        log.error("%s failed, reference %s", job, reference, exc_info=error)
        failed(job, type(error).__name__, reference, at=timezone.now())

"""Jobs without a second process: one thread of the web process does them, one after the other."""

from __future__ import annotations

import logging
import threading
from time import monotonic

from django.conf import settings
from django.db import close_old_connections
from django.db.utils import DatabaseError
from django.utils import timezone

from articles.jobs.queueing import run_job, tend
from articles.jobs.waking import there_is_a_job
from articles.models import Job

log = logging.getLogger(__name__)

PAUSE_SECONDS = 2.0
"""How long a job waits at most that another process of this machine has made."""


def serve() -> None:
    """Starts the thread, where the settings want it; once for each web process."""
    if settings.BACKGROUND == "thread":
        threading.Thread(target=_keep_working, name="jobs", daemon=True).start()


def work_off() -> int:
    """Does every job that is ready; how many there were."""
    number = 0
    while job_id := Job.objects.ready(at=timezone.now()).values_list("pk", flat=True).first():
        run_job.call(job_id)
        number += 1
    return number


def _keep_working() -> None:
    tended_at = float("-inf")
    while True:
        try:
            if monotonic() - tended_at > settings.JOB_LEASE_SECONDS / 2:
                tend(at=timezone.now())
                tended_at = monotonic()
            work_off()
        except DatabaseError as error:  # it is busy, or not migrated yet
            log.warning("the jobs wait: %s", error)
        finally:
            close_old_connections()
        there_is_a_job.wait(PAUSE_SECONDS)
        there_is_a_job.clear()

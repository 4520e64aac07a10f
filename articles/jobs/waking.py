"""The backend of Django's Tasks for a machine without workers: a task is the news that there is a job."""

from __future__ import annotations

import threading
from typing import Any

from django.db import transaction
from django_tasks import TaskResult
from django_tasks.backends.immediate import ImmediateBackend

there_is_a_job = threading.Event()


class ThreadBackend(ImmediateBackend):
    """Wakes the thread that does the jobs (`articles.jobs.thread`), which finds them in their table.

    So nothing is lost with the process: the next one finds what this one left.
    """

    supports_defer = True

    def _execute_task(self, task_result: TaskResult[Any]) -> None:
        transaction.on_commit(there_is_a_job.set)

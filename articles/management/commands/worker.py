"""Does background work until it is told to end."""

from __future__ import annotations

import logging
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections, connection
from django.db.utils import InterfaceError, OperationalError
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from articles.collecting import collect_seldom
from articles.jobs.holding import this_worker
from articles.jobs.queueing import CHECKS, FILES, KEPT, tend
from articles.jobs.running import stopping

log = logging.getLogger(__name__)
ENDED = threading.Event()
RECONNECTING_SECONDS = 2.0


class Command(BaseCommand):
    help = (
        "Does background work (imports, checking) until it is told to end; any number of these may run, on any number "
        "of machines. With SIGTERM or Ctrl+C the job in hand stops at its next whole step; another worker takes it up."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--checks-only",
            action="store_true",
            help="for a machine that does not share DATA_DIR: leaves imports alone",
        )
        parser.add_argument("--interval", type=float, default=0.5, help="seconds between looks at an empty queue")
        parser.add_argument("--batch", action="store_true", help="end when nothing is left to do")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.BACKGROUND != "workers":
            raise CommandError("The web process does the background work here. Set BACKGROUND=workers to have workers.")
        worker = _Worker(
            queue_names=[CHECKS] if options["checks_only"] else [FILES, CHECKS],
            interval=options["interval"],
            batch=options["batch"],
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{this_worker()}:{get_random_string(8)}"[-64:],
            excluded_queue_names=[],
        )
        worker.configure_signals()
        self.stdout.write(f"Worker {this_worker()} is ready.")
        self.stdout.flush()
        tend(at=timezone.now())
        collect_seldom()
        threading.Thread(target=_keep_tending, name="tending", daemon=True).start()
        _outlive_the_database(worker)


class _Worker(Worker):
    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        stopping.set()
        ENDED.set()
        super().shutdown(signum, frame)


def _outlive_the_database(worker: Worker) -> None:
    """Works on when the database comes back."""
    while True:
        try:
            worker.run()
        except (OperationalError, InterfaceError) as error:
            log.warning("the database does not answer: %s", error)
            connection.close()
            ENDED.wait(RECONNECTING_SECONDS)
        else:
            return


def _keep_tending() -> None:
    """Puts back what other workers left when they died; removes what was written of tasks long ago."""
    while not ENDED.wait(settings.JOB_LEASE_SECONDS / 2):
        try:
            tend(at=timezone.now())
            DBTaskResult.objects.filter(enqueued_at__lt=timezone.now() - KEPT).exclude(status="READY").delete()
        except (OperationalError, InterfaceError) as error:
            log.warning("the database does not answer: %s", error)
        finally:
            close_old_connections()

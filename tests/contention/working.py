"""Jobs done by worker processes, one of which none survives; as a program, starts them, works, or looks."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
settings.TASKS = settings.TASKS | {
    "default": settings.TASKS["default"] | {"BACKEND": settings.TASK_BACKENDS["workers"]}
}
django.setup()
settings.JOB_KINDS = {kind: f"tests.contention.working.{kind}" for kind in ("harmless", "poisonous")}

from django.core.management import call_command  # noqa: E402 (the settings must be there)
from django.test.utils import setup_test_environment  # noqa: E402

from articles.jobs.queueing import start  # noqa: E402
from articles.jobs.running import Work  # noqa: E402
from articles.models import Job  # noqa: E402
from review.roles import Role  # noqa: E402
from tests.builders import a_project, a_user, signed_in  # noqa: E402


def harmless(work: Work) -> None:
    """Is done."""
    work.stage("checking", 1)


def poisonous(work: Work) -> None:
    """Ends its process as the system does when memory runs out."""
    work.stage("checking", 1)
    os.kill(os.getpid(), signal.SIGKILL)


def fill() -> None:
    """Two harmless jobs around a poisonous one, and one more."""
    call_command("migrate", verbosity=0)
    project = a_project()
    for kind in ("harmless", "poisonous", "harmless", "harmless"):
        start(kind, project)


def work() -> None:
    """Works until nothing is left to do."""
    call_command("worker", batch=True, interval=0.05, stdout=sys.stderr)


def look() -> dict[str, Any]:
    """What became of the jobs, and what an administrator sees of those that were parked."""
    setup_test_environment()
    poison = Job.objects.get(kind="poisonous")
    page = signed_in(a_user(Role.ADMINISTRATOR)).get("/admin/articles/job/?state__exact=parked").content.decode()
    return {
        "poisonous": [poison.state, poison.attempts],
        "others": list(Job.objects.filter(kind="harmless").values_list("state", flat=True)),
        "page": page,
    }


if __name__ == "__main__":
    does: dict[str, Callable[[], object]] = {"fill": fill, "work": work, "look": look}
    sys.stdout.write(json.dumps(does[sys.argv[1]]()))

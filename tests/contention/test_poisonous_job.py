"""A job that ends every worker process which takes it up is parked in sight of administrators; others go on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import pytest

from tests.run import binaries, cluster

pytestmark = [
    pytest.mark.timeout(180),
    pytest.mark.skipif(binaries() is None, reason="PostgreSQL's programs are not on this machine"),
]
ATTEMPTS = 3
WAIT = 90
WORK = [sys.executable, "-m", "tests.contention.working"]


@pytest.fixture
def environment():
    with cluster(binaries()) as made:
        yield os.environ | {
            "DATABASE_URL": made.url,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "BACKGROUND": "workers",
            "JOB_ATTEMPTS": str(ATTEMPTS),
        }


def told(what, environment):
    return json.loads(subprocess.run([*WORK, what], env=environment, stdout=subprocess.PIPE, check=True).stdout)


def test_a_job_that_kills_its_worker_each_time_is_parked_in_sight_and_the_others_go_on(environment):
    told("fill", environment)
    deaths, deadline = 0, time.monotonic() + WAIT

    while deaths <= ATTEMPTS and time.monotonic() < deadline:
        worker = subprocess.run([*WORK, "work"], env=environment, timeout=WAIT, check=False)
        if worker.returncode == 0:
            break
        deaths += 1

    stored = told("look", environment)
    assert deaths == ATTEMPTS
    assert stored["poisonous"] == ["parked", ATTEMPTS]
    assert stored["others"] == ["done", "done", "done"]
    assert "was not heard of again" in stored["page"]

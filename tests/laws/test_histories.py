"""Random people doing random things: the invariants hold after each of them. HISTORIES=2000 tries so many histories."""

from __future__ import annotations

import os

from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis.extra.django import TestCase
from hypothesis.stateful import run_state_machine_as_test

from tests.laws.people import Desk

HISTORIES = int(os.environ.get("HISTORIES", "12"))


class TestHistories(TestCase):
    """Each example runs in a transaction of its own."""

    def test_the_promises_hold_whatever_people_do(self) -> None:
        class RolledBack(Desk):
            def __init__(self) -> None:
                self.atomic = transaction.atomic()
                self.atomic.__enter__()
                super().__init__()

            def teardown(self) -> None:
                transaction.set_rollback(True)
                self.atomic.__exit__(None, None, None)

        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:  # on a busy machine a step may take long
                cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        every = list(HealthCheck)
        run_state_machine_as_test(
            RolledBack,
            settings=settings(
                max_examples=HISTORIES, stateful_step_count=20, deadline=None, suppress_health_check=every
            ),
        )

"""Real threads, each with a database connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection


@pytest.fixture
def at_once() -> Callable:
    """Runs the acts at the same moment and returns, for each, its result or the error it raised."""

    def run(acts: list[Callable[[], object]]) -> list[object]:
        gate = Barrier(len(acts))

        def act_then_hang_up(act: Callable[[], object]) -> object:
            gate.wait(30)
            try:
                return act()
            except Exception as error:
                return error
            finally:
                connection.close()

        with ThreadPoolExecutor(len(acts)) as threads:
            return list(threads.map(act_then_hang_up, acts))

    return run

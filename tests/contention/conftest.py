"""Real threads, each with a database connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

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


@pytest.fixture
def meeting(monkeypatch: pytest.MonkeyPatch) -> Callable:
    """Has those who call a function wait there for each other, or until the others can come no nearer."""

    def meet(owner: object, name: str, people: int = 2) -> None:
        gate, real = Barrier(people), getattr(owner, name)

        def together(*args: object, **kwargs: object) -> object:
            with suppress(BrokenBarrierError):
                gate.wait(1)
            return real(*args, **kwargs)

        monkeypatch.setattr(owner, name, together)

    return meet

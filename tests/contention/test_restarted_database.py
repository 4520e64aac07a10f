"""A PostgreSQL and web workers that crash while people write, talk, flag and decide: nothing acknowledged is lost, and
it goes on by itself; without the database, the answer is 503."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
import time
import urllib.parse
import uuid
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event
from typing import Any

import psutil
import pytest

from tests.run import Cluster, binaries, cluster, free_port

pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(binaries() is None, reason="PostgreSQL's programs are not on this machine"),
]
TOKEN = "t" * 32
WAIT = 120


KINDS = 5
"""Texts, comments, flags, dismissals and own texts are sent."""


@dataclass
class Desk:
    """A served desk, as a browser meets it."""

    port: int
    server: int
    session: str
    translation: int
    statuses: set[int] = field(default_factory=set)
    acknowledged: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)

    def asked(self, place: str, form: dict[str, str] | None = None, **more: str) -> tuple[int, str]:
        """The status of the answer, and its text with where it leads to on the page; `more` are headers."""
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={TOKEN}"} | more
        body = None
        if form:
            body = urllib.parse.urlencode(form | {"csrfmiddlewaretoken": TOKEN})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        address = place if place.startswith("/") else f"/translations/{self.translation}/{place}"
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)) as connection:
            connection.request("POST" if form else "GET", address, body, headers)
            with connection.getresponse() as answer:
                text = answer.read().decode() + answer.getheader("HX-Trigger-After-Settle", "")
        self.statuses.add(answer.status)
        return answer.status, text

    def act(self, index: int, turn: int) -> None:
        """Does one thing with the paragraph, as a person would: writes, talks, or flags it and decides that."""
        status, page = self.asked(f"paragraphs/{index}/")
        if status != 200:
            return
        base = re.search(r'name="base" value="(\d+)"', page)
        assert base
        words = f"Absatz {index}, Runde {turn}."
        seen = {"base": base[1], "text": words}
        if turn % 4 == 0:
            self.sent(f"paragraphs/{index}/", words, seen)
        elif turn % 4 == 1:
            self.sent("comments/", words, seen)
        elif flag := self.flagged(index, words, seen):
            way, said = ("dismiss", "reason") if turn % 4 == 2 else ("override", "text")
            self.sent(f"/flags/{flag}/{way}/", f"{words}!", {"base": base[1], said: f"{words}!"})

    def flagged(self, index: int, words: str, seen: dict[str, str]) -> str:
        """The number of the flag that now stands on the whole paragraph; "" where it was not acknowledged."""
        page = self.sent(f"paragraphs/{index}/remark/", words, seen | {"about": "flag"})
        found = re.search(r'"flag-(\d+)"}', page)
        return found[1] if found else ""

    def sent(self, place: str, words: str, form: dict[str, str]) -> str:
        """Sends the form as the page's script does; where it is acknowledged, the words must never be lost."""
        status, page = self.asked(place, form | {"operation": str(uuid.uuid4())}, **{"HX-Request": "true"})
        if status != 200:
            return ""
        self.acknowledged.append(words)
        self.kinds[re.sub(r"\d+", "", place)] += 1
        return page

    def lose_workers(self) -> None:
        """Kills the processes that answer, and waits for others."""
        lost = psutil.Process(self.server).children()
        for worker in lost:
            worker.kill()
        psutil.wait_procs(lost, WAIT)


@contextmanager
def served(on: Cluster) -> Iterator[Desk]:
    environment = os.environ | {"DATABASE_URL": on.url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "tests.contention.served:application", "--bind", f"127.0.0.1:{port}"]
    filled = ran("fill", environment)
    server = subprocess.Popen([*command, "--worker-class", "gthread", "--threads", "4"], env=environment)
    try:
        desk = Desk(port, server.pid, **filled)
        until(lambda: desk.asked("paragraphs/0/")[0] == 200)
        yield desk
    finally:
        server.terminate()
        server.wait(WAIT)
    stored = ran("verify", environment)
    assert stored["broken"] == []
    assert [words for words in desk.acknowledged if not any(words in text for text in stored["texts"])] == []


def goes_on(desk: Desk) -> None:
    """Waits until things of every kind have been acknowledged once more."""
    before = desk.kinds.copy()
    until(lambda: len(desk.kinds - before) == KINDS)


def ran(what: str, environment: dict[str, str]) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.contention.served", what]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def until(true) -> None:
    """Waits until it is true, at most two minutes; a server that does not listen yet is not."""
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        try:
            if true():
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError("it did not come to pass")


def test_nothing_acknowledged_is_lost_and_it_recovers_by_itself():
    over = Event()

    def keep_writing(desk: Desk, index: int) -> None:
        turn = 0
        while not over.is_set():
            turn += 1
            with suppress(OSError, http.client.HTTPException):  # the process that was to answer is gone
                desk.act(index, turn)

    with cluster(binaries()) as database, served(database) as desk, ThreadPoolExecutor(3) as writers:
        going = [writers.submit(keep_writing, desk, index) for index in range(3)]
        try:
            goes_on(desk)
            database.stop()
            meanwhile = {"base": "0", "operation": str(uuid.uuid4()), "text": "Währenddessen."}
            status, page = desk.asked("paragraphs/0/", meanwhile)
            database.start()
            goes_on(desk)
            desk.lose_workers()
            goes_on(desk)
        finally:
            over.set()
        for each in going:
            each.result(WAIT)

        assert status == 503
        assert "kept in your browser" in page
        assert desk.statuses == {200, 503}

"""A PostgreSQL that crashes while people write: 503 meanwhile, nothing acknowledged lost, and it goes on by itself."""

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
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event
from typing import Any

import pytest

from tests.run import Cluster, binaries, cluster, free_port

pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.skipif(binaries() is None, reason="PostgreSQL's programs are not on this machine"),
]
TOKEN = "t" * 32
WAIT = 30


@dataclass
class Desk:
    """A served desk, as a browser meets it."""

    port: int
    session: str
    translation: int
    statuses: set[int] = field(default_factory=set)
    acknowledged: list[str] = field(default_factory=list)

    def asked(self, index: int, form: dict[str, str] | None = None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={TOKEN}"}
        body = None
        if form:
            body = urllib.parse.urlencode(form | {"csrfmiddlewaretoken": TOKEN})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        address = f"/translations/{self.translation}/paragraphs/{index}/"
        connection.request("POST" if form else "GET", address, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        self.statuses.add(answer.status)
        return answer.status, text

    def write(self, index: int, words: str) -> int:
        """Gives the paragraph these words as a person would; the status of the first answer that is not a success."""
        status, page = self.asked(index)
        if status != 200:
            return status
        base = re.search(r'name="base" value="(\d+)"', page)
        assert base
        status, _ = self.asked(index, {"base": base[1], "operation": str(uuid.uuid4()), "text": words})
        if status == 302:
            self.acknowledged.append(words)
        return status


@contextmanager
def served(on: Cluster) -> Iterator[Desk]:
    environment = os.environ | {"DATABASE_URL": on.url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "tests.contention.served:application", "--bind", f"127.0.0.1:{port}"]
    filled = ran("fill", environment)
    server = subprocess.Popen([*command, "--worker-class", "gthread", "--threads", "4"], env=environment)
    try:
        desk = Desk(port, **filled)
        until(lambda: desk.asked(0)[0] == 200)
        yield desk
    finally:
        server.terminate()
        server.wait(WAIT)
    stored = ran("verify", environment)
    assert stored["broken"] == []
    assert [words for words in desk.acknowledged if not any(words in text for text in stored["texts"])] == []


def ran(what: str, environment: dict[str, str]) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.contention.served", what]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def until(true) -> None:
    """Waits until it is true, at most half a minute; a server that does not listen yet is not."""
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
            desk.write(index, f"Absatz {index}, Runde {turn}.")

    with cluster(binaries()) as database, served(database) as desk, ThreadPoolExecutor(3) as writers:
        going = [writers.submit(keep_writing, desk, index) for index in range(3)]
        try:
            until(lambda: len(desk.acknowledged) >= 6)
            database.stop()
            status, page = desk.asked(0, {"base": "0", "operation": str(uuid.uuid4()), "text": "Währenddessen."})
            database.start()
            before = len(desk.acknowledged)
            until(lambda: len(desk.acknowledged) >= before + 6)
        finally:
            over.set()
        for each in going:
            each.result(WAIT)

        assert status == 503
        assert "kept in your browser" in page
        assert desk.statuses <= {200, 302, 503}

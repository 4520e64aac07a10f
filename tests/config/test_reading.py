"""What gunicorn does with requests that are slow, too large, cut off or no requests, over real sockets."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings

from config import reading
from config.reading import PACE, ReadingError, TimedSocket

LOGIN = "/accounts/login/"
SLOW_BODY = f"POST {LOGIN} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nusername="
FORM = "Content-Type: application/x-www-form-urlencoded"
AS_LONG_AS_IT_TAKES = 60


@contextmanager
def served(folder: Path, **environment: str) -> Iterator[int]:
    """The port of the site, served as in production, but with two answering threads."""
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config", "python:config.serving", "--bind", f"127.0.0.1:{port}"]
    given = {"DEBUG": "1", "DATA_DIR": str(folder), "DATABASE_URL": "", "BACKGROUND": "workers"} | environment
    told = ["--threads", "2", "--log-level", "critical"]
    server = subprocess.Popen([*command, *told], env=os.environ | given, cwd=settings.BASE_DIR)
    try:
        for _ in range(AS_LONG_AS_IT_TAKES * 10):
            with suppress(OSError):
                urlopen(f"http://127.0.0.1:{port}/healthz").close()
                break
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(AS_LONG_AS_IT_TAKES)


@pytest.fixture(scope="module")
def patient(tmp_path_factory) -> Iterator[int]:
    with served(tmp_path_factory.mktemp("patient"), REQUEST_SECONDS="600") as port:
        yield port


@pytest.fixture(scope="module")
def hasty(tmp_path_factory) -> Iterator[int]:
    with served(tmp_path_factory.mktemp("hasty"), REQUEST_SECONDS="1") as port:
        yield port


def connected(port: int, first: str = "") -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=AS_LONG_AS_IT_TAKES)
    connection.sendall(first.encode())
    return connection


def everything(connection: socket.socket) -> str:
    """What is answered, until the server closes."""
    parts = []
    with suppress(ConnectionError):
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts).decode("utf-8", "replace")


def answered(port: int, request: str, *, ends: bool = False) -> str:
    with closing(connected(port)) as connection:
        with suppress(ConnectionError):
            connection.sendall(request.encode("latin-1"))
        if ends:
            connection.shutdown(socket.SHUT_WR)
        return everything(connection)


def post(length: str, body: str, *headers: str) -> str:
    lines = [f"POST {LOGIN} HTTP/1.1", "Host: localhost", "Connection: close", FORM, f"Content-Length: {length}"]
    return "\r\n".join([*lines, *headers, "", body])


def trickled(port: int, first: str) -> str:
    """What is answered to a request of which one byte at a time is sent until the server has had enough."""
    with closing(connected(port, first)) as connection:
        connection.settimeout(0.1)
        for _ in range(AS_LONG_AS_IT_TAKES * 10):
            with suppress(TimeoutError):
                return connection.recv(65536).decode()
            connection.sendall(b"x")
    return ""


def test_slow_senders_hold_up_nobody(patient):
    """Ten for each answering thread, of which half never finish their headers."""
    slow = [connected(patient, SLOW_BODY if number % 2 else "GET / HTTP/1.1\r\nX-Slow: ") for number in range(20)]

    answer = answered(patient, f"GET {LOGIN} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")

    assert answer.startswith("HTTP/1.1 200")
    for connection in slow:
        connection.close()


@pytest.mark.parametrize("first", [SLOW_BODY, "GET / HTTP/1.1\r\nX-Slow: "], ids=["body", "headers"])
def test_a_slow_sender_is_cut_off(hasty, first):
    answer = trickled(hasty, first)

    assert answer.startswith("HTTP/1.1 408")
    assert "did not arrive in time" in answer


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (post("-5", "a=1"), 400),
        (post("many", "a=1"), 400),
        (post("1_0", "a=1"), 400),
        (post("\xb2", "a=1"), 400),
        (post("9" * 5000, "a=1"), 400),
        (post("3\r\nContent-Length: 4", "a=1"), 400),
        (post("3", "a=1", "Transfer-Encoding: chunked"), 400),
        (post("3000000", "a="), 413),
        (f"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {'x' * 20_000}\r\n\r\n", 431),
        ("GET / HTTP/1.1\r\nHost: localhost\r\n" + "X-Many: x\r\n" * 200 + "\r\n", 431),
        (f"GET /{'x' * 10_000} HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
        ("nonsense\r\n\r\n", 400),
        ("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 400),
        (post("3", "a=1", "Transfer-Encoding: gzip"), 400),
        (post("3", "a=1", "Expect: the-unexpected"), 417),
    ],
)
def test_what_is_no_request_is_refused_with_a_message_and_the_policy(hasty, request_, status):
    answer = answered(hasty, request_)
    head, _, body = answer.partition("\r\n\r\n")

    assert head.startswith(f"HTTP/1.1 {status} ")
    assert re.search("^Content-Security-Policy: .*default-src 'none'", head, re.MULTILINE)
    assert len(body) > 10


def test_a_form_that_is_cut_off_is_not_taken_for_a_whole_one(hasty):
    answer = answered(hasty, post("100", "username=anna&text=Half+a+sen"), ends=True)

    assert answer.startswith("HTTP/1.1 400")
    assert "ended before the length" in answer


def test_a_body_in_pieces_is_read_and_counted(hasty):
    pieces = "username=anna&pass", "word=%ff"
    chunked = "".join(f"{len(piece):x}\r\n{piece}\r\n" for piece in pieces) + "0\r\n\r\n"
    head = (
        f"POST {LOGIN} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{FORM}\r\nTransfer-Encoding: chunked\r\n\r\n"
    )

    answer = answered(hasty, head + chunked)

    assert answer.startswith("HTTP/1.1 400")
    assert "not UTF-8" in answer


def test_a_body_in_endless_pieces_is_cut_off_early(hasty):
    head = f"POST {LOGIN} HTTP/1.1\r\nHost: localhost\r\n{FORM}\r\nTransfer-Encoding: chunked\r\n\r\n"
    piece, sent = b"10000\r\n" + b"x" * 65536 + b"\r\n", 0

    with closing(connected(hasty, head)) as connection:
        with suppress(ConnectionError):
            for _ in range(16_000):  # 1 GB
                connection.sendall(piece)
                sent += len(piece)
        answer = everything(connection)

    assert sent < 50_000_000
    assert answer.startswith("HTTP/1.1 413") or not answer  # the answer may be lost with what was still on its way


def test_who_asks_beforehand_is_told_to_go_on(hasty):
    with closing(connected(hasty, post("4", "", "Expect: 100-continue"))) as connection:
        first = connection.recv(100)
        connection.sendall(b"a=%f")
        answer = everything(connection)

    assert first.startswith(b"HTTP/1.1 100")
    assert answer.startswith("HTTP/1.1 4")


def test_one_connection_carries_several_requests(hasty):
    request = f"POST /healthz HTTP/1.1\r\nHost: localhost\r\n{FORM}\r\nContent-Length: 3\r\n\r\na=1"
    last = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

    answer = answered(hasty, request + request + last)

    assert answer.count("HTTP/1.1 403") == 2
    assert answer.count("HTTP/1.1 200") == 1


def test_only_so_many_files_are_taken_at_once(patient):
    upload = f"POST {LOGIN} HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    upload += "Content-Length: 9000000\r\n\r\n--x"
    slow = [connected(patient, upload) for _ in range(reading.BIG_BODIES)]

    until = time.monotonic() + AS_LONG_AS_IT_TAKES
    while not (refused := answered(patient, upload, ends=True).startswith("HTTP/1.1 503")) and time.monotonic() < until:
        time.sleep(0.05)
    for connection in slow:
        connection.close()

    assert refused


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, TimedSocket]]:
    ours, theirs = socket.socketpair()
    with ours, TimedSocket(fileno=theirs.detach()) as timed:
        yield ours, timed


def test_whoever_sends_steadily_has_as_long_as_it_takes(pair, monkeypatch):
    sender, timed = pair
    now = 0.0
    monkeypatch.setattr(reading, "monotonic", lambda: now)
    timed.begin(30)

    for _ in range(100):
        sender.sendall(b"x" * PACE)
        got = 0
        while got < PACE:
            got += len(timed.recv(PACE))
        now += 1.0

    now += 29.0
    sender.sendall(b"x")
    assert timed.recv(1) == b"x"
    now += 1.0
    with pytest.raises(ReadingError):
        timed.recv(1)


def test_the_same_configuration_stands_wherever_the_site_is_served():
    for file in ("README.md", "Makefile"):
        text = (settings.BASE_DIR / file).read_text(encoding="utf-8")
        assert text.count("gunicorn --config python:config.serving") == text.count("/gunicorn ") == 1

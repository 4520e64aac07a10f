"""gunicorn's worker with threads, taught to read whole requests: slow ones hold up nobody, half ones are not answered.

gunicorn gives a request to a thread that reads and answers it, and waits for each byte as long as that takes: as many
senders as there are threads stop the site. Here requests are read in many threads that cost next to nothing, and then
answered in the few that use the processor and the database.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore
from time import monotonic
from typing import IO, Any

from django.conf import settings
from gunicorn.http.errors import (
    ConfigurationProblem,
    ExpectationFailed,
    InvalidResponseHeader,
    InvalidResponseHeaderName,
    LimitRequestHeaders,
    LimitRequestLine,
    ParseException,
)
from gunicorn.util import close_graceful
from gunicorn.workers.gthread import ThreadWorker

from config.limits import most_bytes

READERS = 200
"""Requests that are read at the same time, in each process."""
BIG_BODIES = 8
"""Files that are read at the same time, in each process: each may fill MAX_IMPORT_BYTES on the disk."""
PACE = 10_000
"""Bytes that buy a second more: whoever sends faster is never cut off."""
CHUNK = 64 * 1024
OURS = ConfigurationProblem, InvalidResponseHeader, InvalidResponseHeaderName
"""What gunicorn counts among the errors of parsing, but is not the asker's fault."""
HEADERS = (
    "Content-Type: text/plain; charset=utf-8",
    "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options: nosniff",
    "X-Frame-Options: DENY",
    "Referrer-Policy: same-origin",
    "Cache-Control: private, no-store",
    "Connection: close",
)


class ReadingError(Exception):
    """A request that is not read to its end. Carries the status and the sentence of the answer."""

    def __init__(self, status: str, sentence: str) -> None:
        super().__init__(status)
        self.status, self.sentence = status, sentence


TOO_SLOW = "408 Request Timeout", "The request did not arrive in time."
TOO_LARGE = "413 Content Too Large", "This is too large."
CUT_OFF = "400 Bad Request", "The request ended before the length that it names."
BUSY = "503 Service Unavailable", "Too many files are arriving at once. Please try again in a moment."
UNPARSED = {
    LimitRequestLine: ("414 URI Too Long", "This address is too long."),
    LimitRequestHeaders: ("431 Request Header Fields Too Large", "The headers of this request are too large."),
    ExpectationFailed: ("417 Expectation Failed", "This expectation cannot be met."),
    ParseException: ("400 Bad Request", "This request cannot be read."),
}


class TimedSocket(socket.socket):
    """A socket from which a request is read by a deadline, which moves on with every byte."""

    deadline: float | None = None

    def begin(self, seconds: float) -> None:
        """From now on reading raises ReadingError after so many seconds, and one more for each PACE bytes that came."""
        self.deadline = monotonic() + seconds

    def end(self, seconds: float) -> None:
        """The request is read. Whoever does not take the answer for so long is left."""
        self.deadline = None
        self.settimeout(seconds)

    def recv(self, size: int, flags: int = 0) -> bytes:
        if self.deadline is None:
            return super().recv(size, flags)
        left = self.deadline - monotonic()
        if left <= 0:
            raise ReadingError(*TOO_SLOW)
        self.settimeout(left)
        try:
            data = super().recv(size, flags)
        except TimeoutError:
            raise ReadingError(*TOO_SLOW) from None
        self.deadline += len(data) / PACE
        return data


class Worker(ThreadWorker):  # type: ignore[misc]  # the package has no types
    """Reads whole requests in READERS threads, and answers them in as many as --threads says."""

    def init_process(self) -> None:
        self.answering = ThreadPoolExecutor(self.cfg.threads)
        self.big_bodies = BoundedSemaphore(BIG_BODIES)
        super().init_process()

    def get_thread_pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(READERS)

    def handle(self, conn: Any) -> Any:
        if not isinstance(conn.sock, TimedSocket):
            conn.sock = TimedSocket(fileno=conn.sock.detach())
        conn.sock.begin(settings.REQUEST_SECONDS)
        again = super().handle(conn)
        if again is False:
            with suppress(OSError):  # it may be closed already
                conn.sock.end(settings.REQUEST_SECONDS)
            close_graceful(conn.sock)  # here: gunicorn does it in the thread that accepts, which would wait for it
            conn.close = _closed
        return again

    def handle_request(self, req: Any, conn: Any) -> bool:
        """Answers the request once all of its body is there. Raises ReadingError when it never is."""
        unread = req.body
        with self._whole_body(req, conn.sock) as req.body:
            conn.sock.end(settings.REQUEST_SECONDS)
            try:
                again: bool = self.answering.submit(super().handle_request, req, conn).result()
            except TimeoutError:  # nobody takes the answer
                return False
            finally:
                req.body = unread
        return again

    @contextmanager
    def _whole_body(self, req: Any, sock: TimedSocket) -> Iterator[Any]:
        """The body as a file; unread when its header alone makes the site refuse it."""
        headers = dict(req.headers)
        most, length = most_bytes(headers.get("CONTENT-TYPE", "")), headers.get("CONTENT-LENGTH")
        expected, req._expected_100_continue = req._expected_100_continue, False
        if length is not None and int(length) > most:
            yield req.body
            return
        with self._room_for(int(length or most)), SpooledTemporaryFile(CHUNK) as body:
            if expected:
                sock.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            read = _copy(req.body, body, most)
            if length is not None and read < int(length):
                raise ReadingError(*CUT_OFF)
            if length is None and read:  # it came in pieces, of which nobody told the sum
                req.headers.append(("CONTENT-LENGTH", str(read)))
            yield body

    @contextmanager
    def _room_for(self, size: int) -> Iterator[None]:
        if size <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            yield
            return
        if not self.big_bodies.acquire(blocking=False):
            raise ReadingError(*BUSY)
        try:
            yield
        finally:
            self.big_bodies.release()

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Says what is wrong with a request that the site never saw; what is wrong with us is gunicorn's to say."""
        if isinstance(exc, OURS) or not isinstance(exc, ReadingError | ParseException):
            super().handle_error(req, client, addr, exc)
            return
        unreadable = exc if isinstance(exc, ReadingError) else _unparsed(exc)
        self.log.info("refused unread: %s (%s)", unreadable.status, type(exc).__name__)
        body = f"{unreadable.sentence}\n".encode()
        head = "\r\n".join([f"HTTP/1.1 {unreadable.status}", *HEADERS, f"Content-Length: {len(body)}", "", ""])
        try:
            client.settimeout(1)
            client.sendall(head.encode() + body)
        except OSError:
            self.log.debug("whoever sent it is gone")


def _copy(source: Any, to: IO[bytes], most: int) -> int:
    """Copies all that comes, and says how many bytes that was. `to` stands at its beginning again."""
    for chunk in iter(partial(source.read, CHUNK), b""):
        to.write(chunk)
        if to.tell() > most:
            raise ReadingError(*TOO_LARGE)
    read = to.tell()
    to.seek(0)
    return read


def _unparsed(exc: ParseException) -> ReadingError:
    return ReadingError(*next(said for kind, said in UNPARSED.items() if isinstance(exc, kind)))


def _closed(*, graceful: bool = False) -> None:
    """The connection is closed already."""

"""Runs the suite on SQLite, and all of it that uses the database again on PostgreSQL: `python -m tests.run [pytest
arguments]`.

PostgreSQL is the one TEST_DATABASE_URL names, or one that listens on this machine, or a throw-away cluster made from
the system's binaries; without any of them the run says that it was not done. With NO_SKIPS=1 that is a failure.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

LOCAL = "postgres://postgres@127.0.0.1:5432/postgres"


def main(arguments: list[str]) -> int:
    failed = run("SQLite", None, arguments)
    with postgresql() as url:
        if url:
            failed |= run("PostgreSQL", url, ["-m", "not once", *arguments])
        else:
            say("NOT RUN on PostgreSQL: none is listening, and initdb was not found")
            failed |= os.environ.get("NO_SKIPS") == "1"
    return int(failed)


def run(name: str, url: str | None, arguments: list[str]) -> bool:
    """Whether the suite failed on that database; the embedded one for None."""
    say(f"the tests on {name}")
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    if url:
        environment["DATABASE_URL"] = url
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *arguments], env=environment, check=False
    )
    return done.returncode != 0


@contextlib.contextmanager
def postgresql() -> Iterator[str | None]:
    """The address of a PostgreSQL for tests, or None."""
    named = os.environ.get("TEST_DATABASE_URL")
    if named or answers(LOCAL):
        yield named or LOCAL
    elif found := binaries():
        with throwaway_cluster(found) as url:
            yield url
    else:
        yield None


def binaries() -> Path | None:
    """Where the system keeps PostgreSQL's programs."""
    initdb = shutil.which("initdb")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return found[0] if found else Path(initdb).parent if initdb else None


def answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.Error:
        return False
    return True


@contextlib.contextmanager
def throwaway_cluster(binaries: Path) -> Iterator[str]:
    """The address of a cluster that is gone afterwards."""
    with cluster(binaries) as made:
        yield made.url


@dataclass(frozen=True)
class Cluster:
    """A PostgreSQL of our own, to be stopped as a crash would and started again."""

    url: str
    stop: Callable[[], None]
    start: Callable[[], None]


@contextlib.contextmanager
def cluster(binaries: Path) -> Iterator[Cluster]:
    """A cluster in a temporary folder; PostgreSQL refuses to run as root, so root lends it to another user."""
    user = _another_user() if os.getuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="redline-pg-", ignore_cleanup_errors=True) as folder:
        if user:
            shutil.chown(folder, user)

        def postgres(program: str, *arguments: str) -> None:
            command = [binaries / program, "-D", f"{folder}/data", *arguments]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, user=user)

        port = free_port()

        def start() -> None:
            postgres("pg_ctl", "-w", "-l", f"{folder}/log", "-o", f"-p {port} -k {folder} -h 127.0.0.1", "start")

        def stop() -> None:
            postgres("pg_ctl", "-m", "immediate", "stop")

        postgres("initdb", "-U", "postgres", "-A", "trust", "--no-sync")
        start()
        try:
            yield Cluster(f"postgres://postgres@127.0.0.1:{port}/postgres", stop, start)
        finally:
            stop()


def _another_user() -> str:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def say(words: str) -> None:
    sys.stdout.write(f"\n=== {words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

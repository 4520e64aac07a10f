"""Backups: the database as one file, and the proof that it can be restored and holds what it should."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo

from articles.models import Revision


class BackupError(Exception):
    """The backup, or its proof, failed; the message says at which step and why."""


def back_up(path: Path) -> None:
    """Writes the whole database, as it is at one moment, into a new file: PostgreSQL's own format, or a SQLite file.

    People may go on working meanwhile. Raises BackupError.
    """
    if path.exists():
        raise BackupError(f"{path} is there already.")
    if connection.vendor == "postgresql":
        _run([_tool("pg_dump"), "--format=custom", f"--file={path}"], _server() | {"PGDATABASE": _database()})
    else:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])


def prove(path: Path, *, at_least: int) -> str:
    """Restores the backup into a database of its own, lets `verify_history` look through it, and throws it away.

    Returns what that said. Raises BackupError, also when fewer than `at_least` revisions came back.
    """
    scratch = _scratch_postgresql(path) if connection.vendor == "postgresql" else _scratch_sqlite(path)
    with scratch as url:
        verify = [sys.executable, str(settings.BASE_DIR / "manage.py"), "verify_history", f"--at-least={at_least}"]
        return _run(verify, {"DATABASE_URL": url}).strip()


def revisions_now() -> int:
    """How many revisions are stored: a backup begun later holds as many or more."""
    return Revision.objects.count()


@contextmanager
def _scratch_sqlite(path: Path) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "restored.sqlite3"
        shutil.copyfile(path, copy)
        yield f"sqlite:///{copy}"


@contextmanager
def _scratch_postgresql(path: Path) -> Iterator[str]:
    name = f"redline_proof_{uuid.uuid4().hex[:12]}"
    _on_server(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        _run([_tool("pg_restore"), "--no-owner", "--exit-on-error", f"--dbname={name}", str(path)], _server())
        yield _url(name)
    finally:
        _on_server(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _on_server(statement: sql.Composed) -> None:
    given = {key: value for key, value in _connecting().items() if value}
    try:
        with psycopg.connect(make_conninfo(dbname=_database(), **given), autocommit=True) as server:
            server.execute(statement)
    except psycopg.Error as error:
        raise BackupError(f"A database to restore into could not be made or removed: {error}") from error


def _connecting() -> dict[str, str]:
    given = connection.settings_dict
    return {key: str(given[key.upper()] or "") for key in ("host", "port", "user", "password")}


def _database() -> str:
    return str(connection.settings_dict["NAME"])


def _server() -> dict[str, str]:
    """The environment in which PostgreSQL's tools find the server; no password stands on a command line."""
    return {f"PG{key.upper()}": value for key, value in _connecting().items() if value}


def _url(name: str) -> str:
    given = {key: quote(value, safe="") for key, value in _connecting().items()}
    person = f"{given['user']}:{given['password']}@" if given["password"] else f"{given['user']}@"
    return f"postgres://{person}{given['host']}:{given['port'] or 5432}/{name}"


def _tool(name: str) -> str:
    found = shutil.which(name)
    if not found:
        raise BackupError(f"{name} is not on the PATH; it comes with PostgreSQL's client programs.")
    return found


def _run(command: list[str], environment: Mapping[str, str]) -> str:
    done = subprocess.run(  # noqa: S603  (fixed programs; the path is the administrator's)
        command, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BackupError(f"{Path(command[0]).name} failed:\n{done.stderr.strip() or done.stdout.strip()}")
    return done.stdout

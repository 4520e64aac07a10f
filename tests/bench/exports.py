"""Seconds and memory of an export as JSON lines on PostgreSQL.

    python -m tests.bench.exports [--articles 100000] [--characters 5000] [--format jsonl]

It makes a database of its own on the server that TEST_DATABASE_URL names, or on one that listens on this machine, and
drops it afterwards. One article is imported and edited; the others are copies of it made inside the database, each with
its number in its texts. The memory is that of the exporting process at its highest.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import psycopg
from psycopg import sql

from tests.run import postgresql

NAME = "redline_bench_exports"
SECONDS, MEGABYTES = 180, 150
TEXT = "Die Stadt öffnet ihre Bäder wieder, sagte die Bürgermeisterin am Montag vor der Presse. "
EDITED = "Neu: "
STEP = 5_000


def main() -> int:
    asked = arguments()
    with postgresql() as url, tempfile.TemporaryDirectory(prefix="redline-bench-") as folder:
        if url is None:
            say("NOT MEASURED: there is no PostgreSQL")
            return 0
        with database(url) as own:
            environment = os.environ | {"DATABASE_URL": own, "DATA_DIR": folder, "DEBUG": "0", "SECRET_KEY": "bench"}
            filled(own, environment, Path(folder), asked.articles, asked.characters)
            measured(environment, Path(folder) / "out", asked.articles, asked.format)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--characters", type=int, default=5_000)
    parser.add_argument("--format", default="jsonl")
    return parser.parse_args()


def measured(environment: Mapping[str, str], path: Path, articles: int, format_: str) -> None:
    words = ["export_articles", "--project", "bench", "--format", format_, "--output", str(path), "--all-states"]
    begun, highest = time.monotonic(), 0
    process = subprocess.Popen([*manage(), *words], env=environment, stdout=subprocess.DEVNULL)
    watched = psutil.Process(process.pid)
    while process.poll() is None:
        try:
            highest = max(highest, watched.memory_info().rss)
        except psutil.NoSuchProcess:
            break
        time.sleep(0.1)
    seconds = time.monotonic() - begun
    assert process.wait() == 0
    size = path.stat().st_size
    if format_ == "jsonl":
        with path.open(encoding="utf-8") as lines:
            found = [json.loads(line)["corrected"].startswith(EDITED) for line in lines]
        assert (len(found), all(found)) == (articles, True)
    say(f"{articles:,} articles as {format_}, {size / 1e6:,.0f} MB: {seconds:.1f} s, {highest / 1e6:.0f} MB of memory")
    say(f"wanted for 100,000 as jsonl: {SECONDS} s, {MEGABYTES} MB")


def filled(url: str, environment: Mapping[str, str], folder: Path, articles: int, characters: int) -> None:
    """The database with so many articles, each of an import and an edit."""
    row = {"id": "bench-1", "source": TEXT, "translation": (TEXT * (characters // len(TEXT) + 1))[:characters]}
    path = folder / "one.jsonl"
    path.write_text(json.dumps(row | {"source": row["translation"], "title": "Bäder"}), "utf-8")
    languages = ("--source-language", "fr", "--target-language", "de")
    for words in (["migrate", "-v0"], ["import_articles", str(path), "--project", "bench", *languages, "--no-check"]):
        subprocess.run([*manage(), *words], env=environment, check=True, stdout=subprocess.DEVNULL)
    with psycopg.connect(url, autocommit=True) as server:
        edited(server)
        for first in range(1, articles, STEP):
            copied(server, first, min(first + STEP, articles) - 1)
        server.execute("ANALYZE")


def edited(server: psycopg.Connection) -> None:
    """Gives the first article a revision of a person."""
    text, edits = sql.Literal(EDITED), sql.Literal(json.dumps([[0, 0, EDITED]]))
    changes = {"id": sql.SQL("id + 1"), "number": sql.SQL("1"), "kind": sql.Literal("edit")}
    changes |= {"text": sql.SQL("{} || text").format(text), "edits": edits, "operation": sql.SQL("gen_random_uuid()")}
    copy(server, "articles_revision", changes, sql.SQL("articles_revision"))
    server.execute("UPDATE articles_translation SET number = 1")


def copied(server: psycopg.Connection, first: int, last: int) -> None:
    """Copies of the first article; their ids are those of the first plus their number."""
    series = sql.SQL("generate_series({}, {}) AS g").format(first, last)
    marked = sql.SQL("{} || E'\\n\\n(' || g || ')'")
    article = {"external_id": sql.SQL("'bench-' || (g + 1)"), "source_text": marked.format(sql.SQL("source_text"))}
    revision = {"text": marked.format(sql.SQL("text")), "operation": sql.SQL("gen_random_uuid()")}
    belongs = {"article_id": sql.SQL("article_id + g")}, {"translation_id": sql.SQL("translation_id + g")}
    tables = {
        "articles_article": {"id": sql.SQL("id + g")} | article,
        "articles_translation": {"id": sql.SQL("id + g")} | belongs[0],
        "articles_revision": {"id": sql.SQL("id + 2 * g")} | revision | belongs[1],
    }
    for table, changes in tables.items():
        mine = sql.SQL("(SELECT * FROM {} ORDER BY id LIMIT {}) AS mine CROSS JOIN ").format(
            sql.Identifier(table), 2 if table == "articles_revision" else 1
        )
        copy(server, table, changes, mine + series)


def copy(server: psycopg.Connection, table: str, changes: Mapping[str, sql.Composable], source: sql.Composable) -> None:
    """Inserts what stands in the source, with some columns otherwise."""
    named = "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'"
    columns = [str(name) for (name,) in server.execute(named, [table]).fetchall()]
    values = [changes.get(name, sql.Identifier(name)) for name in columns]
    statement = sql.SQL("INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE SELECT {} FROM {}")
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    server.execute(statement.format(sql.Identifier(table), names, sql.SQL(", ").join(values), source))


@contextmanager
def database(url: str) -> Iterator[str]:
    """The address of an empty database that is dropped afterwards."""
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(NAME)))
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))
        try:
            yield urlsplit(url)._replace(path=f"/{NAME}").geturl()
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(NAME)))


def manage() -> list[str]:
    return [sys.executable, "manage.py"]


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())

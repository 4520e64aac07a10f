"""Brings articles in from files."""

from __future__ import annotations

import uuid
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_slug
from django.utils import timezone

from articles.importing import uploads
from articles.importing.columns import normal
from articles.importing.importer import Import, holds_rows, look, preview
from articles.importing.incoming import Settings
from articles.importing.members import Member, at_path, in_folder, shown
from articles.jobs.queueing import tend
from articles.languages import is_known
from articles.models import ImportBatch, Project
from articles.tables import FIELDS
from review.importing.arriving import ReviewDesk
from review.importing.console import Told, bar, see_through

MOST_LINES = 50
"""How many notes of one sort are printed."""


class Command(BaseCommand):
    help = (
        "Imports a file or a folder of files: text, web pages and Word (NAME.fr.txt is the source of NAME.de.txt), "
        "JSON lines, CSV, Excel, XLIFF, TMX, or a ZIP archive of them (docs/formats.md). "
        "Importing the same thing again changes nothing; texts that people have worked on are kept. "
        "Cut off, it goes on where it was when it is called again. "
        "Exit status: 0 all is in, 1 some rows were refused, 2 nothing could be taken."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="a file or a folder")
        parser.add_argument("--project", required=True, help="the project's slug; it is created when it is not there")
        parser.add_argument("--source-language", default="", help="where the rows do not say it: fr, pt-BR, …")
        parser.add_argument("--target-language", default="", help="where the rows do not say it: de, …")
        parser.add_argument("--engine", default="", help="which machine translated, where the rows do not say it")
        parser.add_argument("--encoding", default="", help="of text, web pages and tables; else it is found out")
        parser.add_argument("--delimiter", default="", help="of tables: a character, or “tab”; else it is found out")
        parser.add_argument(
            "--map",
            action="append",
            default=[],
            metavar="COLUMN=FIELD",
            help=f"what a column of a table means: {', '.join(FIELDS)}, or “ignore”; may be given several times",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")
        parser.add_argument("--report", type=Path, help="write what came of it into this file (.json, otherwise CSV)")
        parser.add_argument("--background", action="store_true", help="hand it to the workers, and do not wait")
        parser.add_argument("--no-check", action="store_true", help="leave the texts to be checked by `recheck`")

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        wanted = _wanted(options, project)
        if options["dry_run"] or not holds_rows(wanted):
            with bar("Reading", " rows") as progress:
                surveyed = look(wanted, progress)
            told = Told.of_outcome(preview(wanted, surveyed, project, ReviewDesk()))
        else:
            batch = self._begun(wanted, project or self._new_project(options), check=not options["no_check"])
            if options["background"]:
                self.stdout.write(f"Import {batch.pk} goes on in the background.")
                return
            told = Told.of_batch(see_through(batch))
        self._report(told, "would be" if options["dry_run"] else "", options["report"])

    def _new_project(self, options: dict[str, Any]) -> Project:
        slug = options["project"]
        try:
            validate_slug(slug)
        except ValidationError:
            raise CommandError(
                f"“{slug}” cannot be a project's slug: letters, digits, - and _ only.", returncode=2
            ) from None
        languages = {name: options[name] for name in ("source_language", "target_language")}
        self.stdout.write(f"The project {slug} was not there: it is created.")
        return Project.objects.get_or_create(slug=slug[:80], defaults={"name": slug, **languages})[0]

    def _begun(self, wanted: Import, project: Project, *, check: bool) -> ImportBatch:
        """The import's batch: a new one, or that of the same files when they are on their way in."""
        tend(at=timezone.now())
        try:
            upload = uploads.keep_members(wanted.members, project, wanted.settings)
        except uploads.NoRoomError:
            raise CommandError("There is too little room on the disk; nothing was stored.", returncode=2) from None
        try:
            return uploads.confirm(upload, uuid.uuid4(), at=timezone.now(), check=check)
        except (uploads.ConfirmError, uploads.NoRoomError) as error:
            uploads.discard(upload)
            upload.delete()
            return self._taken_up(error, wanted)

    def _taken_up(self, error: uploads.ConfirmError | uploads.NoRoomError, wanted: Import) -> ImportBatch:
        batch = error.batch if isinstance(error, uploads.ConfirmError) else None
        if batch is None or any(batch.options[name] != value for name, value in asdict(wanted.settings).items()):
            raise CommandError(str(error) or "There is too little room on the disk.", returncode=2) from None
        self.stdout.write(f"These files are on their way in as import {batch.pk}: it goes on.")
        return batch

    def _report(self, told: Told, verb: str, report: Path | None) -> None:
        for note in told.refused[:MOST_LINES]:
            self.stderr.write(f"refused  {note}")
        for note in told.left[:MOST_LINES]:
            self.stdout.write(f"note     {note}")
        hidden = max(0, len(told.refused) - MOST_LINES) + max(0, len(told.left) - MOST_LINES)
        if hidden:
            self.stdout.write(f"         … and {hidden:,} more; the import batch in the admin has them all")
        self.stdout.write(told.table(verb))
        if report:
            told.write(report)
        if problem := told.problem:
            raise CommandError(problem, returncode=told.status)


def _wanted(options: dict[str, Any], project: Project | None) -> Import:
    for name in ("source_language", "target_language"):
        if options[name] and not is_known(options[name]):
            raise CommandError(f"“{options[name]}” is not a language code such as de or pt-BR.", returncode=2)
    try:
        "".encode(options["encoding"] or "utf-8")
    except (LookupError, UnicodeError):
        raise CommandError(
            f"“{options['encoding']}” is not an encoding such as utf-8 or cp1252.", returncode=2
        ) from None
    names = ("source_language", "target_language", "engine", "encoding")
    named = {name: options[name] for name in names}
    settings = Settings(**named, delimiter=_delimiter(options["delimiter"]), columns=_columns(options["map"]))
    if project:
        settings = settings.with_languages_of(project)
    return Import(shown(options["path"].name or str(options["path"])), _members(options["path"]), settings)


def _delimiter(asked: str) -> str:
    delimiter = "\t" if asked in ("tab", "\\t") else asked
    if delimiter and (len(delimiter) > 1 or delimiter in '"\r\n\0'):
        raise CommandError(f"“{asked}” is no delimiter: it is one character, or “tab”.", returncode=2)
    return delimiter


def _columns(asked: list[str]) -> dict[str, str]:
    """The field of each column that was named; empty for those to be left out."""
    chosen: dict[str, str] = {}
    for pair in asked:
        column, _equals, field = pair.rpartition("=")
        if not column or field not in (*FIELDS, "ignore"):
            raise CommandError(
                f"“{pair}” is not COLUMN=FIELD; fields are {', '.join(FIELDS)} and ignore.", returncode=2
            )
        chosen[normal(column)] = field if field != "ignore" else ""
    return chosen


def _members(path: Path) -> tuple[Member, ...]:
    try:
        if path.is_dir():
            members = in_folder(path)
        else:
            members = (at_path(path),)
            path.open("rb").close()
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=2) from None
    if not members:
        raise CommandError(f"There are no files in {path}.", returncode=2)
    return members

"""Brings articles in from files."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_slug
from tqdm import tqdm

from articles.importing.columns import normal
from articles.importing.importer import Import, Outcome, Progress, begin, carry_through, look, preview
from articles.importing.incoming import PassedOver, Refusal, Settings
from articles.importing.members import Member, at_path, in_folder, shown
from articles.importing.planning import Fate
from articles.importing.surveying import Survey
from articles.languages import is_known
from articles.models import Project
from articles.tables import FIELDS
from review.arriving import ReviewDesk, checked

MOST_LINES = 50
"""How many notes of one sort are printed."""


class Command(BaseCommand):
    help = (
        "Imports a file or a folder of files: text, web pages and Word (NAME.fr.txt is the source of NAME.de.txt), "
        "JSON lines, CSV, Excel, XLIFF, TMX, or a ZIP archive of them (docs/formats.md). "
        "Importing the same thing again changes nothing; texts that people have worked on are kept."
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
        parser.add_argument("--no-check", action="store_true", help="leave the texts to be checked by `recheck`")

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        wanted = _wanted(options, project)
        with _bar("Reading", " rows") as progress:
            surveyed = look(wanted, progress)
        if options["dry_run"] or not surveyed.rows:
            outcome = preview(wanted, surveyed, project, ReviewDesk())
            self._report(outcome, "would be" if options["dry_run"] else "")
        else:
            outcome = self._import(wanted, surveyed, project or self._new_project(options))
            if not options["no_check"]:
                _check(outcome.changed)
            self._report(outcome, "")
        if outcome.refused:
            raise CommandError(f"{len(outcome.refused):,} refused", returncode=1)

    def _new_project(self, options: dict[str, Any]) -> Project:
        slug = options["project"]
        try:
            validate_slug(slug)
        except ValidationError:
            raise CommandError(f"“{slug}” cannot be a project's slug: letters, digits, - and _ only.") from None
        languages = {name: options[name] for name in ("source_language", "target_language")}
        self.stdout.write(f"The project {slug} was not there: it is created.")
        return Project.objects.create(slug=slug[:80], name=slug, **languages)

    def _import(self, wanted: Import, surveyed: Survey, project: Project) -> Outcome:
        batch = begin(wanted, surveyed, project, None)
        with _bar("Importing", " rows", surveyed.items) as progress:
            return carry_through(wanted, surveyed, batch, ReviewDesk(), progress)

    def _report(self, outcome: Outcome, verb: str) -> None:
        for refusal in outcome.refused[:MOST_LINES]:
            self.stderr.write(f"refused  {refusal}")
        notes: list[Refusal | PassedOver] = [*outcome.remarks, *outcome.passed_over]
        for note in notes[:MOST_LINES]:
            self.stdout.write(f"note     {note}")
        hidden = max(0, len(outcome.refused) - MOST_LINES) + max(0, len(notes) - MOST_LINES)
        if hidden:
            self.stdout.write(f"         … and {hidden:,} more; the import batch in the admin has them all")
        self.stdout.write(_table(outcome, verb))


def _wanted(options: dict[str, Any], project: Project | None) -> Import:
    for name in ("source_language", "target_language"):
        if options[name] and not is_known(options[name]):
            raise CommandError(f"“{options[name]}” is not a language code such as de or pt-BR.")
    try:
        "".encode(options["encoding"] or "utf-8")
    except (LookupError, UnicodeError):
        raise CommandError(f"“{options['encoding']}” is not an encoding such as utf-8 or cp1252.") from None
    names = ("source_language", "target_language", "engine", "encoding")
    named = {name: options[name] for name in names}
    settings = Settings(**named, delimiter=_delimiter(options["delimiter"]), columns=_columns(options["map"]))
    if project:
        settings = settings.with_languages_of(project)
    return Import(shown(options["path"].name or str(options["path"])), _members(options["path"]), settings)


def _delimiter(asked: str) -> str:
    delimiter = "\t" if asked in ("tab", "\\t") else asked
    if delimiter and (len(delimiter) > 1 or delimiter in '"\r\n\0'):
        raise CommandError(f"“{asked}” is no delimiter: it is one character, or “tab”.")
    return delimiter


def _columns(asked: list[str]) -> dict[str, str]:
    """The field of each column that was named; empty for those to be left out."""
    chosen: dict[str, str] = {}
    for pair in asked:
        column, _equals, field = pair.rpartition("=")
        if not column or field not in (*FIELDS, "ignore"):
            raise CommandError(f"“{pair}” is not COLUMN=FIELD; fields are {', '.join(FIELDS)} and ignore.")
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
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from None
    if not members:
        raise CommandError(f"There are no files in {path}.")
    return members


def _check(translation_ids: list[int]) -> None:
    with _bar("Checking", " texts", len(translation_ids)) as progress:
        for _ in checked(translation_ids):
            progress(1)


@contextmanager
def _bar(title: str, unit: str, total: int | None = None) -> Iterator[Progress]:
    with tqdm(desc=title, unit=unit, total=total, disable=None) as bar:
        yield bar.update


def _table(outcome: Outcome, verb: str) -> str:
    verb = verb and f" {verb}"
    rows = [
        (f"new{verb and ' (' + verb.strip() + ' imported)'}", outcome.counts[Fate.NEW]),
        ("updated", outcome.counts[Fate.UPDATED]),
        ("unchanged", outcome.counts[Fate.UNCHANGED]),
        ("kept: people worked on them", outcome.counts[Fate.KEPT]),
        ("refused", len(outcome.refused)),
    ]
    return "\n".join(f"{number:>9,}  {name}" for name, number in rows)

"""Gives corrected articles out as files."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.exporting.gathering import gathered
from articles.exporting.naming import Names
from articles.exporting.outgoing import Outgoing, named, nameless
from articles.exporting.packing import zipped
from articles.exporting.writers import FORMATS, Format
from articles.models import Project, Translation
from review.reporting.corrections import aligned, decisions_on


class Command(BaseCommand):
    help = (
        "Exports the corrected texts of a project: approved ones only, unless told otherwise. JSONL, tables, XLIFF "
        "1.2, TMX and corrections make one file; the other formats a file for each article in a folder, or one ZIP "
        "archive when FILE ends in .zip."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--project", required=True, help="the project's slug")
        parser.add_argument("--format", required=True, choices=sorted(FORMATS))
        parser.add_argument("--output", required=True, type=Path, help="a file or a folder")
        parser.add_argument("--all-states", action="store_true", help="texts that are not approved as well")
        parser.add_argument("--with-names", action="store_true", help="say who changed, decided and approved")

    def handle(self, *args: Any, **options: Any) -> None:
        translations = _translations(options)
        naming = named if options["with_names"] else nameless
        total = translations.count()
        if not total:
            raise CommandError("Nothing to export: no text of this project is approved. See --all-states.")
        rows = gathered(translations, decisions_on, naming, aligned)
        counted = tqdm(rows, total=total, unit=" texts", disable=None)
        try:
            _write(counted, FORMATS[options["format"]], Path(options["output"]), total)
        except OSError as error:
            raise CommandError(f"{options['output']} cannot be written: {error.strerror}.") from None
        self.stdout.write(f"{total:,} texts written to {options['output']}")


def _translations(options: dict[str, Any]) -> Any:
    project = Project.objects.filter(slug=options["project"]).first()
    if project is None:
        raise CommandError(f"There is no project {options['project']}.")
    translations = Translation.objects.listed().filter(article__project=project)
    return translations if options["all_states"] else translations.approved()


def _write(rows: Iterable[Outgoing], format_: Format, output: Path, total: int) -> None:
    if format_.stream:
        _replace(output / f"articles{format_.ending}" if output.is_dir() else output, format_.stream(rows))
    elif output.suffix.lower() == ".zip":
        _replace(output, zipped(rows, format_))
    elif total == 1 and output.suffix.lower() == format_.ending and not output.is_dir():
        _replace(output, chain.from_iterable(format_.of_one(row) for row in rows))
    else:
        output.mkdir(parents=True, exist_ok=True)
        names = Names()
        for row in rows:
            _replace(output / names.name(row, format_.ending), format_.of_one(row))


def _replace(path: Path, pieces: Iterator[bytes]) -> None:
    """Writes the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".part")
    with unfinished.open("wb") as file:
        file.writelines(pieces)
    os.replace(unfinished, path)

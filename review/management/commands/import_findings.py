"""Brings in what other tools and raters found."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.importing.incoming import Refusal
from articles.importing.members import shown
from articles.models import Project
from review.external.placing import Outcome, raise_flag
from review.external.rows import reader


class Command(BaseCommand):
    help = (
        "Raises a flag for each error of an MQM file (TSV: doc, target with <v>…</v>, category, severity; system where "
        "an article has several translations) or of a file of error spans (JSON lines: id, error_spans with start, "
        "end, severity, confidence; mt where they count in a stretch of the text). The same file again changes "
        "nothing; signed-off texts are left in peace."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE.tsv|FILE.jsonl")
        parser.add_argument("--project", required=True, help="the project's slug")

    def handle(self, *args: Any, path: Path, project: str, **options: Any) -> None:
        desk = Project.objects.filter(slug=project).first()
        if desk is None:
            raise CommandError(f"There is no project {project}.")
        counts: Counter[Outcome] = Counter()
        refused = 0
        read = reader(path.name)
        for rating in tqdm(list(read(iter(_lines(path)), shown(path.name))), unit=" ratings", disable=None):
            done = rating if isinstance(rating, Refusal) else raise_flag(rating, desk)
            if isinstance(done, Refusal):
                refused += 1
                self.stderr.write(f"refused  {done}")
            else:
                counts[done] += 1
        for outcome in Outcome:
            self.stdout.write(f"{counts[outcome]:>9,}  {outcome}")
        if refused:
            raise CommandError(f"{refused:,} refused", returncode=1)


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        raise CommandError(f"{path} is not UTF-8 (byte {error.start + 1}).") from None
    return text.replace("\r\n", "\n").split("\n")

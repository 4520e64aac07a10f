"""Writes a backup and proves it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from review.backing_up import BackupError, back_up, prove, revisions_now


class Command(BaseCommand):
    help = "Writes the database into a file, restores that into a database of its own, and verifies it there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a file that does not exist yet")
        parser.add_argument("--no-proof", action="store_true", help="only write the file")
        parser.add_argument("--prove", action="store_true", help="the file is a backup already: only prove it")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        at_least = 0 if options["prove"] else revisions_now()
        try:
            if not options["prove"]:
                back_up(path)
                self.stdout.write(f"{path}: {path.stat().st_size:,} bytes")
            if not options["no_proof"]:
                self.stdout.write(f"restored, and proved: {prove(path, at_least=at_least)}")
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error

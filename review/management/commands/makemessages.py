"""Brings the interface's catalogues in step with the code. Takes the place of Django's, which needs GNU gettext."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from review.catalogues import catalogues, lacking, read, renew, said


class Command(BaseCommand):
    help = "Brings the catalogues in step with the code, or lists what they lack."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--missing", action="store_true", help="write nothing; list what is not translated")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted, total = said(settings.BASE_DIR), 0
        for language, file in catalogues(settings.BASE_DIR).items():
            catalog = read(file) if options["missing"] else renew(file, wanted)
            missing = lacking(catalog, wanted)
            total += len(missing)
            self.stdout.write(f"{language}: {len(wanted)} messages, {len(missing)} not translated")
            for message in missing if options["missing"] else ():
                self.stdout.write(f"  {message.id!r}  ({', '.join(sorted({place for place, _ in message.locations}))})")
        if total and options["missing"]:
            raise CommandError(f"{total} translations are missing.")

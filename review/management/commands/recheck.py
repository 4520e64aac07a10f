"""Lets the detector look at what it has not seen yet."""

from __future__ import annotations

from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.models import Project, Translation
from review.detector import version
from review.importing.arriving import checked


class Command(BaseCommand):
    help = (
        "Checks all texts that are new, changed, or were checked by another version; approved ones are left in peace."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--project", help="only this project (its slug)")

    def handle(self, *args: Any, **options: Any) -> None:
        due = Translation.objects.due_for_check(version())
        if options["project"]:
            if not Project.objects.filter(slug=options["project"]).exists():
                raise CommandError(f"There is no project {options['project']}.")
            due = due.filter(article__project__slug=options["project"])
        ids = list(due.order_by("pk").values_list("pk", flat=True))
        began = monotonic()
        number = sum(1 for _ in tqdm(checked(ids), total=len(ids), unit=" texts", disable=None))
        self.stdout.write(f"{number:,} texts checked in {monotonic() - began:.1f} s")

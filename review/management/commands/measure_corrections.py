"""Measures what was signed off and not measured yet, and counts anew where the checks stand."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from articles.models import Project
from review.reporting.measuring import measure, unmeasured
from review.reporting.standing import count_anew


class Command(BaseCommand):
    help = (
        "Measures how far signed-off texts are from the machine's (edit rate, share kept, working time) for the "
        "reports, and counts anew how often each check was right. Signing off does the same; this catches up."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--project", help="only this project (its slug)")

    def handle(self, *args: Any, **options: Any) -> None:
        projects, due = Project.objects.all(), unmeasured()
        if options["project"]:
            projects = projects.filter(slug=options["project"])
            due = due.filter(article__project__in=projects)
            if not projects.exists():
                raise CommandError(f"There is no project {options['project']}.")
        ids = list(due.order_by("pk").values_list("pk", flat=True))
        number = sum(measure(pk) is not None for pk in tqdm(ids, unit=" texts", disable=None))
        for project in projects:
            count_anew(project, at=timezone.now())
        self.stdout.write(f"{number:,} texts measured")

"""Checks the promises of the data model on the stored data."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.models import ImportBatch, Revision, Translation
from review.verifying import broken_among, broken_batch

TOGETHER = 50
"""Translations whose histories are in memory at the same time."""


class Command(BaseCommand):
    help = "Replays every history and compares every flag, decision and counter with the text. Changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--project", help="only this project (its slug)")
        parser.add_argument("--at-least", type=int, default=0, help="fail when fewer revisions than this are stored")

    def handle(self, *args: Any, **options: Any) -> None:
        translations, batches = Translation.objects.order_by("pk"), ImportBatch.objects.order_by("pk")
        if options["project"]:
            translations = translations.filter(article__project__slug=options["project"])
            batches = batches.filter(project__slug=options["project"])
        broken = 0
        with tqdm(total=translations.count(), unit=" translations", disable=None) as shown:
            for numbers in _chunks(translations.values_list("pk", flat=True).iterator()):
                for number, sentence in broken_among(numbers):
                    broken += 1
                    sys.stderr.write(f"translation {number}: {sentence}\n")
                shown.update(len(numbers))
        for batch in batches:
            for sentence in broken_batch(batch):
                broken += 1
                sys.stderr.write(f"import {batch.pk}: {sentence}\n")
        stored = Revision.objects.count()
        if stored < options["at_least"]:
            raise CommandError(f"only {stored} revisions are stored, there were {options['at_least']}")
        if broken:
            raise CommandError(f"{broken} promises are broken")
        self.stdout.write(f"{translations.count()} translations: every promise holds")


def _chunks(numbers: Iterator[int]) -> Iterator[list[int]]:
    while chunk := list(islice(numbers, TOGETHER)):
        yield chunk

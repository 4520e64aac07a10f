"""Makes the search texts and their indexes anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.models import Translation
from articles.searching import index_by_trigrams, rebuild


class Command(BaseCommand):
    help = "Makes what translations are found by anew from their articles and texts, and on PostgreSQL its indexes."

    def handle(self, *args: Any, **options: Any) -> None:
        done = 0
        with tqdm(total=Translation.objects.count(), unit=" translations", disable=None) as progress:
            for done in rebuild():
                progress.update(done - progress.n)
        if refusal := index_by_trigrams():
            raise CommandError(f"Search works without an index, but slowly: PostgreSQL says “{refusal}”.")
        self.stdout.write(f"{done} translations can be found")

"""Loads the sample project for a trial."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from review.management.commands.make_word_tables import make_tables
from review.sample import archived_articles, sample_articles
from review.sample.loading import ACCOUNTS, PASSWORD, Loaded, load


class Command(BaseCommand):
    help = "Creates the project “Demo desk” with our own articles, and a demo account for each role. Trials only."
    requires_system_checks = []  # they load every address and take longer than finding that nothing is to do

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "The sample project brings accounts with a public password, so it is loaded only where DEBUG is on. "
                "Nothing was changed."
            )
        articles = [*sample_articles(), *(archived.article for archived in archived_articles())]
        make_tables(code for article in articles for code in (article.source_language, article.target_language))
        with tqdm(total=len(articles), unit=" articles", disable=None, leave=False) as bar:
            loaded = load(lambda article: bar.update())
        self.stdout.write(_summary(loaded))
        self.stdout.write(f"Sign in as {', '.join(ACCOUNTS)}; the password is {PASSWORD}.")


def _summary(loaded: Loaded | None) -> str:
    if loaded is None:
        return "The sample project is there already; nothing was changed."
    return f"The sample project is loaded: {loaded.articles} articles with {loaded.open_flags} open flags."

"""Makes the tables of words that the checks read, before anybody waits for one."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.models import Article, Project, Translation
from review.detector.words.lexicon import has_words, load


class Command(BaseCommand):
    help = (
        "Makes the tables of words that the checks read, once on each machine: 1 to 9 seconds a language. What is not "
        "made beforehand is made when the first article of the language is checked. Without languages: those of the "
        "projects and articles there are."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("languages", nargs="*", metavar="LANG", help="for example de fr pt-BR")

    def handle(self, *, languages: list[str], **_options: object) -> None:
        asked = languages or sorted(_in_use())
        if not asked:
            raise CommandError("There are no projects and no articles yet: name the languages, for example de fr.")
        unknown = make_tables(asked)
        if languages and unknown:
            raise CommandError(
                f"No words are known of {', '.join(unknown)}; the checks that need none work all the same."
            )
        self.stdout.write(f"The tables of words are there: {', '.join(code for code in asked if code not in unknown)}.")


def make_tables(languages: Iterable[str]) -> list[str]:
    """Makes or finds the tables, with a bar in a terminal; returns the languages of which no words are known."""
    bar = tqdm(sorted(set(languages)), unit=" languages", disable=None, leave=False)
    unknown = []
    for language in bar:
        bar.set_description(f"words of {language}")
        load(language)
        if not has_words(language):
            unknown.append(language)
    return unknown


def _in_use() -> set[str]:
    """The languages of all projects and articles."""
    found = {
        *Project.objects.values_list("source_language", flat=True),
        *Project.objects.values_list("target_language", flat=True),
        *Article.objects.values_list("source_language", flat=True).distinct(),
        *Translation.objects.values_list("target_language", flat=True).distinct(),
    }
    return found - {""}

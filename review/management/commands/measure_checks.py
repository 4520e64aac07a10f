"""Scores every check on marked articles and writes the page about the checks."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from review.cases import BadLineError, Case, normalised, read_cases
from review.checks_page import NOT_MEASURED, Measured, line_of, measured_in, page
from review.detector import Pair, all_checks
from review.detector.measuring import Marked, measure
from review.detector.words.lexicon import load


class Command(BaseCommand):
    help = (
        "Measure each check on articles whose defects are marked (JSONL, as for check_translations, with gold), "
        "and write docs/checks.md. Without files the page keeps the figures it has; --no-figures leaves them out."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("cases", type=Path, nargs="*", metavar="CASES.jsonl")
        parser.add_argument("--no-figures", action="store_true", help="write the page from the checks alone")
        parser.add_argument("--on", default="", help="what the articles are, for the page")
        parser.add_argument("--output", type=Path, default=Path(settings.BASE_DIR) / "docs" / "checks.md")

    def handle(self, *, cases: list[Path], no_figures: bool, on: str, output: Path, **_options: object) -> None:
        try:
            articles = [article for path in cases for article in map(marked, read_cases(path))]
        except (BadLineError, OSError) as problem:
            raise CommandError(str(problem)) from problem
        for language in {code for pair, _gold in articles for code in (pair.source_language, pair.target_language)}:
            load(language)
        measured = NOT_MEASURED
        if articles and not no_figures:
            bar = tqdm(all_checks(), unit=" checks", file=sys.stderr)
            lines = {check.id: line_of(measure(check, articles)) for check in bar}
            measured = Measured(on or f"{len(articles)} articles", lines)
        elif output.exists() and not no_figures:
            measured = measured_in(output.read_text(encoding="utf-8"))
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(page(measured), encoding="utf-8")
        self.stdout.write(f"Wrote {len(all_checks())} checks to {output}; {len(articles)} articles measured.")


def marked(case: Case) -> tuple[Pair, tuple[Marked, ...]]:
    """The article and its defects; positions are those of the text as given, which must be normalised."""
    if normalised(case.translation) != case.translation:
        return case.pair(), ()
    return case.pair(), tuple(Marked(gold.start, gold.end, gold.original) for gold in case.gold)

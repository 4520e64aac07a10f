"""Runs the detector over a file of translations, without a database."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TextIO

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.collecting import collect_seldom
from review.cases import BadLineError, Case, place_in_original, read_cases
from review.detector import Finding, all_checks, detect
from review.detector.words.lexicon import load
from review.detector.words.paragraphs import paragraphs


@dataclass
class Tally:
    """What was read and found so far."""

    articles: int = 0
    paragraphs: int = 0
    words: int = 0
    findings: int = 0
    seconds: float = 0.0
    loading: float = 0.0

    def __str__(self) -> str:
        speed = self.paragraphs / self.seconds if self.seconds else 0.0
        return (
            f"Read {self.articles} articles, {self.paragraphs} paragraphs, {self.words} words. "
            f"{self.findings} findings. {speed:.0f} paragraphs a second, "
            f"after {self.loading:.1f} seconds of loading word lists."
        )


class Command(BaseCommand):
    help = (
        "Find suspicious spans in translations. IN.jsonl holds one JSON object a line: id, source_language, "
        "target_language, translation and, where there is one, source."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("input", type=Path, metavar="IN.jsonl")
        parser.add_argument("--output", type=Path, required=True, metavar="OUT.jsonl")

    def handle(self, *, input: Path, output: Path, **_options: object) -> None:
        try:
            all_checks()
            collect_seldom()
            total = sum(1 for _case in read_cases(input))
            with output.open("w", encoding="utf-8") as lines:
                tally = check(input, lines, total)
        except (BadLineError, OSError) as problem:
            raise CommandError(str(problem)) from problem
        self.stderr.write(str(tally))


def check(path: Path, lines: TextIO, total: int) -> Tally:
    """Writes a line of findings for each article of the file."""
    tally = Tally()
    loaded: set[str] = set()
    for case in tqdm(read_cases(path), total=total, unit=" articles", file=sys.stderr):
        for language in {case.source_language, case.target_language} - loaded:
            loaded.add(language)
            begun = perf_counter()
            load(language)
            tally.loading += perf_counter() - begun
        begun = perf_counter()
        findings = detect(case.pair())
        tally.seconds += perf_counter() - begun
        lines.write(json.dumps(row(case, findings), ensure_ascii=False) + "\n")
        tally.articles += 1
        tally.paragraphs += len(paragraphs(case.translation))
        tally.words += len(case.translation.split())
        tally.findings += len(findings)
    return tally


def row(case: Case, findings: tuple[Finding, ...]) -> Mapping[str, object]:
    """The line of one article, in the format that the evaluation reads; positions count in the text as given."""
    return {"id": case.id, "findings": [as_data(case.translation, finding) for finding in findings]}


def as_data(translation: str, finding: Finding) -> Mapping[str, object]:
    span = place_in_original(translation, finding.span)
    return {
        "start": span.start,
        "end": span.end,
        "check": finding.check,
        "severity": finding.severity.value,
        "tier": finding.tier.value,
        "error_type": finding.error_type.value,
        "message": finding.sentence(),
        "suggestions": list(finding.suggestions),
        "evidence": [piece.text for piece in finding.evidence],
    }

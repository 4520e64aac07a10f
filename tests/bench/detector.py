"""Paragraphs a second of the detector beside translate-toolkit's pofilter, on the same texts in one run.

    python -m tests.bench.detector [ARTICLES.jsonl]

Without a file (or BENCH_ARTICLES), the articles of the snapshot tests are used, repeated with a number in each
paragraph so that nothing is remembered. Tables of words are loaded before the clock starts, and that time is shown;
they are kept in DATA_DIR as the application keeps them. Seconds are those of the processor, so that other programs
on the machine count less. translate-toolkit is no dependency: have it in a folder of its own for the comparison,

    python -m pip install --target /tmp/toolkit translate-toolkit
    PYTHONPATH=/tmp/toolkit python -m tests.bench.detector
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time

from config.settings import DATA_DIR
from review.cases import Case, read_cases
from review.detector import detect
from review.detector.checking import found_in_bead
from review.detector.lexicon import keep_tables_in, load
from review.detector.paragraphs import paragraphs

OWN = Path(__file__).parents[1] / "review" / "detector" / "snapshots"
REPETITIONS = 150
LONG_ARTICLE = 200_000
NOT_THERE = "pofilter   NOT COMPARED: translate-toolkit is not installed; the module's docstring says how to have it"


def articles() -> list[Case]:
    path = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("BENCH_ARTICLES")
    return list(read_cases(Path(path))) if path else list(own_articles())


def own_articles() -> Iterator[Case]:
    for number in range(REPETITIONS):
        for path in sorted(OWN.glob("*.json")):
            case = Case(id=f"{path.stem}-{number}", **json.loads(path.read_text("utf-8")))
            yield replace(case, source=numbered(case.source, number), translation=numbered(case.translation, number))


def numbered(text: str, number: int) -> str:
    return "\n\n".join(f"{paragraph} {number}" for paragraph in text.split("\n\n"))


def loaded(cases: list[Case]) -> float:
    keep_tables_in(DATA_DIR / "word-tables")
    begun = process_time()
    for language in {code for case in cases for code in (case.source_language, case.target_language)}:
        load(language)
    return process_time() - begun


def detector(cases: list[Case]) -> float:
    begun = process_time()
    for case in cases:
        detect(case.pair())
    return process_time() - begun


def pofilter(cases: list[Case]) -> float | None:
    """Seconds of translate-toolkit's standard checks over the paragraphs in pairs; None where it is not installed."""
    try:
        from translate.filters.checks import CheckerConfig, StandardChecker, StandardUnitChecker, TeeChecker
        from translate.storage.po import pounit
    except ImportError:
        return None
    units = []
    for case in cases:
        for source, target in zip(case.source.split("\n\n"), case.translation.split("\n\n"), strict=False):
            unit = pounit(source)
            unit.target = target
            units.append(unit)
    checker = TeeChecker(CheckerConfig(), checkerclasses=[StandardChecker, StandardUnitChecker])
    begun = process_time()
    for unit in units:
        checker.run_filters(unit)
    return process_time() - begun


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


def main() -> None:
    cases = articles()
    count = sum(len(paragraphs(case.translation)) for case in cases)
    loading = loaded(cases)
    detector(cases[:3])
    found_in_bead.cache_clear()
    seconds = detector(cases)
    say(f"{len(cases)} articles, {count} paragraphs; loading the tables of words took {loading:.2f} s")
    say(f"detector   {count / seconds:8.0f} paragraphs a second")
    theirs = pofilter(cases)
    say(f"pofilter   {count / theirs:8.0f} paragraphs a second" if theirs else NOT_THERE)
    say(f"memory at its highest so far: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    longest = max(cases, key=lambda case: len(case.translation))
    times = LONG_ARTICLE // (len(longest.translation) + 2) + 1
    long = replace(
        longest,
        source="\n\n".join(numbered(longest.source, number) for number in range(times)),
        translation="\n\n".join(numbered(longest.translation, number) for number in range(times)),
    )
    say(f"an article of {len(long.translation)} characters: {detector([long]):.2f} s")


if __name__ == "__main__":
    main()

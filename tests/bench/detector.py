"""Paragraphs a second of the detector beside translate-toolkit's pofilter, on the same texts in one run.

    python -m tests.bench.detector [ARTICLES.jsonl]

Without a file (or BENCH_ARTICLES), the articles of the snapshot tests are used, repeated with a number in each
paragraph so that nothing is remembered. Tables of words and patterns are loaded before the clock starts, and that time
is shown; they are kept in DATA_DIR as the application keeps them. Seconds are those of the processor, so that other
programs on the machine count less. Behind the two figures come the slowest of the texts made to be slow, 200,000
characters each.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time

from translate.filters.checks import CheckerConfig, StandardChecker, StandardUnitChecker, TeeChecker
from translate.storage.po import pounit

from articles.collecting import collect_seldom
from config.settings import DATA_DIR
from review.cases import Case, read_cases
from review.detector import Pair, all_checks, detect
from review.detector.checking import found_in_bead
from review.detector.words.lexicon import keep_tables_in, load
from review.detector.words.paragraphs import paragraphs
from tests.bench.worst import WORST

OWN = Path(__file__).parents[1] / "review" / "detector" / "snapshots"
REPETITIONS = 150
LONG_ARTICLE = 200_000
SLOWEST = 10


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
    all_checks()
    for language in {code for case in cases for code in (case.source_language, case.target_language)}:
        load(language)
    collect_seldom()  # as check_translations does
    return process_time() - begun


def detector(cases: list[Case]) -> float:
    begun = process_time()
    for case in cases:
        detect(case.pair())
    return process_time() - begun


def pofilter(cases: list[Case]) -> float:
    """Seconds of translate-toolkit's standard checks over the paragraphs in pairs."""
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


def worst() -> list[tuple[float, str]]:
    """Seconds of the texts made to be slow, the slowest first."""
    return sorted(((seconds(*make(LONG_ARTICLE)), name) for name, make in WORST.items()), reverse=True)


def seconds(source: str, translation: str) -> float:
    found_in_bead.cache_clear()
    begun = process_time()
    detect(Pair(source, translation, "fr", "de"))
    return process_time() - begun


def say(what: str, figure: str) -> None:
    sys.stdout.write(f"{what:<42}{figure}\n")


def main() -> None:
    cases = articles()
    count = sum(len(paragraphs(case.translation)) for case in cases)
    say("articles, paragraphs", f"{len(cases)}, {count}")
    say("loading tables of words and patterns", f"{loaded(cases):.2f} s")
    say("detector, paragraphs a second", f"{count / detector(cases):.0f}")
    say("detector, memory at its highest", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    say("pofilter, paragraphs a second", f"{count / pofilter(cases):.0f}")
    times = worst()
    for spent, name in times[:SLOWEST]:
        say(f"200,000 characters, {name}", f"{spent:.2f} s")
    say(f"the other {len(times) - SLOWEST} such texts, at most", f"{times[SLOWEST][0]:.2f} s")


if __name__ == "__main__":
    main()

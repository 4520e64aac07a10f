"""How good each check is on articles whose defects are marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from time import perf_counter

from review.detector.check import Check
from review.detector.checking import found_by
from review.detector.findings import Finding
from review.detector.pairing.pair import Pair


@dataclass(frozen=True, slots=True)
class Marked:
    """A defect that is known: its span and what stood there before it."""

    start: int
    end: int
    original: str


@dataclass
class Figures:
    """What one check did on the articles so far."""

    findings: int = 0
    right: int = 0
    with_fix: int = 0
    fixed: int = 0
    words: int = 0
    paragraphs: int = 0
    seconds: float = field(default=0.0)

    @property
    def precision(self) -> float | None:
        return self.right / self.findings if self.findings else None

    @property
    def false_alarms(self) -> float:
        """For each 1,000 words."""
        return 1000 * (self.findings - self.right) / self.words if self.words else 0.0

    @property
    def fixes_right(self) -> float | None:
        return self.fixed / self.with_fix if self.with_fix else None

    @property
    def microseconds(self) -> float:
        """For each paragraph."""
        return 1e6 * self.seconds / self.paragraphs if self.paragraphs else 0.0


def measure(check: Check, articles: Iterable[tuple[Pair, tuple[Marked, ...]]]) -> Figures:
    """The check's figures; a finding is right when it touches a marked defect, as one character beside it does."""
    figures = Figures()
    for pair, marked in articles:
        beads = pair.beads
        begun = perf_counter()
        findings = list(found_by(check, pair))
        figures.seconds += perf_counter() - begun
        figures.paragraphs += len(beads)
        figures.words += len(pair.translation.split())
        for finding in findings:
            _count(figures, finding, pair.translation, marked)
    return figures


def _count(figures: Figures, finding: Finding, text: str, marked: tuple[Marked, ...]) -> None:
    near = [one for one in marked if finding.start <= one.end + 1 and one.start - 1 <= finding.end]
    figures.findings += 1
    figures.right += bool(near)
    if near and finding.suggestions:
        figures.with_fix += 1
        figures.fixed += any(_restores(finding, text, one) for one in near)


def _restores(finding: Finding, text: str, one: Marked) -> bool:
    """Whether the first suggestion gives what stood there; white space at the edges of a removal does not count."""
    low, high = min(finding.start, one.start), max(finding.end, one.end)
    fixed = text[low : finding.start] + finding.suggestions[0] + text[finding.end : high]
    if "|" in one.original:
        first, second = map(re.escape, one.original.split("|", 1))
        return re.search(rf"{first}\W{{1,5}}{second}", fixed) is not None
    before = text[low : one.start] + one.original + text[one.end : high]
    return fixed.split() == before.split()

"""What a check is: its record, its examples, and what it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypedDict, Unpack

from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier
from review.detector.pairing.pair import Bead, Context, Pair

OPEN, CLOSE = "⟦", "⟧"
NO_CONTEXT = Context()


@dataclass(frozen=True, slots=True)
class Example:
    """Faulty text whose span stands in ⟦ ⟧, and the text after the first suggestion (None: there is no fix).

    It is a test: exactly that span is found, the first suggestion gives `corrected`, and `corrected` is silent.
    """

    languages: tuple[str, str]
    faulty: str
    corrected: str | None
    source: str = ""
    context: Context = NO_CONTEXT


@dataclass(frozen=True, slots=True)
class Harmless:
    """Correct text that looks like the fault. It is a test: the check stays silent."""

    languages: tuple[str, str]
    text: str
    source: str = ""
    context: Context = NO_CONTEXT


class Particulars(TypedDict, total=False):
    """What a finding may say besides."""

    details: Mapping[str, str]
    suggestions: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One fault that the detector finds. `description` says the fault, why it matters to a reader, where it errs.

    `targets` are the target languages it works in; None means all of them.
    """

    id: str
    title: str
    description: str
    severity: Severity
    error_type: ErrorType
    examples: tuple[Example, ...]
    harmless: tuple[Harmless, ...]
    targets: frozenset[str] | None = None

    def finding(self, *, start: int, end: int, message: str, tier: Tier, **more: Unpack[Particulars]) -> Finding:
        """What the check found there."""
        return Finding(self.id, start, end, message, self.severity, self.error_type, tier, **more)

    def works_in(self, target_language: str) -> bool:
        return self.targets is None or target_language in self.targets


@dataclass(frozen=True, slots=True, kw_only=True)
class BeadCheck(Check):
    """A check that needs no more than aligned paragraphs; the findings' positions count from the bead's texts."""

    find: Callable[[Bead], Iterator[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCheck(Check):
    """A check that needs the whole article or the context; the findings' positions count from the article's texts."""

    find: Callable[[Pair], Iterator[Finding]]

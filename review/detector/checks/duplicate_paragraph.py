"""A paragraph that stands twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.furniture import word_count
from review.detector.pairing.pair import Pair
from review.detector.words.paragraphs import paragraphs

MESSAGE = gettext_noop("This paragraph stands in the translation already.")

_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 4
_LONG_ENOUGH = 40
_FEWEST_WORDS_OF_A_LIKENESS = 8
_ALIKE = 0.85
_EDGE = 8


def find(pair: Pair) -> Iterator[Finding]:
    spans = paragraphs(pair.translation)
    copies = dict(_exact(pair.translation, spans))
    copies.update((copy, first) for copy, first in _alike(pair.translation, spans) if copy not in copies)
    if not copies or _source_repeats(pair.source):
        return
    ends = {span: before.end for before, span in pairwise(spans)}
    for copy, first in sorted(copies.items()):
        text = pair.translation[first.start : first.end]
        yield CHECK.finding(
            start=ends[copy],
            end=copy.end,
            message=MESSAGE,
            tier=Tier.CERTAIN if pair.source else Tier.LIKELY,
            suggestions=("",),
            evidence=(Evidence(Where.TRANSLATION, text, first),),
            places=(copy,),
        )


def _exact(text: str, spans: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Each further copy of a paragraph with its first one; short lines come back for other reasons."""
    seen: dict[str, Span] = {}
    neighbours = {after for before, after in pairwise(spans) if text[slice(*before)] == text[slice(*after)]}
    for span in spans:
        paragraph = text[span.start : span.end].strip()
        if word_count(paragraph) < _FEWEST_WORDS:
            continue
        first = seen.setdefault(paragraph, span)
        if first != span and (_is_long(paragraph) or span in neighbours):
            yield span, first


def _is_long(paragraph: str) -> bool:
    return len(paragraph) >= _LONG_ENOUGH or word_count(paragraph) >= _FEWEST_WORDS_OF_A_LIKENESS


def _alike(text: str, spans: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Neighbours that share nearly all their words: a copy in which something else went wrong."""
    for first, second in pairwise(spans):
        lengths = sorted((first.end - first.start, second.end - second.start))
        if lengths[1] - lengths[0] > 25 or lengths[0] < _LONG_ENOUGH or not _same_edge(text, first, second):
            continue
        if _likeness(text[first.start : first.end], text[second.start : second.end]) >= _ALIKE:
            yield second, first


def _same_edge(text: str, first: Span, second: Span) -> bool:
    """Whether the two begin or end alike; cheap, and true for a copy with one defect."""
    begin = text[first.start : first.start + _EDGE] == text[second.start : second.start + _EDGE]
    return begin or text[first.end - _EDGE : first.end] == text[second.end - _EDGE : second.end]


def _likeness(left: str, right: str) -> float:
    ours, theirs = Counter(_WORD.findall(left)), Counter(_WORD.findall(right))
    longer = max(ours.total(), theirs.total())
    return (ours & theirs).total() / longer if longer >= _FEWEST_WORDS_OF_A_LIKENESS else 0.0


def _source_repeats(source: str) -> bool:
    spans = paragraphs(source)
    return any(True for _ in _exact(source, spans)) or any(True for _ in _alike(source, spans))


CHECK = ArticleCheck(
    id="duplicate_paragraph",
    title="Paragraph twice",
    description=(
        "A whole paragraph stands a second time though the source has it once. The article looks careless and is "
        "longer than it should be. Short lines are left to the search for boilerplate, and nothing is said where "
        "the source repeats a paragraph too. Without a source a deliberate refrain would be flagged."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.DUPLICATION,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Die Brücke ist seit Montag gesperrt.⟦\n\nDie Brücke ist seit Montag gesperrt.⟧\n\nNiemand weiß warum.",
            "Die Brücke ist seit Montag gesperrt.\n\nNiemand weiß warum.",
            "Le pont est fermé depuis lundi.\n\nPersonne ne sait pourquoi.",
        ),
        Example(
            ("de", "en"),
            "The mayor opened the new bridge on Friday.\n\nIt rained.⟦\n\nThe mayor opened the new bridge on Friday.⟧",
            "The mayor opened the new bridge on Friday.\n\nIt rained.",
        ),
        Example(
            ("en", "ja"),
            "橋は月曜日から閉鎖されている。⟦\n\n橋は月曜日から閉鎖されている。⟧\n\n理由は不明だ。",
            "橋は月曜日から閉鎖されている。\n\n理由は不明だ。",
        ),
    ),
    harmless=(
        Harmless(("fr", "de"), "Im Bild\n\nDie Brücke.\n\nIm Bild\n\nDer Fluss."),
        Harmless(
            ("fr", "de"),
            "Wir kommen morgen wieder hierher.\n\nWir kommen morgen wieder hierher.",
            "Nous revenons ici demain matin.\n\nNous revenons ici demain matin.",
        ),
        Harmless(
            ("de", "en"),
            "Team A won three games and lost two in the first.\n\nTeam B lost five games and won none at the end.",
        ),
    ),
)

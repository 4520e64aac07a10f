"""Words left in the language of the source inside a translated paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.leftover import leftovers
from review.detector.pairing.pair import Bead


def find(bead: Bead) -> Iterator[Finding]:
    """Runs of words that are the source language's, between words of the translation."""
    for span in leftovers(bead).fragments:
        words = bead.translation[span.start : span.end]
        yield CHECK.finding(
            start=span.start,
            end=span.end,
            message=gettext_noop("These words have not been translated: {words}"),
            details={"words": words},
            tier=Tier.CERTAIN,
            evidence=_evidence(words, bead.source),
        )


def _evidence(words: str, source: str) -> tuple[Evidence, ...]:
    start = source.find(words)
    return (Evidence(Where.SOURCE, words, Span(start, start + len(words))),) if start >= 0 else ()


CHECK = BeadCheck(
    id="source_fragment",
    title=gettext_noop("Words not translated"),
    description=gettext_noop(
        "Inside a translated paragraph some words are still in the language of the source. Four words that are much "
        "commoner there than in the language of the translation are enough, two where the source has the very same "
        "words. Names, titles and quoted originals are left alone. It errs in foreign words that are not yet in the "
        "word lists."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.UNTRANSLATED,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Die Fischer haben seit dem Sturm ⟦leurs bateaux à quai⟧ und warten.",
            None,
            "Les pêcheurs laissent leurs bateaux à quai depuis la tempête et attendent.",
        ),
        Example(
            ("en", "de"),
            "Der Hafen blieb nach dem Sturm ⟦closed for the rest of the week⟧ und öffnet am Montag.",
            None,
        ),
        Example(
            ("en", "uk"),
            "Матчів ще багато. Get ⟦out there and do all⟧ Але нам потрібно відіграти успішно.",
            None,
        ),
        Example(
            ("de", "en"),
            "The harbour ⟦wurde nach dem schweren⟧ storm and opens on Monday.",
            None,
            "Der Hafen wurde nach dem schweren Sturm geschlossen und öffnet am Montag.",
        ),
    ),
    harmless=(
        Harmless(("fr", "de"), "Der Verein „Les amis de la mer du Nord“ sammelt Spenden für das Boot."),
        Harmless(("en", "de"), "Sie ist Leiterin der Society for the Protection of Rivers and Lakes in Leeds."),
        Harmless(("en", "fr"), "Le week-end, il joue au football et regarde un match en streaming."),
        Harmless(("fr", "de"), "Das Déjà-vu à la carte war ein Fauxpas par excellence."),
    ),
)

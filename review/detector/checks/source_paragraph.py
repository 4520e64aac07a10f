"""A paragraph left in the language of the source."""

from __future__ import annotations

from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.leftover import leftovers
from review.detector.pairing.pair import Bead


def find(bead: Bead) -> Iterator[Finding]:
    """Whole paragraphs of which nearly all telling words are the source language's."""
    for span in leftovers(bead).paragraphs:
        yield CHECK.finding(
            start=span.start,
            end=span.end,
            message=gettext_noop("This paragraph has not been translated."),
            tier=Tier.CERTAIN,
        )


CHECK = BeadCheck(
    id="source_paragraph",
    title=gettext_noop("Paragraph not translated"),
    description=gettext_noop(
        "A whole paragraph is still in the language of the source. Its words are judged by how common they are in "
        "either language; names count for neither. It errs in paragraphs that quote the original on purpose, such as "
        "a line of a poem."
    ),
    severity=Severity.CRITICAL,
    error_type=ErrorType.UNTRANSLATED,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Das Boot kam spät.\n\n⟦Les pêcheurs attendent encore une réponse de la préfecture.⟧\n\nSie sind müde.",
            None,
        ),
        Example(
            ("en", "fr"),
            "⟦The harbour was closed for three days after the storm.⟧",
            None,
            "The harbour was closed for three days after the storm.",
        ),
        Example(("es", "en"), "⟦Los vecinos todavía esperan una respuesta del ayuntamiento.⟧", None),
    ),
    harmless=(
        Harmless(("fr", "de"), "Le Monde, La Croix, Ouest-France", "Le Monde, La Croix, Ouest-France"),
        Harmless(("en", "de"), "Das Start-up will per Crowdfunding ein neues Smartphone auf den Markt bringen."),
        Harmless(("en", "fr"), "New York, San Francisco, Los Angeles", "New York, San Francisco, Los Angeles"),
    ),
)

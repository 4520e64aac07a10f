"""Markup that was left in the text."""

from __future__ import annotations

from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.languages.quotation_marks import marks
from review.detector.markup import Remnant, remnants
from review.detector.pairing.pair import Bead

MESSAGE = gettext_noop("“{markup}” is markup, not text.")


def find(bead: Bead) -> Iterator[Finding]:
    for remnant in remnants(bead.translation):
        if remnant.text not in bead.source:
            yield CHECK.finding(
                start=remnant.start,
                end=remnant.end,
                message=MESSAGE,
                details={"markup": remnant.text},
                tier=Tier.CERTAIN,
                suggestions=(_instead(remnant, bead),),
            )


def _instead(remnant: Remnant, bead: Bead) -> str:
    """A quotation mark opens after a space, and is straight where the paragraph writes straight ones."""
    if remnant.instead == "'" and bead.translation.count("’") > bead.translation.count("'"):
        return "’"
    if remnant.instead is not None:
        return remnant.instead
    opening, closing = ('"', '"') if '"' in bead.translation else marks(bead.target_language)
    before = bead.translation[remnant.start - 1 : remnant.start]
    return opening if not before or before.isspace() or before in "([–—" else closing


CHECK = BeadCheck(
    id="markup_left",
    title="Markup left in the text",
    description=(
        "A tag, an entity, a forum code, a template’s variable or Markdown was left in the text where the reader sees "
        "it. The fix removes it, or puts the character that an entity stands for. What stands so in the source is left "
        "alone, as an article about HTML would have it; letters in brackets that an editor put into a quotation and "
        "censored words are no markup."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.MARKUP,
    find=find,
    examples=(
        Example(("fr", "de"), "Die Brücke⟦</strong>⟧ ist zu.", "Die Brücke ist zu."),
        Example(("fr", "de"), "Die⟦&nbsp;⟧Brücke ist zu.", "Die Brücke ist zu."),
        Example(("de", "en"), "The bridge ⟦[/b]⟧is closed.", "The bridge is closed."),
        Example(("de", "en"), "The bridge⟦<br/>⟧is closed.", "The bridge is closed."),
        Example(("en", "fr"), "Le pont ⟦{{lien}}⟧est fermé.", "Le pont est fermé."),
        Example(("fr", "en"), "The caf⟦\\u00e9⟧ is closed.", "The café is closed."),
        Example(("en", "de"), "Der Pr⟦%C3%A4⟧sident kommt.", "Der Präsident kommt."),
        Example(("de", "en"), "The ⟦'''⟧bridge is closed.", "The bridge is closed."),
        Example(("en", "fr"), "Le pont ⟦[[Pont neuf|neuf]]⟧ est fermé.", "Le pont neuf est fermé."),
        Example(("fr", "en"), "The caf⟦=C3=A9⟧ is closed.", "The café is closed."),
        Example(("fr", "en"), "The bridge ⟦%20⟧is closed.", "The bridge is closed."),
        Example(("fr", "en"), "The bridge⟦▁⟧ is closed.", "The bridge is closed."),
        Example(("en", "de"), "Sie sagte: „Die Brücke ist zu.⟦&quot;⟧", "Sie sagte: „Die Brücke ist zu.“"),
    ),
    harmless=(
        Harmless(("de", "en"), "He said: “[i]t is f**k all”, and R&D cost <5% of AT&T; see [1] and {sic}? No: 100 %."),
        Harmless(("en", "de"), "Siehe https://example.org/eine%20Seite und C:\\users; 20 %, 5 %DV; rock 'n' roll."),
        Harmless(("en", "de"), "Das Tag <p> heißt Absatz.", "The tag <p> means paragraph."),
        Harmless(("de", "en"), "Write to anna_berger@example.org or @anna_berger, see file_name.txt and {sic}."),
        Harmless(("de", "fr"), "Il a vendu 20 %s ? Non, 3 < 5 et 7 > 2."),
    ),
)

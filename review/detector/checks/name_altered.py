"""A name whose letters got mixed up."""

from __future__ import annotations

from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Tier, Where, gettext_noop
from review.detector.names import altered, corrected, is_rendering
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import zipf

_MESSAGE = gettext_noop("The source spells this name “{name}”.")


def find(bead: Bead) -> Iterator[Finding]:
    for found in altered(bead) if bead.source else ():
        sure = not is_rendering(found.slip) and not zipf(found.word.folded, bead.target_language)
        yield CHECK.finding(
            start=found.word.span.start,
            end=found.word.span.end,
            message=_MESSAGE,
            tier=Tier.CERTAIN if sure else Tier.LIKELY,
            details={"name": found.name.text},
            suggestions=(corrected(found),),
            evidence=(Evidence(Where.SOURCE, found.name.text, found.name.span),),
        )


CHECK = BeadCheck(
    id="name_altered",
    title="Name altered",
    description=(
        "A letter of a name is changed, dropped, added or swapped with its neighbour. Readers notice, and so do the "
        "people named. A word counts only if neither language knows it and the source has the name without a partner "
        "in the translation. It errs where a language has its own spelling for a rare name."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.MISTRANSLATION,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Die Bürgermeisterin ⟦Hartwgi⟧ weihte am Montag die Brücke ein.",
            "Die Bürgermeisterin Hartwig weihte am Montag die Brücke ein.",
            "La maire Hartwig a inauguré le pont lundi.",
        ),
        Example(
            ("en", "de"),
            "Nach Angaben ⟦Pembrxkes⟧ ist der Bau genehmigt.",
            "Nach Angaben Pembrokes ist der Bau genehmigt.",
            "According to Pembroke, the building has been approved.",
        ),
        Example(
            ("de", "en"),
            "Novelist Clara ⟦Barker⟧ won the prize.",
            "Novelist Clara Parker won the prize.",
            "Die Schriftstellerin Clara Parker gewann den Preis.",
        ),
    ),
    harmless=(
        Harmless(
            ("fr", "de"),
            "Der Präsident reiste nach Kursk und sprach mit Nawalny.",
            "Le président s’est rendu à Koursk et a parlé avec Navalny.",
        ),
        Harmless(
            ("en", "de"),
            "Hollingworths Anwalt sprach mit der Presse.",
            "Hollingworth’s lawyer spoke to the press.",
        ),
        Harmless(
            ("en", "pl"),
            "Prawnik Hollingwortha rozmawiał z prasą.",
            "Hollingworth’s lawyer spoke to the press.",
        ),
    ),
)

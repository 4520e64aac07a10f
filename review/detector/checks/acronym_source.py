"""An acronym left as the source language has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from review.detector.acronyms import acronyms, is_clear, is_shouted, is_used_in, renderings
from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.pairing.pair import Bead

_MESSAGE = gettext_noop("“{acronym}” is called “{fix}” in this language.")


def find(bead: Bead) -> Iterator[Finding]:
    found = acronyms(bead.translation)
    if not found or bead.source_language == bead.target_language or is_shouted(bead.translation):
        return
    there = {word.text: word.span for word in acronyms(bead.source)}
    for word in found:
        text = word.text
        if not is_clear(text) or (there and text not in there):
            continue
        names = renderings(text, bead.source_language, bead.target_language)
        if names and (not is_used_in(text, bead.target_language) or _means_another(text, names, there, bead)):
            yield _finding(bead, word.span, names[0], there.get(text))


def _means_another(text: str, names: tuple[str, ...], there: Mapping[str, Span], bead: Bead) -> bool:
    """Whether the acronym of the source means something else in the target language: `EU` are the States in French."""
    others = renderings(text, bead.target_language, bead.source_language)
    return text in there and text not in names and there.keys().isdisjoint(set(others) - {text})


def _finding(bead: Bead, span: Span, fix: str, there: Span | None) -> Finding:
    acronym = bead.translation[span.start : span.end]
    return CHECK.finding(
        start=span.start,
        end=span.end,
        message=_MESSAGE,
        tier=Tier.CERTAIN if there else Tier.LIKELY,
        details={"acronym": acronym, "fix": fix},
        suggestions=(fix,),
        evidence=(Evidence(Where.SOURCE, acronym, there),) if there else (),
    )


CHECK = BeadCheck(
    id="acronym_source",
    title="Acronym in the source language",
    description=(
        "A common international acronym stands in its source-language form where the target language has its own: UE "
        "for EU, OTAN for NATO. Readers may not know it. Only acronyms of our table count, and only those that the "
        "target language does not use for anything else."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.UNTRANSLATED,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Die ⟦OMS⟧ warnte am Dienstag.",
            "Die WHO warnte am Dienstag.",
            "L’OMS a lancé un avertissement mardi.",
        ),
        Example(("en", "fr"), "L’⟦IMF⟧ prévoit une hausse.", "L’FMI prévoit une hausse.", "The IMF forecasts a rise."),
        Example(("en", "fr"), "L’⟦EU⟧ prévoit une hausse.", "L’UE prévoit une hausse.", "The EU forecasts a rise."),
        Example(("es", "en"), "The ⟦ONU⟧ met on Friday.", "The UN met on Friday.", ""),
    ),
    harmless=(
        Harmless(("fr", "de"), "Die NATO und die EU tagten.", "L’OTAN et l’UE se sont réunies."),
        Harmless(("en", "de"), "Die UN-Mission und das FBI", "The UN mission and the FBI"),
    ),
)

"""A number of the translation that the source does not have."""

from __future__ import annotations

from collections.abc import Iterator

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.lone_numbers import lone_numbers
from review.detector.numbers import Number
from review.detector.pairing.pair import Pair


def find(pair: Pair) -> Iterator[Finding]:
    for link, lone in lone_numbers(pair):
        for number in lone.added:
            yield _finding(number).shifted(link.placed.source_start, link.placed.translation_start)


def _finding(number: Number) -> Finding:
    return CHECK.finding(
        start=number.span.start,
        end=number.span.end,
        message=gettext_noop("The source has no number like {number} here."),
        details={"number": number.text},
        tier=Tier.LIKELY,
    )


CHECK = ArticleCheck(
    id="number_added",
    title=gettext_noop("Number added"),
    description=gettext_noop(
        "The translation has a number of two digits or more that the source has neither in figures nor in words, and "
        "no number of the source is without a partner. Readers take it for a fact. Measures, times, ordinals and "
        "numbers in brackets are left alone, as translators convert and explain. It errs where a translator wrote out "
        "a date or a decade."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.ADDITION,
    find=find,
    examples=(
        Example(
            ("en", "de"),
            "Im Hafen liegen noch ⟦34⟧ Boote aus der Gegend.",
            None,
            "There are still some boats from the area in the harbour.",
        ),
        Example(
            ("fr", "de"),
            "Die Werft wurde ⟦1874⟧ von einem Schmied gegründet.",
            None,
            "Le chantier naval a été fondé par un simple forgeron.",
        ),
    ),
    harmless=(
        Harmless(("en", "de"), "Im Hafen liegen noch 12 Boote.", "There are still a dozen boats in the harbour."),
        Harmless(("en", "fr"), "À environ 1,5 km de la ville, il tombe.", "About a mile away from the town he fell."),
        Harmless(("en", "de"), "Das Treffen beginnt um 17:30 Uhr.", "The meeting starts at half past five."),
    ),
)

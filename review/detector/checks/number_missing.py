"""A number of the source that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterator

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Tier, Where, gettext_noop
from review.detector.lone_numbers import lone_numbers
from review.detector.marked_place import around
from review.detector.numbers import Number
from review.detector.pairing.pair import Bead, Pair


def find(pair: Pair) -> Iterator[Finding]:
    for link, lone in lone_numbers(pair):
        for number in lone.missing[:1]:
            yield _finding(number, link.placed.bead).shifted(link.placed.source_start, link.placed.translation_start)


def _finding(number: Number, bead: Bead) -> Finding:
    span = around(bead.translation, (number.span.start + number.span.end) / 2 / len(bead.source))
    return CHECK.finding(
        start=span.start,
        end=span.end,
        message=gettext_noop("The source has the number {number} about here; the translation has none like it."),
        details={"number": number.text},
        tier=Tier.HINT,
        evidence=(Evidence(Where.SOURCE, number.text, number.span),),
    )


CHECK = ArticleCheck(
    id="number_missing",
    title=gettext_noop("Number missing"),
    description=gettext_noop(
        "The source has a number of two digits or more that the translation has neither in figures nor in words, and "
        "no other number stands in its place. The marked words are a guess from the position in the source. Measures, "
        "times, ordinals and numbers in brackets are left alone, as they are often converted or left out. It errs "
        "where a translator turned a number into a word such as many."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.OMISSION,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "⟦Nach dem Sturm liegen noch Boote im alten⟧ Hafen der Stadt, die niemand holt.",
            None,
            "Après la tempête, 34 bateaux restent dans le vieux port de la ville, sans que personne ne les réclame.",
        ),
        Example(
            ("en", "de"),
            "⟦Die Werft wurde von einem Schmied gegründet.⟧",
            None,
            "The yard was founded in 1874 by a blacksmith.",
        ),
    ),
    harmless=(
        Harmless(("en", "de"), "Zwölf Boote liegen noch im Hafen.", "There are still 12 boats in the harbour."),
        Harmless(("en", "de"), "Die Wellen waren sechs Meter hoch.", "The waves were six metres (18 feet) high."),
        Harmless(("en", "fr"), "Elle en est tout à fait sûre.", "She is 100 per cent sure of it."),
    ),
)

"""Quotation marks of another language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Span, Tier, gettext_noop
from review.detector.pair import Bead, Pair
from review.detector.quotation import Quotation, quoting
from review.detector.quotation_style import Style, accepted, style


def find(pair: Pair) -> Iterator[Finding]:
    """Quotations whose marks the target language does not know, unless the whole article is written so."""
    foreign = [
        (placed, quotation)
        for placed in pair.beads
        if placed.bead.translation != placed.bead.source
        for quotation in quoting(placed.bead.translation, pair.target_language).quotations
        if not accepted(quotation, pair.target_language)
    ]
    if not foreign:
        return
    used = _used(pair)
    for placed, quotation in foreign:
        if used[quotation.marks] <= max(2, sum(used.values()) // 2):
            yield _finding(placed.bead, quotation, style(pair)).shifted(placed.source_start, placed.translation_start)


def _used(pair: Pair) -> Counter[str]:
    return Counter(
        quotation.marks
        for placed in pair.beads
        for quotation in quoting(placed.bead.translation, pair.target_language).outer
    )


def _finding(bead: Bead, quotation: Quotation, marks: Style) -> Finding:
    words = bead.translation[quotation.inner.start : quotation.inner.end]
    return Finding(
        check="foreign_quotation_marks",
        start=quotation.start,
        end=quotation.end,
        message=gettext_noop("The quotation marks {marks} are those of another language."),
        details={"marks": quotation.marks},
        severity=Severity.MINOR,
        error_type=ErrorType.QUOTATION_FORMAT,
        tier=Tier.CERTAIN,
        suggestions=(f"{marks.inner[0]}{words}{marks.inner[1]}" if quotation.nested else marks.quote(words),),
        places=(Span(quotation.start, quotation.inner.start), Span(quotation.inner.end, quotation.end)),
    )


CHECK = ArticleCheck(
    id="foreign_quotation_marks",
    title=gettext_noop("Quotation marks of another language"),
    description=gettext_noop(
        "A quotation has marks that the language of the translation does not use, for instance French « » with their "
        "spaces in German. Marks that the whole article uses are left alone, as are all marks that are usual in the "
        "language. It errs in names and titles that are quoted as they stand."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.QUOTATION_FORMAT,
    find=find,
    examples=(
        Example(
            ("fr", "de"), "Er sprach von ⟦« großer Sorge »⟧ um die Fähre.", "Er sprach von „großer Sorge“ um die Fähre."
        ),
        Example(
            ("fr", "en"),
            "⟦«\u00a0The ferry is late again\u00a0»⟧, said the captain.",
            "“The ferry is late again”, said the captain.",
        ),
        Example(("de", "fr"), "Elle parle d’un ⟦„grand succès“⟧.", "Elle parle d’un «\u00a0grand succès\u00a0»."),
    ),
    harmless=(
        Harmless(("fr", "de"), "Die Fähre »Möwe« liegt im Hafen, die »Lerche« nicht."),
        Harmless(("en", "fr"), "Le capitaine parle d’un « retard normal »."),
        Harmless(("en", "ru"), "Паром «Чайка» вышел из порта."),
    ),
)

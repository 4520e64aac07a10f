"""Quotation marks of another language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Span, Tier, gettext_noop
from review.detector.languages.quotation_marks import QUOTATION_MARKS, marks
from review.detector.pairing.pair import Bead, Pair
from review.detector.quotation.marks import Quotation, quoting
from review.detector.quotation.style import Style, accepted, style
from review.detector.words.lexicon import base_language

DOUBLE = frozenset("„“”«»「」『』《》")
RARE = frozenset({"«»", "»«"})
"""Styles that nobody types by accident; straight and curly marks are mixed everywhere."""
MANY = 3


def find(pair: Pair) -> Iterator[Finding]:
    """Quotations whose marks the target language does not know, unless the whole article is written so."""
    usual = "".join(marks(pair.target_language))
    suspects = [
        (placed, quotation)
        for placed in pair.beads
        if placed.bead.translation != placed.bead.source
        for quotation in quoting(placed.bead.translation, pair.target_language).quotations
        if quotation.marks != usual and quotation.marks[0] in DOUBLE
    ]
    used = _used(pair) if suspects else Counter[str]()
    for placed, quotation in suspects:
        if not accepted(quotation, pair.target_language):
            foreign = used[quotation.marks] <= max(2, sum(used.values()) // 2)
        else:
            foreign = not quotation.nested and _left_over(quotation.marks, used, pair)
        if foreign:
            yield _finding(placed.bead, quotation, style(pair)).shifted(placed.source_start, placed.translation_start)


def _left_over(found: str, used: Counter[str], pair: Pair) -> bool:
    """Whether marks that the language knows are those of the source, and the rest of the article has its own."""
    if found not in QUOTATION_MARKS.get(base_language(pair.target_language), ())[1:]:
        return False
    others = max((count for other, count in used.items() if other != found and other[0] in DOUBLE), default=0)
    theirs = QUOTATION_MARKS.get(base_language(pair.source_language), ("",))[0] == found
    return others > used[found] if theirs else found in RARE and others >= MANY * used[found]


def _used(pair: Pair) -> Counter[str]:
    return Counter(
        quotation.marks
        for placed in pair.beads
        for quotation in quoting(placed.bead.translation, pair.target_language).outer
    )


def _finding(bead: Bead, quotation: Quotation, look: Style) -> Finding:
    words = bead.translation[quotation.inner.start : quotation.inner.end]
    return CHECK.finding(
        start=quotation.start,
        end=quotation.end,
        message=gettext_noop("The quotation marks {marks} are those of another language."),
        details={"marks": quotation.marks},
        tier=Tier.CERTAIN,
        suggestions=(f"{look.inner[0]}{words}{look.inner[1]}" if quotation.nested else look.quote(words),),
        places=(Span(quotation.start, quotation.inner.start), Span(quotation.inner.end, quotation.end)),
    )


CHECK = ArticleCheck(
    id="foreign_quotation_marks",
    title=gettext_noop("Quotation marks of another language"),
    description=gettext_noop(
        "A quotation has marks that the language of the translation does not use, for instance French « » with their "
        "spaces in German, or those of the source where the rest of the article has others. Marks that the whole "
        "article uses are left alone. It errs in names and titles that are quoted as they stand."
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
        Example(
            ("it", "de"),
            "„Die Fähre fährt“, sagte sie. „Bald“, sagte er.\n\nEr sprach von ⟦«großer Sorge»⟧ um die Fähre.",
            "„Die Fähre fährt“, sagte sie. „Bald“, sagte er.\n\nEr sprach von „großer Sorge“ um die Fähre.",
        ),
        Example(("de", "fr"), "Elle parle d’un ⟦„grand succès“⟧.", "Elle parle d’un «\u00a0grand succès\u00a0»."),
    ),
    harmless=(
        Harmless(("fr", "de"), "Die Fähre »Möwe« liegt im Hafen, die »Lerche« nicht."),
        Harmless(("en", "fr"), "Le capitaine parle d’un « retard normal »."),
        Harmless(("en", "ru"), "Паром «Чайка» вышел из порта."),
    ),
)

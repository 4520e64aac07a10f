"""A negation of the source that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterator

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.marked_place import around
from review.detector.negating import comparable, unanswered
from review.detector.pairing.pair import Bead, Pair


def find(pair: Pair) -> Iterator[Finding]:
    """Sentences whose source negates more often than anything in the translation could render."""
    if pair.source and comparable(pair.source_language, pair.target_language):
        for link, (negation, there, here) in unanswered(pair.linked):
            finding = _finding(link.placed.bead, negation, there, here)
            yield finding.shifted(link.placed.source_start, link.placed.translation_start)


def _finding(bead: Bead, negation: Span, there: Span, here: Span) -> Finding:
    share = ((negation.start + negation.end) / 2 - there.start) / (there.end - there.start)
    span = around(bead.translation[here.start : here.end], share).shifted(here.start)
    return CHECK.finding(
        start=span.start,
        end=span.end,
        message=gettext_noop("The source negates here ({negation}); the translation seems to say the opposite."),
        details={"negation": bead.source[negation.start : negation.end]},
        tier=Tier.HINT,
        evidence=(Evidence(Where.SOURCE, bead.source[negation.start : negation.end], negation),),
    )


CHECK = ArticleCheck(
    id="negation_lost",
    title=gettext_noop("Negation lost"),
    description=gettext_noop(
        "The source says not, never or nobody once in a sentence, and the translation has no word that could "
        "say so: no negation, no contrary such as unable, no verb such as refuse or fail. The marked place is a guess "
        "from the position in the source. It errs where a translator turned the sentence round: “did not fade” for "
        "“stayed strong”. Silent in languages that negate inside the verb or too often for such a comparison."
    ),
    severity=Severity.CRITICAL,
    error_type=ErrorType.MISTRANSLATION,
    find=find,
    targets=frozenset({"de", "en", "fr", "es", "it", "pt", "nl", "pl", "uk"}),
    examples=(
        Example(
            ("fr", "de"),
            "⟦Die Stadt wird den Hafen am Montag wieder⟧ öffnen.",
            None,
            "La ville ne va pas rouvrir le port ce lundi.",
        ),
        Example(
            ("en", "de"),
            "Die Fischer sagen, sie hätten ⟦von der Stadt eine Warnung vor dem Sturm bekommen.⟧",
            None,
            "The fishermen say that from the town council they have never received a storm warning.",
        ),
    ),
    harmless=(
        Harmless(
            ("fr", "de"),
            "Die Stadt wird den Hafen am Montag unmöglich öffnen können.",
            "La ville ne pourra pas ouvrir le port dès ce lundi.",
        ),
        Harmless(
            ("en", "de"),
            "Die Stadt hat keine Warnung gegeben.",
            "The town has not given any warning.",
        ),
        Harmless(("en", "fr"), "La ville refuse d’ouvrir le port lundi.", "The town will not open the port on Monday."),
    ),
)

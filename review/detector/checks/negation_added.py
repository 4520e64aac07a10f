"""A negation of the translation that the source lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.languages.negation import PARTICLES
from review.detector.negating import comparable, turned, unanswered
from review.detector.pairing.pair import Bead, Linked, Pair
from review.detector.words.lexicon import base_language

_BEHIND = re.compile(r"[ \u00a0](\w+)")
_BEFORE = re.compile(r"(\w+)[ \u00a0]\Z")


def find(pair: Pair) -> Iterator[Finding]:
    """Sentences whose translation negates more often than anything in the source could render."""
    if pair.source and comparable(pair.target_language, pair.source_language):
        for link, (negation, there, here) in unanswered(tuple(map(_turned, pair.linked))):
            finding = _finding(turned(link.placed.bead), negation, there, here)
            yield finding.shifted(link.placed.source_start, link.placed.translation_start)


def _turned(link: Linked) -> Linked:
    return link._replace(placed=link.placed._replace(bead=turned(link.placed.bead)))


def _finding(bead: Bead, negation: Span, sentence: Span, facing: Span) -> Finding:
    words = bead.translation[negation.start : negation.end]
    start, end, fix = _without(negation, bead)
    return CHECK.finding(
        start=start,
        end=end,
        message=gettext_noop("The translation negates here ({negation}); the source seems to say the opposite."),
        details={"negation": words},
        tier=Tier.HINT,
        suggestions=() if fix is None else (fix,),
        evidence=(Evidence(Where.SOURCE, bead.source[facing.start : facing.end], facing),),
    )


def _without(negation: Span, bead: Bead) -> tuple[int, int, str | None]:
    """The negation with the word behind it, else before it, and the fix: that word alone, where the rest can stay."""
    text = bead.translation
    if text[slice(*negation)] == PARTICLES.get(base_language(bead.target_language)):
        if behind := _BEHIND.match(text, negation.end):
            return negation.start, behind.end(), behind[1]
        if before := _BEFORE.search(text, 0, negation.start):
            return before.start(), negation.end, before[1]
    return negation.start, negation.end, None


CHECK = ArticleCheck(
    id="negation_added",
    title=gettext_noop("Negation added"),
    description=gettext_noop(
        "The translation says not, never or nobody in a sentence, and the source has no word that it could render: no "
        "negation, no contrary, no verb such as refuse or fail. It errs where a translator turned the sentence round: "
        "“did not fade” for “stayed strong”. Silent in languages that negate inside the verb or too often for such a "
        "comparison."
    ),
    severity=Severity.CRITICAL,
    error_type=ErrorType.MISTRANSLATION,
    find=find,
    targets=frozenset({"de", "en", "fr", "es", "it", "pt"}),
    examples=(
        Example(
            ("fr", "de"),
            "Die Stadt wird den Hafen am Montag ⟦nicht öffnen⟧.",
            "Die Stadt wird den Hafen am Montag öffnen.",
            "La ville va ouvrir le port ce lundi.",
        ),
        Example(
            ("en", "de"),
            "Die Stadt öffnete den ⟦Hafen nicht⟧.",
            "Die Stadt öffnete den Hafen.",
            "The town opened the port.",
        ),
        Example(
            ("en", "fr"),
            "Les pêcheurs ⟦n’ont pas⟧ reçu une alerte de la ville avant la tempête.",
            None,
            "The fishermen received a warning from the town before the storm.",
        ),
    ),
    harmless=(
        Harmless(
            ("en", "de"),
            "Die Stadt will den Hafen am Montag nicht öffnen.",
            "The town refuses to open the port on Monday.",
        ),
        Harmless(("fr", "de"), "Der Hafen ist nicht sicher.", "Le port est dangereux, sans digue."),
        Harmless(
            ("de", "en"),
            "The harbour is not open in winter.",
            "Der Hafen bleibt im Winter ohne Betrieb.",
        ),
    ),
)

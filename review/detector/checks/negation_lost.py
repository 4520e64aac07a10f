"""A negation of the source that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.languages.negation import ANY, NEGATING, SURE, renderings
from review.detector.lexicon import base_language
from review.detector.marked_place import around
from review.detector.pair import Bead, Pair
from review.detector.sentences import sentences
from review.detector.tokens import folded_words

FREELY = 0.3
"""A translation whose length is further off (natural logarithm) than this is too free to be compared."""
UNLIKE = 0.5
"""How far sentences may be from the same proportion (natural logarithm) and still face each other."""
MOST = 2
SINGLE_NEGATION = frozenset(("de", "en", "fr", "nl"))
"""Languages of our lists in which two words that negate are two negations."""
NEGATE_OFTEN = frozenset(("ru", "uk"))
"""Languages that say no where others say yes: such a source tells nothing."""


def find(pair: Pair) -> Iterator[Finding]:
    """Sentences whose source negates more often than anything in the translation could render."""
    sure, target = SURE.get(base_language(pair.source_language)), base_language(pair.target_language)
    if not pair.source or sure is None or target not in ANY or base_language(pair.source_language) in NEGATE_OFTEN:
        return
    most = MOST if base_language(pair.source_language) in SINGLE_NEGATION else 1
    negating = NEGATING[base_language(pair.source_language)].__getitem__
    for link in pair.linked:
        bead = link.placed.bead
        if abs(link.off) > FREELY or bead.source == bead.translation:
            continue
        if not any(map(negating, folded_words(bead.source))) or not sure.search(bead.source):
            continue
        for there, here in _facing(bead):
            negations = [Span(*match.span()) for match in sure.finditer(bead.source, *there)]
            if not 0 < len(negations) <= most:
                continue
            rendered = renderings(bead.translation, *here, target)
            if len(rendered) < len(negations):
                lost = _unanswered(negations, rendered, there, here)
                yield _finding(bead, lost, there, here).shifted(link.placed.source_start, link.placed.translation_start)
                break


def _facing(bead: Bead) -> list[tuple[Span, Span]]:
    """The sentences of both sides where they are as many, and as long; else the whole."""
    ours, theirs = sentences(bead.source, bead.source_language), sentences(bead.translation, bead.target_language)
    whole = [(Span(0, len(bead.source)), Span(0, len(bead.translation)))]
    if len(ours) != len(theirs) or len(ours) < 2:
        return whole
    expected = log(len(bead.translation) / len(bead.source))
    off = [
        abs(log((here.end - here.start) / (there.end - there.start)) - expected)
        for there, here in zip(ours, theirs, strict=True)
    ]
    return list(zip(ours, theirs, strict=True)) if max(off) < UNLIKE else whole


def _unanswered(negations: list[Span], rendered: list[int], there: Span, here: Span) -> Span:
    """The negation of the source that is farthest from any that could render it."""

    def distance(negation: Span) -> float:
        place = here.start + (negation.start - there.start) / (there.end - there.start) * (here.end - here.start)
        return min((abs(place - other) for other in rendered), default=0.0)

    return max(negations, key=distance)


def _finding(bead: Bead, negation: Span, there: Span, here: Span) -> Finding:
    share = ((negation.start + negation.end) / 2 - there.start) / (there.end - there.start)
    span = around(bead.translation[here.start : here.end], share).shifted(here.start)
    return Finding(
        check="negation_lost",
        start=span.start,
        end=span.end,
        message=gettext_noop("The source negates here ({negation}); the translation seems to say the opposite."),
        details={"negation": bead.source[negation.start : negation.end]},
        severity=Severity.CRITICAL,
        error_type=ErrorType.MISTRANSLATION,
        tier=Tier.HINT,
        evidence=(Evidence(Where.SOURCE, bead.source[negation.start : negation.end], negation),),
    )


CHECK = ArticleCheck(
    id="negation_lost",
    title=gettext_noop("Negation lost"),
    description=gettext_noop(
        "The source says not, never or nobody once in a sentence, and the translation has no word that could "
        "say so: no negation, no contrary such as unable, no verb such as refuse or fail. The marked place is a guess "
        "from the position in the source. It errs where a translator turned the sentence round: 'did not fade' for "
        "'stayed strong'. Silent in languages that negate inside the verb or too often for such a comparison."
    ),
    severity=Severity.CRITICAL,
    error_type=ErrorType.MISTRANSLATION,
    find=find,
    targets=frozenset({"de", "en", "fr", "es", "it", "pt", "nl"}),
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

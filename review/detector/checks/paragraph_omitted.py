"""A paragraph of the source that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.pairing.pair import Pair, Placed
from review.detector.pairing.proportion import last_words
from review.detector.torn import torn

LEAST_LENGTH = 55
"""Shorter paragraphs may have been taken into a neighbour or be a heading left out on purpose."""
LEAST_WORDS = 6
MOST_SURPLUS = 0.3
"""How much longer than expected (natural logarithm) a neighbour may be that has not swallowed the paragraph."""


def find(pair: Pair) -> Iterator[Finding]:
    """Source paragraphs without counterpart, at the last word of the paragraph before the gap, or else after it."""
    if not pair.source:
        return
    beads = pair.beads
    offs = {link.before: link.off for link in pair.linked}
    cut = {link.placed.source_start for link in torn(pair)}
    for index, placed in enumerate(beads):
        if placed.bead.translation or placed.source_start in cut or not _substantial(placed.bead.source):
            continue
        before, after = _neighbour(beads, range(index - 1, -1, -1)), _neighbour(beads, range(index + 1, len(beads)))
        swallowed = any(offs.get(at, 0.0) > MOST_SURPLUS for at in (before, after) if at is not None)
        if not swallowed and not _stands_alone_beside(beads, index):
            yield from _finding(pair, placed, before, after)


def _substantial(text: str) -> bool:
    return len(text) >= LEAST_LENGTH and (len(text.split()) >= LEAST_WORDS or not text.isascii())


def _neighbour(beads: Sequence[Placed], places: range) -> int | None:
    """The first bead of `places` with a paragraph of the translation that is no separator, caption or credit."""
    for at in places:
        bead = beads[at].bead
        if bead.translation and (bead.source or len(bead.translation) >= LEAST_LENGTH):
            return at
    return None


def _stands_alone_beside(beads: Sequence[Placed], index: int) -> bool:
    """Whether a paragraph alone in the translation, and no copy, may be the counterpart that was not recognised."""
    length = len(beads[index].bead.source)
    for placed in (*beads[max(0, index - 2) : index], *beads[index + 1 : index + 3]):
        text = placed.bead.translation
        if text and not placed.bead.source and length < 3 * len(text):
            return not any(other is not placed and text in other.bead.translation for other in beads)
    return False


def _finding(pair: Pair, omitted: Placed, before: int | None, after: int | None) -> Iterator[Finding]:
    if before is not None:
        start = pair.beads[before].translation_start
        text = pair.beads[before].bead.translation
        span = Span(next(last_words(text, 1), 0), len(text)).shifted(start)
        caret = span.end
    elif after is not None:
        start = pair.beads[after].translation_start
        span = Span(start, start + len(pair.beads[after].bead.translation.split(maxsplit=1)[0]))
        caret = span.start
    else:
        return
    source = Span(omitted.source_start, omitted.source_start + len(omitted.bead.source))
    yield CHECK.finding(
        start=span.start,
        end=span.end,
        message=gettext_noop("A paragraph of the source is missing here: {paragraph}"),
        details={"paragraph": omitted.bead.source},
        tier=Tier.LIKELY,
        evidence=(Evidence(Where.SOURCE, omitted.bead.source, source),),
        places=(Span(caret, caret),),
    )


CHECK = ArticleCheck(
    id="paragraph_omitted",
    title=gettext_noop("Paragraph omitted"),
    description=gettext_noop(
        "A paragraph of the source has no counterpart, and the paragraphs beside the gap are not longer than their own "
        "counterparts would make them. The finding stands at the last word before the gap. It errs where a translator "
        "rewrote a passage so freely that nothing ties it to its source."
    ),
    severity=Severity.CRITICAL,
    error_type=ErrorType.OMISSION,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Der Sturm hat den Hafen von Brest in der Nacht zum 3. März schwer ⟦getroffen.⟧\n\n"
            "Bürgermeisterin Anne Roche hatte bis gestern Abend noch keine Antwort gegeben.\n\n"
            "Präfekt Luc Morel kommt am Mittwoch, um die 45 verlorenen Boote zu zählen.",
            None,
            "La tempête a durement frappé le port de Brest dans la nuit du 3 mars.\n\n"
            "Les pêcheurs ont passé la matinée devant la mairie avec leurs familles et leurs banderoles. "
            "Ils veulent récupérer leurs bateaux.\n\n"
            "La maire, Anne Roche, n’avait donné aucune réponse hier soir encore.\n\n"
            "Le préfet Luc Morel viendra mercredi pour compter les 45 bateaux perdus.",
        ),
        Example(
            ("en", "de"),
            "⟦Die⟧ Fischer standen den ganzen Vormittag mit ihren Familien und ihren Plakaten vor dem "
            "Rathaus. Sie wollen ihre Boote zurück.\n\n"
            "Bürgermeisterin Anne Roche hatte bis gestern Abend noch keine Antwort gegeben.\n\n"
            "Präfekt Luc Morel kommt am Mittwoch, um die 45 verlorenen Boote zu zählen.",
            None,
            "The storm hit the harbour of Brest hard during the night to March 3.\n\n"
            "The fishermen spent the whole morning in front of the town hall with their families and "
            "banners. They want their boats back.\n\n"
            "The mayor, Anne Roche, had given no answer by yesterday evening.\n\n"
            "Prefect Luc Morel is coming on Wednesday to count the 45 lost boats.",
        ),
    ),
    harmless=(
        Harmless(
            ("en", "de"),
            "Der Sturm hat den Hafen von Brest getroffen. Die Fischer standen den ganzen Morgen vor dem Rathaus.\n\n"
            "Die Stadt schweigt.",
            "The storm has hit the port of Brest.\n\nThe fishermen stood in front of the town hall all morning.\n\n"
            "The town keeps silent.",
        ),
        Harmless(("en", "de"), "Der Hafen von Brest bleibt geschlossen.", "Advertisement\n\nBrest port stays closed."),
    ),
)

"""A paragraph of which a sentence is missing."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.pairing.pair import Bead, Linked, Pair
from review.detector.pairing.proportion import ends_as_sentence
from review.detector.torn import torn
from review.detector.words.sentences import sentences

SUSPICIOUS = -0.35
"""How much shorter than expected (natural logarithm) it must be where a sentence of just that length is missing."""
TELLTALE = -0.45
"""How much shorter it must be in any case."""
FIT = 0.25
TELLING = 125
"""Short paragraphs vary too much in length to tell anything."""


def find(pair: Pair) -> Iterator[Finding]:
    """Paragraphs that end properly but are too short for their source and the article's own ratio."""
    for link in (*pair.linked, *torn(pair)):
        bead = link.placed.bead
        if link.off > SUSPICIOUS or len(bead.source) < TELLING or not ends_as_sentence(bead.translation):
            continue
        missing = _missing_sentence(link)
        if missing or link.off <= TELLTALE:
            yield _finding(bead, missing).shifted(link.placed.source_start, link.placed.translation_start)


def _missing_sentence(link: Linked) -> Span | None:
    """The sentence of the source without which the lengths would fit, where the translation has fewer sentences."""
    bead = link.placed.bead
    ours = sentences(bead.source, bead.source_language)
    if len(ours) <= len(sentences(bead.translation, bead.target_language)):
        return None
    fits = {span: abs(link.off - log(1 - 0.98 * (span.end - span.start) / len(bead.source))) for span in ours}
    best = min(fits, key=lambda span: fits[span])
    return best if fits[best] <= FIT else None


def _finding(bead: Bead, missing: Span | None) -> Finding:
    end = len(bead.translation)
    evidence = missing or Span(0, len(bead.source))
    return CHECK.finding(
        start=0,
        end=end,
        message=gettext_noop("Something is missing here: the source says more than this paragraph."),
        tier=Tier.LIKELY,
        evidence=(Evidence(Where.SOURCE, bead.source[evidence.start : evidence.end], evidence),),
        places=(Span(end, end),),
    )


CHECK = ArticleCheck(
    id="sentence_omitted",
    title=gettext_noop("Sentence omitted"),
    description=gettext_noop(
        "A paragraph is much shorter than its source, measured by the other paragraphs of the same article, although "
        "it ends with a full stop: a sentence or a clause is missing. It errs where a translator condensed a long "
        "sentence without losing what it says."
    ),
    severity=Severity.CRITICAL,
    error_type=ErrorType.OMISSION,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Der Sturm hat den Hafen von Brest in der Nacht zum 3. März schwer getroffen.\n\n"
            "⟦Sie wollen ihre Boote zurück.⟧\n\n"
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
            "Der Sturm hat den Hafen von Brest in der Nacht zum 3. März schwer getroffen.\n\n"
            "⟦Die Fischer warten seit dem frühen Morgen vor dem Rathaus.⟧\n\n"
            "Bürgermeisterin Anne Roche hatte bis gestern Abend noch keine Antwort gegeben.\n\n"
            "Präfekt Luc Morel kommt am Mittwoch, um die 45 verlorenen Boote zu zählen.",
            None,
            "The storm hit the harbour of Brest hard during the night to March 3.\n\n"
            "The fishermen have been waiting outside the town hall since early morning, and their families "
            "have brought them soup, bread and blankets.\n\n"
            "The mayor, Anne Roche, had given no answer by yesterday evening.\n\n"
            "Prefect Luc Morel is coming on Wednesday to count the 45 lost boats.",
        ),
    ),
    harmless=(
        Harmless(
            ("en", "de"),
            "Der Sturm hat den Hafen schwer getroffen. Die Fischer warten. Die Stadt schweigt.",
            "The storm has hit the harbour hard, while the fishermen wait and the town keeps silent.",
        ),
        Harmless(
            ("en", "de"),
            "Sturm\n\nDer Hafen blieb drei Tage lang geschlossen.",
            "Storm damages the harbour\n\nThe harbour stayed closed for three days.",
        ),
    ),
)

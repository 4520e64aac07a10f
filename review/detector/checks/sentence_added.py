"""A sentence of the translation that the source lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Span, Tier, gettext_noop
from review.detector.pairing.likeness import shapes
from review.detector.pairing.pair import Bead, Linked, Pair
from review.detector.pairing.proportion import ends_as_sentence
from review.detector.words.sentences import sentences

SUSPICIOUS = 0.35
"""How much longer than expected (natural logarithm) the paragraph must be."""
FIT = 0.25
"""How near to the expected length it must be without the sentence."""
CLEARLY = 0.25
"""By how much the other sentences must resemble the source's better without the one than without any other."""
TELLING, LEAST_LENGTH = 60, 40
"""Characters of the source's paragraph and of the sentence: shorter ones vary too much to tell anything."""


def find(pair: Pair) -> Iterator[Finding]:
    """The one sentence without which a paragraph has the length that its source and the article's ratio lead one to
    expect, and that shares neither a number nor the beginning of a word with the source, while others do."""
    for link in pair.linked:
        bead = link.placed.bead
        if link.off < SUSPICIOUS or len(bead.source) < TELLING or not ends_as_sentence(bead.translation):
            continue
        ours, theirs = sentences(bead.source, bead.source_language), sentences(bead.translation, bead.target_language)
        if len(theirs) > len(ours) and (added := _added(link, ours, theirs)):
            yield _finding(bead, added).shifted(0, link.placed.translation_start)


def _added(link: Linked, ours: Sequence[Span], theirs: Sequence[Span]) -> Span | None:
    bead = link.placed.bead
    source, *shown = shapes([bead.source, *(bead.translation[start:end] for start, end in theirs)])
    alien = [span for span, shape in zip(theirs, shown, strict=True) if source.tokens.isdisjoint(shape.tokens)]
    fitting = [span for span in alien if _fits(link.off, span.end - span.start + 1, len(bead.translation))]
    if len(alien) == len(theirs) or not fitting:
        return None
    best, *others = sorted(fitting, key=lambda span: _unlikeness(ours, theirs, span))
    clear = all(_unlikeness(ours, theirs, best) + CLEARLY <= _unlikeness(ours, theirs, other) for other in others)
    return best if clear else None


def _unlikeness(ours: Sequence[Span], theirs: Sequence[Span], added: Span) -> float:
    """How unlike the sentences' lengths are to those of the source, sentence by sentence, without the one added; the
    same for all where their numbers differ even so."""
    left = [span for span in theirs if span != added]
    if len(left) != len(ours):
        return 0
    lengths = [((a.end - a.start) / (b.end - b.start)) for a, b in zip(left, ours, strict=True)]
    usual = log(sum(a.end - a.start for a in left) / sum(b.end - b.start for b in ours))
    return sum(abs(log(length) - usual) for length in lengths)


def _fits(off: float, length: int, whole: int) -> bool:
    return LEAST_LENGTH <= length < whole and abs(off + log(1 - length / whole)) <= FIT


def _finding(bead: Bead, added: Span) -> Finding:
    """The sentence with the space that would be left over without it."""
    before = added.start - len(bead.translation[: added.start].rstrip(" "))
    after = len(bead.translation[added.end :]) - len(bead.translation[added.end :].lstrip(" "))
    return CHECK.finding(
        start=added.start - before,
        end=added.end + (0 if before else after),
        message=gettext_noop("The source says nothing of this."),
        tier=Tier.LIKELY,
        suggestions=("",),
        places=(added,),
    )


CHECK = ArticleCheck(
    id="sentence_added",
    title=gettext_noop("Sentence added"),
    description=gettext_noop(
        "A paragraph is much longer than its source, measured by the other paragraphs of the same article, and has the "
        "length to expect without one of its sentences, which shares neither a name nor a number with the source: it "
        "belongs to another article, or somebody put it in. It errs where a translator made two sentences of one and "
        "explained."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.ADDITION,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Der Sturm hat den Hafen von Brest in der Nacht zum 3. März schwer getroffen.\n\n"
            "Die Fischer standen den ganzen Vormittag mit ihren Familien vor dem Rathaus von Brest."
            "⟦ Im Zoo kam unterdessen ein kleines Nilpferd zur Welt, das noch keinen Namen hat.⟧ "
            "Sie wollen ihre Boote zurück.\n\n"
            "Bürgermeisterin Anne Roche hatte bis gestern Abend noch keine Antwort gegeben.\n\n"
            "Präfekt Luc Morel kommt am Mittwoch, um die 45 verlorenen Boote zu zählen.",
            "Der Sturm hat den Hafen von Brest in der Nacht zum 3. März schwer getroffen.\n\n"
            "Die Fischer standen den ganzen Vormittag mit ihren Familien vor dem Rathaus von Brest."
            " Sie wollen ihre Boote zurück.\n\n"
            "Bürgermeisterin Anne Roche hatte bis gestern Abend noch keine Antwort gegeben.\n\n"
            "Präfekt Luc Morel kommt am Mittwoch, um die 45 verlorenen Boote zu zählen.",
            "La tempête a durement frappé le port de Brest dans la nuit du 3 mars.\n\n"
            "Les pêcheurs ont passé la matinée devant la mairie de Brest avec leurs familles. Ils veulent récupérer "
            "leurs bateaux.\n\n"
            "La maire, Anne Roche, n’avait donné aucune réponse hier soir encore.\n\n"
            "Le préfet Luc Morel viendra mercredi pour compter les 45 bateaux perdus.",
        ),
        Example(
            ("es", "en"),
            "⟦The zoo is showing a young hippopotamus to visitors for the first time since it was born. ⟧"
            "The trains will stop from eleven at night until six in the morning. "
            "Hospitals, care homes and schools have been told by letter.\n\n"
            "The mayor of Vigo, Ana Ríos, spoke of 45 repairs on the line to Ourense.\n\n"
            "Repairs will go on until October, said the director of the railway.",
            "The trains will stop from eleven at night until six in the morning. "
            "Hospitals, care homes and schools have been told by letter.\n\n"
            "The mayor of Vigo, Ana Ríos, spoke of 45 repairs on the line to Ourense.\n\n"
            "Repairs will go on until October, said the director of the railway.",
            "Los trenes pararán desde las once de la noche hasta las seis de la mañana. "
            "Los hospitales, las residencias y las escuelas han sido avisados por carta.\n\n"
            "La alcaldesa de Vigo, Ana Ríos, habló de 45 reparaciones en la línea de Ourense.\n\n"
            "Las reparaciones seguirán hasta octubre, dijo el director del ferrocarril.",
        ),
    ),
    harmless=(
        Harmless(
            ("en", "de"),
            "Der Sturm hat den Hafen von Brest schwer getroffen. Die Fischer warten seit dem frühen Morgen.",
            "The storm has hit the harbour of Brest hard, and the fishermen have been waiting since early morning.",
        ),
        Harmless(
            ("en", "de"),
            "Der Sturm hat den Hafen von Brest in der Nacht zum 3. März schwer getroffen.\n\n"
            "Die Fischer warten seit dem frühen Morgen vor dem Rathaus von Brest. Sie haben Suppe dabei.\n\n"
            "Bürgermeisterin Anne Roche hatte bis gestern Abend noch keine Antwort gegeben.",
            "The storm hit the harbour of Brest hard during the night to March 3.\n\n"
            "The fishermen have been waiting outside the town hall of Brest since early morning, with soup.\n\n"
            "The mayor, Anne Roche, had given no answer by yesterday evening.",
        ),
    ),
)

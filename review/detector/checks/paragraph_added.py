"""A paragraph of the translation that the source lacks."""

from __future__ import annotations

from collections.abc import Iterator

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Span, Tier, gettext_noop
from review.detector.pairing.pair import Pair
from review.detector.pairing.proportion import ends_as_sentence

LEAST_LENGTH = 90
"""What is shorter is more likely a caption or a credit than content."""


def find(pair: Pair) -> Iterator[Finding]:
    """Long paragraphs of whole sentences without counterpart, that repeat no other paragraph."""
    if not pair.source:
        return
    beads = pair.beads
    for index, placed in enumerate(beads):
        text = placed.bead.translation
        if placed.bead.source or len(text) < LEAST_LENGTH or not ends_as_sentence(text):
            continue
        unmatched = any(near.bead.source and not near.bead.translation for near in beads[max(0, index - 2) : index + 3])
        if not unmatched and pair.translation.count(text) == 1:
            yield _finding(pair.translation, Span(placed.translation_start, placed.translation_start + len(text)))


def _finding(translation: str, paragraph: Span) -> Finding:
    """The paragraph with the line ends that would be left over without it."""
    start, end = paragraph
    after = len(translation[end:]) - len(translation[end:].lstrip("\n"))
    before = 0 if after else start - len(translation[:start].rstrip("\n"))
    return CHECK.finding(
        start=start - before,
        end=end + after,
        message=gettext_noop("The source has no such paragraph."),
        tier=Tier.LIKELY,
        suggestions=("",),
        places=(paragraph,),
    )


CHECK = ArticleCheck(
    id="paragraph_added",
    title=gettext_noop("Paragraph added"),
    description=gettext_noop(
        "A long paragraph of whole sentences stands in the translation alone: it belongs to another article, or "
        "somebody put it in. Captions, credits and separators are the business of another check. It errs where a "
        "translator explained to foreign readers what the source’s readers know."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.ADDITION,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Der Sturm hat den Hafen von Brest in der Nacht zum 3. März schwer getroffen.\n\n"
            "Die Fischer standen den ganzen Vormittag mit ihren Familien und ihren Plakaten vor dem "
            "Rathaus. Sie wollen ihre Boote zurück.\n\n"
            "⟦Der Fußballverein aus Lyon hat unterdessen seinen Trainer entlassen und sucht bis zum Beginn "
            "der Saison einen Nachfolger.\n\n"
            "⟧Bürgermeisterin Anne Roche hatte bis gestern Abend noch keine Antwort gegeben.\n\n"
            "Präfekt Luc Morel kommt am Mittwoch, um die 45 verlorenen Boote zu zählen.",
            "Der Sturm hat den Hafen von Brest in der Nacht zum 3. März schwer getroffen.\n\n"
            "Die Fischer standen den ganzen Vormittag mit ihren Familien und ihren Plakaten vor dem "
            "Rathaus. Sie wollen ihre Boote zurück.\n\n"
            "Bürgermeisterin Anne Roche hatte bis gestern Abend noch keine Antwort gegeben.\n\n"
            "Präfekt Luc Morel kommt am Mittwoch, um die 45 verlorenen Boote zu zählen.",
            "La tempête a durement frappé le port de Brest dans la nuit du 3 mars.\n\n"
            "Les pêcheurs ont passé la matinée devant la mairie avec leurs familles et leurs banderoles. "
            "Ils veulent récupérer leurs bateaux.\n\n"
            "La maire, Anne Roche, n’avait donné aucune réponse hier soir encore.\n\n"
            "Le préfet Luc Morel viendra mercredi pour compter les 45 bateaux perdus.",
        ),
        Example(
            ("en", "de"),
            "Der Sturm hat den Hafen von Brest in der Nacht zum 3. März schwer getroffen.\n\n"
            "Bürgermeisterin Anne Roche hatte bis gestern Abend noch keine Antwort gegeben.\n\n"
            "Präfekt Luc Morel kommt am Mittwoch, um die 45 verlorenen Boote zu zählen.⟦\n\n"
            "Der Fußballverein aus Lyon hat unterdessen seinen Trainer entlassen und sucht bis zum Beginn "
            "der Saison einen Nachfolger.⟧",
            "Der Sturm hat den Hafen von Brest in der Nacht zum 3. März schwer getroffen.\n\n"
            "Bürgermeisterin Anne Roche hatte bis gestern Abend noch keine Antwort gegeben.\n\n"
            "Präfekt Luc Morel kommt am Mittwoch, um die 45 verlorenen Boote zu zählen.",
            "The storm hit the harbour of Brest hard during the night to March 3.\n\n"
            "The mayor, Anne Roche, had given no answer by yesterday evening.\n\n"
            "Prefect Luc Morel is coming on Wednesday to count the 45 lost boats.",
        ),
    ),
    harmless=(
        Harmless(
            ("en", "de"), "Ein Absatz ohne Quelle ist kein Zusatz: Wo es keine Quelle gibt, fehlt jeder Vergleich."
        ),
        Harmless(
            ("en", "de"),
            "Der Hafen bleibt zu.\n\nFoto: Anne Roche / Agentur",
            "The port stays closed.",
        ),
    ),
)

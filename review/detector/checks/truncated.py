"""A paragraph whose end is missing."""

from __future__ import annotations

from collections.abc import Iterator
from operator import and_

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.furniture import look
from review.detector.languages.never_last import NEVER_LAST
from review.detector.pairing.pair import Pair, Placed
from review.detector.pairing.proportion import ends_as_sentence, last_words
from review.detector.torn import torn
from review.detector.words.lexicon import base_language
from review.detector.words.paragraphs import paragraphs

SHORTER = 0.0
"""How much shorter than expected (natural logarithm) a paragraph that ends in mid-sentence must be."""
MUCH_SHORTER = -0.14
"""The same for the title, and where words are not parted by spaces: a full stop may well be missing there."""
MOST_END = 0.8
"""What share of an article's long paragraphs must end as sentences, so that one that does not is suspicious."""
LEAST_ENDING, LONG_WORDS = 4, 10
HEADINGS = 2
"""The title and what may stand below it end without a full stop."""
CLOSING_MARKS = frozenset('”“»«’‘"」』')
LEAST_WORDS = 5
MARKED_WORDS = 3


def find(pair: Pair) -> Iterator[Finding]:
    """Paragraphs that end in mid-sentence where the source's do not, and that are shorter than they should be."""
    if not pair.source:
        yield from _breaking_off(pair)
        return
    for link in (*pair.linked, *torn(pair)):
        if "\n" in link.placed.bead.translation:
            yield from _inside(link.placed)
        source, translation = link.placed.bead.source, link.placed.bead.translation
        if (
            ends_as_sentence(translation)
            or not ends_as_sentence(source)
            or translation in source
            or _quotes_last(translation)
        ):
            continue
        plain = link.placed.translation_start and len(translation.split()) >= LEAST_WORDS
        if link.off <= (SHORTER if plain else MUCH_SHORTER) or _breaks_off(translation, pair.target_language):
            yield _finding(link.placed)


def _inside(placed: Placed) -> Iterator[Finding]:
    """Of two paragraphs that stand for one of the source the first, where it ends in mid-sentence; no title does."""
    bead, start = placed.bead, placed.translation_start
    parts = paragraphs(bead.translation)
    if not start or len(parts) <= len(paragraphs(bead.source)):
        return
    for span in parts[:-1]:
        text = bead.translation[slice(*span)]
        ended = ends_as_sentence(text) or _quotes_last(text)
        if not ended and text not in bead.source and _is_prose(text, bead.target_language):
            yield _finding(Placed(bead._replace(translation=text), placed.source_start, start + span.start))


def _is_prose(text: str, language: str) -> bool:
    return len(text.split()) >= LEAST_WORDS and look(text, language).kind is None


def _breaking_off(pair: Pair) -> Iterator[Finding]:
    """Without a source: paragraphs that end with a word after which something must follow, or unlike all others."""
    long = [len(placed.bead.translation.split()) >= LONG_WORDS for placed in pair.beads]
    ends = [ends_as_sentence(placed.bead.translation) for placed in pair.beads]
    ending = sum(map(and_, long[HEADINGS:], ends[HEADINGS:]))
    unusual = ending >= LEAST_ENDING and ending >= MOST_END * sum(long[HEADINGS:])
    for index, placed in enumerate(pair.beads):
        text = placed.bead.translation
        alone = unusual and index >= HEADINGS and long[index] and not ends[index] and not _quotes_last(text)
        if alone or (len(text.split()) >= LEAST_WORDS and _breaks_off(text, pair.target_language)):
            yield _finding(placed)


def _quotes_last(text: str) -> bool:
    """Whether a closing quotation mark ends it: what is cut off does not end so neatly."""
    return text.rstrip()[-1:] in CLOSING_MARKS


def _breaks_off(text: str, language: str) -> bool:
    start = next(last_words(text, 1), 0)
    return text[start:].rstrip() in NEVER_LAST.get(base_language(language), ())


def _finding(placed: Placed) -> Finding:
    text, source = placed.bead.translation, placed.bead.source
    end = len(text.rstrip())
    cut = next(last_words(source, 1), len(source))
    return CHECK.finding(
        start=min(last_words(text, MARKED_WORDS), default=0),
        end=end,
        message=gettext_noop("This paragraph breaks off: its end is missing."),
        tier=Tier.LIKELY,
        evidence=(Evidence(Where.SOURCE, source[cut:], Span(cut, len(source))),) if source else (),
        places=(Span(end, end),),
    ).shifted(placed.source_start, placed.translation_start)


CHECK = ArticleCheck(
    id="truncated",
    title=gettext_noop("Paragraph breaks off"),
    description=gettext_noop(
        "A paragraph ends in the middle of a sentence: the source’s ends with a full stop, the translation’s without, "
        "and it is shorter than the article’s other paragraphs would lead one to expect, or its last word cannot be "
        "the last, or its place alone tells what it stands for. Without a source a long paragraph counts that ends "
        "unlike nearly all others. Headings and captions, which end so in the source too, are left alone. It errs "
        "where a translator forgot the full stop of a concise paragraph."
    ),
    severity=Severity.CRITICAL,
    error_type=ErrorType.OMISSION,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Der Sturm hat den Hafen in der Nacht schwer getroffen.\n\nDie Fischer wollen nun von der Stadt wissen, "
            "⟦wann sie ihre⟧\n\nDie Antwort steht noch aus, sagt die Verwaltung.",
            None,
            "La tempête a durement frappé le port cette nuit-là.\n\nLes pêcheurs veulent maintenant savoir de la ville "
            "quand ils pourront récupérer leurs bateaux.\n\nLa réponse se fait attendre, dit l’administration.",
        ),
        Example(("en", "de"), "Der Hafen blieb drei Tage lang ⟦geschlossen, weil der⟧", None),
    ),
    harmless=(
        Harmless(
            ("en", "de"),
            "Sturm trifft den Hafen\n\nDer Hafen blieb drei Tage lang geschlossen.",
            "Storm hits the harbour\n\nThe harbour stayed closed for three days.",
        ),
        Harmless(("en", "de"), "Hafen bleibt zu: Wer nimmt die Fischer jetzt auf"),
        Harmless(
            ("en", "de"),
            "Er sagte: „Der Hafen bleibt geschlossen, bis der Sturm vorüber ist.“",
            'He said: "The harbour stays closed until the storm is over."',
        ),
    ),
)

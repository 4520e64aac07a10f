"""A name spelled in two ways in one article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Tier, Where, gettext_noop
from review.detector.names import Altered, Index, corrected, counted_names, is_accent, is_ending, is_name, is_unknown
from review.detector.pairing.pair import Pair
from review.detector.words.lexicon import has_word_list, zipf
from review.detector.words.slips import Slip
from review.detector.words.tokens import Word, folded_words, occurrences

_FAMILIAR = 2.5
"""Zipf frequency from which a single mention shows how a name is spelled."""
_MESSAGE = gettext_noop("Elsewhere in this article the name is spelled “{name}”.")


def find(pair: Pair) -> Iterator[Finding]:
    if not has_word_list(pair.target_language):
        return
    counts = counted_names(placed.bead.translation for placed in pair.beads)
    in_source = frozenset().union(*(folded_words(placed.bead.source) for placed in pair.beads))
    languages = (pair.target_language, pair.source_language)
    names = Index(
        name
        for name in counts
        if name in in_source or (not pair.source and (counts[name] > 1 or _is_familiar(name, languages)))
    )
    doubtful = [
        (word, *name)
        for word, count in counts.items()
        if count == 1 and word not in in_source and is_unknown(word, languages)
        for name in islice(_spelled_otherwise(word, names, pair.target_language), 1)
    ]
    there = _first(pair.translation, {spelled for word, name, _ in doubtful for spelled in (word, name)})
    for word, name, difference in doubtful:
        # One of the two may stand only inside a longer word, glued to another one.
        if word in there and name in there:
            yield _finding(Altered(there[word], there[name], difference, neighbour=False))


def _is_familiar(name: str, languages: tuple[str, ...]) -> bool:
    return any(zipf(name, language) >= _FAMILIAR for language in languages)


def _spelled_otherwise(word: str, names: Index, language: str) -> Iterator[tuple[str, Slip]]:
    for name, difference in names.near(word, language):
        if not is_accent(difference) and not is_ending(difference):
            yield name, difference


def _first(text: str, names: set[str]) -> dict[str, Word]:
    """Where each of the names, in small letters, stands for the first time."""
    there: dict[str, Word] = {}
    for word in occurrences(names, text) if names else ():
        if is_name(word):
            there.setdefault(word.folded, word)
    return there


def _finding(found: Altered) -> Finding:
    return CHECK.finding(
        start=found.word.span.start,
        end=found.word.span.end,
        message=_MESSAGE,
        tier=Tier.LIKELY,
        details={"name": found.name.text},
        suggestions=(corrected(found),),
        evidence=(Evidence(Where.TRANSLATION, found.name.text, found.name.span),),
    )


CHECK = ArticleCheck(
    id="name_inconsistent",
    title="Name spelled in two ways",
    description=(
        "A word that no word list knows stands once in the article, a single letter away from a name that the article "
        "spells otherwise. Readers take the two for two people. Endings, accents and the usual changes of letter "
        "between languages are left alone. It errs where two real names are that much alike."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.SPELLING,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Hartwig sprach zuerst.\n\nDanach ging ⟦Hratwig⟧ nach Hause.",
            "Hartwig sprach zuerst.\n\nDanach ging Hartwig nach Hause.",
            "Hartwig a parlé en premier.\n\nEnsuite, elle est rentrée chez elle.",
        ),
        Example(
            ("en", "fr"),
            "Pembroke est arrivé. Pembroke a parlé. Puis ⟦Pembrioke⟧ est reparti.",
            "Pembroke est arrivé. Pembroke a parlé. Puis Pembroke est reparti.",
        ),
    ),
    harmless=(
        Harmless(("fr", "de"), "Hartwig sprach zuerst. Hartwigs Rede war kurz. Hartwig ging."),
        Harmless(("en", "pl"), "Pembroke mówił. Z Pembrokiem rozmawiał Nowak. Pembroke wyszedł."),
    ),
)

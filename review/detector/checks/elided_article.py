"""An elided article of the source language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import base_language, is_known, is_word, zipf

MESSAGE = gettext_noop("“{article}” was left over from the source.")

_ELIDING = frozenset({"fr", "it", "ca", "oc", "br", "rm", "lb", "eo", "mt", "pms", "vec", "sc"})
_ELIDED = {
    "fr": re.compile(r"(?<![\w’'])(?:[LlDdJjNnSsCcMmTt]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu)['’](?=[^\W\d_])"),
    "it": re.compile(
        r"(?<![\w’'])(?:[LlDd]|[Uu]n|(?:[Dd]e|[Aa]|[Nn]e|[Ss]u|[Dd]a|[Cc]o)(?:ll|gl)|(?:[Qq]ue|[Bb]e)ll)['’](?=[^\W\d_])"
    ),
    "ca": re.compile(r"(?<![\w’'])[LlDdNnSsMmTt]['’](?=[^\W\d_])"),
}
_FOREIGN = {
    ("it", "fr"): re.compile(
        r"(?<![\w’'])(?:[Uu]n|(?:[Dd]e|[Aa]|[Nn]e|[Ss]u|[Dd]a|[Cc]o)(?:ll|gl)|[Gg]l|[Qq]ue(?:ll|st)|[Bb]ell)['’]"
        r"(?=[^\W\d_])"
    ),
    ("fr", "it"): re.compile(r"(?<![\w’'])(?:[JjNnMmTtSs]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu)['’](?=[^\W\d_])"),
}
"""What one eliding language elides and another does not."""
_LONGEST_LETTER = 2
_IN_USE = 3.0
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]\Z")
_AFTER = re.compile(r"\w+")
_ENGLISH = {"l": "the ", "d": "of "}
_WITHOUT_ARTICLES = frozenset({"pl", "ru", "uk", "tr", "cs", "sk", "fi", "et", "lv", "lt", "sl", "hr", "sr"})


def find(bead: Bead) -> Iterator[Finding]:
    pattern = _ELIDED.get(base_language(bead.source_language))
    if pattern is not None and base_language(bead.target_language) in _ELIDING:
        pattern = _FOREIGN.get((base_language(bead.source_language), base_language(bead.target_language)))
    if pattern is None:
        return
    if "’" not in bead.translation and "'" not in bead.translation:
        return
    source = bead.source.replace("’", "'").lower()
    for match in pattern.finditer(bead.translation):
        word = _AFTER.match(bead.translation, match.end())
        if word and (
            not _a_name(match[0] + word[0], word[0], source, bead.target_language)
            or (not source and _before_a_noun(match, word[0], bead))
        ):
            yield _finding(match, bead)


def _a_name(whole: str, word: str, source: str, language: str) -> bool:
    """L'Oréal, coup d'État: it stands so in the source. Without a source only a word of the language convicts."""
    plain = whole.replace("’", "'").lower()
    if plain in source and re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", source):
        return not is_known(word, language) or not word.isupper()
    if len(whole) - len(word) > _LONGEST_LETTER:
        return False
    return not source and (not is_known(word, language) or whole[0] in "dD")


def _before_a_noun(match: re.Match[str], word: str, bead: Bead) -> bool:
    """German: a noun of the language after a small word, as in `seit d’Erdbeben`; names follow names: Côte d’Azur."""
    before = _WORD_BEFORE.search(bead.translation, max(0, match.start() - 40), match.start())
    return (
        base_language(bead.target_language) == "de"
        and is_word(word, "de")
        and zipf(word, "de") >= _IN_USE
        and before is not None
        and before[1].islower()
    )


def _finding(match: re.Match[str], bead: Bead) -> Finding:
    language = base_language(bead.target_language)
    instead = _ENGLISH.get(match[0][0].lower()) if language == "en" and len(match[0]) == 2 else None
    if language in _WITHOUT_ARTICLES and match[0][0] in "lL":
        instead = ""
    if instead and match[0][0].isupper():
        instead = instead.capitalize()
    return CHECK.finding(
        start=match.start(),
        end=match.end(),
        message=MESSAGE,
        details={"article": match[0]},
        tier=Tier.CERTAIN if bead.source else Tier.LIKELY,
        suggestions=() if instead is None else (instead,),
    )


CHECK = BeadCheck(
    id="elided_article",
    title="Elided article of the source",
    description=(
        "An article or a preposition that French, Italian or Catalan elides before a vowel (l’, d’, qu’, dell’) stands "
        "before a translated word. Machines leave it when the word behind it was a link or an acronym. It reads as "
        "nonsense. Names and loan words that the source has in the same form (L’Oréal, coup d’État) are left alone. "
        "The right article depends on the noun’s gender and case, so that a fix is offered only where none is needed."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.UNTRANSLATED,
    find=find,
    examples=(
        Example(("fr", "de"), "Die Suche begann zwei Tage nach ⟦d’⟧Erdbeben im Norden.", None),
        Example(("fr", "de"), "⟦L’⟧Brücke ist zu.", None, "Le pont est fermé."),
        Example(("fr", "en"), "⟦L'⟧Union agreed.", "The Union agreed.", "Les Vingt-Sept sont d'accord."),
        Example(("it", "fr"), "Le toit ⟦dell’⟧école fuit.", None, "Il tetto della scuola perde."),
        Example(("it", "de"), "Er kam mit ⟦dell’⟧Zug.", None, "È arrivato in treno."),
    ),
    harmless=(
        Harmless(
            ("fr", "de"), "Der Chef von L’Oréal sprach vom Coup d'État.", "Le patron de L'Oréal parle de coup d'État."
        ),
        Harmless(("fr", "en"), "D'Angelo and O'Neill don't agree, y'all.", "D'Angelo et O'Neill ne sont pas d'accord."),
        Harmless(("de", "fr"), "L’union d’abord."),
        Harmless(("it", "fr"), "L’union d’abord, qu’il l’ait voulu ou non.", "Prima l’unione, che lo volesse o no."),
        Harmless(("fr", "nl"), "'s Avonds zag hij foto's in 't huis."),
    ),
)

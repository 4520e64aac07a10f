"""A word glued to an acronym."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.detector.acronyms import is_used_in
from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.gluing import WELL_KNOWN
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import frequency, has_word_list, is_known, occurs_anywhere

MESSAGE = gettext_noop("“{left}” and “{right}” are written as one word.")

_UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻĞİŞČŠŽŘА-ЯЁІЇЄҐΑ-Ω"
_LOWER = f"[^\\W\\d_{_UPPER}]"
_BEFORE = r"(?<![\w@#/.&=])"
_AFTER = r"(?![\w@/=])"
_CAPITALS = re.compile(f"[{_UPPER}]{{2}}")
_MIXED = re.compile(f"{_LOWER}[{_UPPER}]{{2}}|[{_UPPER}]{{2}}{_LOWER}{{2}}")
_GLUED = re.compile(f"{_BEFORE}([{_UPPER}]?{_LOWER}{{2,30}})?([{_UPPER}]{{2,9}})({_LOWER}{{2,30}})?{_AFTER}")
_COMMON, _OCCURRING = 5.2, 3.0
_SHORTEST, _SHORTEST_BEFORE, _SHORTEST_OF_A_COMPOUND = 3, 4, 10
_SHORTEST_SURE, _SHORTEST_ACRONYM, _LONGEST = 3, 2, 8
_ENDINGS = frozenset({"ers", "ler", "lern", "lerin", "ism", "isme", "ist", "iste", "ing"})


def find(bead: Bead) -> Iterator[Finding]:
    if not (_CAPITALS.search(bead.translation) and _MIXED.search(bead.translation)) or not has_word_list(
        bead.target_language
    ):
        return
    for match in _GLUED.finditer(bead.translation):
        if match[0] in bead.source:
            continue
        parts = _parts(match, bead)
        if len(parts) > 1:
            yield CHECK.finding(
                start=match.start(),
                end=match.end(),
                message=MESSAGE,
                details={"left": parts[0], "right": " ".join(parts[1:])},
                tier=Tier.CERTAIN,
                suggestions=(" ".join(parts),),
            )


def _parts(match: re.Match[str], bead: Bead) -> tuple[str, ...]:
    """The word before, the acronym, and the word behind, where each may stand there; nothing where one may not."""
    before, capitals, after = match.groups()
    parts = _behind(match[0], capitals, after, bead) if after else (capitals,)
    if not before or not parts:
        return parts
    return (before, *parts) if len(parts[0]) <= _LONGEST and _stands_before(before, parts[0], bead) else ()


def _behind(whole: str, capitals: str, after: str, bead: Bead) -> tuple[str, ...]:
    """The acronym and the word glued to its end, which may begin with the last of the capitals."""
    if occurs_anywhere(whole, bead.target_language):
        return ()
    name = capitals[-1] + after
    if len(capitals) > _SHORTEST_ACRONYM and _is_name(capitals[:-1], name, bead):
        return capitals[:-1], name
    return (capitals, after) if _stands_after(capitals, after, bead) else ()


def _is_name(acronym: str, name: str, bead: Bead) -> bool:
    if len(name) <= _SHORTEST or _stands_in(bead.source, acronym + name[0]):
        return False
    language = bead.target_language
    if is_known(name[1:], language) and frequency(name, language) <= frequency(name[1:], language):
        return _stands_in(bead.source, f"{acronym} {name}")
    return _stands_in(bead.source, name) or frequency(name, language) >= _OCCURRING


def _stands_after(acronym: str, word: str, bead: Bead) -> bool:
    if len(word) < _SHORTEST or word in _ENDINGS:
        return False
    common = _OCCURRING if len(acronym) >= _SHORTEST_SURE else WELL_KNOWN
    if frequency(word, bead.target_language) >= common:
        return True
    return _stands_in(bead.source, acronym) and is_known(word, bead.target_language)


def _stands_before(word: str, acronym: str, bead: Bead) -> bool:
    """A common word, or any word where the acronym is one of the source or long enough to be no brand's (macOS)."""
    language = bead.target_language
    shortest, least = (2, _COMMON) if word.islower() else (4, _OCCURRING)
    if len(word) >= shortest and frequency(word, language) >= least:
        return True
    if len(word) < _SHORTEST_BEFORE or occurs_anywhere(word + acronym, language):
        return False
    sure = len(acronym) >= _SHORTEST_SURE or _stands_in(bead.source, acronym) or is_used_in(acronym, language)
    compound = language.startswith("de") and word[0].isupper() and len(word) >= _SHORTEST_OF_A_COMPOUND
    return sure and (is_known(word, language) or compound)


def _stands_in(text: str, words: str) -> bool:
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


CHECK = BeadCheck(
    id="glued_acronym",
    title="Word glued to an acronym",
    description=(
        "A word and an acronym are written as one, mostly where a link or an abbreviation was marked up in the source. "
        "It reads like a misprint and hides the acronym from searches. Names that stand so in the source (BBCNews, "
        "YouTubeTV) are left alone; a brand name of this shape may be flagged where there is no source."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.SPELLING,
    find=find,
    examples=(
        Example(
            ("fr", "de"), "Das Hauptquartier ⟦derNATO⟧ ist in Brüssel.", "Das Hauptquartier der NATO ist in Brüssel."
        ),
        Example(("de", "en"), "She spoke ⟦forUNESCO⟧ in Paris.", "She spoke for UNESCO in Paris."),
        Example(
            ("fr", "de"),
            "Der Chef der ⟦WHOTedros⟧ reiste ab.",
            "Der Chef der WHO Tedros reiste ab.",
            "Le chef de l'OMS, Tedros, est parti.",
        ),
        Example(("en", "fr"), "Les pays ⟦dansUE⟧ hésitent.", "Les pays dans UE hésitent."),
        Example(("fr", "de"), "Am Sitz ⟦derNATOtraf⟧ er Anna.", "Am Sitz der NATO traf er Anna."),
    ),
    harmless=(
        Harmless(("en", "de"), "Die mRNA-Impfung der BioNTech GmbH kostet 12 kWh."),
        Harmless(("en", "fr"), "Les CDs et les ONGs, le PDFs, l'iOS et macOS."),
        Harmless(("en", "de"), "Er arbeitet bei FoxNEWS.", "He works for FoxNEWS."),
    ),
)

"""A Slavic name in the source language's letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.pairing.pair import Bead
from review.detector.words.tokens import folded_words

_MESSAGE = gettext_noop("“{name}” is written as in the source language; here it is “{fix}”.")
_GERMAN = {
    "volodymyr": "Wolodymyr",
    "serguei": "Sergej",
    "sergueï": "Sergej",
    "serhii": "Serhij",
    "serhiï": "Serhij",
    "serhiy": "Serhij",
    "andrii": "Andrij",
    "andriï": "Andrij",
    "andriy": "Andrij",
    "dmitrii": "Dmitrij",
    "dmitriï": "Dmitrij",
    "dmitriy": "Dmitrij",
    "valerii": "Walerij",
    "valeriï": "Walerij",
    "valeriy": "Walerij",
    "youri": "Juri",
    "oleksii": "Oleksij",
    "oleksiï": "Oleksij",
    "oleksiy": "Oleksij",
    "vitalii": "Witalij",
    "vitaliï": "Witalij",
    "vitaliy": "Witalij",
    "anatolii": "Anatolij",
    "anatoliï": "Anatolij",
    "anatoliy": "Anatolij",
    "guennadi": "Gennadi",
    "evgueni": "Jewgeni",
    "ievgueni": "Jewgeni",
    "alexeï": "Alexej",
    "nikolaï": "Nikolaj",
    "mikhaïl": "Michail",
    "ioulia": "Julia",
    "youlia": "Julia",
    "yevhen": "Jewhen",
    "zelenskyy": "Selenskyj",
    "zelenskyi": "Selenskyj",
    "zelenskiy": "Selenskyj",
    "zelenskyj": "Selenskyj",
    "zelensky": "Selenskyj",
}
"""Given names of public life, and the one family name that every newsroom has a rule for."""
_FOREIGN = re.compile(rf"\b(?:{'|'.join(name.capitalize() for name in _GERMAN)})\b")


def find(bead: Bead) -> Iterator[Finding]:
    if bead.source_language not in {"fr", "en"} or _GERMAN.keys().isdisjoint(folded_words(bead.translation)):
        return
    for match in _FOREIGN.finditer(bead.translation):
        fix = _GERMAN.get(match[0].lower())
        there = bead.source.find(match[0])
        if fix is not None and (there >= 0 or not bead.has_source):
            yield _finding(match, fix, Span(there, there + len(match[0])) if there >= 0 else None)


def _finding(match: re.Match[str], fix: str, there: Span | None) -> Finding:
    return CHECK.finding(
        start=match.start(),
        end=match.end(),
        message=_MESSAGE,
        tier=Tier.LIKELY,
        details={"name": match[0], "fix": fix},
        suggestions=(fix,),
        evidence=(Evidence(Where.SOURCE, match[0], there),) if there else (),
    )


CHECK = BeadCheck(
    id="name_transliteration",
    title="Name transliterated for another language",
    description=(
        "A Russian or Ukrainian given name stands as French or English newspapers write it: Andriï for Andrij. Readers "
        "of a German paper know the person under the other spelling. Only names of our table count, and only if the "
        "source spells them the same way. It errs where the person uses that spelling abroad."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.SPELLING,
    find=find,
    targets=frozenset(("de",)),
    examples=(
        Example(
            ("fr", "de"),
            "Der Bürgermeister ⟦Sergueï⟧ Marow dankte.",
            "Der Bürgermeister Sergej Marow dankte.",
            "Le maire Sergueï Marov a remercié.",
        ),
        Example(
            ("en", "de"),
            "Trainer ⟦Andriy⟧ Bondar schwieg.",
            "Trainer Andrij Bondar schwieg.",
            "Coach Andriy Bondar said nothing.",
        ),
    ),
    harmless=(
        Harmless(("fr", "de"), "Trainer Andrij Bondar schwieg.", "L’entraîneur Andriï Bondar s’est tu."),
        Harmless(("fr", "de"), "Anaïs Moreau dankte.", "Anaïs Moreau a remercié."),
    ),
)

"""An acronym left as the source language has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from review.detector.acronyms import acronyms, is_clear, is_shouted, is_used_in, renderings
from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import base_language
from review.detector.words.tokens import Word

_MESSAGE = gettext_noop("“{acronym}” is called “{fix}” in this language.")
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}(?!\w)")
_LEAST_STOPS = 2
_STOPS = re.compile(r"\.[A-Z]\.")
_BEHIND = re.compile(r" [A-ZÀ-Þ]\w+")
_BEFORE = re.compile(r"\b[A-ZÀ-Þ]\w+ \Z")
_LONGEST_BESIDE = 30
_HYPHENS = ("-", "‑")
_NEVER_ALONE = {("US", language) for language in ("de", "es", "fr", "it")}
"""What a language has in compounds and names alone: German US-Senat, but die USA."""


def find(bead: Bead) -> Iterator[Finding]:
    found = _acronyms(bead.translation)
    if not found or bead.source_language == bead.target_language or is_shouted(bead.translation):
        return
    there = {word.text: word.span for word in _acronyms(bead.source)}
    for word in found:
        clear = is_clear(_undotted(word.text))
        if (there or not clear) and word.text not in there:
            continue
        fix = _proper(word, there, bead)
        if fix and (clear or not _in_a_name(word, bead)):
            yield _finding(bead, word.span, fix, there.get(word.text))


def _acronyms(text: str) -> tuple[Word, ...]:
    """Those of capitals alone, and those with a stop behind each."""
    if text.count(".") < _LEAST_STOPS or not _STOPS.search(text):
        return acronyms(text)
    return (*acronyms(text), *(Word(match[0], Span(*match.span())) for match in _DOTTED.finditer(text)))


def _undotted(acronym: str) -> str:
    return acronym.replace(".", "")


def _proper(word: Word, there: Mapping[str, Span], bead: Bead) -> str | None:
    """What the target language has for an acronym that it does not use, or only for something else."""
    plain, target = _undotted(word.text), bead.target_language
    names = renderings(plain, bead.source_language, target)
    if not names or (is_used_in(word.text, target) and word.text != plain):
        return None
    alone = (plain, base_language(target)) in _NEVER_ALONE and not bead.translation.startswith(_HYPHENS, word.span.end)
    names = tuple(name for name in names if name != plain) if alone else names
    if alone or not is_used_in(plain, target) or _means_another(plain, names, there, bead):
        return next(iter(names), None)
    return None


def _in_a_name(word: Word, bead: Bead) -> bool:
    """Whether it and the capitalised word before or behind it stand in the source too: U.S. Navy, Radio UK."""
    behind = _BEHIND.match(bead.translation, word.span.end)
    before = _BEFORE.search(bead.translation, max(0, word.span.start - _LONGEST_BESIDE), word.span.start)
    names = [word.text + behind[0]] if behind else []
    names += [before[0] + word.text] if before else []
    return any(name in bead.source for name in names)


def _means_another(text: str, names: tuple[str, ...], there: Mapping[str, Span], bead: Bead) -> bool:
    """Whether the acronym of the source means something else in the target language: `EU` are the States in French."""
    others = renderings(text, bead.target_language, bead.source_language)
    return text in there and text not in names and there.keys().isdisjoint(set(others) - {text})


def _finding(bead: Bead, span: Span, fix: str, there: Span | None) -> Finding:
    acronym = bead.translation[span.start : span.end]
    return CHECK.finding(
        start=span.start,
        end=span.end,
        message=_MESSAGE,
        tier=Tier.CERTAIN if there else Tier.LIKELY,
        details={"acronym": acronym, "fix": fix},
        suggestions=(fix,),
        evidence=(Evidence(Where.SOURCE, acronym, there),) if there else (),
    )


CHECK = BeadCheck(
    id="acronym_source",
    title="Acronym in the source language",
    description=(
        "A common international acronym stands in its source-language form where the target language has its own: UE "
        "for EU, OTAN for NATO. Readers may not know it. Only acronyms of our table count, and only those that the "
        "target language does not use for anything else; one that may stand for other things (US, UK) counts if the "
        "source has it and it is no part of a name such as U.S. Navy."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.UNTRANSLATED,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Die ⟦OMS⟧ warnte am Dienstag.",
            "Die WHO warnte am Dienstag.",
            "L’OMS a lancé un avertissement mardi.",
        ),
        Example(("en", "fr"), "L’⟦IMF⟧ prévoit une hausse.", "L’FMI prévoit une hausse.", "The IMF forecasts a rise."),
        Example(("en", "fr"), "L’⟦EU⟧ prévoit une hausse.", "L’UE prévoit une hausse.", "The EU forecasts a rise."),
        Example(("es", "en"), "The ⟦ONU⟧ met on Friday.", "The UN met on Friday.", ""),
        Example(
            ("en", "de"),
            "Der Vertrag mit den ⟦US⟧ gilt noch.",
            "Der Vertrag mit den USA gilt noch.",
            "The treaty with the US is still in force.",
        ),
        Example(
            ("en", "pt"),
            "O tratado com os ⟦U.S.⟧ ainda vigora.",
            "O tratado com os EUA ainda vigora.",
            "The treaty with the U.S. is still in force.",
        ),
    ),
    harmless=(
        Harmless(("fr", "de"), "Die NATO und die EU tagten.", "L’OTAN et l’UE se sont réunies."),
        Harmless(("en", "de"), "Die UN-Mission und das FBI", "The UN mission and the FBI"),
        Harmless(
            ("en", "de"),
            "Der US-Senat und die U.S. Navy schwiegen.",
            "The US Senate and the U.S. Navy kept silent.",
        ),
    ),
)

"""A number with the separators of another language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.measures import is_measured
from review.detector.mentions import Topic, vocabulary
from review.detector.numbers import separators
from review.detector.pairing.pair import Bead
from review.detector.words.tokens import tokens

_MESSAGE = gettext_noop("In this language the number is written {fix}.")
_CANDIDATE = re.compile(
    r"(?<![\w.,:/-])\d{1,3}(?:(?:,\d{3})+(?:\.\d+)?|(?:\.\d{3})+(?:,\d+)?|[.,]\d{1,2})"
    r"(?!(?!(?:[bmt]n|[kmM]|[kc]m|kg)\b)\w|/|[.,:]\d)"
)
_DECIMALS = re.compile(r"\d+[.,]\d{1,2}")
_UNIT = re.compile(
    r"[ \u00a0\u202f]?(?:%|pro[cz]ent|per ?cent|pour ?cent|por c|процент|відсот|[kcm]m\b|kg\b|[кс]м\b|кг\b)",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.]*)[ \u00a0]$")
_HALF_DAY = re.compile(r" ?[ap]\.?m\b", re.I)
_FULL_STOP_TIME = re.compile(r"[ \u00a0\u202f](?:Uhr|h\b|heures|uur|horas|ore|Prozentpunkt)", re.I)
_SPACE = "\u00a0"


def find(bead: Bead) -> Iterator[Finding]:
    if not tokens(bead.translation).mixed:
        return
    decimal, group = separators(bead.target_language)
    for match in _CANDIDATE.finditer(bead.translation):
        written = match[0]
        foreign = _foreign(written, decimal)
        if not foreign:
            continue
        place = _in_source(written, bead)
        if place is None and not (_DECIMALS.fullmatch(written) and _is_amount(bead, match)):
            continue
        if _names_a_version(bead, match, place) or _is_time(bead, match, place):
            continue
        yield _finding(match, _mended(written, decimal, group), bead, place)


def _foreign(written: str, decimal: str) -> bool:
    """Whether the first separator, or the only one, is not what it must be in the target language."""
    first = next(sign for sign in written if not sign.isdigit())
    decimals = bool(_DECIMALS.fullmatch(written))
    return first != decimal if decimals else first == decimal


def _in_source(written: str, bead: Bead) -> int | None:
    """Where the source has the same number, which it writes with the separators that the source language has."""
    decimal, _ = separators(bead.source_language)
    for form in dict.fromkeys((written, written.translate(_SWAPPED), re.sub("[.,]", _SPACE, written))):
        at = bead.source.find(form)
        if at >= 0 and not bead.source[max(0, at - 1) : at].isdigit():
            return None if form == written and _foreign(form, decimal) else at
    return None


def _is_amount(bead: Bead, match: re.Match[str]) -> bool:
    """Whether a percent sign, a unit or a magnitude follows: then it is neither a version nor a date nor a time."""
    if _UNIT.match(bead.translation, match.end()) or is_measured(bead.translation, match.end(), bead.target_language):
        return True
    words = vocabulary(Topic.MAGNITUDE, bead.target_language)
    following = bead.translation[match.end() : match.end() + 16].lstrip()
    return words is not None and any(mention.span.start == 0 for mention in words.mentions(following))


def _names_a_version(bead: Bead, match: re.Match[str], place: int | None) -> bool:
    """Whether the same word stands before the number on both sides: iOS 12.1, Web 2.0."""
    before = _WORD_BEFORE.search(bead.translation, max(0, match.start() - 24), match.start())
    if place is None or before is None:
        return False
    there = _WORD_BEFORE.search(bead.source, max(0, place - 24), place)
    return there is not None and there[1] == before[1]


def _is_time(bead: Bead, match: re.Match[str], place: int | None) -> bool:
    if place is not None and _HALF_DAY.match(bead.source, place + len(match[0])):
        return True
    return _FULL_STOP_TIME.match(bead.translation, match.end()) is not None


_SWAPPED = str.maketrans(".,", ",.")


def _mended(written: str, decimal: str, group: str) -> str:
    if _DECIMALS.fullmatch(written):
        return re.sub("[.,]", decimal, written)
    first = next(sign for sign in written if not sign.isdigit())
    return "".join(group if sign == first else decimal if sign in ".," else sign for sign in written)


def _finding(match: re.Match[str], fix: str, bead: Bead, place: int | None) -> Finding:
    there = bead.source[place : place + len(match[0])] if place is not None else ""
    span = (place, place + len(there)) if place is not None else None
    return CHECK.finding(
        start=match.start(),
        end=match.end(),
        message=_MESSAGE,
        tier=Tier.LIKELY,
        details={"fix": fix},
        suggestions=(fix,),
        evidence=(Evidence(Where.SOURCE, there, Span(*span)),) if span else (),
    )


CHECK = BeadCheck(
    id="number_locale",
    title="Number written as in another language",
    description=(
        "The decimal mark or the mark between thousands is that of another language: 4.8 for 4,8 in German, 1,200 for "
        "1.200, which readers take for a thousandth. The source has to show that it is an amount; without one a "
        "percent sign or a million must follow. Versions, times, dates and sections are left alone."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.NUMBER_FORMAT,
    find=find,
    targets=frozenset(("de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "en", "cs", "sv", "da")),
    examples=(
        Example(("fr", "de"), "Das sind ⟦6.4⟧ Prozent mehr.", "Das sind 6,4 Prozent mehr.", "C’est 6,4 % de plus."),
        Example(("en", "de"), "Rund ⟦12,400⟧ Zuschauer kamen.", "Rund 12.400 Zuschauer kamen.", "12,400 people came."),
        Example(("es", "en"), "It grew by ⟦3,7⟧ metres.", "It grew by 3.7 metres.", "Creció 3,7 metros."),
        Example(("en", "de"), "Der Umsatz stieg um ⟦2.9⟧ %.", "Der Umsatz stieg um 2,9 %.", ""),
        Example(("en", "de"), "Bis dort sind es ⟦1.6⟧ Kilometer.", "Bis dort sind es 1,6 Kilometer.", "It is a mile."),
        Example(
            ("en", "fr"),
            "Il tombe de ⟦2.5⟧ à 5 centimètres de pluie.",
            "Il tombe de 2,5 à 5 centimètres de pluie.",
            "One to two inches of rain are falling.",
        ),
    ),
    harmless=(
        Harmless(("en", "de"), "Die Probe beginnt um 8.30 Uhr.", "Rehearsal starts at 8.30."),
        Harmless(("en", "de"), "Wer Firmware 4.2 hat, muss warten.", "Those on Firmware 4.2 must wait."),
        Harmless(("en", "de"), "Von 8.30 bis 9 Uhr wird geprobt.", "Rehearsal is from half past eight to nine."),
        Harmless(("en", "de"), "Am 7.5. war Wahl.", "The election was on 7 May."),
        Harmless(("en", "de"), "Es waren 1.200 Euro.", "It was 1,200 euros."),
    ),
)

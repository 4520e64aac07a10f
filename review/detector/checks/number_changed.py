"""A number with another digit than in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.counted import Miscounted, miscounted
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Tier, Where, gettext_noop
from review.detector.mentions import Topic, contradiction, vocabulary
from review.detector.numbers import Number, separators, unmatched
from review.detector.pairing.pair import Bead

_MESSAGE = gettext_noop("The source has {source} here.")
_METRIC = re.compile(
    r"[\s\u00a0\u202f-]{0,2}(?:°\s?C|km|cm|mm|kg|m\b|kph|kil[oóо]|cent[ií]m|zentim|mil[ií]m|millim|m[eèéе]tr|meter|gramm?|lit[er]|hect|hekt|"
    r"км|см|мм|кг|м\b|кіло|кило|санти|метр|грамм?|литр|літр|гекта|santi)",
    re.IGNORECASE,
)
_DEGREES = re.compile(r"[\s\u00a0\u202f-]{0,2}(?:°|degr|grad|stopn|град|derece)", re.IGNORECASE)
_ROUNDED = 10
_LONG = 4
"""Digits of a number that is not changed by a single one by chance."""


def find(bead: Bead) -> Iterator[Finding]:
    rest = unmatched(bead)
    alone = len(rest.source) == len(rest.translation) == 1
    for here in rest.translation:
        twins = [there for there in rest.source if _could_be(there, here, bead, alone=alone)]
        rivals = [other for other in rest.translation if twins and _differing(twins[0], other) == 1]
        if len(twins) == 1 and (alone or len(rivals) == 1):
            yield _finding(twins[0], here, bead)
    found = miscounted(bead)
    if found and not _may_be_converted(found, bead):
        yield _finding_in_words(found, bead)


def _could_be(there: Number, here: Number, bead: Bead, *, alone: bool) -> bool:
    differing = _differing(there, here)
    if not differing or not (alone or (differing == 1 and max(len(here.digits), len(there.digits)) >= _LONG)):
        return False
    metric = [bool(_METRIC.match(text, number.span.end)) for text, number in _sides(bead, there, here)]
    if differing > 1 and (any(metric) or _DEGREES.match(bead.translation, here.span.end) or _is_money(here, bead)):
        return False
    if all(metric) and "en" not in (bead.source_language, bead.target_language) and _are_near(there, here):
        return False
    return metric[0] == metric[1] and _same_money(there, here, bead)


def _are_near(there: Number, here: Number) -> bool:
    """Whether both may be the same miles or feet, rounded by two translators of an English text."""
    return abs(int(there.digits) - int(here.digits)) <= int(there.digits) / _ROUNDED


def _differing(there: Number, here: Number) -> int:
    """How many digits differ; 1 where a single one was put in or left out or two neighbours have changed places, 0
    where nothing tells them related."""
    left, right = there.digits, here.digits
    if len(left) == len(right):
        differ = [at for at, (one, other) in enumerate(zip(left, right, strict=True)) if one != other]
        return 1 if _is_transposed(left, right, differ) else len(differ)
    short, long = sorted((left, right), key=len)
    # 2.4 million is 240 times ten thousand in Japanese.
    if long == short + "0" and not (there.text.isdigit() and here.text.isdigit()):
        return 0
    return int(len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long))))


def _is_transposed(left: str, right: str, differ: Sequence[int]) -> bool:
    """Whether the numbers differ in two neighbouring digits alone, which are each other's: 180 and 108."""
    if len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    return left[differ[0] : differ[1] + 1] == right[differ[0] : differ[1] + 1][::-1]


def _sides(bead: Bead, there: Number, here: Number) -> tuple[tuple[str, Number], tuple[str, Number]]:
    return (bead.source, there), (bead.translation, here)


def _is_money(number: Number, bead: Bead) -> bool:
    return bool(_currencies(bead.translation, number, bead.target_language))


def _same_money(there: Number, here: Number, bead: Bead) -> bool:
    left = _currencies(bead.source, there, bead.source_language)
    right = _currencies(bead.translation, here, bead.target_language)
    return not left or not right or bool(left & right)


def _currencies(text: str, number: Number, language: str) -> set[str]:
    words = vocabulary(Topic.CURRENCY, language)
    around = text[max(0, number.span.start - 4) : number.span.start], text[number.span.end : number.span.end + 24]
    return {mention.meaning for part in around for mention in words.mentions(part)} if words else set()


def _finding(there: Number, here: Number, bead: Bead) -> Finding:
    tier = Tier.CERTAIN if _differing(there, here) == 1 else Tier.LIKELY
    said = Evidence(Where.SOURCE, there.text, there.span)
    return contradiction(CHECK, here.span, said, _MESSAGE, _like(there, here, bead), tier)


def _may_be_converted(found: Miscounted, bead: Bead) -> bool:
    """Whether degrees follow, or metres on one side alone: six feet are two metres."""
    sides = ((bead.source, found.there.span.end), (bead.translation, found.here.span.end))
    metric = [bool(_METRIC.match(text, end)) for text, end in sides]
    return metric[0] != metric[1] or any(_DEGREES.match(text, end) for text, end in sides)


def _finding_in_words(found: Miscounted, bead: Bead) -> Finding:
    said = Evidence(Where.SOURCE, bead.source[slice(*found.there.span)], found.there.span)
    return contradiction(CHECK, found.here.span, said, _MESSAGE, found.fix, Tier.LIKELY)


def _like(there: Number, here: Number, bead: Bead) -> str:
    """The source's number with the translation's separators."""
    if len(there.digits) == len(here.digits):
        digits = iter(there.digits)
        return "".join(next(digits) if sign.isdigit() else sign for sign in here.text)
    if here.text.isdigit() or there.text.isdigit():
        return there.text
    marks = separators(bead.source_language), separators(bead.target_language)
    if not all(map(all, marks)):
        return there.text
    return there.text.translate(dict(zip(map(ord, marks[0]), marks[1], strict=True)))


CHECK = BeadCheck(
    id="number_changed",
    title="Number changed",
    description=(
        "A number of the translation has another digit, or one too many or too few, than the only number of the "
        "source that is left for it, after number words, magnitudes, times and the separators of both languages are "
        "taken into account. Readers cannot know. A number in words counts if it is the only one that nothing in the "
        "source says, and one of the source is left. Miles turned into kilometres and converted currencies are left "
        "alone. It errs where two editors rounded differently."
    ),
    severity=Severity.CRITICAL,
    error_type=ErrorType.MISTRANSLATION,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Das Werk beschäftigt ⟦1.870⟧ Menschen.",
            "Das Werk beschäftigt 1.270 Menschen.",
            "L’usine emploie 1 270 personnes.",
        ),
        Example(
            ("en", "de"),
            "Die Wahl ⟦2071⟧ gewann sie mit 31 Prozent.",
            "Die Wahl 2021 gewann sie mit 31 Prozent.",
            "She won the 2021 election with 31 per cent.",
        ),
        Example(
            ("en", "de"),
            "Rund ⟦520⟧ Prozent stimmten zu.",
            "Rund 52 Prozent stimmten zu.",
            "Some 52 per cent agreed.",
        ),
        Example(
            ("de", "en"),
            "The ⟦86⟧-year-old drove home.",
            "The 36-year-old drove home.",
            "Der 36-Jährige fuhr nach Hause.",
        ),
        Example(
            ("fr", "de"),
            "Die Brücke ist ⟦108⟧ Meter lang und 7,5 Meter breit.",
            "Die Brücke ist 180 Meter lang und 7,5 Meter breit.",
            "Le pont fait 180 mètres de long et 7,5 mètres de large.",
        ),
        Example(
            ("fr", "de"),
            "Es waren ⟦7,6⟧ Millionen Tonnen.",
            "Es waren 6,7 Millionen Tonnen.",
            "C’étaient 6,7 millions de tonnes.",
        ),
        Example(
            ("en", "de"),
            "⟦Sechs⟧ Boote liegen noch im Hafen.",
            "Fünf Boote liegen noch im Hafen.",
            "Five boats are still in the harbour.",
        ),
        Example(
            ("de", "fr"),
            "Elle a attendu ⟦quatorze⟧ heures.",
            "Elle a attendu quinze heures.",
            "Sie wartete 15 Stunden.",
        ),
    ),
    harmless=(
        Harmless(("en", "de"), "Der Ort liegt 64 Kilometer entfernt.", "The town is 40 miles away."),
        Harmless(("en", "de"), "Um 20.30 Uhr kamen 12 Gäste.", "Twelve guests came at 8:30 pm."),
        Harmless(("en", "fr"), "Environ 1,5 million de personnes", "Some 1,500,000 people"),
        Harmless(("en", "de"), "Drei der 42 Mitglieder fehlten.", "Three of the forty-two members were missing."),
        Harmless(("en", "it"), "Costa 25 euro.", "It costs £22."),
        Harmless(("en", "de"), "Um halb acht sank die Fähre.", "The ferry sank at half past seven."),
        Harmless(("en", "fr"), "Dans quinze jours, la mer sera calme.", "In two weeks the sea will be calm."),
        Harmless(("en", "de"), "Die Wellen waren zwei Meter hoch.", "The waves were six feet high."),
        Harmless(("en", "nl"), "Ze woont hier al twintig jaar.", "She has lived here for two decades."),
        Harmless(("en", "de"), "Nach sechs Monaten half niemand.", "Nobody helped after half a year."),
        Harmless(
            ("de", "en"), "In the 1990s the club had 50 members.", "In den 90er Jahren hatte der Klub 50 Mitglieder."
        ),
    ),
)

"""Millions, billions or trillions taken for one another, or units."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Tier, Where, gettext_noop
from review.detector.measures import Mismeasured, mismeasured
from review.detector.mentions import Topic, contradiction, mentioned, swap_beside_amount, swapped_finding
from review.detector.pairing.pair import Bead

_MESSAGE = gettext_noop("The source says “{source}”, which is “{name}” here.")


def find(bead: Bead) -> Iterator[Finding]:
    named = mentioned(Topic.MAGNITUDE, bead)
    found = named and swap_beside_amount(bead, *named)
    if found:
        yield swapped_finding(CHECK, bead, found, Topic.MAGNITUDE, _MESSAGE)
    yield from map(partial(_in_another_unit, bead), mismeasured(bead))


def _in_another_unit(bead: Bead, found: Mismeasured) -> Finding:
    said = Evidence(Where.SOURCE, bead.source[slice(*found.there.span)], found.there.span)
    name = found.fix or said.text
    return contradiction(CHECK, found.here.span, said, _MESSAGE, found.fix, Tier.LIKELY, name=name)


CHECK = BeadCheck(
    id="magnitude_changed",
    title="Magnitude changed",
    description=(
        "An amount is a thousand times too large or too small: an English billion is a German Milliarde and a French "
        "milliard, while a German Billion is a trillion. It counts only if the number before it is the same, and "
        "stands before no other magnitude, so that 1,500 million may become 1.5 billion. Or the same number has "
        "another unit: months for years, metres for kilometres, per mille for per cent; converted amounts are "
        "left alone."
    ),
    severity=Severity.CRITICAL,
    error_type=ErrorType.MISTRANSLATION,
    find=find,
    examples=(
        Example(
            ("en", "de"),
            "Der Bund gibt 3,5 ⟦Billionen⟧ Euro aus.",
            "Der Bund gibt 3,5 Milliarden Euro aus.",
            "The federal government is spending 3.5 billion euros.",
        ),
        Example(
            ("en", "fr"),
            "La dette atteint 12 ⟦billions⟧ d’euros.",
            "La dette atteint 12 milliards d’euros.",
            "The debt has reached 12 billion euros.",
        ),
        Example(
            ("de", "en"),
            "The city owes 7 ⟦million⟧ euros.",
            "The city owes 7 billion euros.",
            "Die Stadt schuldet 7 Milliarden Euro.",
        ),
        Example(
            ("en", "de"),
            "Die Werft kostet 25 ⟦Milliarden⟧ Pfund, keine 30 Milliarden.",
            "Die Werft kostet 25 Millionen Pfund, keine 30 Milliarden.",
            "The yard costs £25m ($33m), not £30bn.",
        ),
        Example(
            ("en", "de"),
            "Der Deich ist 40 ⟦Meter⟧ lang.",
            "Der Deich ist 40 Kilometer lang.",
            "The dyke is 40 kilometres long.",
        ),
        Example(
            ("de", "fr"),
            "Le port est fermé depuis trois ⟦mois⟧.",
            "Le port est fermé depuis trois ans.",
            "Der Hafen ist seit drei Jahren geschlossen.",
        ),
    ),
    harmless=(
        Harmless(
            ("en", "de"),
            "Der Bund gibt 1,5 Milliarden Euro aus.",
            "The federal government is spending 1,500 million euros.",
        ),
        Harmless(("en", "de"), "Das sind 3 Millionen Menschen.", "That is 3m people."),
        Harmless(("en", "de"), "Bis zur Insel sind es 16 Kilometer.", "The island is 10 miles away."),
        Harmless(("en", "fr"), "À 8 heures, il attendait depuis 20 jours.", "At 8 p.m. he had waited for 20 days."),
        Harmless(("en", "es"), "La deuda alcanza los 12.000 millones.", "The debt has reached 12 billion."),
    ),
)

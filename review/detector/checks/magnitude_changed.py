"""Millions, billions or trillions taken for one another, or units."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from review.detector.amounts import Misplaced, misplaced
from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Tier, Where, gettext_noop
from review.detector.measures import Mismeasured, mismeasured
from review.detector.mentions import Topic, contradiction, mentioned, swap_beside_amount, swapped_finding, vocabulary
from review.detector.pairing.pair import Bead

_MESSAGE = gettext_noop("The source says “{source}”, which is “{name}” here.")
_MORE = gettext_noop("The source says “{source}”: that is a thousand times more.")
_LESS = gettext_noop("The source says “{source}”: that is a thousand times less.")


def find(bead: Bead) -> Iterator[Finding]:
    if named := mentioned(Topic.MAGNITUDE, bead):
        if found := swap_beside_amount(bead, *named):
            yield swapped_finding(CHECK, bead, found, Topic.MAGNITUDE, _MESSAGE)
        else:
            yield from map(partial(_a_thousand_times, bead), misplaced(bead, *named))
    yield from map(partial(_in_another_unit, bead), mismeasured(bead))


def _a_thousand_times(bead: Bead, found: Misplaced) -> Finding:
    said = Evidence(Where.SOURCE, bead.source[slice(*found.there.span)], found.there.span)
    here = vocabulary(Topic.MAGNITUDE, bead.target_language)
    fix = here.rendered(found.meaning, found.here.magnitude) if here else None
    message = _MORE if found.there.value > found.here.value else _LESS
    return contradiction(CHECK, found.here.magnitude.span, said, message, fix, Tier.LIKELY)


def _in_another_unit(bead: Bead, found: Mismeasured) -> Finding:
    said = Evidence(Where.SOURCE, bead.source[slice(*found.there.span)], found.there.span)
    name = found.fix or said.text
    return contradiction(CHECK, found.here.span, said, _MESSAGE, found.fix, Tier.LIKELY, name=name)


CHECK = BeadCheck(
    id="magnitude_changed",
    title="Magnitude changed",
    description=(
        "An amount is a thousand times too large or too small: an English billion is a German Milliarde and a French "
        "milliard, while a German Billion is a trillion. It counts if the number before it is the same, and "
        "stands before no other magnitude, or if the amount is exactly a thousand times another: 1,500 million may "
        "become 1.5 billion, and not 1.5 million. Or the same number has another unit: months for years, metres for "
        "kilometres, per mille for per cent; converted amounts are left alone."
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
            ("fr", "de"),
            "Die Bahn erhält 1,5 ⟦Millionen⟧ Euro.",
            "Die Bahn erhält 1,5 Milliarden Euro.",
            "Le rail reçoit 1 500 millions d’euros.",
        ),
        Example(
            ("es", "en"),
            "The museum cost 4.2 ⟦million⟧ euros.",
            "The museum cost 4.2 billion euros.",
            "El museo costó 4.200 millones de euros.",
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
        Harmless(
            ("en", "de"),
            "Von 1,5 Milliarden Euro sind 1,5 Millionen für Farbe.",
            "Of 1,500 million euros, 1.5 million are for paint.",
        ),
        Harmless(("en", "de"), "Bis zur Insel sind es 16 Kilometer.", "The island is 10 miles away."),
        Harmless(("en", "fr"), "À 8 heures, il attendait depuis 20 jours.", "At 8 p.m. he had waited for 20 days."),
        Harmless(("en", "es"), "La deuda alcanza los 12.000 millones.", "The debt has reached 12 billion."),
    ),
)

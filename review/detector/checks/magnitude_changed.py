"""Millions, billions or trillions taken for one another."""

from __future__ import annotations

from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, gettext_noop
from review.detector.mentions import Topic, mentioned, same_amount, swap, swapped_finding
from review.detector.pairing.pair import Bead

_MESSAGE = gettext_noop("The source says “{source}”, which is “{name}” here.")


def find(bead: Bead) -> Iterator[Finding]:
    named = mentioned(Topic.MAGNITUDE, bead)
    found = named and swap(*named)
    if found and same_amount(bead, found):
        yield swapped_finding(CHECK, bead, found, Topic.MAGNITUDE, _MESSAGE)


CHECK = BeadCheck(
    id="magnitude_changed",
    title="Magnitude changed",
    description=(
        "An amount is a thousand times too large or too small: an English billion is a German Milliarde and a French "
        "milliard, while a German Billion is a trillion. It counts only if the number before it is the same and all "
        "other magnitudes agree, so that 1,500 million may become 1.5 billion."
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
    ),
    harmless=(
        Harmless(
            ("en", "de"),
            "Der Bund gibt 1,5 Milliarden Euro aus.",
            "The federal government is spending 1,500 million euros.",
        ),
        Harmless(("en", "de"), "Das sind 3 Millionen Menschen.", "That is 3m people."),
        Harmless(("en", "es"), "La deuda alcanza los 12.000 millones.", "The debt has reached 12 billion."),
    ),
)

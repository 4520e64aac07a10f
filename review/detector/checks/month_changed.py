"""Another month than in the source."""

from __future__ import annotations

from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, gettext_noop
from review.detector.mentions import Topic, mentioned, swap, swapped_finding
from review.detector.pairing.pair import Bead

_MESSAGE = gettext_noop("The source says “{source}”.")


def find(bead: Bead) -> Iterator[Finding]:
    named = mentioned(Topic.MONTH, bead)
    found = named and swap(*named)
    if found:
        yield swapped_finding(CHECK, bead, found, Topic.MONTH, _MESSAGE)


CHECK = BeadCheck(
    id="month_changed",
    title="Month changed",
    description=(
        "The translation names another month than the source. It counts only if one month differs and all others "
        "agree. It errs where the name of a month is a person’s, such as May."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.MISTRANSLATION,
    find=find,
    examples=(
        Example(("fr", "de"), "Seit ⟦Juni⟧ wird gebaut.", "Seit März wird gebaut.", "On construit depuis mars."),
        Example(("en", "de"), "Seit ⟦März⟧ wird gebaut.", "Seit Juni wird gebaut.", "Under construction since June."),
        Example(
            ("en", "pl"),
            "Most zamknięto 4 ⟦maja⟧.",
            "Most zamknięto 4 października.",
            "The bridge was closed on 4 October.",
        ),
    ),
    harmless=(
        Harmless(
            ("fr", "de"),
            "Im Sommer, genauer im August, wird gebaut.",
            "On construira en été, plus précisément en août.",
        ),
        Harmless(("en", "de"), "Premierministerin May sprach im Oktober.", "Prime Minister May spoke in October."),
        Harmless(("de", "en"), "Closed since spring.", "Seit März geschlossen."),
    ),
)

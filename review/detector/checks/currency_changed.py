"""Another currency than in the source."""

from __future__ import annotations

from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, gettext_noop
from review.detector.mentions import Topic, mentioned, swap_beside_amount, swapped_finding
from review.detector.pairing.pair import Bead

_MESSAGE = gettext_noop("The source says “{source}”.")


def find(bead: Bead) -> Iterator[Finding]:
    named = mentioned(Topic.CURRENCY, bead)
    found = named and swap_beside_amount(bead, *named, rounds=True)
    if found:
        yield swapped_finding(CHECK, bead, found, Topic.CURRENCY, _MESSAGE)


CHECK = BeadCheck(
    id="currency_changed",
    title="Currency changed",
    description=(
        "The same amount stands in another currency than in the source. It counts only if the number beside it is the "
        "same, and stands beside no other currency: a converted amount is left alone."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.MISTRANSLATION,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Der Umbau kostet 40 Millionen ⟦Pfund⟧.",
            "Der Umbau kostet 40 Millionen Euro.",
            "Les travaux coûtent 40 millions d’euros.",
        ),
        Example(("en", "de"), "Die Karte kostet 25 ⟦Dollar⟧.", "Die Karte kostet 25 Pfund.", "The ticket costs £25."),
        Example(
            ("en", "de"),
            "Das Dach kostete 185 Tausend ⟦Dollar⟧.",
            "Das Dach kostete 185 Tausend Pfund.",
            "The roof cost £185,000.",
        ),
        Example(("en", "pl"), "Bilet kosztuje 25 ⟦funtów⟧.", "Bilet kosztuje 25 dolarów.", "The ticket costs $25."),
    ),
    harmless=(
        Harmless(("en", "de"), "Das sind 40 Pfund oder 45 Euro.", "That is £40 or €45."),
        Harmless(("en", "fr"), "Le billet coûte 29 euros.", "The ticket costs £25."),
        Harmless(("en", "de"), "Er hob 25 Pfund und zahlte 3 Dollar.", "He lifted 25 pounds and paid $3."),
    ),
)

"""Another day of the week than in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, gettext_noop
from review.detector.mentions import Swap, Topic, mentioned, swap, swapped_finding
from review.detector.pairing.pair import Bead

_MESSAGE = gettext_noop("The source says “{source}”.")

_NIGHT_TO = re.compile(
    r"(?i)\b(?:nacht (?:zum|auf(?: den)?|op|naar)|nuit (?:à|au)|noche del?|notte (?:a|su)|ночь на) $"
)
_DAYS = 7


def find(bead: Bead) -> Iterator[Finding]:
    named = mentioned(Topic.WEEKDAY, bead)
    found = named and swap(*named)
    if found and not _is_the_night_before(bead, found):
        yield swapped_finding(CHECK, bead, found, Topic.WEEKDAY, _MESSAGE)


def _is_the_night_before(bead: Bead, found: Swap) -> bool:
    """Whether the translation says Saturday night by the day after it: in der Nacht zum Sonntag."""
    return (int(found.source.meaning) - int(found.translation.meaning)) % _DAYS == _DAYS - 1 and bool(
        _NIGHT_TO.search(bead.translation, max(0, found.translation.span.start - 24), found.translation.span.start)
    )


CHECK = BeadCheck(
    id="weekday_changed",
    title="Weekday changed",
    description=(
        "The translation names another day of the week than the source, and readers turn up a day late. It counts only "
        "if one day differs and all others agree; a day that is merely left out is no finding. It errs where a word "
        "for a day means something else."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.MISTRANSLATION,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Der Rat tagt am ⟦Montag⟧ um neun Uhr.",
            "Der Rat tagt am Donnerstag um neun Uhr.",
            "Le conseil se réunit jeudi à neuf heures.",
        ),
        Example(
            ("en", "de"),
            "Am ⟦Freitag⟧abend spielte die Kapelle.",
            "Am Samstagabend spielte die Kapelle.",
            "On Saturday evening the band played.",
        ),
        Example(
            ("en", "ru"),
            "Выборы пройдут в ⟦среду⟧.",
            "Выборы пройдут в пятницу.",
            "The election will be held on Friday.",
        ),
    ),
    harmless=(
        Harmless(("fr", "de"), "Der Rat tagt morgen, nicht am Freitag.", "Le conseil se réunit demain, pas vendredi."),
        Harmless(("en", "de"), "Am Sonnabend und am Sonntag ist geschlossen.", "Closed on Saturday and Sunday."),
        Harmless(("en", "de"), "In der Nacht zum Sonntag fiel der Strom aus.", "The power went out on Saturday night."),
        Harmless(("en", "de"), "Am Montag begann der Prozess.", "The trial began the day before yesterday."),
    ),
)

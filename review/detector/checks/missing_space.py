"""No space beside a bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.pairing.pair import Bead

MESSAGE = gettext_noop("The space beside the bracket is missing.")

_GLUED = re.compile(r"\((?<=[^\W\d_]{2}\()|\)(?=[^\W\d_]{2})")
"""A bracket with letters right outside it, as both faults have one."""
_BEFORE = re.compile(r"[^\W\d_]{2,40}\((?=[^()\n]{0,200}[^\W\d_]\s[^()\n]{1,200}\))")
_AFTER = re.compile(r"(?<=\s)\([^()\n]{0,200}[^\W\d_]\s[^()\n]{1,200}\)[^\W\d_]{2,40}")


def find(bead: Bead) -> Iterator[Finding]:
    text = bead.translation
    if not _GLUED.search(text):
        return
    for match in _BEFORE.finditer(text):
        if match[0] not in bead.source:
            yield _finding(match.start(), match.end(), f"{match[0][:-1]} (")
    for match in _AFTER.finditer(text):
        start = match.start() + match[0].rindex(")")
        glued = text[start : match.end()]
        if glued not in bead.source:
            yield _finding(start, match.end(), f") {glued[1:]}")


def _finding(start: int, end: int, instead: str) -> Finding:
    return CHECK.finding(
        start=start,
        end=end,
        message=MESSAGE,
        tier=Tier.CERTAIN,
        suggestions=(instead,),
    )


CHECK = BeadCheck(
    id="missing_space",
    title="No space beside a bracket",
    description=(
        "A word touches the bracket before or after it, where a tag or a line end was dropped. It looks like a "
        "misprint. Only brackets that hold several words are judged, because a bracket inside a word (colour(s), "
        "Bürger(innen)) is right; a single bracketed word that lost its space is therefore missed."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.PUNCTUATION,
    find=find,
    examples=(
        Example(("fr", "de"), "Die ⟦Brücke(⟧am alten Hafen) ist zu.", "Die Brücke (am alten Hafen) ist zu."),
        Example(("de", "en"), "The bridge (by the harbour⟦)is⟧ closed.", "The bridge (by the harbour) is closed."),
    ),
    harmless=(
        Harmless(("en", "de"), "Die Bürger(innen) und Brücke(n) sind (Un)gleiche."),
        Harmless(("de", "en"), "The bridge (by the harbour) is closed, f(x) too."),
    ),
)

"""A space before a punctuation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.languages.unspaced import UNSPACED
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import base_language

MESSAGE = gettext_noop("No space belongs before “{mark}”.")

_SPACED = re.compile(
    r"(?<=[\w»”“’\"')\]%€$£°])[ \u00a0\u202f]+"
    r"(?:([,;:!?]|\.(?!\.))(?=[\s\"'”“’»)\]]|\Z)|([,;])(?=[^\W\d_]))"
)
# To look around last lets the search jump from mark to mark.
_SPACE_AND_MARK = re.compile(
    "[,.;:!?()\\[\\]](?:(?<=[ \u00a0\u202f][,.;:!?])|(?<=[(\\[])(?=[ \u00a0])|(?<=[ \u00a0][)\\]]))"
)
_IN_BRACKET = re.compile(r"(?<![\w(\[])([(\[])[ \u00a0]+(?=\w)|(?<=[\w.!?…%])[ \u00a0]+([)\]])(?![\w(])")
INSIDE = gettext_noop("No space belongs inside the bracket.")
_BEFORE_DOUBLE_MARKS = frozenset({"fr", "br", "oc"})
"""Languages that put a space before ; : ! and ?"""


def find(bead: Bead) -> Iterator[Finding]:
    language = base_language(bead.target_language)
    if language in UNSPACED or not _SPACE_AND_MARK.search(bead.translation):
        return
    for match in _SPACED.finditer(bead.translation):
        mark = match[1] or match[2]
        score = mark == ":" and bead.translation[match.end() + 1 : match.end() + 2].isdigit()
        if score and bead.translation[match.start() - 1].isdigit():
            continue
        if mark in ",." or language not in _BEFORE_DOUBLE_MARKS:
            yield _finding(match, MESSAGE, mark, mark if match[1] else f"{mark} ")
    for match in _IN_BRACKET.finditer(bead.translation):
        if match[0] not in bead.source:
            bracket = match[1] or match[2]
            yield _finding(match, INSIDE, bracket, bracket)


def _finding(match: re.Match[str], message: str, mark: str, instead: str) -> Finding:
    return CHECK.finding(
        start=match.start(),
        end=match.end(),
        message=message,
        details={"mark": mark},
        tier=Tier.CERTAIN,
        suggestions=(instead,),
    )


CHECK = BeadCheck(
    id="space_before_punctuation",
    title="Space before a punctuation mark",
    description=(
        "A space stands before a comma, a stop, a colon, a semicolon, an exclamation or a question mark, or inside a "
        "bracket. It was left by a tag, or comes from the source, as in French before the marks of two parts. It looks "
        "foreign, and the mark may slip to the next line. In French only the comma, the full stop and brackets are "
        "judged. Dots of omission and file names that begin with a dot are left alone."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.PUNCTUATION,
    find=find,
    examples=(
        Example(("fr", "de"), "Die Brücke ist zu⟦ ,⟧ sagte er.", "Die Brücke ist zu, sagte er."),
        Example(("fr", "en"), "Is the bridge closed⟦\u00a0?⟧", "Is the bridge closed?"),
        Example(("en", "de"), "Die Brücke ist zu⟦ ,⟧und alle warten.", "Die Brücke ist zu, und alle warten."),
        Example(("en", "fr"), "Le pont est fermé⟦ .⟧", "Le pont est fermé."),
        Example(("fr", "en"), "The bridge (by the harbour⟦ )⟧ is closed.", "The bridge (by the harbour) is closed."),
    ),
    harmless=(
        Harmless(("en", "fr"), "Est-ce fermé\u202f? Oui\u00a0: fermé !"),
        Harmless(("en", "de"), "Er sagte … nichts ... zu .NET und .de, Note 5 :-) und 3 : 2."),
    ),
)

"""Characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import base_language

MESSAGE = gettext_noop("An invisible character stands here ({name}).")

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]+"
)
_LINE_ENDS = re.compile("[\u2028\u2029]+")
_JOINERS = frozenset("\u200c\u200d\u200e\u200f")
_NEED_JOINERS = frozenset(
    {"ar", "fa", "ur", "he", "yi", "hi", "bn", "mr", "ne", "ta", "te", "kn", "ml", "gu", "pa", "si", "km", "th", "my"}
)


def find(bead: Bead) -> Iterator[Finding]:
    text = bead.translation
    if _without_usual_spaces(text).isprintable():
        return
    for match in _INVISIBLE.finditer(text):
        if not _useful(match, bead):
            yield _finding(match, "")
    for match in _LINE_ENDS.finditer(text):
        yield _finding(match, " ")


def _without_usual_spaces(text: str) -> str:
    return text.replace("\u00a0", "").replace("\u202f", "").replace("\u2009", "").replace("\n", "")


def _useful(match: re.Match[str], bead: Bead) -> bool:
    """Joiners and marks of direction belong to some scripts and emoji; beside a space no zero width matters."""
    around = bead.translation[match.start() - 1 : match.start()] + bead.translation[match.end() : match.end() + 1]
    if _JOINERS.isdisjoint(match[0]):
        return match[0].strip("\u200b") == "" and not around.isalnum()
    beside_symbols = any(unicodedata.category(character) in ("So", "Mn", "Sk") for character in around)
    return base_language(bead.target_language) in _NEED_JOINERS or beside_symbols


def _finding(match: re.Match[str], instead: str) -> Finding:
    return CHECK.finding(
        start=match.start(),
        end=match.end(),
        message=MESSAGE,
        details={"name": unicodedata.name(match[0][0], f"U+{ord(match[0][0]):04X}")},
        tier=Tier.CERTAIN,
        suggestions=(instead,),
    )


CHECK = BeadCheck(
    id="invisible_character",
    title="Invisible character",
    description=(
        "A soft hyphen, a zero-width space, a mark of direction or a control character stands in the text. Nobody sees "
        "it, but words are not found by searches, break in odd places, and are read out wrongly. Languages that need "
        "joiners keep them, and so do emoji. A soft hyphen that a typesetter wanted is flagged too."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.CHARACTER_ENCODING,
    find=find,
    examples=(
        Example(("fr", "de"), "Die Brü⟦\u00ad⟧cke ist zu.", "Die Brücke ist zu."),
        Example(("de", "en"), "The bri⟦\u200b⟧dge is closed.", "The bridge is closed."),
    ),
    harmless=(
        Harmless(("en", "fa"), "می\u200cخواهم"),
        Harmless(("en", "fr"), "Le pont\u00a0: fermé\u202f! 👩\u200d🚒"),
    ),
)

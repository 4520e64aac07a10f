"""More than one space between words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.languages.look_alikes import FULL_WIDTH_LANGUAGES
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import base_language

MESSAGE = gettext_noop("{count} spaces stand here.")

_DOUBLE = re.compile(r"(?<=\S)(?:[ \u00a0\u202f]{2,}|\s*[\t\u3000]\s*)(?=\S)")
_UNUSUAL = re.compile("  |[\u00a0\t\u3000]")
_WORD_BEFORE = re.compile(r"[^\W\d_]{2,}\Z")
_HARD = "\u00a0\u202f"
_LOOK_BACK = 3
_TYPED_TWICE = re.compile(r"\S {2,}\S")


def find(bead: Bead) -> Iterator[Finding]:
    if not _UNUSUAL.search(bead.translation):
        return
    found = [match for match in _DOUBLE.finditer(bead.translation) if not _is_usual(match[0], bead)]
    if not found or _TYPED_TWICE.search(bead.source) or len(found) > _most(bead.translation):
        return
    for match in found:
        kept = _kept(match, bead)
        yield CHECK.finding(
            start=match.start(),
            end=match.end(),
            message=MESSAGE,
            details={"count": str(len(match[0]))},
            tier=Tier.LIKELY,
            suggestions=(kept,),
        )


def _is_usual(space: str, bead: Bead) -> bool:
    """A single wide space where the script has wide signs, or one that the source has too."""
    return len(space) == 1 and (base_language(bead.target_language) in FULL_WIDTH_LANGUAGES or space in bead.source)


def _kept(match: re.Match[str], bead: Bead) -> str:
    """A space that does not break, only where one belongs: beside figures, signs and abbreviations."""
    hard = next((space for space in match[0] if space in _HARD), " ")
    before, after = bead.translation[: match.start()], bead.translation[match.end() :]
    between_words = _WORD_BEFORE.search(before[-_LOOK_BACK:]) and after[:1].isalpha()
    return " " if between_words else hard


def _most(text: str) -> int:
    """Where spaces come in numbers, they are a table or a habit."""
    return max(2, text.count(" ") // 10)


CHECK = BeadCheck(
    id="double_space",
    title="Double space",
    description=(
        "Two or more spaces, a tabulator or the wide space of Chinese and Japanese stand where one space belongs, as "
        "they do where a tag or a word was taken out. It shows as a gap in the line. Tables, which are set with "
        "spaces, and texts whose source doubles its spaces are left alone, so that an old habit of two spaces after a "
        "full stop is not flagged where the source has it."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.PUNCTUATION,
    find=find,
    examples=(
        Example(("fr", "de"), "Die Brücke⟦  ⟧ist zu.", "Die Brücke ist zu."),
        Example(("de", "en"), "The bridge⟦\u3000⟧is closed.", "The bridge is closed."),
        Example(("en", "fr"), "Le pont⟦ \u00a0⟧: fermé.", "Le pont\u00a0: fermé."),
    ),
    harmless=(
        Harmless(("en", "de"), "Bern   3   1   2   5", "Bern   3   1   2   5"),
        Harmless(("en", "ja"), "橋は\u3000閉鎖された。"),
        Harmless(("en", "de"), "Die Brücke ist zu. Und\nder Weg auch.  "),
    ),
)

"""A character that was lost for good."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import frequency, is_word

MESSAGE = gettext_noop("A character of “{word}” was lost.")

_DAMAGED = re.compile("[\\w\ufffd]*\ufffd[\\w\ufffd]*")
_CANDIDATES = "äöüßéèàâêîôûçëïùœñáíóúãõąćęłńśźżøåæğışčřžěőűțșйёіїєґ’"
_MOST_LOST = 1
_MOST_MENDED = 40
"""Words of one paragraph for which a letter is looked for; with more of them the file has to be read anew."""


def find(bead: Bead) -> Iterator[Finding]:
    if "\ufffd" not in bead.translation:
        return
    for number, match in enumerate(_DAMAGED.finditer(bead.translation)):
        yield Finding(
            check=CHECK.id,
            start=match.start(),
            end=match.end(),
            message=MESSAGE,
            details={"word": match[0]},
            severity=CHECK.severity,
            error_type=CHECK.error_type,
            tier=Tier.CERTAIN,
            suggestions=_mended(match[0], bead.target_language) if number < _MOST_MENDED else (),
        )


@lru_cache(maxsize=1024)
def _mended(word: str, language: str) -> tuple[str, ...]:
    """Words of the language with a letter in the gap, the commonest first."""
    if word.count("\ufffd") > _MOST_LOST:
        return ()
    letters = _CANDIDATES + _CANDIDATES.upper() if word[0] == "\ufffd" else _CANDIDATES
    words = {word.replace("\ufffd", letter) for letter in letters}
    known = [word for word in words if is_word(word, language) or frequency(word, language)]
    return tuple(sorted(known, key=lambda word: (-frequency(word, language), word))[:3])


CHECK = BeadCheck(
    id="lost_character",
    title="Lost character",
    description=(
        "The replacement character � stands where a letter was: the text went through an encoding that lacked it, and "
        "the letter is lost. Readers see a box or a question mark. Where the language has a word that fits, the fix "
        "proposes it; without one the word must be looked up in the source."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.CHARACTER_ENCODING,
    find=find,
    examples=(
        Example(("fr", "de"), "Die ⟦Br\ufffdcke⟧ ist zu.", "Die Brücke ist zu."),
        Example(("de", "en"), "The bridge of ⟦Xq\ufffdz⟧ is closed.", None),
    ),
    harmless=(
        Harmless(("en", "de"), "Die Brücke ist zu?"),
        Harmless(("en", "fr"), "Le pont est fermé □ ?"),
    ),
)

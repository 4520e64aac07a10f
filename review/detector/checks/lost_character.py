"""A character that was lost for good."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from operator import add

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import frequency, is_known, is_word

MESSAGE = gettext_noop("A character of “{word}” was lost.")

_LOST = re.compile("[\ufffd□?¿](?:(?<=[\ufffd□])|(?=\\w)(?<=\\w.))")
_DAMAGED = re.compile("[\\w\ufffd]*\ufffd[\\w\ufffd]*")
_INSTEAD = re.compile(
    "(?<![\\w?¿□=&/.])(?:[^\\W\\d_]+[?¿□]{1,2}[^\\W\\d_]+(?:[?¿□]{1,2}[^\\W\\d_]+)?|□[^\\W\\d_]+|[^\\W\\d_]+□)(?![\\w?¿□=&/])"
)
"""Words with a mark that an encoding puts for a letter it lacks."""
_MARK = re.compile("[?¿□]")
_CANDIDATES = "äöüßéèàâêîôûçëïùœñáíóúãõąćęłńśźżøåæğışčřžěőűțșйёіїєґ’"
_MOST_LOST = 2
_MOST_MENDED = 40
"""Words of one paragraph for which a letter is looked for; with more of them the file has to be read anew."""


def find(bead: Bead) -> Iterator[Finding]:
    if not _LOST.search(bead.translation):
        return
    for number, match in enumerate(_DAMAGED.finditer(bead.translation)):
        yield _finding(match, _mended(match[0], bead.target_language) if number < _MOST_MENDED else ())
    for match in islice(_INSTEAD.finditer(bead.translation), _MOST_MENDED):
        if match[0] not in bead.source and not _are_words(match[0], bead.target_language):
            mended = _mended(_MARK.sub("\ufffd", match[0]), bead.target_language)
            if mended:
                yield _finding(match, mended)


def _are_words(joined: str, language: str) -> bool:
    """Whether a question lost the space behind its mark: `Was?Nichts`."""
    return all(is_known(part, language) and len(part) > 1 for part in _MARK.split(joined) if part)


def _finding(match: re.Match[str], mended: tuple[str, ...]) -> Finding:
    return CHECK.finding(
        start=match.start(),
        end=match.end(),
        message=MESSAGE,
        details={"word": match[0]},
        tier=Tier.CERTAIN,
        suggestions=mended,
    )


@lru_cache(maxsize=1024)
def _mended(word: str, language: str) -> tuple[str, ...]:
    """Words of the language with a letter in each gap, the commonest first."""
    gaps = word.count("\ufffd")
    if gaps > _MOST_LOST:
        return ()
    letters = _CANDIDATES + _CANDIDATES.upper() if word[0] == "\ufffd" else _CANDIDATES
    pieces = word.split("\ufffd")
    fillings = product(letters, repeat=gaps)
    words = {"".join(map(add, pieces, (*filling, ""))) for filling in fillings}
    known = [word for word in words if is_word(word, language) or frequency(word, language)]
    return tuple(sorted(known, key=lambda word: (-frequency(word, language), word))[:3])


CHECK = BeadCheck(
    id="lost_character",
    title="Lost character",
    description=(
        "The replacement character �, a box or a question mark stands where a letter was: the text went through an "
        "encoding that lacked it, and the letter is lost. Where the language has a word that fits, the fix proposes "
        "it; without one the word must be looked up in the source. A question mark inside a word counts only if a word "
        "fits."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.CHARACTER_ENCODING,
    find=find,
    examples=(
        Example(("fr", "de"), "Die ⟦Br\ufffdcke⟧ ist zu.", "Die Brücke ist zu."),
        Example(("fr", "de"), "Die ⟦Br?cke⟧ ist zu.", "Die Brücke ist zu."),
        Example(("en", "pt"), "Nenhuma ⟦solu□□o⟧ foi encontrada.", "Nenhuma solução foi encontrada."),
        Example(("de", "en"), "The bridge of ⟦Xq\ufffdz⟧ is closed.", None),
    ),
    harmless=(
        Harmless(("en", "de"), "Die Brücke ist zu?"),
        Harmless(("en", "fr"), "Le pont est fermé □ ?"),
        Harmless(("en", "de"), "Wer weiß?Niemand. Siehe https://example.org/a?br=cke und die Seite?id=ber."),
    ),
)

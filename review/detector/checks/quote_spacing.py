"""A space missing outside a quotation mark, or one too many inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.languages.quotation_marks import QUOTATION_MARKS, SPACED
from review.detector.languages.unspaced import UNSPACED
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import base_language

MISSING = gettext_noop("The space beside the quotation mark is missing.")
EXTRA = gettext_noop("No space belongs inside the quotation mark.")

_DOUBLE = frozenset('„“”«»"')
_MARK = re.compile(r'[„“”«»"](?=[^\W\d_]{2})(?<=[^\W\d_]{2}.)|[„“”«»"](?=[ \u00a0])(?<=[\s(].)|[„“”«»"](?<=[ \u00a0].)')
_SPACES = frozenset(" \u00a0\u202f")
_FOLLOWING = frozenset(",.;:!?) \n")
_INFLECTED = frozenset({"tr", "fi", "hu", "pl"})
"""Languages that hang endings on a closing mark."""


def find(bead: Bead) -> Iterator[Finding]:
    language, text = base_language(bead.target_language), bead.translation
    if language in UNSPACED or not _MARK.search(text):
        return
    for at, opens in _sides(text, language):
        before, after = text[max(0, at - 2) : at], text[at + 1 : at + 3]
        if text[max(0, at - 2) : at + 3] in bead.source:
            continue
        if opens and before.isalpha() and len(before) == 2 and after.isalpha():
            yield _finding(at, at + 1, MISSING, f" {text[at]}")
        elif not opens and after.isalpha() and len(after) == 2 and before[-1:].strip() and language not in _INFLECTED:
            yield _finding(at, at + 1, MISSING, f"{text[at]} ")
        elif language not in SPACED:
            yield from _extra(text, at, opens=opens)


def _extra(text: str, at: int, *, opens: bool) -> Iterator[Finding]:
    """A space right behind the mark that opens, or before the one that closes."""
    begins = at == 0 or text[at - 1] in " (\n\u00a0"
    if opens and begins and text[at + 1 : at + 2] in _SPACES and text[at + 2 : at + 3].isalnum():
        yield _finding(at, at + 2, EXTRA, text[at])
    elif not opens and text[at - 1 : at] in _SPACES and text[at - 2 : at - 1].strip() and _ends(text, at):
        yield _finding(at - 1, at + 1, EXTRA, text[at])


def _ends(text: str, at: int) -> bool:
    """Whether what follows the mark can follow a quotation."""
    return text[at + 1 : at + 2] in _FOLLOWING or at + 1 == len(text)


def _sides(text: str, language: str) -> Iterator[tuple[int, bool]]:
    """Where the double quotation marks of a paragraph stand, and whether each opens; nothing where that is doubtful."""
    places = [at for at, sign in enumerate(text) if sign in _DOUBLE]
    signs = "".join(text[at] for at in places)
    pairs = [pair for pair in QUOTATION_MARKS.get(language, ("“”", '""')) if pair[0] in _DOUBLE]
    if len(signs) % 2 or not any(signs == pair * (len(signs) // 2) for pair in pairs):
        return
    if any(text[at - 1 : at].isdigit() and text[at] == '"' for at in places):
        return
    yield from ((at, place % 2 == 0) for place, at in enumerate(places))


def _finding(start: int, end: int, message: str, instead: str) -> Finding:
    return CHECK.finding(
        start=start,
        end=end,
        message=message,
        tier=Tier.CERTAIN,
        suggestions=(instead,),
    )


CHECK = BeadCheck(
    id="quote_spacing",
    title=gettext_noop("Space at a quotation mark"),
    description=gettext_noop(
        "A word touches the outside of a quotation mark, or a space stands inside it, where a tag or a line end was "
        "dropped or French spacing was kept. It looks like a misprint, and the mark may hang at the end of a line. "
        "Only paragraphs whose marks come in pairs of one kind are judged; the inside is left alone in French, and "
        "endings hung on a closing mark in Turkish, Finnish, Hungarian and Polish."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.PUNCTUATION,
    find=find,
    examples=(
        Example(("fr", "de"), "Sie nannte ihn⟦„⟧kleiner Bach“ und ging.", "Sie nannte ihn „kleiner Bach“ und ging."),
        Example(("de", "en"), 'She called it "the brook⟦"⟧and left.', 'She called it "the brook" and left.'),
        Example(("fr", "de"), "Er sprach von ⟦„ ⟧Freiheit“ und ging.", "Er sprach von „Freiheit“ und ging."),
        Example(("en", "ru"), "Он назвал это «ручьём⟦ »⟧.", "Он назвал это «ручьём»."),
    ),
    harmless=(
        Harmless(("en", "fr"), "Elle l’appelle « le ruisseau » et part."),
        Harmless(("en", "de"), 'Die „Spiegel“-Redaktion und 5" dick, das „Ja“ und „Nein“.'),
        Harmless(("de", "en"), 'He said: "The mayor told me, "Open the bridge," and left, "but then" he stayed."'),
        Harmless(("en", "tr"), '"Dere"nin adı "Nehir"di.'),
        Harmless(("en", "de"), "„Der Deich hielt. Er sagte: „Gut“, und ging."),
    ),
)

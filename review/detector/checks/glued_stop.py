"""No space after a punctuation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.languages.domains import DOMAINS_AND_FILES
from review.detector.languages.unspaced import UNSPACED
from review.detector.pairing.pair import Bead
from review.detector.quotation.speech import COMMA, between, closing, is_speech_verb
from review.detector.words.lexicon import base_language, frequency, has_word_list, is_known

MESSAGE = gettext_noop("The space after “{stop}” is missing.")

# To look back last lets the search jump from mark to mark.
_GLUED = re.compile(r"[.,;:!?،؛؟](?=[^\W\d_])(?<=\w[.,;:!?،؛؟])")
_LEFT = re.compile(r"[\w’']+\Z")
_RIGHT = re.compile(r"[^\W\d_]+")
_NAME_OF_A_PLACE_ON_THE_NET = re.compile(r"@|//|\\|www\.|[/=_#]|&\w+;\w")
_GENDER_ENDINGS = frozenset({"in", "innen", "er", "en", "es", "em", "erin", "frau", "frauen"})
_COLON_SUFFIXES = frozenset({"fi", "sv"})
_AROUND = 60
_EVERYDAY, _COMMON = 5.5, 4.5


def find(bead: Bead) -> Iterator[Finding]:
    text = bead.translation
    for match in _GLUED.finditer(text):
        left = _LEFT.search(text, max(0, match.start() - _AROUND), match.start())
        right = _RIGHT.match(text, match.end())
        if left and right and _space_missing(bead, left, right, match[0]):
            yield _finding(bead, left, right, match[0])


def _finding(bead: Bead, left: re.Match[str], right: re.Match[str], stop: str) -> Finding:
    spaced = f"{left[0]}{stop} {right[0]}"
    suggestions: tuple[str, ...] = (spaced,)
    if stop == "." and is_speech_verb(right[0], bead.target_language):
        choices = dict.fromkeys((between(bead, left.end()), closing(bead), COMMA))
        suggestions = (*(left[0] + choice + right[0] for choice in choices), spaced)
    return CHECK.finding(
        start=left.start(),
        end=right.end(),
        message=MESSAGE,
        details={"stop": stop},
        tier=Tier.CERTAIN if stop in ",.!?" else Tier.LIKELY,
        suggestions=suggestions,
    )


def _space_missing(bead: Bead, left: re.Match[str], right: re.Match[str], stop: str) -> bool:
    if _surely_no_text(bead, left, right):
        return False
    if len(right[0]) == 1:
        return stop in ",;" and len(left[0]) > 2 and frequency(right[0], bead.target_language) >= _EVERYDAY
    if stop == ".":
        return _ends_sentence(bead, left[0], right)
    if stop == ":":
        return _introduces(bead, left[0], right[0])
    if stop in "!?":
        return has_word_list(bead.target_language) and is_known(right[0], bead.target_language)
    return len(left[0]) > 1


def _surely_no_text(bead: Bead, left: re.Match[str], right: re.Match[str]) -> bool:
    """Addresses and what stands so in the source."""
    text = bead.translation
    farthest = max(0, left.start() - _AROUND)
    begin = max(farthest, *(text.rfind(mark, farthest, left.start()) + 1 for mark in " \n"))
    around = text[begin : right.end() + 1]
    return (
        base_language(bead.target_language) in UNSPACED
        or text[left.start() : right.end()] in bead.source
        or _NAME_OF_A_PLACE_ON_THE_NET.search(around) is not None
    )


def _ends_sentence(bead: Bead, left: str, right: re.Match[str]) -> bool:
    language, word, text = bead.target_language, right[0], bead.translation
    after = text[right.end() : right.end() + 2]
    if len(left) < 2 or not has_word_list(language) or (len(after) > 1 and after[0] in ".-@/" and after[1].isalnum()):
        return False
    if word.lower() in DOMAINS_AND_FILES:
        return word[0].isupper() and word[1:].islower() and frequency(word, language) >= _EVERYDAY
    if after[:1] == "." and len(word) < 4:
        return False
    known = is_known(word, language) or re.search(rf"\b{word}\b", bead.source) is not None
    return known and ((left.isdigit() and word[0].isupper() and len(left) > 1) or _is_text(left, bead))


def _is_text(word: str, bead: Bead) -> bool:
    plain = word.strip("’'")
    return is_known(plain, bead.target_language) or (len(plain) > 2 and plain in bead.source)


def _introduces(bead: Bead, left: str, right: str) -> bool:
    language = bead.target_language
    if len(right) < 3 or left.isdigit() or right in _GENDER_ENDINGS or base_language(language) in _COLON_SUFFIXES:
        return False
    return has_word_list(language) and frequency(right, language) >= _COMMON and is_known(left, language)


CHECK = BeadCheck(
    id="glued_stop",
    title="No space after a punctuation mark",
    description=(
        "Two words stand together with only a comma, a stop or another mark between them, as they do where a tag or a "
        "line end was dropped. It reads like a misprint, and may hide that a quotation ended there: before a verb of "
        "speech the fix restores the end of the quotation. Addresses, file names, abbreviations, gendered forms with a "
        "colon and what stands so in the source are left alone; an unusual brand name may be flagged."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.PUNCTUATION,
    find=find,
    examples=(
        Example(("fr", "de"), "Der Zug ⟦kam,und⟧ alle stiegen ein.", "Der Zug kam, und alle stiegen ein."),
        Example(
            ("fr", "de"),
            "Wir warten auf ⟦Antwort.erklärte⟧ der Minister.",
            "Wir warten auf Antwort“, erklärte der Minister.",
            "« Nous attendons une réponse », a expliqué le ministre.",
        ),
        Example(("de", "en"), "The shop ⟦closed.Nobody⟧ knew why.", "The shop closed. Nobody knew why."),
        Example(("en", "ru"), "Он ⟦сказал,что⟧ придёт.", "Он сказал, что придёт."),
    ),
    harmless=(
        Harmless(
            ("en", "de"), "Mehr auf www.beispiel.de/seite,eins oder bei beispiel.com, z.B. in der Datei bild.jpg."
        ),
        Harmless(("en", "de"), "Die Lehrer:innen und Bürger:innen zahlten 12,5 Mio. um 12:30 Uhr, d.h. alle."),
        Harmless(("en", "en"), "The U.S. office of J.K. Rowling opens at 9 a.m. on the 3.Com site of Node.js users."),
        Harmless(("fr", "en"), "The Yahoo!Finance page is down.", "La page Yahoo!Finance est en panne."),
    ),
)

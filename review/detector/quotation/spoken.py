"""Where the words that say who spoke were glued to the end of what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.detector.languages.speech_verbs import SPEECH_VERBS, SPOKEN_PARTICIPLES
from review.detector.pairing.pair import Bead
from review.detector.quotation.speech import is_speech_verb, quotation_open
from review.detector.words.lexicon import base_language, is_known, zipf
from review.detector.words.tokens import tokens

_WORD_AND_NEXT = re.compile(r"(?<![\w@#/.'’-])([^\W\d_]{4,40}) ([^\W\d_]{3,20})(?![\w-])")
_AND_VERB = re.compile(r"(?: [A-ZÀ-Þ][^\W\d_]+){0,2} ([^\W\d_]+)")
_FRENCH = re.compile(r"(?<![\w-])([^\W\d_]{2,40}?)(a|ont)(?=(?:-t-(?:il|elle|on)| ?-ils| ?-elles)? ([^\W\d_]{2,20})\b)")
_FUTURE = frozenset({"aura", "sera", "auront", "seront"})
_PRONOUNS = ("he", "she", "they")
_AFTER_THE_QUOTATION = frozenset({"so", "er", "sie", "es", "a", "ont", *_PRONOUNS})
_KNOWN_SUBJECT = 3.5

Found = tuple[int, str, str]


def glued_before_speech(bead: Bead) -> Iterator[Found]:
    """Start and halves of words such as `roomhe said`, `dangera expliqué`, by position."""
    language = base_language(bead.target_language)
    if language == "fr":
        yield from glued_in_french(bead.translation)
    elif language == "en" and not SPEECH_VERBS["en"].isdisjoint(tokens(bead.translation).all):
        for match in _WORD_AND_NEXT.finditer(bead.translation):
            if match[2] in SPEECH_VERBS["en"] and not is_known(match[1], "en") and match[1] not in bead.source:
                yield from _english(match, bead)


def glued_in_french(text: str) -> Iterator[Found]:
    """`longtempsa-t-il ajouté`: no finite verb but `a` stands before a participle of speech."""
    if SPOKEN_PARTICIPLES["fr"].isdisjoint(tokens(text).all):
        return
    for match in _FRENCH.finditer(text):
        word = match[1] + match[2]
        if match[3] not in SPOKEN_PARTICIPLES["fr"] or word.lower() in _FUTURE or not is_known(match[1], "fr"):
            continue
        if match[2] == "a" or not is_known(word, "fr"):
            yield match.start(), match[1], match[2]


def _english(match: re.Match[str], bead: Bead) -> Iterator[Found]:
    word = match[1]
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and is_known(word.removesuffix(pronoun), "en"):
            yield match.start(), word.removesuffix(pronoun), pronoun
            return
    cuts = [cut for cut in range(3, len(word) - 3) if _subject(word[cut:]) and is_known(word[:cut], "en")]
    if cuts and word.islower() and quotation_open(bead, match.start()):
        cut = max(cuts, key=lambda at: zipf(word[:at], "en") + zipf(word[at:], "en"))
        yield match.start(), word[:cut], word[cut:]


def _subject(word: str) -> bool:
    return zipf(word, "en") >= _KNOWN_SUBJECT and is_known(word, "en")


def begins_speech(right: str, rest: str, language: str) -> bool:
    """Whether `right` and the rest of the text after it say who spoke: `fügte`, `he said`, `Anna Berger said`."""
    if is_speech_verb(right, language):
        return True
    if right not in _AFTER_THE_QUOTATION and not _is_name(right):
        return False
    if right in ("a", "ont"):
        return True
    if right == "so":
        return rest[1:2].isupper()
    after = _AND_VERB.match(rest)
    return after is not None and is_speech_verb(after[1], language)


def _is_name(word: str) -> bool:
    """A capital alone makes one; capitals throughout are an acronym, glued to the word that it belongs to."""
    return word[0].isupper() and (len(word) == 1 or not word.isupper())

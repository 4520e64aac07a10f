"""How a language ends a quotation before the words that say who spoke."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from review.detector.languages.quotation_marks import SPACED, STOP_INSIDE, marks
from review.detector.languages.speech_verbs import SPEECH_VERBS
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import base_language

# To look around last lets the search jump from mark to mark.
QUOTATION_MARK = re.compile("[\"“”„«»‟〝〞'‚‹’›](?:(?<=[\"“”„«»‟〝〞])|(?<=['‚‹])(?<!\\w.)|(?<=['’›])(?!\\w))")
_BEFORE_THE_SPEAKER = {"tr": " ", "ru": ", — ", "uk": ", — "}
"""What parts a quotation from the words that say who spoke, where it is not a comma and a space."""
COMMA = ", "


def is_speech_verb(word: str, language: str) -> bool:
    return word in SPEECH_VERBS.get(base_language(language), ())


def between(bead: Bead, position: int) -> str:
    """What belongs at `position` of the translation, between what was said and the verb of speech."""
    return closing(bead) if quotation_open(bead, position) else COMMA


def closing(bead: Bead) -> str:
    """The target language's closing mark with its comma and spaces, straight where the translation writes so."""
    language = base_language(bead.target_language)
    space = "\N{NO-BREAK SPACE}" if language in SPACED else ""
    mark = '"' if '"' in bead.translation else space + marks(language)[1]
    if language in STOP_INSIDE:
        return f",{mark} "
    return mark + _BEFORE_THE_SPEAKER.get(language, ", ")


def quotation_open(bead: Bead, position: int) -> bool:
    """Whether an opening mark stands unclosed before `position`, or marks of the source are missing."""
    found = _marks(bead.translation)
    return bisect_left(found, position) % 2 == 1 or len(found) < len(_marks(bead.source))


@lru_cache(maxsize=64)
def _marks(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in QUOTATION_MARK.finditer(text))

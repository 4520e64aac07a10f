"""How a language ends a quotation before the words that say who spoke."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from review.detector.languages.speech_verbs import SPEECH_VERBS
from review.detector.lexicon import base_language
from review.detector.pair import Bead

QUOTATION_MARK = re.compile("[\"“”„«»‟〝〞]|(?<!\\w)['‚‹]|['’›](?!\\w)")
_STRAIGHT = {"en": '," ', "tr": '" '}
_CLOSINGS = {
    "de": "“, ",
    "en": ",” ",
    "fr": "\N{NO-BREAK SPACE}», ",
    "es": "», ",
    "it": "», ",
    "pt": "”, ",
    "nl": "”, ",
    "pl": "”, ",
    "ru": "», — ",
    "uk": "», — ",
    "tr": "” ",
}
COMMA = ", "


def is_speech_verb(word: str, language: str) -> bool:
    return word in SPEECH_VERBS.get(base_language(language), ())


def between(bead: Bead, position: int) -> str:
    """What belongs at `position` of the translation, between what was said and the verb of speech."""
    return closing(bead) if quotation_open(bead, position) else COMMA


def closing(bead: Bead) -> str:
    """The target language's closing mark with its comma and spaces, straight where the translation writes so."""
    language = base_language(bead.target_language)
    if '"' in bead.translation:
        return _STRAIGHT.get(language, '", ')
    return _CLOSINGS.get(language, "”, ")


def quotation_open(bead: Bead, position: int) -> bool:
    """Whether an opening mark stands unclosed before `position`, or marks of the source are missing."""
    marks = _marks(bead.translation)
    return bisect_left(marks, position) % 2 == 1 or len(marks) < len(_marks(bead.source))


@lru_cache(maxsize=64)
def _marks(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in QUOTATION_MARK.finditer(text))

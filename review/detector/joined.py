"""How likely it is, by their frequencies, that a word no lexicon has is two words."""

from __future__ import annotations

from functools import lru_cache

from review.detector.languages.word_parts import FIRST_PARTS, LAST_PARTS, OFTEN_FIRST, OFTEN_LAST, SURE_FIRST, SURE_LAST
from review.detector.words.lexicon import is_known, is_word, zipf

LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "pt", "pl", "ru", "uk", "tr"})
_INFLECTING = frozenset({"pl", "ru", "uk", "tr"})
"""Languages whose endings and prefixes look like short words, and that build many words no lexicon has."""
_SLAVIC = frozenset({"pl", "ru", "uk"})
_LINKING = "oeyоеєу"
"""Vowels that join the halves of a Slavic compound; without one two long words are two."""
_LONG = 5
_SHORTEST, _SHORTEST_INFLECTING = 2, 3
_LEAST = 3.0
_TWO_LETTERS = 6.0
"""Zipf frequency from which a word of two letters counts as one."""
_TOGETHER = 10.0
"""Sum of the two Zipf frequencies from which an unknown word counts as two."""
_TOGETHER_AS_PARTS = 12.3
"""The same where a half also serves to build words (`over-`, `-ment`)."""
_FOR_TWO_LETTERS, _FOR_BEING_SEEN, _FOR_A_CAPITAL, _FOR_COMPOUNDING = 1.0, 1.5, 1.0, 0.5
_FOR_INFLECTING = -1.2
_SHORTEST_CAPITALISED, _RARELY_SEEN = 6, 2.0
_LEAST_BEFORE_SURE, _TOGETHER_WITH_SURE = 1.5, 8.3
_SHORTEST_AFTER_SURE = 4
_DECLINED = frozenset({"der", "dem", "den", "des"})
NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=65536)
def likely_halves(word: str, language: str) -> tuple[str, str] | None:
    """The two common words an unknown word is made of, or None; at a capital inside it is not looked for."""
    if language not in LANGUAGES or not word[1:].islower() or _may_be_a_name(word, language):
        return None
    best, most = None, 0.0
    shortest = _SHORTEST_INFLECTING if language in _INFLECTING else _SHORTEST
    for cut in range(shortest, len(word) - shortest + 1):
        left, right = word[:cut], word[cut:]
        together = _together(left, right, language)
        if together > most and together >= _enough(word, left, right, language):
            best, most = (left, right), together
    return best


def _may_be_a_name(word: str, language: str) -> bool:
    """Whether a capital begins a short word, or one that was seen before."""
    return word[0].isupper() and (len(word) < _SHORTEST_CAPITALISED or zipf(word, language) > _RARELY_SEEN)


def _together(left: str, right: str, language: str) -> float:
    first = zipf(left, language)
    if language == "de" and right in SURE_LAST and len(left) > _SHORTEST + 1 and first >= _LEAST_BEFORE_SURE:
        return first + zipf(right, language)
    if _begins_surely(left, right, language):
        return first + zipf(right, language)
    second = zipf(right, language) if first >= _LEAST else 0.0
    if second < _LEAST or (len(left) == _SHORTEST and first < _TWO_LETTERS):
        return 0.0
    if len(right) == _SHORTEST and second < _TWO_LETTERS:
        return 0.0
    return first + second if is_known(left, language) and is_known(right, language) else 0.0


def _begins_surely(left: str, right: str, language: str) -> bool:
    """`völligfalsch`: the first half begins no compound, and the second one is a word as it is written."""
    sure = language == "de" and left.lower() in SURE_FIRST and len(right) >= _SHORTEST_AFTER_SURE
    return sure and is_word(right, language) and zipf(right, language) >= _LEAST


def _enough(word: str, left: str, right: str, language: str) -> float:
    if _begins_surely(left, right, language) and not zipf(word, language):
        return _TOGETHER_WITH_SURE
    if language == "de" and right in SURE_LAST and not zipf(word, language):
        return _TOGETHER_WITH_SURE
    if (
        language in _SLAVIC
        and min(len(left), len(right)) >= _LONG
        and left[-1] not in _LINKING
        and not zipf(word, language)
    ):
        return 2 * _LEAST
    enough = _TOGETHER_AS_PARTS if _builds_words(left, right, language) else _TOGETHER
    if min(len(left), len(right)) == _SHORTEST:
        enough += _FOR_TWO_LETTERS
    if zipf(word, language):
        enough += _FOR_BEING_SEEN
    if language in _INFLECTING:
        enough += _FOR_INFLECTING
    if language == "de":
        return enough + _FOR_COMPOUNDING + (_FOR_A_CAPITAL if _compound(left, right) else 0)
    return enough + (_FOR_A_CAPITAL if word[0].isupper() else 0)


def _builds_words(left: str, right: str, language: str) -> bool:
    first, last = left.lower(), right
    if first in FIRST_PARTS.get(language, NONE) or last in LAST_PARTS.get(language, NONE):
        return True
    if language == "de" and last in _DECLINED:
        return left.endswith(("n", "d", "t")) or left[0].islower()
    return first in OFTEN_FIRST.get(language, NONE) or last in OFTEN_LAST.get(language, NONE)


def _compound(left: str, right: str) -> bool:
    """Whether the second half may be a noun, or an adjective after a noun, as the end of a German compound."""
    return left[0].isupper() and (is_word(right.capitalize(), "de") or right.endswith(("e", "en", "er", "es", "em")))

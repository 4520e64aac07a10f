"""Where in the translation the words stand that the source quotes."""

from __future__ import annotations

import re

from review.detector.findings import Span
from review.detector.quotation.marks import Quotation
from review.detector.quotation.speech import is_speech_verb
from review.detector.quotation.spoken import glued_in_french
from review.detector.words.lexicon import base_language, frequency, is_known

_COMMA = re.compile(
    r"(?<!\d),(?=\s+(\w+))|[,،、]\s?(?=[—–-] (\w+))|(?<=\w)[?!]?\s?[—–] (?=(\w+))|(?<=\w)\.(?=([a-zà-ÿ]\w+))"
)
_SENTENCE = re.compile(r"(?<=\w{3})[.!?…]\s+(?=[^\W\d_])")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_WORD = re.compile(r"[^\s,;:.!?…]+")
_ENDS = " \u00a0\u202f\n.,;:!?…\"”“»«’‘'"
_APOSTROPHES = str.maketrans("’ʼ", "''")
_CLOSED = " \u00a0\u202f\n\"”“»«’‘')"
_STOPS = ".!?…。！？"
_INTRODUCES = re.compile(r"[:：]\s+(?=\S)")


def quoted_stretch(source: str, quotation: Quotation, target: str, language: str) -> Span | None:
    """The stretch of `target` that renders the quotation of `source`, where its place can be told for sure.

    That is so for quotations of whole paragraphs, before an attribution that ends the paragraph, after a colon, and
    for words that both texts share.
    """
    opens = not source[: quotation.start].strip(_ENDS + "-–—")
    if opens and not source[quotation.end :].strip(_ENDS):
        return Span(*_trimmed(target, 0, len(target)))
    if opens:
        end = attribution(source[quotation.end :], source, target, language)
        return None if end is None else Span(0, end)
    if source[: quotation.start].rstrip().endswith(":") and not source[quotation.end :].strip(_ENDS):
        return _after_colon(source, quotation, target)
    if source[: quotation.start].rstrip(_CLOSED)[-1:] in _STOPS and (
        sentence := _sentence(source, quotation, target, language)
    ):
        return sentence
    return _same_words(source, quotation, target)


def attribution(tail: str, source: str, target: str, language: str) -> int | None:
    """Where the words before `, said X` end in `target`, given what follows the quotation in `source`."""
    expected = len(target) * (1 - len(tail) / len(source))
    reach = max(15.0, 0.2 * len(target))
    verbs = [
        match.start()
        for match in _COMMA.finditer(target)
        if abs(match.start() - expected) <= reach and _attributes(_first_word(match), language)
    ]
    if verbs:
        return min(verbs, key=lambda place: abs(place - expected))
    return _glued(target, expected, reach, language)


_ATTRIBUTING = frozenset({"so", "laut", "selon", "according", "según", "secondo", "segundo", "zo", "aldus"})


def attributed(target: str, start: int, language: str) -> int | None:
    """Where `, said X` follows in `target` after `start`."""
    commas = (match for match in _COMMA.finditer(target, start) if _attributes(_first_word(match), language))
    return next((match.start() for match in commas), None)


def _first_word(match: re.Match[str]) -> str:
    return next(filter(None, match.groups()), "")


def _attributes(word: str, language: str) -> bool:
    return word in _ATTRIBUTING or is_speech_verb(word, language)


def _glued(target: str, expected: float, reach: float, language: str) -> int | None:
    """The split of a word like `Entwicklungfügte` or `longtempsa` near the expected place."""
    if base_language(language) == "fr":
        splits = (start + len(said) for start, said, _ in glued_in_french(target))
        return next((split for split in splits if abs(split - expected) <= reach), None)
    for match in _LONG_WORD.finditer(target):
        if abs(match.end() - expected) > reach or is_known(match.group(), language):
            continue
        for split in range(match.start() + 1, match.end() - 1):
            said, verb = target[match.start() : split], target[split : match.end()]
            if is_speech_verb(verb, language) and (is_known(said, language) or frequency(said, language)):
                return split
    return None


def _after_colon(source: str, quotation: Quotation, target: str) -> Span | None:
    expected = len(target) * quotation.start / len(source)
    places = [match.end() for match in _INTRODUCES.finditer(target)]
    near = [place for place in places if abs(place - expected) <= max(20.0, 0.15 * len(target))]
    return Span(*_trimmed(target, min(near, key=lambda place: abs(place - expected)), len(target))) if near else None


def _sentence(source: str, quotation: Quotation, target: str, language: str) -> Span | None:
    """A later sentence of the paragraph, up to the attribution that ends it."""
    expected = len(target) * quotation.start / len(source)
    starts = [match.end() for match in _SENTENCE.finditer(target)]
    near = [start for start in starts if abs(start - expected) <= max(20.0, 0.15 * len(target))]
    end = attribution(source[quotation.end :], source, target, language) if near else None
    start = min(near, key=lambda place: abs(place - expected), default=0)
    return Span(start, end) if end is not None and end > start else None


def _same_words(source: str, quotation: Quotation, target: str) -> Span | None:
    """The quotation itself, where the translator left its words as they were: names and titles."""
    words = source[quotation.inner.start : quotation.inner.end].strip(_ENDS).lower().translate(_APOSTROPHES)
    lowered = target.lower().translate(_APOSTROPHES)
    if words.count(" ") < 3 or lowered.count(words) != 1 or len(lowered) != len(target):
        return None
    start = lowered.index(words)
    before, after = target[start - 1 : start], target[start + len(words) : start + len(words) + 1]
    return None if before.isalnum() or after.isalnum() else Span(start, start + len(words))


def _trimmed(target: str, start: int, end: int) -> tuple[int, int]:
    while start < end and target[start].isspace():
        start += 1
    while end > start and target[end - 1].isspace():
        end -= 1
    return start, end

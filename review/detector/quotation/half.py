"""Where the missing half of a quotation belongs, of which one mark is left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from review.detector.findings import Span
from review.detector.languages.last_verbs import LAST_VERBS
from review.detector.pairing.pair import Bead
from review.detector.quotation.fit import alike, is_small
from review.detector.quotation.marks import ANY_QUOTE, Quotation
from review.detector.quotation.place import attributed, attribution
from review.detector.words.lexicon import base_language
from review.detector.words.tokens import COMPOUND

HOLD, SHARE_HELD = 25.0, 0.4
"""How many characters, and what share of the quotation, the expected end may move for the same punctuation mark."""
FOR_SMALL = 6.0
"""What an article or a preposition at the end costs, with which a quotation seldom ends."""
SIGNS, WORDS_COUNT = 6.0, 0.5
"""Letters of a usual word with its space, and how much the number of words weighs against that of letters."""
LAST_SHARE = 0.6
"""How long at least, for its length in the source, what is left of a paragraph must be to be all quoted."""
_ENDS = " \u00a0\u202f\n.,;:!?…\"”“»«’‘'"
_MARKS = "\"”“»«’‘'" + " \u00a0\u202f"
_STOPS = ".!?…"
_RIGHT = ".,;:!?…"
_INTRODUCES = re.compile(r"[:：]\s+(?=\S)")


def missing_end(bead: Bead, quotation: Quotation | None, mark: int, *, stop_inside: bool) -> int:
    """Where the quotation ends that the translation opens with the mark at `mark`."""
    source, target, language = bead.source, bead.translation, bead.target_language
    start = mark + 1 + len(target[mark + 1 :]) - len(target[mark + 1 :].lstrip())
    limit = _limit(target, start)
    if quotation is None:
        return _unquoted_end(source, target, start, limit, language)
    held = source[slice(*quotation.inner)]
    if (same := _same_words(held, target, start)) is not None:
        return _with_stop(held, target, same, stop_inside=stop_inside)
    tail = source[quotation.end :]
    expected = len(held.strip(_ENDS)) * len(target) / len(source)
    if not tail.strip(_ENDS) and _is_sentence(source, quotation) and _is_left_whole(expected, start, limit, target):
        return _trimmed_end(target, limit)
    said = attribution(tail, source, target, language) if tail.strip(_ENDS) else None
    if said is not None and start < said <= limit and abs(said - start - expected) < max(20.0, expected / 2):
        return _with_stop(held, target, said, stop_inside=stop_inside)
    words = [Span(*match.span()) for match in COMPOUND.finditer(target, start, limit)]
    if not words or _is_cut_off(source, target):
        return _trimmed_end(target, limit)
    end = _likeliest(words, start + expected, source, quotation, target, language)
    return _with_stop(held, target, end, stop_inside=stop_inside)


def _limit(target: str, start: int) -> int:
    """The next mark, before which the quotation ends: a lost mark leaves none between its two ends."""
    following = ANY_QUOTE.search(target, start)
    return len(target[: following.start()].rstrip()) if following else len(target)


def _is_cut_off(source: str, target: str) -> bool:
    """Whether the end of the paragraph is lost, and the mark with it."""
    return source.rstrip(_MARKS)[-1:] in _STOPS and target.rstrip(_MARKS)[-1:] not in _STOPS


def _trimmed_end(target: str, limit: int) -> int:
    return len(target[:limit].rstrip())


def _unquoted_end(source: str, target: str, start: int, limit: int, language: str) -> int:
    """Where the source does not quote: before `, said X`, after names it has too, or at the end of the paragraph."""
    said = attributed(target, start, language)
    if said is not None and said <= limit:
        return said
    end = start
    if target[: start - 1].strip():
        for match in COMPOUND.finditer(target, start, limit):
            if not match[0][0].isupper() or not re.search(rf"(?<!\w){re.escape(match[0])}(?!\w)", source):
                break
            end = match.end()
    return end if end > start else _trimmed_end(target, limit)


def _same_words(held: str, target: str, start: int) -> int | None:
    """The end of the very words of the source, where they follow the mark: titles, names, what was not translated."""
    words = held.strip(_ENDS)
    end = start + len(words)
    same = words and target[start:end].casefold() == words.casefold()
    return end if same and not target[end : end + 1].isalnum() else None


def _likeliest(
    words: Sequence[Span], expected: float, source: str, quotation: Quotation, target: str, language: str
) -> int:
    held = source[slice(*quotation.inner)]
    following = source[quotation.end :].lstrip(_MARKS)[:1]
    mark = held[-1:] if held[-1:] in _RIGHT else following if following in _RIGHT else ""
    verbs = LAST_VERBS.get(base_language(language))
    last = not source[quotation.end :].strip(_ENDS)
    size = len(held)
    number = len(held.split()) * len(target.split()) / len(source.split())
    counted = {word: place for place, word in enumerate(words, start=1)}

    def cost(word: Span) -> float:
        follows = target[word.end : word.end + 1]
        held_on = alike(mark, follows) and not (last and verbs is not None and size < HOLD * 2)
        ends_small = is_small(target[word.start : word.end], language)
        off = (1 - WORDS_COUNT) * abs(word.end - expected) + WORDS_COUNT * SIGNS * abs(counted[word] - number)
        return off - held_on * min(HOLD, SHARE_HELD * size) + ends_small * FOR_SMALL

    return min(words, key=cost).end


def _is_sentence(source: str, quotation: Quotation) -> bool:
    """Whether whole sentences are quoted, whose full stop belongs to them."""
    before = source[: quotation.start].rstrip(_MARKS)
    sentence = source[quotation.inner.end - 1] in _STOPS or source[quotation.inner.start].isupper()
    return sentence and (not before or before[-1] in _STOPS + ":")


def _is_left_whole(expected: float, start: int, limit: int, target: str) -> bool:
    return LAST_SHARE * (limit - start) <= expected and limit >= len(target.rstrip(_ENDS))


def _with_stop(held: str, target: str, end: int, *, stop_inside: bool) -> int:
    """The end with the stop or the comma that belongs inside the mark, or without one that stands outside."""
    if end > 0 and target[end - 1] in ".," and held[-1:] not in _STOPS:
        end -= 1
    if stop_inside and target[end : end + 1] in (",", "."):
        return end + 1
    if target[end : end + 1] in ("!", "?", "…") and held[-1:] == target[end : end + 1]:
        return end + 1
    return end


def missing_start(bead: Bead, quotation: Quotation | None, end: int) -> int:
    """Where the quotation begins that `target` closes with the mark at `end`."""
    source, target, language = bead.source, bead.translation, bead.target_language
    first = max((match.end() for match in ANY_QUOTE.finditer(target, 0, end)), default=0)
    first += len(target[first:]) - len(target[first:].lstrip(_RIGHT + " \u00a0\u202f"))
    if quotation is None or not source[: quotation.start].strip(_ENDS + "-–—"):
        return first
    if source[: quotation.start].rstrip().endswith(":") and (colon := _INTRODUCES.search(target, 0, end)):
        return max(first, colon.end())
    held = source[slice(*quotation.inner)].strip(_ENDS)
    words = [Span(*match.span()) for match in COMPOUND.finditer(target, first, end)]
    if not words:
        return first
    small = is_small(held.split()[0].lower(), bead.source_language) if held else False
    expected = len(target[:end].rstrip(_ENDS)) - len(held) * len(target) / len(source)
    comma = source[: quotation.start].rstrip(_MARKS)[-1:]

    def cost(word: Span) -> float:
        led = target[: word.start].rstrip(_MARKS)[-1:]
        starts_small = not small and is_small(target[word.start : word.end].lower(), language)
        return (
            abs(word.start - expected)
            - alike(led, comma) * min(HOLD, SHARE_HELD * len(held))
            + starts_small * FOR_SMALL
        )

    return min(words, key=cost).start

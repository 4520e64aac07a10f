"""Which words of a translation are still in the source's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from review.detector.findings import Span
from review.detector.pairing.pair import Bead
from review.detector.quotation.marks import quoting
from review.detector.words.lexicon import base_language, frequency, has_word_list
from review.detector.words.paragraphs import paragraphs
from review.detector.words.tokens import tokens

MARGIN = 1.3
"""How many times ten a word must be commoner in one language than in the other to tell them apart (Zipf scale)."""
LEAST_FOREIGN = 2
FOREIGN = 4.0
"""How many powers of ten copied words must be commoner in the source's language, all together."""
CLEARLY_FOREIGN = 7.5
MOST_TELLING = 3.0
MOST_COPIED = 6
MOST_REMEMBERED = 100_000
LITTLE_WORD = 5.5
"""Zipf frequency of articles, prepositions and conjunctions, which stay small in titles and names."""
MOST_BETWEEN = 3
"""How many little words a name has in a row: Chairman of the Joint Chiefs."""
_WORD = re.compile(r"[^\W_]+")


class Tongue(IntEnum):
    """Which language a word tells."""

    TARGET = -1
    NEITHER = 0
    SOURCE = 1


class Word(NamedTuple):
    start: int
    end: int
    tongue: Tongue


class Leftovers(NamedTuple):
    """What of a bead's translation is left in the source's language: paragraphs, and runs of words inside others."""

    paragraphs: tuple[Span, ...] = ()
    fragments: tuple[Span, ...] = ()


_NOTHING = Leftovers()


class _Tongues(dict[str, Tongue]):
    """Which of two languages a word tells, remembered."""

    def __init__(self, source_language: str, target_language: str) -> None:
        super().__init__()
        self.source_language, self.target_language = source_language, target_language

    def __missing__(self, word: str) -> Tongue:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[word] = found = tongue(word, self.source_language, self.target_language)
        return found


_tongues = cache(_Tongues)


def tongue(word: str, source_language: str, target_language: str) -> Tongue:
    """Which of the two languages the word tells; names, numbers and words of both tell neither."""
    if not word[0].islower() or len(word) == 1:
        return Tongue.NEITHER
    ours, theirs = frequency(word, source_language), frequency(word, target_language)
    if ours - theirs >= MARGIN:
        return Tongue.SOURCE
    return Tongue.TARGET if theirs - ours >= MARGIN else Tongue.NEITHER


@lru_cache(maxsize=4096)
def leftovers(bead: Bead) -> Leftovers:
    """The untranslated paragraphs and runs of words of a bead (code points of its translation)."""
    ours, theirs = base_language(bead.source_language), base_language(bead.target_language)
    if ours == theirs or not has_word_list(ours):
        return _NOTHING
    text = bead.translation
    told = list(map(_tongues(ours, theirs).__getitem__, _WORD.findall(text) if "_" in text else tokens(text).all))
    if Tongue.SOURCE not in told or (not bead.source and told.count(Tongue.SOURCE) < LEAST_FOREIGN):
        return _NOTHING
    whole: list[Span] = []
    parts: list[Span] = []
    for span in paragraphs(bead.translation):
        words = _words(bead, *span)
        if _untranslated(words, bead, bead.translation[span.start : span.end]):
            whole.append(span)
        else:
            parts += _fragments(words, bead)
    return Leftovers(tuple(whole), tuple(parts)) if whole or parts else _NOTHING


def _words(bead: Bead, start: int, end: int) -> list[Word]:
    tongues = _tongues(base_language(bead.source_language), base_language(bead.target_language))
    return [
        Word(match.start(), match.end(), tongues[match.group()])
        for match in _WORD.finditer(bead.translation, start, end)
    ]


def _untranslated(words: list[Word], bead: Bead, text: str) -> bool:
    foreign = sum(1 for word in words if word.tongue is Tongue.SOURCE)
    if foreign < LEAST_FOREIGN:
        return False
    native = sum(1 for word in words if word.tongue is Tongue.TARGET)
    if text.strip() in bead.source:
        return native <= foreign
    return foreign >= 4 and native * 6 <= foreign and foreign * 4 >= len(words)


def _fragments(words: list[Word], bead: Bead) -> Iterator[Span]:
    """Runs of source words; shorter ones where the source has the same words in the same order."""
    foreign_words = sum(1 for word in words if word.tongue is Tongue.SOURCE)
    if not foreign_words:
        return
    reached = 0
    for run in _runs(words) if foreign_words >= LEAST_FOREIGN else ():
        foreign = [index for index, word in enumerate(run) if word.tongue is Tongue.SOURCE]
        if len(foreign) < LEAST_FOREIGN or _is_name(run, bead):
            continue
        span = Span(run[foreign[0]].start, run[foreign[-1]].end)
        inside = run[foreign[0] : foreign[-1] + 1]
        long = len(foreign) >= 4 or _in_source(span, bead, len(inside)) or _is_clear(inside, bead)
        spaced = " " in bead.translation[span.start : span.end]
        if long and spaced and not _inside_name(inside, bead) and not _quoted(span, bead):
            yield from _copied(words, bead, reached, span.start)
            reached = span.end
            yield span
    yield from _copied(words, bead, reached, len(bead.translation))


def _is_clear(words: list[Word], bead: Bead) -> bool:
    """Whether the words could hardly be less like the target's language, where there is no source to ask."""
    borrowed = bead.translation[words[0].start - 1 : words[0].start] == "-"
    return not bead.source and not borrowed and _foreignness(words, bead) >= CLEARLY_FOREIGN


def _inside_name(words: list[Word], bead: Bead) -> bool:
    """Whether only little words and capitals stand there between two words with capitals."""
    start, end, text = words[0].start, words[-1].end, bead.translation
    before, after = text[:start].rsplit(maxsplit=1)[-1:], text[end:].split(maxsplit=1)[:1]
    framed = text[start - 1 : start] == text[end : end + 1] == " " and all(
        part[0][:1].isupper() if part else False for part in (before, after)
    )
    small = [text[word.start : word.end] for word in words if text[word.start].islower()]
    return (
        framed
        and len(small) <= MOST_BETWEEN
        and all(frequency(word, bead.source_language) >= LITTLE_WORD for word in small)
    )


def _copied(words: list[Word], bead: Bead, start: int, end: int) -> Iterator[Span]:
    """Words of the source around one of its language, just as they stand there, which hardly are the target's."""
    reached = start
    for index, word in enumerate(words):
        if word.tongue is not Tongue.SOURCE or not reached <= word.start < word.end <= end or not bead.source:
            continue
        span = _as_in_source(words, index, bead, Span(reached, end))
        copied = [other for other in words[max(0, index - MOST_COPIED) : index + MOST_COPIED] if _within(other, span)]
        if (
            _foreignness(copied, bead) >= FOREIGN
            and not _is_name(copied, bead)
            and not _is_address(span, bead.translation)
            and not _quoted(span, bead)
        ):
            reached = span.end
            yield span


def _is_address(span: Span, text: str) -> bool:
    """Whether it is no words at all, or a piece of something longer that has no spaces."""
    return " " not in text[span.start : span.end] or text[span.end : span.end + 1] in ("-", "@", "/")


def _within(word: Word, span: Span) -> bool:
    return span.start <= word.start and word.end <= span.end


def _as_in_source(words: list[Word], index: int, bead: Bead, limits: Span) -> Span:
    """The longest stretch of whole words around one that the source has too."""
    first = last = index
    text = bead.translation
    while first and index - first < MOST_COPIED and words[first - 1].start >= limits.start:
        if not _stands_in(text[words[first - 1].start : words[last].end], bead.source):
            break
        first -= 1
    while last + 1 < len(words) and last - index < MOST_COPIED and words[last + 1].end <= limits.end:
        if not _stands_in(text[words[first].start : words[last + 1].end], bead.source):
            break
        last += 1
    return Span(words[first].start, words[last].end)


def _stands_in(stretch: str, text: str) -> bool:
    at = text.find(stretch)
    return at >= 0 and not (text[at - 1 : at].isalnum() or text[at + len(stretch) : at + len(stretch) + 1].isalnum())


def _foreignness(words: list[Word], bead: Bead) -> float:
    """By how many powers of ten all words together are commoner in the source's language; 0 for a single one."""
    texts = [bead.translation[word.start : word.end] for word in words]
    small = [text for text in texts if text[0].islower()]
    if len(small) < LEAST_FOREIGN:
        return 0.0
    return sum(
        min(MOST_TELLING, frequency(text, bead.source_language) - frequency(text, bead.target_language))
        for text in small
    )


def _is_name(run: list[Word], bead: Bead) -> bool:
    """Whether it is a name or a title: capital letters, and only little words between them."""
    texts = [bead.translation[word.start : word.end] for word in run]
    small = [text for text in texts if text[0].islower()]
    little = all(frequency(text, bead.source_language) >= LITTLE_WORD for text in small)
    return little and sum(1 for text in texts if text[0].isupper()) >= max(2, 0.6 * len(small))


def _runs(words: list[Word]) -> Iterator[list[Word]]:
    """Words between words of the target language."""
    run: list[Word] = []
    for word in words:
        if word.tongue is Tongue.TARGET:
            yield run
            run = []
        else:
            run.append(word)
    yield run


def _in_source(span: Span, bead: Bead, words: int) -> bool:
    return words >= 3 and bead.translation[span.start : span.end].lower() in bead.source.lower()


def _quoted(span: Span, bead: Bead) -> bool:
    """Whether it is what a quotation holds, as titles and slogans in the original are."""
    most = (span.end - span.start) / 0.6
    return any(
        quotation.start <= span.start
        and span.end <= quotation.end
        and quotation.inner.end - quotation.inner.start < most
        for quotation in quoting(bead.translation, bead.target_language).quotations
    )

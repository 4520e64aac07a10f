"""What can be seen of a paragraph without knowing its language, for finding its counterpart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from math import ceil, log
from typing import NamedTuple
from unicodedata import normalize

from review.detector.words.tokens import folded_words, tokens

_CYRILLIC = (
    {
        letter: latin
        for latin, letters in {
            "a": "а",
            "b": "б",
            "v": "в",
            "g": "гґ",
            "d": "д",
            "e": "еєэё",
            "z": "з",
            "i": "иіїйы",
        }.items()
        for letter in letters
    }
    | dict(zip("клмнопрстуфхц", "klmnoprstufhc", strict=True))
    | {"ж": "zh", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "ў": "u"}
)
_PLAIN = {
    letter: plain for letter in map(chr, range(0xE0, 0x250)) if (plain := normalize("NFD", letter)[0]) != letter
} | {"ø": "o", "ł": "l", "đ": "d", "ß": "s", "æ": "a", "œ": "o", "ı": "i"}
_DIGITS = dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "0123456789" * 3, strict=True))
_TO_LATIN = str.maketrans(_PLAIN | _CYRILLIC)

_NUMBER = re.compile(r"\d+(?:[.,'’\u00a0\u202f]\d+)*")
_PLAIN_FIGURES = str.maketrans(_DIGITS | dict.fromkeys(".,'’\u00a0\u202f"))
MOST_REMEMBERED = 100_000
_SHOWN = re.compile(r"\w")

_OPENING = "«»„“”\"‚‘'‹›「『《"
_CLOSING = "«»“”„\"’‘'‹›」』》)] \u00a0\u202f"
_ENDS = {
    ".": ".",
    "…": ".",
    "。": ".",
    "।": ".",
    "۔": ".",
    "?": "?",
    "？": "?",
    "؟": "?",
    "!": "!",
    "！": "!",
    ":": ":",
}
SIGNS = frozenset(("", *_ENDS.values()))
"""What a paragraph may end with, as the alignment sees it."""

MOST_PARTNERS = 40
"""A token is no evidence where it would join more pairs of paragraphs than this."""
MOST_LIKENESS = 9.0
_STEPS = 1 << 20


class Shape(NamedTuple):
    """A paragraph as the alignment sees it: its length, its numbers and word beginnings, how it opens and ends."""

    length: int
    tokens: frozenset[str]
    end: str
    quoted: bool
    copy: bool
    """Whether the same paragraph stands earlier in the same text."""


def shapes(paragraphs: Iterable[str]) -> list[Shape]:
    """The shapes of a text's paragraphs, in order."""
    seen: set[str] = set()
    found = []
    for paragraph in paragraphs:
        found.append(_shape(paragraph, copy=paragraph in seen))
        seen.add(paragraph)
    return found


def _shape(paragraph: str, *, copy: bool) -> Shape:
    stripped = paragraph.strip()
    ended = stripped.rstrip(_CLOSING)
    return Shape(
        length=len(stripped) if _SHOWN.search(stripped) else 0,
        tokens=_tokens(paragraph),
        end=_ENDS.get(ended[-1:], ""),
        quoted=stripped[:1] in _OPENING,
        copy=copy,
    )


def _tokens(paragraph: str) -> frozenset[str]:
    """Numbers without their separators, and the first four letters of each longer word, in Latin letters."""
    beginnings = map(_beginnings.__getitem__, folded_words(paragraph))
    if not tokens(paragraph).mixed:
        return frozenset(filter(None, beginnings))
    figures = [
        number if number.isascii() and number.isdigit() else number.translate(_PLAIN_FIGURES)
        for number in _NUMBER.findall(paragraph)
    ]
    return frozenset(filter(None, (*beginnings, *figures)))


class _Beginnings(dict[str, str]):
    """The first four letters of a word in small letters, in Latin letters, remembered; "" for a shorter one."""

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        plain = word if word.isascii() else word.translate(_TO_LATIN)
        self[word] = beginning = plain[:4] if len(plain) >= 4 else ""
        return beginning


_beginnings = _Beginnings()


Likenesses = list[dict[int, float]]
"""For each paragraph of the source how much speaks for each of the translation's, in nats; none where nothing does."""


def likenesses(source: Sequence[Shape], translation: Sequence[Shape]) -> Likenesses:
    """How much shared numbers and words speak for each pair of paragraphs.

    A token's weight is the logarithm of how much likelier two paragraphs share it as counterparts than by chance, in
    steps so coarse that their sum is the same in whatever order they are added.
    """
    weights = _weights(min(len(source), len(translation)) + 2)
    ours = frozenset().union(*(shape.tokens for shape in source))
    theirs = _places(translation, ours)
    often = Counter(chain.from_iterable(shape.tokens & theirs.keys() for shape in source))
    found: Likenesses = []
    for shape in source:
        row: dict[int, float] = {}
        for token in shape.tokens & theirs.keys():
            places, count = theirs[token], often[token]
            weight = weights.get(max(len(places), count), 0.0)
            if weight and len(places) * count <= MOST_PARTNERS:
                for place in places:
                    row[place] = row.get(place, 0.0) + weight
        found.append(row)
    return found


def _weights(fewest: int) -> dict[int, float]:
    """What a token is worth that stands in so many paragraphs, where it is worth anything."""
    most = min(MOST_PARTNERS, ceil(fewest * 0.8) - 1)
    return {count: round(log(fewest * 0.8 / count) * _STEPS) / _STEPS for count in range(1, most + 1)}


def _places(all_shapes: Sequence[Shape], tokens: frozenset[str]) -> dict[str, list[int]]:
    """In which paragraphs each of the tokens stands, where it does."""
    places: dict[str, list[int]] = {}
    for index, shape in enumerate(all_shapes):
        for token in shape.tokens & tokens:
            places.setdefault(token, []).append(index)
    return places

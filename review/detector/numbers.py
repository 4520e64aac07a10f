"""Numbers of a text and the values they may have, whatever the language writes them in."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from review.detector.findings import Span
from review.detector.mentions import Topic, vocabulary
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import base_language
from review.detector.words.tokens import figures, folded_words, runs

_WORDS = Path(__file__).parent / "languages" / "number_words.json"
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,'’·]\d+)*")
_GROUPS = re.compile(r"\d{1,3}(?:[.,'’ \u00a0\u202f\u2009]\d{3})+")
_SEPARATOR = re.compile(r"\D")
_LONGEST = 15
"""Digits beyond which a run is an identifier, not an amount."""
_LETTERS = {"k": 3, "m": 6, "mn": 6, "mln": 6, "bn": 9, "b": 9, "mld": 9, "tn": 12}
_NEXT_WORD = re.compile(r"[ \u00a0\u202f-]{0,2}([^\W\d_]+)")
_AFTERNOON = re.compile(r"(?:[:.]\d\d)?\s?p\.?m\b", re.IGNORECASE)
_MORNING = re.compile(r"(?:[:.]\d\d)?\s?a\.?m\b", re.IGNORECASE)
_DATE_PART = 2
_TOO_MANY = 60
"""Numbers without a twin beyond which two paragraphs are not the same table."""
_COMPOUNDING = frozenset(("de", "nl", "it", "sv", "da"))
"""Languages that write a number's words as one: vierundzwanzig, ventiquattro."""
_SHORT = 4
"""Letters of a number word that turns up inside too many other words: the `acht` of `Macht`."""


class Number(NamedTuple):
    """A number in digits as it stands in a text."""

    text: str
    span: Span

    @property
    def digits(self) -> str:
        text = self.text
        return text if text.isdigit() else "".join(filter(str.isdigit, text))


def numbers(text: str) -> list[Number]:
    """The numbers written in digits, in order; dates, times and scores are several."""
    return [Number(match[0], Span(*match.span())) for match in _NUMBER.finditer(text)]


@cache
def separators(language: str) -> tuple[str, str]:
    """The decimal mark of a language and its mark between thousands, which may be a space; "" where it is not known."""
    try:
        symbols = Locale.parse(language.replace("-", "_")).number_symbols["latn"]
    except (UnknownLocaleError, ValueError, KeyError):
        return "", ""
    return symbols["decimal"], symbols["group"]


def values(number: Number, text: str, language: str) -> frozenset[Decimal]:
    """Every value the number may stand for where it stands: as an amount, with its magnitude, as a time, as a year."""
    found = set(_amounts(number.text))
    power = _magnitude(number, text, language)
    if power:
        found |= {amount.scaleb(power) for amount in found}
    return frozenset(found | _others(number, text))


def _amounts(text: str) -> frozenset[Decimal]:
    if text.isdigit():
        return frozenset((Decimal(text),)) if len(text) <= _LONGEST else frozenset()
    if sum(map(str.isdigit, text)) > _LONGEST:
        return frozenset()
    found = set()
    if _GROUPS.fullmatch(text):
        found.add(Decimal(_SEPARATOR.sub("", text)))
    parts = _SEPARATOR.split(text)
    if len(parts) > 1 and (len(parts) == 2 or _GROUPS.match(text)):
        found.add(Decimal("".join(parts[:-1]) + "." + parts[-1]))
    return frozenset(found)


def _magnitude(number: Number, text: str, language: str) -> int:
    match = _NEXT_WORD.match(text, number.span.end)
    if match is None:
        return 0
    words = vocabulary(Topic.MAGNITUDE, language)
    mention = next(words.mentions(text[match.start(1) : match.end(1) + 12]), None) if words else None
    if mention is not None and mention.span.start == 0:
        return int(mention.meaning)
    return _LETTERS.get(match[1].lower(), 0)


def _others(number: Number, text: str) -> set[Decimal]:
    digits = number.digits
    if len(digits) > 4:
        return set()
    value = int(digits)
    found: set[Decimal] = set()
    hour = int(_SEPARATOR.split(number.text)[0])
    if _AFTERNOON.match(text, number.span.start + len(str(hour))) or _AFTERNOON.match(text, number.span.end):
        found.add(Decimal(hour % 12 + 12))
    if hour == 12 and _MORNING.match(text, number.span.end):
        found.add(Decimal(0))
    if 1900 <= value <= 2099:
        found.add(Decimal(value % 100))
    return found


@cache
def _number_words() -> dict[str, dict[str, list[str]]]:
    content: dict[str, dict[str, list[str]]] = json.loads(_WORDS.read_text(encoding="utf-8"))
    return content


def is_spelled_out(value: Decimal, text: str, language: str) -> bool:
    """Whether the words of a text may say the value: it errs on the side of yes, as it does without a list of words."""
    words = _number_words().get(base_language(language))
    if words is None:
        return True
    whole, said = int(value), _Said(language, folded_words(text))
    if whole > 100:
        return whole % 100 == 0 and whole <= 10_000 and any(said.any_of(words[part]) for part in ("100", "1000"))
    if str(whole) in words:
        return said.any_of(words[str(whole)])
    tens, ones = whole - whole % 10, whole % 10
    # Ninety-two is eighty-twelve in French.
    return said.both(words[str(tens)], words[str(ones)]) or said.both(words[str(tens - 10)], words[str(ones + 10)])


@dataclass(frozen=True, slots=True)
class _Said:
    language: str
    words: frozenset[str]

    def any_of(self, beginnings: list[str]) -> bool:
        # A hyphen or an apostrophe divides words here: `quatre-vingt`, `дев'ять`.
        parts = tuple(max(runs(beginning), key=len) for beginning in beginnings)
        if any(word.startswith(parts) for word in self.words):
            return True
        inside = [part for part in parts if len(part) > _SHORT] if self.language in _COMPOUNDING else []
        return any(part in word for word in self.words for part in inside)

    def both(self, tens: list[str], ones: list[str]) -> bool:
        if self.any_of(tens) and self.any_of(ones):
            return True
        return self.language in _COMPOUNDING and any(
            any(part in word for part in tens) and any(part in word for part in ones) for word in self.words
        )


@dataclass(frozen=True, slots=True)
class Unmatched:
    """The numbers in digits of a bead that have no counterpart on the other side, neither in digits nor in words."""

    source: tuple[Number, ...]
    translation: tuple[Number, ...]


@lru_cache(maxsize=1024)
def unmatched(bead: Bead) -> Unmatched:
    """What is left of the numbers of both sides once those that may say the same are struck out."""
    if figures(bead.source) == figures(bead.translation):
        return Unmatched((), ())
    left, right = _without_twins(numbers(bead.source), numbers(bead.translation))
    if len(left) + len(right) > _TOO_MANY:
        return Unmatched((), ())
    there = {number: values(number, bead.source, bead.source_language) for number in left}
    here = {number: values(number, bead.translation, bead.target_language) for number in right}
    for number in list(here):
        twin = next((n for n, found in there.items() if found & here[number] or _is_part(n, number)), None)
        if twin is not None:
            del there[twin], here[number]
    return Unmatched(
        tuple(n for n in there if not _is_in_words(n, bead.translation, bead.target_language)),
        tuple(n for n in here if not _is_in_words(n, bead.source, bead.source_language)),
    )


def _is_part(one: Number, other: Number) -> bool:
    """Whether one number stands inside the other, as an hour in a time or a day in a date."""
    short, long = sorted((one.text, other.text), key=len)
    parts = _SEPARATOR.split(long)
    return len(parts) > 1 and short.isdigit() and len(short) <= _DATE_PART and short in parts


def _without_twins(left: list[Number], right: list[Number]) -> tuple[list[Number], list[Number]]:
    there, here = Counter(n.digits for n in left), Counter(n.digits for n in right)
    return _beyond(left, here), _beyond(right, there)


def _beyond(found: list[Number], others: Counter[str]) -> list[Number]:
    rest = Counter(others)
    beyond = []
    for number in found:
        if rest[number.digits]:
            rest[number.digits] -= 1
        else:
            beyond.append(number)
    return beyond


def _is_in_words(number: Number, text: str, language: str) -> bool:
    whole = (amount for amount in _amounts(number.text) if amount == int(amount))
    return any(is_spelled_out(amount, text, language) for amount in whole)

"""Weekdays, months, currencies and magnitudes named in a text, and which one does not agree with the source."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from pathlib import Path

from review.detector.check import Check
from review.detector.findings import Evidence, Finding, Span, Tier, Where
from review.detector.pairing.pair import Bead
from review.detector.words.lexicon import base_language
from review.detector.words.tokens import REMEMBERED_TEXTS, folded_words, lowered, runs

_DATA = Path(__file__).parent / "languages"
_ALL_LANGUAGES = "*"
_END = "(?![^\\W\\d_])"
_APOSTROPHES = str.maketrans("’ʼ", "''")
_COMPOUNDS = {
    "de": "abend|abends|morgen|morgens|mittag|mittags|nachmittag|nachmittags|vormittag|vormittags|nacht|früh",
    "nl": "avond|ochtend|middag|nacht|morgen",
    "sv": "kväll|morgon|natt",
    "da": "aften|morgen|nat",
}
"""What grows together with the name of a day."""


class Topic(StrEnum):
    """What is named; each has a file of words."""

    WEEKDAY = "weekdays"
    MONTH = "months"
    MAGNITUDE = "magnitudes"
    CURRENCY = "currencies"


@dataclass(frozen=True, slots=True)
class Mention:
    """A word that names something: what it means, where it stands, and which of the meaning's forms it is."""

    meaning: str
    text: str
    span: Span
    form: int


@dataclass(frozen=True)
class Vocabulary:
    """What one language calls the things of one topic.

    The forms of all meanings stand in the same order (of two forms that look alike the later counts); `6/2` has other
    words for 6.
    """

    forms: Mapping[str, tuple[str, ...]]
    compounds: str

    @cached_property
    def _known(self) -> Mapping[str, tuple[str, int]]:
        return {
            form.casefold(): (meaning.partition("/")[0], place)
            for meaning, forms in self.forms.items()
            for place, form in enumerate(forms)
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """For text in small letters; a form of one letter counts right behind a figure: £125m."""
        known = sorted(self._known, key=len, reverse=True)
        forms = "|".join((r"(?<=\d)" if len(form) == 1 and form.isalpha() else "") + re.escape(form) for form in known)
        ending = f"(?=(?:{self.compounds})?{_END})" if self.compounds else _END
        return re.compile(f"(?<![^\\W\\d_])(?:{forms}){ending}")

    @cached_property
    def _first_words(self) -> frozenset[str]:
        endings = ("", *self.compounds.split("|"))
        return frozenset(first + end for form in self._known for end in endings for first in runs(form)[:1])

    @cached_property
    def _signs(self) -> re.Pattern[str] | None:
        signs = [re.escape(form[0]) for form in self._known if not runs(form)]
        return re.compile(f"[{''.join(signs)}]") if signs else None

    def may_occur(self, text: str) -> bool:
        """A quick no: whether any of the words stands among the words of a text."""
        if not self._first_words.isdisjoint(folded_words(text)):
            return True
        return self._signs is not None and self._signs.search(text) is not None

    def mentions(self, text: str) -> Iterator[Mention]:
        """What is named, in order."""
        for match in self._pattern.finditer(lowered(text).translate(_APOSTROPHES)):
            known = self._known.get(match[0].casefold())
            if known is not None:
                yield Mention(known[0], text[match.start() : match.end()], Span(*match.span()), known[1])

    def rendered(self, meaning: str, like: Mention) -> str | None:
        """The name of `meaning` in the form and the capitals of another mention; None where it has no name."""
        forms = self.forms.get(meaning)
        if not forms:
            return None
        form = forms[like.form] if like.form < len(forms) else forms[0]
        if not runs(like.text):
            form = next((sign for sign in forms if not runs(sign)), form)
        if like.text.isupper() and len(like.text) > 1:
            return form.upper()
        return form[0].upper() + form[1:] if like.text[0].isupper() else form


@cache
def vocabulary(topic: Topic, language: str) -> Vocabulary | None:
    """The words of a language for a topic; None where there is no list."""
    by_language, language = _read(topic), base_language(language)
    if language not in by_language:
        return None
    everywhere, here = by_language.get(_ALL_LANGUAGES, {}), by_language[language]
    forms = {meaning: (*here.get(meaning, ()), *everywhere.get(meaning, ())) for meaning in {**here, **everywhere}}
    return Vocabulary(forms, _COMPOUNDS.get(language, "") if topic is Topic.WEEKDAY else "")


@cache
def _read(topic: Topic) -> dict[str, dict[str, list[str]]]:
    content: dict[str, dict[str, list[str]]] = json.loads((_DATA / f"{topic}.json").read_text(encoding="utf-8"))
    return content


@dataclass(frozen=True, slots=True)
class Swap:
    """What the source names, and what the translation names in its place."""

    source: Mention
    translation: Mention


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _topics(text: str, language: str) -> tuple[Topic, ...]:
    """Those of which the text may name something, told quickly."""
    known = _vocabularies(base_language(language))
    return tuple(topic for topic, words in known if words.may_occur(text))


@cache
def _vocabularies(language: str) -> tuple[tuple[Topic, Vocabulary], ...]:
    return tuple((topic, words) for topic in Topic if (words := vocabulary(topic, language)) is not None)


def mentioned(topic: Topic, bead: Bead) -> tuple[list[Mention], list[Mention]] | None:
    """What the two sides of a bead name, if both name something of the topic."""
    if topic not in _topics(bead.translation, bead.target_language):
        return None
    if topic not in _topics(bead.source, bead.source_language):
        return None
    there, here = vocabulary(topic, bead.source_language), vocabulary(topic, bead.target_language)
    if there is None or here is None:
        return None
    return list(there.mentions(bead.source)), list(here.mentions(bead.translation))


def swap(source: Iterable[Mention], translation: Iterable[Mention]) -> Swap | None:
    """The one mention that differs, if everything else that is named agrees (in whatever order)."""
    left, right = list(source), list(translation)
    if [m.meaning for m in left] == [m.meaning for m in right]:
        return None
    missing = Counter(m.meaning for m in left)
    extra = Counter(m.meaning for m in right)
    missing, extra = missing - extra, extra - missing
    if missing.total() != 1 or extra.total() != 1:
        return None
    there = [(place, mention) for place, mention in enumerate(left) if mention.meaning in missing]
    here = [(place, mention) for place, mention in enumerate(right) if mention.meaning in extra]
    # Where a name stands several times, the two at the same place in their row belong together.
    best = min(((i, j) for i, _ in there for j, _ in here), key=lambda places: abs(places[0] - places[1]))
    return Swap(left[best[0]], right[best[1]])


_NUMBER = re.compile(r"\d+(?:[.,'’ \u00a0\u202f]\d+)*")
_REACH = 24
"""How many characters off a number may stand from its currency: `140 millions de dollars`."""


def swap_beside_amount(
    bead: Bead, source: Iterable[Mention], translation: Iterable[Mention], *, rounds: bool = False
) -> Swap | None:
    """The first two mentions that differ though the same number stands beside them, and beside no others.

    Where it `rounds`, 185,000 is the same as 185 before a thousand.
    """
    there = _by_amount(bead.source, source, rounds=rounds)
    here = _by_amount(bead.translation, translation, rounds=rounds)
    for amount, mention in here.items():
        other = there.get(amount)
        if mention is not None and other is not None and other.meaning != mention.meaning:
            return Swap(other, mention)
    return None


def _by_amount(text: str, mentions: Iterable[Mention], *, rounds: bool) -> dict[str, Mention | None]:
    """The mentions by the number beside them, None for a number that stands beside several."""
    found: dict[str, Mention | None] = {}
    for mention in mentions:
        amount = _amount(text, mention.span)
        if amount is not None:
            amount = (amount.rstrip("0") or amount) if rounds else amount
            found[amount] = None if amount in found else mention
    return found


def _amount(text: str, span: Span) -> str | None:
    """The digits of the number before a span, or right behind it."""
    after = _NUMBER.match(text, span.end) or _NUMBER.match(text, span.end + 1)
    before = [match[0] for match in _NUMBER.finditer(text, max(0, span.start - _REACH), span.start)]
    if after and (not before or not text[span.start].isalpha()):
        return _digits(after[0])
    return _digits(before[-1]) if before else None


def _digits(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit())


def swapped_finding(check: Check, bead: Bead, found: Swap, topic: Topic, message: str) -> Finding:
    """The finding for a swapped mention, with the source's meaning in the target language's words as its fix."""
    here = vocabulary(topic, bead.target_language)
    fix = here.rendered(found.source.meaning, found.translation) if here else None
    there = Evidence(Where.SOURCE, found.source.text, found.source.span)
    name = fix or found.source.text
    return contradiction(check, found.translation.span, there, message, fix, Tier.CERTAIN, name=name)


def contradiction(
    check: Check, here: Span, there: Evidence, message: str, fix: str | None, tier: Tier, **details: str
) -> Finding:
    """The finding for words of the translation that say something else than those of the source, its evidence."""
    return check.finding(
        start=here.start,
        end=here.end,
        message=message,
        tier=tier,
        details={"source": there.text, **details},
        suggestions=(fix,) if fix else (),
        evidence=(there,),
    )

"""Which quotation marks a translation uses, and how a quotation is written with them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from review.detector.languages.quotation_marks import INNER_MARKS, QUOTATION_MARKS, SPACED, STOP_INSIDE
from review.detector.pairing.pair import Pair
from review.detector.quotation.marks import Quotation, quoting
from review.detector.words.lexicon import base_language

_NATIONAL = frozenset({"„“", "„”", "«»", "»«", "“”", "「」", "『』"})
"""Pairs that belong together somewhere; others are slips, and straight and single marks pass everywhere."""

LEAST_COMMAS = 2
"""How many commas beside closing marks tell the translation's own habit."""
_SINGLE = frozenset("‚‘'‹›")
_STRAIGHT, _CURLY = re.compile(r"\w'\w"), re.compile(r"\w’\w")


@dataclass(frozen=True, slots=True)
class Style:
    """An opening and a closing mark, with the spaces that belong to them, and the marks inside a quotation."""

    opening: str
    closing: str
    inner: str
    stop_inside: bool
    """Whether full stop and comma stand inside the closing mark, whatever they belong to."""

    def quote(self, text: str) -> str:
        return f"{self.opening}{text}{self.closing}"


def accepted(quotation: Quotation, language: str) -> bool:
    """Whether the language knows such marks, spaces included; True where nothing is known of the language."""
    language = base_language(language)
    known = QUOTATION_MARKS.get(language)
    if known is None or quotation.marks not in _NATIONAL:
        return True
    return quotation.marks in known and (not quotation.spaced or language in SPACED)


def style(pair: Pair) -> Style:
    """The marks most used in the translation among those its language knows, else the language's usual ones."""
    language = base_language(pair.target_language)
    used = Counter(
        quotation.marks
        for placed in pair.beads
        for quotation in quoting(placed.bead.translation, pair.target_language).outer
        if quotation.marks in QUOTATION_MARKS.get(language, ("“”",)) and accepted(quotation, language)
    )
    usual = _most(used) or QUOTATION_MARKS.get(language, ("“”",))[0]
    if not used and usual == "“”" and _is_typed(pair.translation):
        usual = '""'
    space = "\N{NO-BREAK SPACE}" if language in SPACED and usual == "«»" else ""
    inner = INNER_MARKS.get(language, "‘’")
    inner = inner if inner != usual else "“”"
    return Style(usual[0] + space, space + usual[1], inner, _stop_inside(pair))


def _is_typed(text: str) -> bool:
    """Whether it has apostrophes and all are straight, as a keyboard has them: so are its quotation marks then."""
    return _STRAIGHT.search(text) is not None and _CURLY.search(text) is None


def _stop_inside(pair: Pair) -> bool:
    """What the translation does with its commas, or what its language does where there are too few."""
    inside = outside = 0
    for placed in pair.beads:
        text = placed.bead.translation
        for quotation in quoting(text, pair.target_language).outer:
            inside += text[quotation.inner.end - 1] == ","
            outside += text[quotation.end : quotation.end + 1] == ","
    if inside + outside < LEAST_COMMAS:
        return base_language(pair.target_language) in STOP_INSIDE
    return inside > outside


def _most(used: Counter[str]) -> str:
    """Single marks, which also stand inside quotations, count where they are far more than the double ones."""
    double = Counter({marks: count for marks, count in used.items() if marks[0] not in _SINGLE})
    most = double.most_common(1) or used.most_common(1)
    single = (used - double).most_common(1)
    return max(most, [(marks, count // 2) for marks, count in single], key=_count)[0][0] if most else ""


def _count(most: list[tuple[str, int]]) -> int:
    return most[0][1] if most else 0


def partner(mark: str, language: str) -> str:
    """The mark that makes a pair with `mark`, with the space that belongs to it."""
    known = QUOTATION_MARKS.get(base_language(language), ("“”",))
    pairs = [
        pair
        for pair in (*known, "„“", "«»", "“”", '""', "‚‘", "‘’", "''", "「」", "『』", "《》", "‹›")
        if mark in pair
    ]
    other = pairs[0][1] if pairs[0][0] == mark else pairs[0][0]
    return (
        other
        if other not in "«»" or base_language(language) not in SPACED
        else ("«\N{NO-BREAK SPACE}" if other == "«" else "\N{NO-BREAK SPACE}»")
    )

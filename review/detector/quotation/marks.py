"""Where a paragraph quotes: pairs of quotation marks of any national style, and marks whose partner is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from review.detector.findings import Span

_MARK = re.compile("[«»„“”\"‚‘’'‹›「」『』《》]")
# To look back last lets the search jump from mark to mark.
ANY_QUOTE = re.compile("[«»„“”\"‚‘‹›「」『』《》'’](?<!\\w['’])")
_SPACES = " \u00a0\u202f\n\t"
_BEFORE_OPENING = _SPACES + "([{–—-/…:¿¡„“‚‘«»‹›\"'’"
_ELIDES = "'’"
_NEVER_AFTER_OPENING = _SPACES + ".,;:!?)]}"
_AFTER_CLOSING = _SPACES + ".,;:!?…)]}–—-/“”’‘»«›‹\"'」』"

_FAMILIES = {
    mark: family
    for family, marks in {"d": '„“”"', "g": "«»", "s": "‚‘’'", "a": "‹›", "c": "「」", "w": "『』", "b": "《》"}.items()
    for mark in marks
}
_ALWAYS_OPEN, _ALWAYS_CLOSE = frozenset("„‚「『《"), frozenset("」』》")
_APOSTROPHES = frozenset("'’‘‚")
_SINGLE_OPENING = frozenset("‚‘")
"""A double mark that closes one of these is a slip, but no quotation is left open."""
_OPEN_BY_NATURE = frozenset("«‹“‘")
CLOSING_SIXES = frozenset({"de", "cs", "sk", "sl", "bg", "lt", "et", "is", "hr", "mk", "ka", "sq", "sr", "lv"})
"""Languages in which “ and ‘ close a quotation."""


MOST_OPEN = 20
"""More marks are never open at once in real text; without a limit, odd text would take quadratic time."""


class Quotation(NamedTuple):
    """A quoted stretch: its marks are text[start] and text[end - 1]; `inner` is what they hold, without spaces."""

    start: int
    end: int
    inner: Span
    marks: str
    """The opening and the closing mark."""
    spaced: bool
    """Whether a space parts the marks from what they hold."""
    nested: bool


class Loose(NamedTuple):
    """A mark without its partner in the same paragraph."""

    at: int
    opens: bool
    mark: str

    @property
    def sure(self) -> bool:
        """Whether it cannot be an apostrophe or a comma."""
        return self.mark not in _APOSTROPHES


@dataclass(frozen=True)
class Quoting:
    """What a paragraph quotes, in order of the opening marks, and its marks without partner."""

    quotations: tuple[Quotation, ...] = ()
    loose: tuple[Loose, ...] = ()

    @cached_property
    def sure(self) -> tuple[Loose, ...]:
        """The marks without partner that cannot be apostrophes."""
        return tuple(mark for mark in self.loose if mark.sure)

    @cached_property
    def outer(self) -> tuple[Quotation, ...]:
        return tuple(quotation for quotation in self.quotations if not quotation.nested)


_NOTHING = Quoting()


@lru_cache(maxsize=8192)
def quoting(paragraph: str, language: str) -> Quoting:
    """The quotations of one paragraph (positions in code points of it). Apostrophes are no quotation marks."""
    if not ANY_QUOTE.search(paragraph):
        return _NOTHING
    return _Pairing(paragraph, language).result()


class _Pairing:
    def __init__(self, text: str, language: str) -> None:
        self.text, self.sixes_close = text, language in CLOSING_SIXES
        self.open: list[Loose] = []
        self.loose: list[Loose] = []
        self.pairs: list[tuple[Loose, int]] = []

    def result(self) -> Quoting:
        for match in _MARK.finditer(self.text):
            self._take(match.group(), match.start())
        self.loose += self.open
        self.pairs.sort()
        return Quoting(tuple(self._quotations()), tuple(sorted(self.loose)))

    def _quotations(self) -> Iterator[Quotation]:
        reached = -1
        for opening, closing in self.pairs:
            held = self.text[opening.at + 1 : closing]
            inner = Span(
                opening.at + 1 + len(held) - len(held.lstrip(_SPACES)), opening.at + 1 + len(held.rstrip(_SPACES))
            )
            if inner.start >= inner.end:
                continue
            marks = opening.mark + self.text[closing]
            spaced = inner.start > opening.at + 1 and inner.end < closing
            yield Quotation(opening.at, closing + 1, inner, marks, spaced, nested=opening.at < reached)
            reached = max(reached, closing + 1)

    def _take(self, mark: str, at: int) -> None:
        before, after = self.text[at - 1 : at] or " ", self.text[at + 1 : at + 2] or " "
        if before.isalnum() and after.isalnum() and (mark in "'’" or (mark == '"' and not self.open)):
            return
        opens = self._opens(mark, before, after)
        if mark == '"' and opens:
            self._drop_straight()
        if opens:
            self.open.append(Loose(at, opens=True, mark=mark))
            if len(self.open) > MOST_OPEN:
                self.loose.append(self.open.pop(0))
        else:
            self._close(mark, at, before)

    def _opens(self, mark: str, before: str, after: str) -> bool:
        if mark in _ALWAYS_OPEN or mark in _ALWAYS_CLOSE:
            return mark in _ALWAYS_OPEN
        if mark == "«" and before in _ELIDES:
            return True
        if mark == "»" and before in _SPACES and after == "-" and self.open:
            return False
        may_open = before in _BEFORE_OPENING and after not in _NEVER_AFTER_OPENING
        may_close = after in _AFTER_CLOSING and before not in _SPACES
        if may_open != may_close:
            return may_open
        if mark in "\"'":
            return not any(_FAMILIES[other.mark] == _FAMILIES[mark] for other in self.open)
        return mark in _OPEN_BY_NATURE and not (self.sixes_close and mark in "“‘")

    def _drop_straight(self) -> None:
        """A straight mark cannot stand inside straight marks: the one still open has lost its partner."""
        for other in [other for other in self.open if other.mark == '"']:
            self.open.remove(other)
            self.loose.append(other)

    def _close(self, mark: str, at: int, before: str) -> None:
        family = _FAMILIES[mark]
        for depth in range(len(self.open) - 1, -1, -1):
            if _FAMILIES[self.open[depth].mark] == family:
                self.pairs.append((self.open[depth], at))
                self.loose += [other for other in self.open[depth + 1 :] if other.sure]
                del self.open[depth:]
                return
        if self.open and self.open[-1].mark in _SINGLE_OPENING and family == "d":
            self.open.pop()
            return
        inside_word = before.isalnum() and self.text[at + 1 : at + 2].isalnum()
        if not inside_word and (family != "s" or before in ".,!?…"):
            self.loose.append(Loose(at, opens=False, mark=mark))

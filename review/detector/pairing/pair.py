"""What a check reads: a source and its translation, aligned, and what is known beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import log
from types import MappingProxyType
from typing import NamedTuple

from review.detector.pairing.align import Link, align
from review.detector.pairing.pieces import LONGEST, pieces
from review.detector.pairing.proportion import ratio


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: how a source term is to be rendered, and how it must not be."""

    source: str
    target: str
    forbidden: tuple[str, ...] = ()
    case_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A correction learned from people: `find` becomes `replace` where the source holds `source_condition`."""

    find: str
    replace: str
    source_condition: str = ""


@dataclass(frozen=True)
class Context:
    """What the caller knows beyond the two texts, as plain data.

    `recurring` counts, for a paragraph of translations, in how many other articles of the project it stands.
    """

    terms: tuple[Term, ...] = ()
    rules: tuple[Rule, ...] = ()
    recurring: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


class Bead(NamedTuple):
    """Paragraphs of the source and of the translation that say the same; either side may be empty.

    A check of a bead sees nothing else, so that an edit elsewhere cannot change what it finds. Its positions
    count from the beginning of the bead's own texts.
    """

    source: str
    translation: str
    source_language: str
    target_language: str
    has_source: bool
    """Whether the article has a source at all: an empty side means more where it has."""


class Placed(NamedTuple):
    """A bead and where its two texts begin in the article (code points)."""

    bead: Bead
    source_start: int
    translation_start: int


class Linked(NamedTuple):
    """Aligned paragraphs that have both sides."""

    placed: Placed
    before: int
    """The place of the bead in the article's beads."""
    off: float
    """The logarithm of the translation's length over the expected one: 0 is as expected, -0.7 half of it."""


@dataclass(frozen=True)
class Pair:
    """A whole article: source (may be empty) and translation, both normalised (NFC, \\n only, no NUL)."""

    source: str
    translation: str
    source_language: str
    target_language: str
    context: Context = field(default_factory=Context)

    @cached_property
    def beads(self) -> tuple[Placed, ...]:
        """The aligned paragraphs in the order of the translation, overlong ones in aligned pieces.

        Between them they hold every paragraph once.
        """
        links = align(self.source, self.translation)
        return tuple(placed for link in links for placed in self._placed(link))

    def _placed(self, link: Link) -> Iterator[Placed]:
        source = self.source[link.source.start : link.source.end]
        translation = self.translation[link.translation.start : link.translation.end]
        if len(source) <= LONGEST and len(translation) <= LONGEST:  # the usual case, without looking for pieces
            yield Placed(self._bead(source, translation), link.source.start, link.translation.start)
            return
        for ours, theirs in pieces(source, translation):
            bead = self._bead(source[ours.start : ours.end], translation[theirs.start : theirs.end])
            yield Placed(bead, link.source.start + ours.start, link.translation.start + theirs.start)

    def _bead(self, source: str, translation: str) -> Bead:
        return Bead(source, translation, self.source_language, self.target_language, bool(self.source))

    @cached_property
    def linked(self) -> tuple[Linked, ...]:
        """All beads with both sides, in order; empty for an article without source."""
        lengths = [(len(bead.source), len(bead.translation)) for bead, _, _ in self.beads]
        usual = ratio([both for both in lengths if all(both)])
        return tuple(
            Linked(placed, index, log(theirs / (ours * usual)))
            for index, (placed, (ours, theirs)) in enumerate(zip(self.beads, lengths, strict=True))
            if ours and theirs
        )

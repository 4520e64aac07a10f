"""Paragraphs that the alignment left alone side by side: what is cut short no longer looks like its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from math import log

from review.detector.furniture import look
from review.detector.pairing.pair import Bead, Linked, Pair, Placed
from review.detector.pairing.proportion import ratio

LEAST_LENGTH, LEAST_WORDS = 55, 5
"""Characters of the source's paragraph and words of the translation's: shorter ones may be headings and captions."""
SHORT, SHORTEST = -0.3, -2.0
"""How much shorter than expected (natural logarithm) a counterpart cut short is, at least and at most."""


def torn(pair: Pair) -> tuple[Linked, ...]:
    """Pairs of paragraphs, one of each text, that stand alone side by side and are counterparts but for their lengths.

    Furniture and copies are none; each paragraph is in one pair at most. In order of the translation.
    """
    return _torn(pair.beads) if pair.source else ()


@lru_cache(maxsize=1)
def _torn(beads: tuple[Placed, ...]) -> tuple[Linked, ...]:
    """Several checks of the same article ask for them."""
    found = list(_alone_side_by_side(beads))
    if not found:
        return ()
    usual = ratio(
        [(len(bead.source), len(bead.translation)) for bead, _, _ in beads if bead.source and bead.translation]
    )
    often = Counter(bead.translation for bead, _, _ in beads)
    links = (_linked(beads, index, usual) for index in found)
    return tuple(link for link in links if often[link.placed.bead.translation] == 1 and _is_cut(link))


def _alone_side_by_side(beads: tuple[Placed, ...]) -> Iterator[int]:
    """The first of each two neighbours of which one has a source alone and the other one a translation."""
    taken = -1
    for index in range(len(beads) - 1):
        first, second = beads[index].bead, beads[index + 1].bead
        lone = not (first.source and first.translation) and not (second.source and second.translation)
        if lone and bool(first.source) != bool(second.source) and index != taken:
            taken = index + 1
            yield index


def _linked(beads: tuple[Placed, ...], index: int, usual: float) -> Linked:
    first, second = beads[index], beads[index + 1]
    ours, theirs = (first, second) if first.bead.source else (second, first)
    bead = theirs.bead._replace(source=ours.bead.source)
    off = log(len(bead.translation) / (len(bead.source) * usual))
    return Linked(Placed(bead, ours.source_start, theirs.translation_start), index, off)


def _is_cut(link: Linked) -> bool:
    bead: Bead = link.placed.bead
    if len(bead.source) < LEAST_LENGTH or not SHORTEST <= link.off <= SHORT:
        return False
    return len(bead.translation.split()) >= LEAST_WORDS and look(bead.translation, bead.target_language).kind is None

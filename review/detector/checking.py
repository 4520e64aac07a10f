"""Runs the checks over an article, and over no more of it than an edit can have changed."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from review.detector.check import ArticleCheck, BeadCheck, Check
from review.detector.checks import article_checks, bead_checks
from review.detector.findings import Finding
from review.detector.merge import merged, unprotected
from review.detector.pairing.pair import Bead, Pair

REMEMBERED_BEADS = 4096
"""How many beads' findings one process keeps: about twenty long articles."""


def detect(pair: Pair) -> tuple[Finding, ...]:
    """Everything suspicious in the translation, by position, without two findings for one problem.

    Aligned paragraphs seen a short while ago are not checked again: what a bead's checks find depends on the bead
    alone, so that after an edit only the paragraphs it touched, and the checks of whole articles, are run.
    """
    with _no_cycles_to_collect():
        return merged(unprotected(_found(pair), pair))


@contextmanager
def _no_cycles_to_collect() -> Iterator[None]:
    """Leaves the collector of cycles out meanwhile: checks make thousands of small objects, and none in a cycle.

    It took a tenth of the time, and half of it for long articles. Of several threads whoever stopped it starts it.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _found(pair: Pair) -> Iterator[Finding]:
    for placed in pair.beads:
        if placed.bead.translation:
            for finding in found_in_bead(placed.bead):
                yield finding.shifted(placed.source_start, placed.translation_start)
    for check in article_checks(pair.target_language):
        yield from check.find(pair)


def found_by(check: Check, pair: Pair) -> Iterator[Finding]:
    """What one check finds in an article, in the article's positions, neither merged nor remembered."""
    if not check.works_in(pair.target_language):
        return
    if isinstance(check, BeadCheck):
        for placed in pair.beads:
            if placed.bead.translation:
                for finding in check.find(placed.bead):
                    yield finding.shifted(placed.source_start, placed.translation_start)
    elif isinstance(check, ArticleCheck):
        yield from check.find(pair)


@lru_cache(maxsize=REMEMBERED_BEADS)
def found_in_bead(bead: Bead) -> tuple[Finding, ...]:
    """What the checks of aligned paragraphs find in one bead, in its own positions, not merged."""
    found: list[Finding] = []
    for check in bead_checks(bead.target_language):
        found += check.find(bead)
    return tuple(found)

"""One problem, one finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from review.detector.findings import ErrorType, Finding, Severity, Tier
from review.detector.pairing.pair import Pair
from review.detector.terms import is_protected

_TIERS = {Tier.CERTAIN: 0, Tier.LIKELY: 1, Tier.HINT: 2}
_SEVERITIES = {Severity.CRITICAL: 0, Severity.MAJOR: 1, Severity.MINOR: 2}
_CAUSES = frozenset({ErrorType.CHARACTER_ENCODING, ErrorType.MARKUP})
"""What makes other checks see ghosts: a word in the wrong encoding looks like a misspelt name."""
_NAMES = {"name_altered": 0, "name_transliteration": 1, "name_inconsistent": 2}
"""Checks that doubt the spelling of a name: what the source spells counts for more than the rest of the article."""
_LEXICAL = frozenset(
    (*_NAMES, "glued_words", "glued_acronym", "acronym_source", "acronym_literal", "source_fragment", "doubled_word")
)
"""Checks that a word of the glossary may lead astray: what a person prescribed is right."""


def unprotected(findings: Iterable[Finding], pair: Pair) -> Iterator[Finding]:
    """The findings without those that take a word of the glossary for a slip."""
    for finding in findings:
        if finding.check not in _LEXICAL or not is_protected(
            pair.translation[finding.start : finding.end], pair.context.terms
        ):
            yield finding


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by position, without a second one for a problem that another sees better.

    Two findings are one problem where they cover nearly the same stretch, where they tell of the same repetition or of
    the same name, or where one lies inside a piece of broken encoding or markup. A small fault inside a large finding
    is another problem. No two findings of a check have the same span.
    """
    kept: list[Finding] = []
    beaten: set[int] = set()
    reaching: list[Finding] = []
    for finding in sorted(findings, key=_position):
        reaching = [earlier for earlier in reaching if earlier.end > finding.start]
        rivals = [earlier for earlier in reaching if _one_problem(earlier, finding)]
        if all(_rank(finding) < _rank(rival) for rival in rivals):
            reaching = [earlier for earlier in reaching if earlier not in rivals]
            beaten.update(map(id, rivals))
            reaching.append(finding)
            kept.append(finding)
    return tuple(sorted((finding for finding in kept if id(finding) not in beaten), key=_position))


def _position(finding: Finding) -> tuple[int, int, str]:
    return finding.start, finding.end, finding.check


def _one_problem(left: Finding, right: Finding) -> bool:
    common = min(left.end, right.end) - max(left.start, right.start)
    if common <= 0:
        return False
    if left.check in _NAMES and right.check in _NAMES:
        return True
    lengths = left.end - left.start, right.end - right.start
    if 5 * common >= 4 * max(lengths):
        return True
    inside = common == min(lengths)
    if left.error_type is right.error_type is ErrorType.DUPLICATION or left.check == right.check:
        return inside
    outer = left if lengths[0] > lengths[1] else right
    return inside and outer.error_type in _CAUSES


def _rank(finding: Finding) -> tuple[int, int, bool, bool, int, int, int, str]:
    """The lower the better: surer, the cause, with a fix, graver; of two repetitions the one that covers more."""
    length = finding.end - finding.start
    return (
        _NAMES.get(finding.check, 0),
        _TIERS[finding.tier],
        finding.error_type not in _CAUSES,
        not finding.suggestions,
        _SEVERITIES[finding.severity],
        -length if finding.error_type is ErrorType.DUPLICATION else length,
        finding.start,
        finding.check,
    )

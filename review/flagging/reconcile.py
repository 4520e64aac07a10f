"""Which old flags the fresh findings are: pure, so that its laws can be tested on random texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.edits import Edit, carried_span
from review.detector import Finding, Span


@dataclass(frozen=True, slots=True)
class Known:
    """A flag whose words stand in the text before the edits. Only the detector's flags need to be found again."""

    key: int
    check: str
    span: Span
    by_detector: bool


class Kept(NamedTuple):
    """A flag that goes on: where it stands now, and what was found for it (None: it was only carried)."""

    key: int
    span: Span
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of the flags: those that go on, those that end, and findings that are new."""

    kept: tuple[Kept, ...]
    closed: tuple[int, ...]
    new: tuple[Finding, ...]


def reconcile(known: Iterable[Known], edits: Sequence[Edit], findings: Iterable[Finding] | None) -> Outcome:
    """What becomes of the known flags after the edits, given what was found in the text after them.

    A finding of the same check at the carried span is the same flag. The detector's other flags end; a person's or an
    outside tool's goes on as long as no edit reaches into it. With None for findings (nothing was checked) every flag
    that can be carried goes on.
    """
    fresh = {(finding.check, finding.span): finding for finding in findings or ()}
    kept, closed = [], []
    for flag in known:
        carried = carried_span(*flag.span, edits)
        span = Span(*carried) if carried else None
        finding = fresh.pop((flag.check, span), None) if span and flag.by_detector else None
        if span is None or (flag.by_detector and finding is None and findings is not None):
            closed.append(flag.key)
        else:
            kept.append(Kept(flag.key, span, finding))
    return Outcome(tuple(kept), tuple(closed), tuple(fresh.values()))

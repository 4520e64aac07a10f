"""What people decided, as exports give it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from articles.exporting.outgoing import Decided, Naming
from review.detector.pairing.align import align
from review.models import Decision


def decisions_on(translation_ids: Collection[int], naming: Naming) -> dict[int, list[Decided]]:
    """The live decisions on each translation, in the order in which they were made."""
    decisions = Decision.objects.live().filter(flag__translation__in=translation_ids)
    found: dict[int, list[Decided]] = defaultdict(list)
    for decision in decisions.select_related("flag", "revision", "by").defer("revision__text").order_by("at", "pk"):
        found[decision.flag.translation_id].append(_decided(decision, naming))
    return found


def aligned(source: str, translation: str) -> list[tuple[int, int]]:
    """Where paragraphs that belong together begin (`articles.exporting.outgoing.Align`)."""
    return [(link.source.start, link.translation.start) for link in align(source, translation)]


def _decided(decision: Decision, naming: Naming) -> Decided:
    flag = decision.flag
    return Decided(
        check=flag.check_id,
        start=flag.start,
        end=flag.end,
        quote=flag.quote,
        message=flag.message,
        kind=decision.kind,
        replacement=decision.replacement,
        reason=decision.reason,
        revision=decision.revision.number if decision.revision else None,
        at=decision.at,
        by=naming(decision.by),
        severity=flag.severity,
        error_type=flag.error_type,
    )

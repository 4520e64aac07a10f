"""What an import must know of the review: which texts people worked on, and how flags go along; then the checking."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from time import monotonic

from review.checking import recheck
from review.companion import Unchecked
from review.models import Decision, Flag


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """The desk that an import asks (`articles.importing.planning.Desk`)."""

    companion: Unchecked = Unchecked()  # noqa: RUF009 (it is frozen)

    def worked_on(self, translation_ids: Collection[int]) -> set[int]:
        """Those with a live decision or a flag that a person raised."""
        decided = Decision.objects.live().filter(flag__translation__in=translation_ids).order_by()
        raised = Flag.objects.filter(translation__in=translation_ids, origin=Flag.Origin.PERSON).order_by()
        return {
            *decided.values_list("flag__translation", flat=True).distinct(),
            *raised.values_list("translation", flat=True).distinct(),
        }


def checked(translation_ids: Iterable[int], *, seconds: float | None = None) -> Iterator[int]:
    """Checks one translation after the other and yields it; stops after so many seconds, the rest stays due."""
    began = monotonic()
    for translation_id in translation_ids:
        if seconds is not None and monotonic() - began > seconds:
            return
        recheck(translation_id)
        yield translation_id

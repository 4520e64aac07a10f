"""What an import must know of the review: which texts people worked on, and how flags go along; then the checking."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic

from django.db.models import Q

from articles.jobs.queueing import start
from articles.models import ImportBatch, Job, Translation
from review.detector import version
from review.flagging.checking import recheck
from review.flagging.companion import Unchecked
from review.models import Comment, Decision, Flag

TEXTS_IN_A_JOB = 200
"""How many texts one job checks."""


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """The desk that an import asks (`articles.importing.planning.Desk`)."""

    companion: Unchecked = Unchecked()  # noqa: RUF009 (it is frozen)

    def worked_on(self, translation_ids: Collection[int]) -> set[int]:
        """Those with a live decision, a comment, or a flag that a person raised."""
        decided = Decision.objects.live().filter(flag__translation__in=translation_ids).order_by()
        raised = Flag.objects.filter(translation__in=translation_ids, origin=Flag.Origin.PERSON).order_by()
        commented = Comment.objects.filter(translation__in=translation_ids).order_by()
        return {
            *commented.values_list("translation", flat=True).distinct(),
            *decided.values_list("flag__translation", flat=True).distinct(),
            *raised.values_list("translation", flat=True).distinct(),
        }

    def arrived(self, batch: ImportBatch) -> None:
        """Hands what came to the workers, to be checked, some texts at a time, unless the import wants none of it."""
        if not batch.options.get("check", True):
            return
        came = Q(batch=batch) | Q(renewals__batch=batch)
        due = Translation.objects.filter(came).due_for_check(version())
        ids = list(due.order_by("pk").values_list("pk", flat=True).distinct())
        hand_out_checks(ids, batch)


def hand_out_checks(translation_ids: Sequence[int], batch: ImportBatch) -> None:
    """One job for so many texts each."""
    for start_at in range(0, len(translation_ids), TEXTS_IN_A_JOB):
        some = list(translation_ids[start_at : start_at + TEXTS_IN_A_JOB])
        start(Job.Kind.CHECK, batch.project, batch=batch, payload={"translations": some})


def checked(translation_ids: Iterable[int], *, seconds: float | None = None) -> Iterator[int]:
    """Checks one translation after the other and yields it; stops after so many seconds, the rest stays due."""
    began = monotonic()
    for translation_id in translation_ids:
        if seconds is not None and monotonic() - began > seconds:
            return
        recheck(translation_id)
        yield translation_id

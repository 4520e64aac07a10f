"""New machine text beside what people have written: taken as an edit like any other, or declined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from articles import difference
from articles.door import Change, ConflictError, Head, at_number, write
from articles.edits import Edit
from articles.models import Renewal, Revision, Translation
from review.acting.deciding import Operation
from review.flagging.companion import Reviewed
from review.flagging.keeping import Settled
from review.models import Flag


class AnsweredError(Exception):
    """The offer was taken, declined, replaced or withdrawn meanwhile."""


def offer_of(translation: Translation) -> Renewal | None:
    """The machine text that is offered beside the translation's own; None when there is none."""
    offers = Renewal.objects.filter(translation=translation, state=Renewal.State.OFFERED)
    return offers.select_related("batch").first()


def take(offer: Renewal, base: int, operation: Operation) -> Revision:
    """The offered text stands, as a new revision that can be undone; the same operation again gets the same answer.

    Raises ConflictError when there are revisions newer than `base`, whose words would be lost unseen; AnsweredError,
    ApprovedError, and what `articles.door.write` raises.
    """

    def plan(head: Head) -> Sequence[Edit]:
        if head.number != base:
            raise ConflictError(at_number(head.translation_id, min(base, head.number)), head)
        return difference.edits(head.text, offer.text)

    def settle(revision: Revision, flags: Mapping[int, Flag]) -> Settled:
        _answer(offer, Renewal.State.TAKEN, operation, revision)
        return Settled()

    change = Change(offer.translation_id, plan, Revision.Kind.EDIT, operation.by, operation.id, at=operation.at)
    revision = write(change, Reviewed(settle))
    if revision.operation != operation.id:  # somebody had written the very same text
        _answer(offer, Renewal.State.TAKEN, operation, revision)
    return revision


def decline(offer: Renewal, operation: Operation) -> None:
    """The text stays as it is, and the offer goes away. Raises AnsweredError."""
    _answer(offer, Renewal.State.DECLINED, operation, None)


def _answer(offer: Renewal, state: str, operation: Operation, revision: Revision | None) -> None:
    """Settles the offer once, whoever is quicker."""
    standing = Renewal.objects.filter(pk=offer.pk, state=Renewal.State.OFFERED)
    answer = {"state": state, "answered_by": operation.by, "answered_at": operation.moment, "revision": revision}
    if not standing.update(**answer):
        raise AnsweredError

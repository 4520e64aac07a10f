"""Taking back: a decision, a whole revision. Nothing is rewritten; the inverse is appended."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from articles.door import Change, ConflictError, Head, at_number, carried_from, inverse_of, locked_in_sight, write
from articles.edits import Edit, TouchedError, by_place
from articles.models import Revision, Translation
from review.acting.deciding import Operation
from review.acting.dismissing import WIDE, lock_for_undo, revoke_born_of
from review.detector import Span
from review.flagging.companion import Reviewed, refuse_approved
from review.flagging.keeping import Settled, count_open
from review.models import Decision, Flag


class NothingToUndoError(Exception):
    """It was undone already, this operation has undone something before, or there is nothing that could be."""


class OvertakenError(ConflictError):
    """Later edits touch what should be taken back."""


def was_done_by(operation: Operation, translation_id: int) -> bool:
    """Whether this operation has taken something back in the translation already."""
    made = Revision.objects.filter(translation=translation_id, operation=operation.id, author=operation.by)
    undone = Decision.objects.filter(flag__translation=translation_id, undone_by=operation.by)
    return made.exists() or undone.filter(undone_operation=operation.id).exists()


def undo_decision(decision: Decision, operation: Operation) -> Revision | None:
    """Takes one decision back: its words stand as before, its flag is open again; None where no text had changed.

    Raises OvertakenError where later edits touch the place, NothingToUndoError, ApprovedError, and what
    `articles.door.write` raises.
    """
    if decision.revision is None:
        _undo_dismissal(decision, operation)
        return None
    undo = _Undo(decision.revision, [decision])
    return undo.written(operation, undoes=None)


def undo_revision(revision: Revision, operation: Operation) -> Revision:
    """Takes all edits of a revision back, and the decisions made with it. Raises what `undo_decision` raises."""
    decisions = list(revision.decisions.live())
    if revision.number == 0 or (revision.decisions.exists() and not decisions):
        raise NothingToUndoError
    whole = len(decisions) in (0, len(revision.edits))
    return _Undo(revision, decisions).written(operation, undoes=revision if whole else None)


def last_undoable(translation: Translation, by_id: int) -> Revision | Decision | None:
    """What `Z` takes back for this person: their newest change or dismissal that was not taken back."""
    revision = (
        translation.revisions.filter(author=by_id, undone_by=None)
        .exclude(kind__in=[Revision.Kind.IMPORT, Revision.Kind.UNDO])
        .exclude(number__in=_emptied(translation))
        .order_by("number")
        .last()
    )
    dismissal = (
        Decision.objects.live()
        .filter(flag__translation=translation, by=by_id, kind=Decision.Kind.DISMISS)
        .order_by("at", "pk")
        .last()
    )
    if revision and dismissal:
        return dismissal if dismissal.at > revision.at else revision
    return revision or dismissal


def _emptied(translation: Translation) -> list[int]:
    """Revisions made by decisions of which none is left."""
    made = Revision.objects.filter(translation=translation, decisions__isnull=False)
    return list(made.exclude(decisions__in=Decision.objects.live()).values_list("number", flat=True).distinct())


def _undo_dismissal(decision: Decision, operation: Operation) -> None:
    with transaction.atomic():
        lock_for_undo(decision)
        translation = locked_in_sight(decision.flag.translation_id)
        if was_done_by(operation, translation.pk):
            raise NothingToUndoError
        refuse_approved(translation)
        together = _dismissed_together(decision)
        _mark_undone(together, operation)
        revoke_born_of(together, operation.by, at=operation.moment)
        translation.refresh_from_db(fields=["checked_with"])
        count_open(translation)
        translation.save(update_fields=Translation.REVIEW_STATE)


def _dismissed_together(decision: Decision) -> list[Decision]:
    """What one dismissal decided: with a scope, every flag on the same words; it is taken back as a whole."""
    if decision.scope not in WIDE:
        return [decision]
    return list(Decision.objects.live().filter(operation=decision.operation)) or [decision]


def _mark_undone(decisions: Sequence[Decision], operation: Operation) -> None:
    live = Decision.objects.live().filter(pk__in=[decision.pk for decision in decisions])
    undone = live.update(undone_by=operation.by.pk, undone_at=operation.moment, undone_operation=operation.id)
    if undone != len(decisions):
        raise NothingToUndoError


def _index(decision: Decision) -> int:
    """Which edit of its revision the decision is; the database promises that there is one."""
    assert decision.edit_index is not None
    return decision.edit_index


class _Undo:
    """The inverse of some of a revision's edits, on its way to the newest text."""

    def __init__(self, revision: Revision, decisions: Sequence[Decision]) -> None:
        self._revision, self._decisions = revision, decisions
        self._planned: Sequence[Edit] = ()

    def written(self, operation: Operation, undoes: Revision | None) -> Revision:
        change = Change(
            self._revision.translation_id,
            self.plan,
            Revision.Kind.UNDO,
            operation.by,
            operation.id,
            undoes=undoes,
            at=operation.at,
        )
        return write(change, Reviewed(lambda revision, flags: self.settle(revision, operation)))

    def plan(self, head: Head) -> Sequence[Edit]:
        back = inverse_of(self._revision)
        if self._decisions:
            back = tuple(back[_index(decision)] for decision in self._decisions)
        try:
            self._planned = carried_from(self._revision.number, back, head)
        except TouchedError:
            base = at_number(head.translation_id, self._revision.number)
            raise OvertakenError(base, head, back) from None
        return self._planned

    def settle(self, revision: Revision, operation: Operation) -> Settled:
        """Marks the decisions undone; their flags stand again where their words came back, and people's whose words
        went with the revision."""
        if Decision.objects.filter(flag__translation=revision.translation_id, undone_operation=operation.id).exists():
            raise NothingToUndoError
        _mark_undone(self._decisions, operation)
        return Settled(revived=self._decided() | ({} if self._decisions else self._gone()))

    def _decided(self) -> dict[Flag, Span]:
        """The flags of the decisions, where they stand again."""
        moved, stand = 0, dict[Flag, Span]()
        edits = self._revision.edit_list()
        placed = sorted(zip(self._planned, self._decisions, strict=False), key=lambda pair: by_place(pair[0]))
        for edit, decision in placed:
            flag = decision.flag
            start = edit.start + moved + flag.start - edits[_index(decision)].start
            stand[flag] = Span(start, start + len(flag.quote))
            moved += edit.growth
        return stand

    def _gone(self) -> dict[Flag, Span]:
        """The flags of people and other tools that the revision ended, where its inverse puts their words back."""
        ended = Flag.objects.filter(translation=self._revision.translation_id, closed_at=self._revision.number)
        ended = ended.select_related("raised_by")
        moved, stand = 0, dict[Flag, Span]()
        for edit, back in zip(self._revision.edit_list(), self._planned, strict=True):
            for flag in ended.exclude(origin=Flag.Origin.DETECTOR).filter(start__gte=edit.start, end__lte=edit.end):
                start = back.start + moved + flag.start - edit.start
                stand[flag] = Span(start, start + len(flag.quote))
            moved += back.growth
        return stand

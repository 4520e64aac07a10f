"""Decisions on flags: accept a fix, override it with one's own text, dismiss; and the same for many at once."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction

from articles.door import Change, ForeignOperationError, Head, locked, write
from articles.edits import Edit, without_lines
from articles.models import Revision, Translation
from review.companion import Reviewed, refuse_approved
from review.keeping import count_open
from review.models import Decision, Flag


class DecidedError(Exception):
    """The flag is no longer open: `decision` is what somebody made of it, None when its words are gone."""

    def __init__(self, flag: Flag, decision: Decision | None) -> None:
        super().__init__("This flag is no longer open.")
        self.flag, self.decision = flag, decision


class ChangedFlagError(Exception):
    """The flag's fixes are others than those the person was looking at."""

    def __init__(self, flag: Flag) -> None:
        super().__init__("The fixes of this flag have changed meanwhile.")
        self.flag = flag


@dataclass(frozen=True, slots=True)
class Operation:
    """Who does something, and the id under which doing it twice is doing it once."""

    by: User
    id: uuid.UUID = field(default_factory=uuid.uuid4)


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody makes of one flag: its kind, and the text to stand in its place."""

    flag: Flag
    kind: Decision.Kind
    replacement: str
    reason: str = ""


def accept(flag: Flag, fix: int, base: int, operation: Operation) -> Revision:
    """Puts the flag's fix of that index into the text. Raises what `_decide` raises, ChangedFlagError when the fixes
    changed after revision `base`, and IndexError when there is no such fix."""
    flag.refresh_from_db()
    if flag.changed_at > base:
        raise ChangedFlagError(flag)
    if fix < 0:
        raise IndexError(fix)
    return _decide([Answer(flag, Decision.Kind.ACCEPT, flag.suggestions[fix])], Revision.Kind.DECISION, operation)


def override(flag: Flag, text: str, operation: Operation, reason: str = "") -> Revision:
    """Puts the person's own text in the flag's place. Raises what `_decide` raises."""
    return _decide([Answer(flag, Decision.Kind.OVERRIDE, text, reason)], Revision.Kind.DECISION, operation)


def dismiss(flag: Flag, operation: Operation, reason: str = "") -> Decision:
    """Leaves the text as it is and the flag decided. Raises DecidedError, ApprovedError, ForeignOperationError."""
    with transaction.atomic():
        translation = locked(flag.translation_id)
        if earlier := _earlier_dismissal(flag, operation):
            return earlier
        refuse_approved(translation)
        refuse_decided([Flag.objects.get(pk=flag.pk)])
        decision = Decision.objects.create(
            flag=flag, kind=Decision.Kind.DISMISS, reason=reason, operation=operation.id, by=operation.by
        )
        count_open(translation)
        translation.save(update_fields=Translation.REVIEW_STATE)
    return decision


def accept_all(flags: Sequence[Flag], operation: Operation) -> tuple[Revision | None, list[Flag]]:
    """Accepts the first fix of each flag of one translation, in one revision; the second answer is the flags skipped.

    A flag that has no fix, that was decided or changed meanwhile, or that overlaps one before it is skipped; without
    any left there is no revision.
    """
    skipped = [flag for flag in flags if not flag.suggestions]
    answers = [Answer(flag, Decision.Kind.ACCEPT, flag.suggestions[0]) for flag in flags if flag.suggestions]
    while answers:
        try:
            return _decide(answers, Revision.Kind.BULK, operation), skipped
        except DecidedError as error:
            skipped.append(error.flag)
            answers = [answer for answer in answers if answer.flag != error.flag]
    return None, skipped


def _decide(answers: Sequence[Answer], kind: Revision.Kind, operation: Operation) -> Revision:
    """One revision with an edit and a decision for each answer, made where the flags stand in the newest text.

    Raises DecidedError for a flag that is no longer open, ApprovedError, and what `articles.door.write` raises. When
    the answers leave the text as it is, nothing is decided and the newest revision is returned.
    """
    draft = _Draft(answers)
    change = Change(answers[0].flag.translation_id, draft.plan, kind, operation.by, operation.id)
    return write(change, Reviewed(lambda revision: draft.settle(revision, operation)))


class _Draft:
    """Answers on their way into a revision."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._answers = {answer.flag.pk: answer for answer in answers}
        self._in_order: list[Answer] = []

    def plan(self, head: Head) -> Sequence[Edit]:
        """The answers' edits where their flags now stand."""
        flags = list(Flag.objects.filter(pk__in=self._answers).in_reading_order())
        refuse_decided(flags)
        edits = self._edits(head.text, flags)
        for flag, before, edit in zip(flags[1:], edits, edits[1:], strict=False):
            if edit.start < before.end:
                raise DecidedError(flag, None)
        self._in_order = [self._answers[flag.pk] for flag in flags]
        return edits

    def _edits(self, text: str, flags: Sequence[Flag]) -> list[Edit]:
        """From the last to the first: whether a line that goes is the last one depends on what goes behind it."""
        edits, last = list[Edit](), len(text)
        for flag in reversed(flags):
            edit = _edit(text, flag, self._answers[flag.pk].replacement, last)
            last = edit.start if edit.end >= last and not edit.replacement else last
            edits.append(edit)
        return edits[::-1]

    def settle(self, revision: Revision, operation: Operation) -> None:
        """Stores the decisions and closes their flags; the lock is held."""
        refuse_decided([answer.flag for answer in self._in_order])
        Decision.objects.bulk_create(
            Decision(
                flag=answer.flag,
                kind=answer.kind,
                replacement=answer.replacement,
                reason=answer.reason,
                revision=revision,
                edit_index=index,
                operation=operation.id,
                by=operation.by,
            )
            for index, answer in enumerate(self._in_order)
        )
        Flag.objects.filter(pk__in=self._answers).update(closed_at=revision.number)


def refuse_decided(flags: Sequence[Flag]) -> None:
    """Raises DecidedError for the first flag that is not open."""
    taken = {decision.flag_id: decision for decision in Decision.objects.live().filter(flag__in=flags)}
    for flag in flags:
        if flag.pk in taken or flag.closed_at is not None:
            raise DecidedError(flag, taken.get(flag.pk))


def _edit(text: str, flag: Flag, replacement: str, last: int) -> Edit:
    """The flag's span becomes the replacement; a whole paragraph that is removed takes its line breaks along."""
    start, end = flag.start, flag.end
    whole = text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
    if replacement or start == end or not whole:
        return Edit(start, end, replacement)
    return without_lines(text, start, end, last)


def _earlier_dismissal(flag: Flag, operation: Operation) -> Decision | None:
    earlier = Decision.objects.filter(operation=operation.id).first()
    if earlier and (earlier.flag_id != flag.pk or earlier.by_id != operation.by.pk):
        raise ForeignOperationError("This operation id belongs to another decision.")
    return earlier

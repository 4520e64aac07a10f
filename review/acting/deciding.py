"""Decisions on flags: accept a fix, override it with one's own text, dismiss; and the same for many at once."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from articles.door import Change, ForeignOperationError, Head, locked_in_sight, write
from articles.edits import Edit, without_lines
from articles.models import Revision, Translation
from review.flagging.companion import Aftermath, Reviewed, refuse_approved
from review.flagging.keeping import Settled, count_open
from review.models import Decision, Flag


class DecidedError(Exception):
    """The flag is no longer open: `decision` is what somebody made of it, None when its words are gone.

    `own` is the text that the person wanted in its place, if they had typed one.
    """

    def __init__(self, flag: Flag, decision: Decision | None, own: str | None = None) -> None:
        super().__init__("This flag is no longer open.")
        self.flag, self.decision, self.own = flag, decision, own


class ChangedFlagError(Exception):
    """The flag's fixes are others than those the person was looking at."""

    def __init__(self, flag: Flag) -> None:
        super().__init__("The fixes of this flag have changed meanwhile.")
        self.flag = flag


@dataclass(frozen=True, slots=True)
class Operation:
    """Who does something, the id under which doing it twice is doing it once, and when: None for the moment at which
    it is stored."""

    by: User
    id: uuid.UUID = field(default_factory=uuid.uuid4)
    at: datetime | None = None

    @property
    def moment(self) -> datetime:
        return self.at or timezone.now()


Made = TypeVar("Made", bound=Model)


def made_before(by_it: QuerySet[Made], **where_and_by_whom: object) -> Made | None:
    """What an operation made before, if it was carried out already: here, and by this person.

    Raises ForeignOperationError where it was somewhere else, or somebody else's.
    """
    made = by_it.first()
    if made and any(getattr(made, name) != wanted for name, wanted in where_and_by_whom.items()):
        raise ForeignOperationError("This operation id belongs to another text or person.")
    return made


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody makes of one flag: its kind, and the text to stand in its place.

    Of a fix only its index is known before the flag is read anew, and the revision `base` at which it was seen.
    """

    flag: Flag
    kind: Decision.Kind
    replacement: str = ""
    reason: str = ""
    fix: int | None = None
    base: int = 0

    def at(self, flag: Flag) -> Answer:
        """The answer to the flag as it is now. Raises ChangedFlagError when its fixes changed since, and IndexError."""
        if self.fix is None:
            return replace(self, flag=flag)
        if flag.changed_at > self.base:
            raise ChangedFlagError(flag)
        return replace(self, flag=flag, replacement=flag.suggestions[self.fix], fix=None)


def accept(flag: Flag, fix: int, base: int, operation: Operation, after: Aftermath | None = None) -> Revision:
    """Puts the flag's fix of that index into the text. Raises what `_decide` raises, ChangedFlagError when the fixes
    changed after revision `base`, and IndexError when there is no such fix. Fills `after`."""
    if fix < 0:
        raise IndexError(fix)
    answer = Answer(flag, Decision.Kind.ACCEPT, fix=fix, base=base)
    return _decide([answer], Revision.Kind.DECISION, operation, after)


def override(flag: Flag, text: str, operation: Operation, reason: str = "", after: Aftermath | None = None) -> Revision:
    """Puts the person's own text in the place of the flag's words. Raises what `_decide` raises. Fills `after`."""
    answer = Answer(flag, Decision.Kind.OVERRIDE, flag.holding(text), reason)
    try:
        return _decide([answer], Revision.Kind.DECISION, operation, after)
    except DecidedError as error:
        raise DecidedError(error.flag, error.decision, text) from None


def dismiss(flag: Flag, operation: Operation, reason: str = "") -> Decision:
    """Leaves the text as it is and the flag decided, here. Raises what `dismiss_together` raises."""
    return dismiss_together([flag], operation, reason)[0]


def dismiss_together(
    flags: Sequence[Flag], operation: Operation, reason: str = "", scope: Decision.Scope = Decision.Scope.HERE
) -> list[Decision]:
    """Leaves the text as it is and the flags of one translation decided, in their order; done again, it is done once.

    Raises DecidedError, ApprovedError, TakenBackError, and ForeignOperationError when the operation dismissed something
    else.
    """
    with transaction.atomic():
        translation = locked_in_sight(flags[0].translation_id)
        if earlier := _earlier_dismissals(flags[0], operation):
            return earlier
        refuse_approved(translation)
        refuse_decided(Flag.objects.filter(pk__in=[flag.pk for flag in flags]))
        fields = {
            "kind": Decision.Kind.DISMISS,
            "reason": reason,
            "scope": scope,
            "operation": operation.id,
            "at": operation.moment,
        }
        made = Decision.objects.bulk_create(Decision(flag=flag, by=operation.by, **fields) for flag in flags)
        count_open(translation)
        translation.save(update_fields=Translation.REVIEW_STATE)
    return made


def accept_all(flags: Sequence[Flag], operation: Operation) -> tuple[Revision | None, list[Flag]]:
    """Accepts the first fix of each flag of one translation, in one revision; the second answer is the flags skipped.

    A flag that has no fix or one that leaves its words as they are, that was decided or changed meanwhile, or that
    overlaps one before it is skipped; without any left there is no revision.
    """
    changing = [flag for flag in flags if flag.suggestions and flag.suggestions[0] != flag.quote]
    skipped = [flag for flag in flags if flag not in changing]
    answers = [Answer(flag, Decision.Kind.ACCEPT, flag.suggestions[0]) for flag in changing]
    while answers:
        try:
            return _decide(answers, Revision.Kind.BULK, operation), skipped
        except DecidedError as error:
            skipped.append(error.flag)
            answers = [answer for answer in answers if answer.flag != error.flag]
    return None, skipped


def _decide(
    answers: Sequence[Answer], kind: Revision.Kind, operation: Operation, after: Aftermath | None = None
) -> Revision:
    """One revision with an edit and a decision for each answer, made where the flags stand in the newest text.

    Raises DecidedError for a flag that is no longer open, ApprovedError, and what `articles.door.write` raises. When
    the answers leave the text as it is, nothing is decided and the newest revision is returned.
    """
    draft = _Draft(answers)
    change = Change(answers[0].flag.translation_id, draft.plan, kind, operation.by, operation.id, at=operation.at)
    settle = partial(draft.settle, operation=operation)
    return write(change, Reviewed(settle, after or Aftermath()))


class _Draft:
    """Answers on their way into a revision."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._answers = {answer.flag.pk: answer for answer in answers}
        self._in_order: list[Answer] = []

    def plan(self, head: Head) -> Sequence[Edit]:
        """The answers' edits where their flags now stand."""
        flags = self._as_of(head)
        answers = [self._answers[flag.pk].at(flag) for flag in flags]
        edits = self._edits(head.text, answers)
        for flag, before, edit in zip(flags[1:], edits, edits[1:], strict=False):
            if edit.start < before.end:
                raise DecidedError(flag, None)
        self._in_order = answers
        return edits

    def _edits(self, text: str, answers: Sequence[Answer]) -> list[Edit]:
        """From the last to the first: whether a line that goes is the last one depends on what goes behind it."""
        edits, last = list[Edit](), len(text)
        for answer in reversed(answers):
            edit = _edit(text, answer.flag, answer.replacement, last)
            last = edit.start if edit.end >= last and not edit.replacement else last
            edits.append(edit)
        return edits[::-1]

    def _as_of(self, head: Head) -> Sequence[Flag]:
        """The flags as they are on the head, in reading order: read anew unless they were read at that revision."""
        given = [answer.flag for answer in self._answers.values()]
        if len(given) == 1 and given[0].as_of == head.number and given[0].closed_at is None:
            return given
        flags = list(Flag.objects.filter(pk__in=self._answers).in_reading_order())
        refuse_decided(flags)
        return flags

    def settle(self, revision: Revision, flags: Mapping[int, Flag], operation: Operation) -> Settled:
        """Stores the decisions, which close their flags; the lock is held. `flags` are those on the text."""
        for answer in self._in_order:
            _refuse_other(answer.flag, flags.get(answer.flag.pk))
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
                at=revision.at,
            )
            for index, answer in enumerate(self._in_order)
        )
        return Settled(closed=tuple(self._answers))


def _refuse_other(planned: Flag, now: Flag | None) -> None:
    """Raises DecidedError or ChangedFlagError unless the flag is as it was when the change was planned."""
    if now is None or now.is_decided:
        raise DecidedError(planned, Decision.objects.live().filter(flag=planned).first())
    if (now.start, now.end, now.changed_at) != (planned.start, planned.end, planned.changed_at):
        raise ChangedFlagError(now)


def refuse_decided(flags: Iterable[Flag]) -> None:
    """Raises DecidedError for the first flag that is not open."""
    flags = list(flags)
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


def _earlier_dismissals(flag: Flag, operation: Operation) -> list[Decision]:
    """What the operation dismissed before, that flag first."""
    earlier = list(Decision.objects.filter(operation=operation.id))
    if earlier and (flag.pk not in {one.flag_id for one in earlier} or earlier[0].by_id != operation.by.pk):
        raise ForeignOperationError("This operation id belongs to another decision.")
    return sorted(earlier, key=lambda one: one.flag_id != flag.pk)

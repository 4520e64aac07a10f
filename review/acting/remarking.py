"""A person's own flags: what somebody finds wrong that no check found."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from articles.door import Head, head_of, locked_in_sight
from articles.models import Translation
from review.acting.deciding import Operation, made_before
from review.acting.pointing import Pointer, pointed_at
from review.detector import ErrorType, Finding, Severity, Tier
from review.flagging.companion import refuse_approved
from review.flagging.keeping import count_open, flag_at
from review.models import Flag

CHECK_ID = "own_flag"
MESSAGE = "{remark}"
"""What a person wrote is a detail: it is neither translated nor read as a template."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong, how grave it is, and the words to stand there instead; None: the person knows none."""

    error_type: ErrorType
    severity: Severity
    message: str
    fix: str | None = None


def raise_flag(translation: Translation, pointer: Pointer, remark: Remark, operation: Operation) -> Flag:
    """Raises the person's flag on the words pointed at; the same flag again is the one that is there, and the same
    operation again is the first answer, whatever became of that flag.

    Raises what `review.acting.pointing.pointed_at` raises, ApprovedError, TakenBackError, and ForeignOperationError.
    """
    with transaction.atomic():
        row = locked_in_sight(translation.pk)
        by_it = Flag.objects.filter(operation=operation.id)
        if earlier := made_before(by_it, translation_id=row.pk, raised_by_id=operation.by.pk):
            return earlier
        refuse_approved(row)
        head = head_of(row.pk)
        flag = _flag(row, head, pointer, remark, operation)
        same = Flag.objects.filter(translation=row, origin=Flag.Origin.PERSON, raised_by=operation.by).open()
        there = same.filter(start=flag.start, end=flag.end, error_type=flag.error_type, details=flag.details).first()
        if there:
            return there
        flag.save()
        count_open(row)
        row.save(update_fields=Translation.REVIEW_STATE)
    return flag


def _flag(row: Translation, head: Head, pointer: Pointer, remark: Remark, operation: Operation) -> Flag:
    span = pointed_at(pointer, head)
    finding = Finding(
        check=CHECK_ID,
        start=span.start,
        end=span.end,
        message=MESSAGE,
        details={"remark": remark.message},
        severity=remark.severity,
        error_type=remark.error_type,
        tier=Tier.CERTAIN,
        suggestions=() if remark.fix is None else (remark.fix,),
    )
    return flag_at(
        row,
        head.text,
        finding,
        origin=Flag.Origin.PERSON,
        raised_by=operation.by,
        created_at=operation.moment,
        operation=operation.id,
    )

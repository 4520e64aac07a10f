"""Signing off: a text is approved at exactly one revision; and reopening it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from articles.door import ConflictError, at_number, head_of, locked_in_sight
from articles.models import Translation
from review.acting.coverage import coverage_of
from review.acting.deciding import Operation, made_before
from review.models import Comment, SignOff


class GuardedError(Exception):
    """Something should be looked at before the text is signed off.

    Critical flags are open and no reason was given, or paragraphs that nobody looked at, other open flags and open
    comments are left.
    """

    def __init__(self, open_critical: int, open_others: int = 0, unseen: int = 0, comments: int = 0) -> None:
        super().__init__(f"{open_critical} critical flags are open.")
        self.open_critical, self.open_others, self.unseen = open_critical, open_others, unseen
        self.comments = comments


def sign_off(
    translation_id: int, base: int, operation: Operation, *, at: datetime, reason: str = "", looks_twice: bool = False
) -> None:
    """Approves revision `base`; the same operation again is one. What was open then, and the reason, is recorded.

    Raises ConflictError when that is not the newest revision, GuardedError when critical flags are open and no reason
    is given, or when the person looks twice and anything is left to look at; TakenBackError, and
    ForeignOperationError.
    """
    with transaction.atomic():
        translation = locked_in_sight(translation_id)
        by_it = SignOff.objects.filter(operation=operation.id)
        if made_before(by_it, translation_id=translation.pk, by_id=operation.by.pk):
            return
        if translation.number != base:
            raise ConflictError(at_number(translation_id, min(base, translation.number)), head_of(translation_id))
        if translation.is_approved:
            return
        if looks_twice:
            _look_twice(translation)
        if translation.open_critical and not reason.strip():
            raise GuardedError(translation.open_critical)
        translation.approved_number, translation.approved_at = base, at
        translation.approved_by = operation.by
        translation.claimed_by, translation.claimed_until = None, None
        translation.save(update_fields=["approved_number", "approved_at", "approved_by", "claimed_by", "claimed_until"])
        SignOff.objects.create(
            translation=translation,
            number=base,
            by=operation.by,
            at=at,
            reason=reason,
            open_critical=translation.open_critical,
            open_others=translation.open_major + translation.open_minor,
            operation=operation.id,
        )


def reopen(translation_id: int, operation: Operation, *, at: datetime) -> None:
    """Takes the approval back, so that the text can be edited; the same operation again is one.

    Raises TakenBackError and ForeignOperationError.
    """
    with transaction.atomic():
        translation = locked_in_sight(translation_id)
        by_it = SignOff.objects.filter(reopened_operation=operation.id)
        if made_before(by_it, translation_id=translation.pk, reopened_by_id=operation.by.pk):
            return
        kept = SignOff.objects.filter(translation=translation).order_by("-pk").first()
        if translation.is_approved and kept:
            kept.reopened_by, kept.reopened_at, kept.reopened_operation = operation.by, at, operation.id
            kept.save(update_fields=["reopened_by", "reopened_at", "reopened_operation"])
        translation.approved_number = translation.approved_at = translation.approved_by = None
        translation.save(update_fields=["approved_number", "approved_at", "approved_by"])


def _look_twice(translation: Translation) -> None:
    """Raises GuardedError when flags or comments are open, or paragraphs were not looked at by anybody."""
    text = head_of(translation.pk).text
    found = GuardedError(
        translation.open_critical,
        translation.open_major + translation.open_minor,
        coverage_of(translation, text).unseen,
        Comment.objects.filter(translation=translation).unresolved().count(),
    )
    if found.open_critical or found.open_others or found.unseen or found.comments:
        raise found

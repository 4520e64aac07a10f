"""Signing off: a text is approved at exactly one revision; and reopening it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from articles.door import ConflictError, at_number, head_of, locked
from review.deciding import Operation


class GuardedError(Exception):
    """Critical flags are open, and the person may not or did not override the guard."""

    def __init__(self, open_critical: int) -> None:
        super().__init__(f"{open_critical} critical flags are open.")
        self.open_critical = open_critical


def sign_off(translation_id: int, base: int, operation: Operation, *, at: datetime, override: bool = False) -> None:
    """Approves revision `base`; doing it again is the same.

    Raises ConflictError when that is not the newest revision, GuardedError when critical flags are open and the guard
    is not overridden.
    """
    with transaction.atomic():
        translation = locked(translation_id)
        if translation.number != base:
            raise ConflictError(at_number(translation_id, min(base, translation.number)), head_of(translation_id))
        if translation.is_approved:
            return
        if translation.open_critical and not override:
            raise GuardedError(translation.open_critical)
        translation.approved_number, translation.approved_at = base, at
        translation.approved_by = operation.by
        translation.claimed_by, translation.claimed_until = None, None
        translation.save(update_fields=["approved_number", "approved_at", "approved_by", "claimed_by", "claimed_until"])


def reopen(translation_id: int) -> None:
    """Takes the approval back, so that the text can be edited."""
    with transaction.atomic():
        translation = locked(translation_id)
        translation.approved_number = translation.approved_at = translation.approved_by = None
        translation.save(update_fields=["approved_number", "approved_at", "approved_by"])

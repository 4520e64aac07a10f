"""A text left to others."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.door import ForeignOperationError
from articles.models import Translation
from review.desk.claiming import release
from review.models import Skip


def skip(translation: Translation, by: User, reason: str, operation: uuid.UUID, *, at: datetime) -> None:
    """The claim is given back, and the reason kept for whoever opens the text next; the same operation again is one.

    Raises ForeignOperationError.
    """
    kept = {"translation": translation, "by": by, "at": at, "reason": reason}
    with transaction.atomic():
        made, _is_new = Skip.objects.get_or_create(operation=operation, defaults=kept)
        if (made.translation, made.by) != (translation, by):
            raise ForeignOperationError("This operation id belongs to another article that was skipped.")
        release(translation, by)

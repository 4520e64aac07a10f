"""A text left to others."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Translation
from review.desk.claiming import release
from review.models import Skip


def skip(translation: Translation, by: User, reason: str, *, at: datetime) -> None:
    """The claim is given back, and the reason kept for whoever opens the text next."""
    with transaction.atomic():
        Skip.objects.create(translation=translation, by=by, at=at, reason=reason)
        release(translation, by)

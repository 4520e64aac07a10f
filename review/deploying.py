"""What `check --deploy` says of this desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError

from review.sample.loading import ACCOUNTS


@register(Tags.security, deploy=True)
def no_demo_accounts(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Warns of the sample project's people, whose password everybody knows, on a machine that is no trial."""
    if settings.DEBUG:
        return []
    try:
        found = User.objects.filter(username__in=ACCOUNTS, is_active=True).order_by("username")
        names = [person.username for person in found if person.has_usable_password()]
    except DatabaseError:  # before the first migration there is nobody
        return []
    if not names:
        return []
    hint = "Deactivate them, give them other passwords and names, or use another database."
    return [Warning(f"Demo accounts with a public password can sign in: {', '.join(names)}.", hint, id="review.W001")]

"""How a person works: their keys, and the hints that they have put away."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Preference(models.Model):
    """What one person has set for themselves. `keys` holds what differs from the map as it comes, by action."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="preference")
    keys = models.JSONField(default=dict, blank=True)
    single_keys = models.BooleanField(default=True)
    hint = models.BooleanField(default=True, help_text="Whether the first-run hint is still shown.")

    def __str__(self) -> str:
        return f"{self.user}"

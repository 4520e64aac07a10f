"""Preferences: what a person chose for themselves."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Preferences(models.Model):
    """One row for each person who ever chose something.

    `language` is a code of `settings.LANGUAGES`, empty for what the browser asks for; `keys` is what the person changed
    in the keyboard map, key by action. `single_keys` says whether keys work at all, `hint` whether the first-run hint
    is still shown.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="preferences")
    language = models.CharField(max_length=10, blank=True)
    keys = models.JSONField(default=dict, blank=True)
    single_keys = models.BooleanField(default=True)
    hint = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.person_id}: {self.language or '–'}"

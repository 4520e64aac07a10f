"""Presence: who has which article open, as their browsers say every half minute."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models

from articles.models import Translation


class PresenceQuerySet(models.QuerySet["Presence"]):
    def since(self, moment: datetime) -> Self:
        """Those whose last sign is no older."""
        return self.filter(seen_at__gte=moment)


class Presence(models.Model):
    """Somebody in an article, and when their page last gave a sign. A courtesy: nothing correct leans on it."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presences")
    seen_at = models.DateTimeField(db_index=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["translation", "person"], name="presence_once_for_a_person")]

    def __str__(self) -> str:
        return f"{self.person} in {self.translation_id}"

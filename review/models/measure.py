"""Measures: what was costly to compute about a signed-off text, so that reports need not read any text."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from articles.models import Translation


class MeasureQuerySet(models.QuerySet["Measure"]):
    def in_force(self) -> Self:
        """Those of the text that is signed off now; a text that was reopened counts again when it is done."""
        return self.filter(number=F("translation__number"), translation__approved_number=F("translation__number"))


class Measure(models.Model):
    """How far a signed-off text is from what the machine wrote, and how long people worked on it.

    `edits` of words and `words` of the corrected text give the edit rate (TER); `kept` of the machine's `characters`
    still stand. `seconds` is null when nobody changed or decided anything.
    """

    translation = models.OneToOneField(Translation, on_delete=models.CASCADE, related_name="measure")
    number = models.PositiveIntegerField(help_text="The revision that was measured.")
    machine_number = models.PositiveIntegerField(help_text="The import that it was measured against.")
    edits = models.PositiveIntegerField()
    words = models.PositiveIntegerField()
    kept = models.PositiveIntegerField()
    characters = models.PositiveIntegerField()
    seconds = models.PositiveIntegerField(null=True, blank=True)
    signed_off_at = models.DateTimeField(db_index=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kept__lte=F("characters")), name="measure_keeps_no_more_than_there_was"),
            models.CheckConstraint(condition=Q(machine_number__lte=F("number")), name="measure_machine_came_first"),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id}/{self.number}: {self.edits}/{self.words}"

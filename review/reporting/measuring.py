"""Measures signed-off texts once, so that reports need not read them again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import F

from articles.distance import edit_distance, kept_characters, words
from articles.models import Revision, Translation
from articles.models.translation import TranslationQuerySet
from review.models import Decision, Measure
from review.reporting.worktime import seconds_worked


def measure(translation_id: int) -> Measure | None:
    """The measure of a signed-off text against the newest import, stored; None when it is not signed off.

    Measuring again is the same. Reads two texts, and takes about a second for the longest.
    """
    translation = Translation.objects.approved().filter(pk=translation_id).first()
    if translation is None:
        return None
    corrected, machine = translation.head(), _machine(translation)
    before, after = words(machine.text), words(corrected.text)
    values = {
        "number": corrected.number,
        "machine_number": machine.number,
        "edits": edit_distance(before, after),
        "words": len(after),
        "kept": kept_characters(machine.text, corrected.text),
        "characters": len(machine.text),
        "seconds": seconds_worked(_moments(translation)),
        "signed_off_at": translation.approved_at,
    }
    return Measure.objects.update_or_create(translation=translation, defaults=values)[0]


def unmeasured() -> TranslationQuerySet:
    """The signed-off texts that were not measured as they stand."""
    return Translation.objects.approved().exclude(measure__number=F("number"), measure__signed_off_at=F("approved_at"))


def _machine(translation: Translation) -> Revision:
    """The newest import: what the machine wrote last."""
    imports = translation.revisions.filter(kind=Revision.Kind.IMPORT)
    return imports.order_by("-number")[0]


def _moments(translation: Translation) -> Iterator[tuple[int, datetime]]:
    """Who changed or dismissed something, and when."""
    changes = translation.revisions.exclude(kind=Revision.Kind.IMPORT).order_by()
    yield from changes.filter(author__isnull=False).values_list("author", "at")
    yield from Decision.objects.filter(flag__translation=translation).order_by().values_list("by", "at")

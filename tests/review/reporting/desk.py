"""A small desk with a known past, for reports to count."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from articles.models import Project, Translation
from review.acting.deciding import accept, dismiss, override
from review.models import Decision, Flag, Measure
from tests.builders import a_flag, a_translation, an_article, an_operation

MONDAY = datetime(2026, 5, 4, 12, tzinfo=timezone.get_default_timezone())


def a_text(project: Project, *, source: str = "fr", engine: str = "", text: str = "Ein gutter Tag.") -> Translation:
    """A translation that is named by its engine and source language."""
    made = a_translation(text, article=an_article(project, source="", source_language=source))
    Translation.objects.filter(pk=made.pk).update(engine=engine)
    made.refresh_from_db()
    return made


def a_decision(translation: Translation, kind: str, at: datetime, check: str = "outside") -> Decision:
    """A flag raised and decided at that time."""
    translation.refresh_from_db()
    flag = a_flag(translation, translation.head().text[:3], "X", check_id=check)
    if kind == "accept":
        accept(flag, 0, flag.changed_at, an_operation())
    elif kind == "override":
        override(flag, "Y", an_operation())
    else:
        dismiss(flag, an_operation())
    Flag.objects.filter(pk=flag.pk).update(created_at=at)
    made = Decision.objects.get(flag=flag)
    Decision.objects.filter(pk=made.pk).update(at=at)
    return made


def a_measure(translation: Translation, at: datetime, **values: int | None) -> Measure:
    """The translation signed off at that time, and measured so."""
    by = an_operation().by
    Translation.objects.filter(pk=translation.pk).update(
        approved_number=translation.number, approved_by=by, approved_at=at
    )
    fields = {"edits": 10, "words": 100, "kept": 90, "characters": 100, "seconds": 60} | values
    return Measure.objects.create(
        translation=translation, number=translation.number, machine_number=0, signed_off_at=at, **fields
    )


def days_before(days: float) -> datetime:
    return MONDAY - timedelta(days=days)

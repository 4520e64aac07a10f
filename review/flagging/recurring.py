"""Counts short lines over a project's translations, so that what recurs can be told from what was written."""

from __future__ import annotations

from django.db.models import F, QuerySet

from articles.models import Translation
from articles.text import paragraphs
from review.models import LineCount

LONGEST = 120
"""Longer lines are text, not furniture."""


def count_lines(translation: Translation, text: str) -> None:
    """Counts the lines of a translation that is checked for the first time; the caller holds its lock."""
    lines = short_lines(text)
    fresh = [
        LineCount(project_id=translation.article.project_id, target_language=translation.target_language, line=line)
        for line in sorted(lines)
    ]
    LineCount.objects.bulk_create(fresh, ignore_conflicts=True)
    counts_in(translation).filter(line__in=lines).update(translations=F("translations") + 1)


def short_lines(text: str) -> set[str]:
    """The text's short paragraphs, without white space at their ends."""
    lines = (paragraph.text.strip() for paragraph in paragraphs(text))
    return {line for line in lines if len(line) <= LONGEST}


def counts_in(translation: Translation) -> QuerySet[LineCount]:
    """The counted lines of the translation's project and language."""
    return LineCount.objects.filter(project=translation.article.project_id, target_language=translation.target_language)

"""Counts short lines over a project's translations, so that what recurs can be told from what was written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import F, QuerySet

from articles.models import Translation
from articles.text import paragraphs
from review.models import LineCount

LONGEST = 120
"""Longer lines are text, not furniture."""


def count_lines(translation: Translation, text: str) -> None:
    """Counts the lines of a translation that is checked for the first time; the caller holds its lock."""
    count_lines_of([(translation, text)])


def count_lines_of(found: Sequence[tuple[Translation, str]]) -> None:
    """The same for many, read with their articles. All who count lock the lines in one order, so that none of them
    waits for one who waits for it.
    """
    groups = defaultdict[tuple[int, str], Counter[str]](Counter)
    for translation, text in found:
        groups[translation.article.project_id, translation.target_language].update(short_lines(text))
    for (project, language), counts in sorted(groups.items()):
        _count(LineCount(project_id=project, target_language=language), counts)


def _count(place: LineCount, counts: Mapping[str, int]) -> None:
    """Adds to the lines of the project and language that `place` names."""
    where = {"project_id": place.project_id, "target_language": place.target_language}
    LineCount.objects.bulk_create((LineCount(line=line, **where) for line in sorted(counts)), ignore_conflicts=True)
    rows = LineCount.objects.filter(line__in=counts, **where).order_by("line")
    keys = defaultdict[int, list[int]](list)
    for key, line in rows.select_for_update().values_list("pk", "line"):
        keys[counts[line]].append(key)
    for number, some in keys.items():
        LineCount.objects.filter(pk__in=some).update(translations=F("translations") + number)


def short_lines(text: str) -> set[str]:
    """The text's short paragraphs, without white space at their ends."""
    lines = (paragraph.text.strip() for paragraph in paragraphs(text))
    return {line for line in lines if len(line) <= LONGEST}


def counts_in(translation: Translation) -> QuerySet[LineCount]:
    """The counted lines of the translation's project and language."""
    return LineCount.objects.filter(project=translation.article.project_id, target_language=translation.target_language)

"""Ages in plain words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from review.templatetags.ages import ago, dated, waiting

NOW = datetime(2026, 3, 31, 9, 5, tzinfo=UTC)


def words(element: str) -> str:
    return element.partition(">")[2].removesuffix("</time>")


@pytest.mark.parametrize(
    ("passed", "said", "waited"),
    [
        (timedelta(seconds=-5), "just now", "new"),
        (timedelta(seconds=59), "just now", "new"),
        (timedelta(minutes=1), "1 minute ago", "new"),
        (timedelta(minutes=59), "59 minutes ago", "new"),
        (timedelta(hours=1), "1 hour ago", "1 hour"),
        (timedelta(days=1, hours=5), "1 day ago", "1 day"),
        (timedelta(days=13), "13 days ago", "13 days"),
        (timedelta(days=14), "2 weeks ago", "2 weeks"),
        (timedelta(days=61), "2 months ago", "2 months"),
        (timedelta(days=800), "26 months ago", "26 months"),
    ],
)
def test_one_unit_says_how_long_ago_it_was(passed, said, waited):
    assert (words(ago(NOW - passed, NOW)), words(waiting(NOW - passed, NOW))) == (said, waited)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", ["vor 1 Tag", "seit 1 Tag", "vor 2 Tagen", "seit 2 Tagen", "vor 3 Monaten", "neu"]),
        ("fr", ["il y a 1 jour", "depuis 1 jour", "il y a 2 jours", "depuis 2 jours", "il y a 3 mois", "nouveau"]),
    ],
)
def test_other_languages_decline_it(language, said):
    one, two, months = (NOW - timedelta(days=days) for days in (1, 2, 92))
    with translation.override(language):
        made = [ago(one, NOW), waiting(one, NOW), ago(two, NOW), waiting(two, NOW), ago(months, NOW), waiting(NOW, NOW)]

    assert [words(each).replace("\u00a0", " ") for each in made] == said


@pytest.mark.parametrize(
    ("language", "exact"),
    [("en", "March 31, 2026, 11:05 a.m."), ("de", "31. März 2026 11:05"), ("fr", "31 mars 2026 11:05")],
)
def test_the_exact_time_stands_behind_it_as_the_person_writes_it(language, exact):
    with translation.override(language), timezone.override("Europe/Berlin"):
        made = dated(NOW)

    assert made.startswith(f'<time datetime="2026-03-31T11:05:00+02:00" title="{exact}">')

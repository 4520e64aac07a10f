"""How measures are spread, and progress, against figures made by hand."""

from __future__ import annotations

from datetime import date

import pytest

from articles.models import Translation
from review.reporting.progress import open_by_age, signed_off_by_step
from review.reporting.scope import Scope
from review.reporting.spreads import Spread, edit_rates, kept_shares, minutes, together
from review.roles import Role
from tests.builders import a_project, a_user
from tests.review.reporting.desk import MONDAY, a_measure, a_text, days_before

pytestmark = pytest.mark.django_db


@pytest.fixture
def nord():
    return a_project()


@pytest.fixture
def scope(nord):
    return Scope(a_user(Role.READER, nord), 12, MONDAY)


def test_edit_rates_are_whole_percent_by_engine_and_pair(nord, scope):
    for engine, source, edits in (("a", "fr", 10), ("a", "en", 12), ("b", "fr", 33)):
        a_measure(a_text(nord, engine=engine, source=source), days_before(1), edits=edits, words=120)

    rates = edit_rates(scope.measures())
    assert rates.engines == [Spread("a", ((8, 1), (10, 1))), Spread("b", ((28, 1),))]
    assert rates.pairs == [Spread("fr → de", ((8, 1), (28, 1))), Spread("en → de", ((10, 1),))]


def test_a_text_of_which_nothing_is_left_was_corrected_wholly(nord, scope):
    a_measure(a_text(nord), days_before(1), edits=5, words=0)

    assert edit_rates(scope.measures()).pairs == [Spread("fr → de", ((100, 1),))]


def test_kept_shares_are_whole_percent(nord, scope):
    for kept in (1000, 999, 667, 1, 0):
        a_measure(a_text(nord), days_before(1), kept=kept, characters=1000)

    assert kept_shares(scope.measures()).pairs == [Spread("fr → de", ((0, 1), (1, 1), (67, 1), (99, 1), (100, 1)))]


def test_working_times_are_whole_minutes_and_leave_out_what_nobody_touched(nord, scope):
    for seconds in (59, 60, 119, None):
        a_measure(a_text(nord), days_before(1), seconds=seconds)

    assert minutes(scope.measures()) == Spread("", ((0, 1), (1, 2)))


def test_a_text_that_was_reopened_does_not_count(nord, scope):
    measured = a_measure(a_text(nord), days_before(1))
    Translation.objects.filter(pk=measured.translation_id).update(
        approved_number=None, approved_by=None, approved_at=None
    )

    assert edit_rates(scope.measures()).engines == []
    assert minutes(scope.measures()).size == 0


def test_quantiles_and_columns_are_read_off_the_counts():
    spread = Spread("", ((2, 1), (4, 2), (10, 1)))

    assert [spread.quantile(share) for share in (0.25, 0.5, 0.75, 1)] == [2, 4, 4, 10]
    assert (spread.size, spread.median, spread.between(0, 4), spread.between(4, None)) == (4, 4, 1, 3)
    assert Spread("", ()).median == 0


def test_spreads_are_put_together():
    assert together([Spread("a", ((1, 2),)), Spread("b", ((0, 1), (1, 1)))]) == Spread("", ((0, 1), (1, 3)))


def test_signed_off_texts_are_counted_by_week_and_day(nord, scope):
    for days in (0, 6, 7):
        a_measure(a_text(nord), days_before(days))

    weeks = signed_off_by_step(scope.signed_off(), days=False)

    assert weeks == {date(2026, 5, 4): 1, date(2026, 4, 27): 2}
    assert len(signed_off_by_step(scope.signed_off(), days=True)) == 3


def test_open_texts_are_counted_by_age(nord, scope):
    for days in (0.5, 2, 2.5, 100):
        Translation.objects.filter(pk=a_text(nord).pk).update(created_at=days_before(days))
    done = a_measure(a_text(nord), days_before(0))
    Translation.objects.filter(pk=done.translation_id).update(created_at=days_before(2))

    ages = open_by_age(scope.open(), at=MONDAY)

    assert [(age.low, age.high, age.number) for age in ages] == [
        (0, 1, 1),
        (1, 3, 2),
        (3, 7, 0),
        (7, 14, 0),
        (14, 28, 0),
        (28, None, 1),
    ]

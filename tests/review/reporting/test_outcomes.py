"""What became of flags, against a past made by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from review.acting.undoing import undo_decision
from review.models import Flag
from review.reporting.outcomes import Outcome, by_check, by_project, by_step, grouped, total
from review.reporting.scope import Scope
from review.roles import Role
from tests.builders import a_flag, a_project, a_user, an_operation
from tests.review.reporting.desk import MONDAY, a_decision, a_text, days_before

pytestmark = pytest.mark.django_db


@pytest.fixture
def nord():
    return a_project()


@pytest.fixture
def scope(nord):
    return Scope(a_user(Role.READER, nord), 12, MONDAY)


def of_each(outcomes):
    return [(each.key, each.raised, each.accepted, each.own, each.dismissed) for each in outcomes]


def of(scope, by):
    return of_each(by(scope.decisions(), scope.flags()))


def test_flags_are_counted_by_what_became_of_them(nord, scope):
    text = a_text(nord)
    for kind in ("accept", "accept", "override", "dismiss"):
        a_decision(text, kind, days_before(1))

    outcome = total(by_check(scope.decisions(), scope.flags()))

    assert (outcome.accepted, outcome.own, outcome.dismissed, outcome.right, outcome.decided) == (2, 1, 1, 3, 4)
    assert outcome.precision == 0.75


def test_of_nothing_there_is_no_precision():
    assert Outcome("x", raised=3).precision is None


def test_they_are_grouped_by_check_engine_and_pair(nord, scope):
    french, english = a_text(nord, engine="a"), a_text(nord, source="en", engine="b")
    a_decision(french, "accept", days_before(1), "glued_words")
    a_decision(french, "dismiss", days_before(1), "mojibake")
    a_decision(english, "accept", days_before(2), "glued_words")
    open_one = a_flag(english, "Tag", check_id="mojibake")
    Flag.objects.filter(pk=open_one.pk).update(created_at=days_before(3))

    found = grouped(scope.decisions(), scope.flags(), scope.steps())
    assert of_each(found.checks) == [("glued_words", 2, 2, 0, 0), ("mojibake", 2, 0, 0, 1)]
    assert of_each(found.engines) == [("a", 2, 1, 0, 1), ("b", 2, 1, 0, 0)]
    assert of_each(found.pairs) == [("fr → de", 2, 1, 0, 1), ("en → de", 2, 1, 0, 0)]
    assert of_each(found.projects) == [(str(nord.pk), 4, 2, 0, 1)]
    assert of(scope, by_check) == of_each(found.checks)
    assert of(scope, by_project) == of_each(found.projects)
    assert by_step(scope.decisions(), scope.flags(), scope.steps()) == found.steps


def test_they_are_counted_in_the_week_or_on_the_day_they_happened(nord, scope):
    text = a_text(nord)
    for days in (0, 1, 6, 8):
        a_decision(text, "accept", days_before(days))

    weeks = by_step(scope.decisions(), scope.flags(), scope.steps())
    daily = Scope(scope.user, 4, MONDAY)
    single_days = by_step(daily.decisions(), daily.flags(), daily.steps())

    assert {day: (o.raised, o.accepted) for day, o in weeks.items()} == {
        date(2026, 5, 4): (1, 1),
        date(2026, 4, 27): (2, 2),
        date(2026, 4, 20): (1, 1),
    }
    assert sorted(single_days) == [date(2026, 4, 26), date(2026, 4, 28), date(2026, 5, 3), date(2026, 5, 4)]


def test_what_was_undone_does_not_count(nord, scope):
    undo_decision(a_decision(a_text(nord), "dismiss", days_before(1)), an_operation())

    assert of(scope, by_check) == [("outside", 1, 0, 0, 0)]


def test_what_lies_before_the_period_or_in_other_projects_does_not_count(nord, scope):
    a_decision(a_text(nord), "accept", days_before(7 * 12 + 1))
    a_decision(a_text(a_project()), "accept", days_before(1))

    assert of(scope, by_check) == []


@pytest.mark.parametrize(
    ("conditions", "number"),
    [
        ({"engine": "a"}, 1),
        ({"engine": ""}, 1),
        ({"article__source_language": "en"}, 1),
        ({"target_language": "de"}, 2),
        ({"article__project__slug": "elsewhere"}, 0),
    ],
)
def test_conditions_narrow_decisions_and_flags_alike(nord, conditions, number):
    a_decision(a_text(nord, engine="a"), "accept", days_before(1))
    a_decision(a_text(nord, source="en"), "accept", days_before(1))

    scope = Scope(a_user(Role.READER, nord), 12, MONDAY, conditions)

    assert (scope.decisions().count(), scope.flags().count()) == (number, number)


def test_a_moment_belongs_to_the_day_on_which_it_is_where_the_desk_is(nord, scope, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    evening = datetime(2026, 5, 3, 22, 30, tzinfo=UTC)  # half past midnight on Monday in Berlin
    a_decision(a_text(nord), "accept", evening)

    assert list(by_step(scope.decisions(), scope.flags(), scope.steps())) == [date(2026, 5, 4)]


@pytest.mark.parametrize(
    ("weeks", "first", "number"),
    [(4, date(2026, 4, 7), 28), (12, date(2026, 2, 16), 12), (52, date(2025, 5, 12), 52)],
)
def test_short_periods_have_days_and_long_ones_weeks(weeks, first, number):
    steps = Scope(a_user(), weeks, MONDAY).steps()

    assert (steps[0], steps[-1], len(steps)) == (first, date(2026, 5, 4), number)

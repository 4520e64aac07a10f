"""How long people worked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from review.reporting.worktime import seconds_worked

START = datetime(2026, 5, 4, 9, tzinfo=UTC)
ANNA, BEN = 1, 2


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def test_a_session_lasts_from_its_first_to_its_last_moment():
    assert seconds_worked([(ANNA, at(0)), (ANNA, at(9)), (ANNA, at(3))]) == 9 * 60


def test_a_gap_of_more_than_ten_minutes_ends_a_session():
    assert seconds_worked([(ANNA, at(0)), (ANNA, at(5)), (ANNA, at(15.5)), (ANNA, at(17.5))]) == 7 * 60


def test_a_gap_of_just_ten_minutes_does_not():
    assert seconds_worked([(ANNA, at(0)), (ANNA, at(10))]) == 600


def test_each_person_has_sessions_of_their_own():
    assert seconds_worked([(ANNA, at(0)), (BEN, at(1)), (ANNA, at(4)), (BEN, at(2))]) == 5 * 60


def test_a_single_moment_takes_no_time_and_nobody_takes_none_at_all():
    assert seconds_worked([(ANNA, at(0))]) == 0
    assert seconds_worked([]) is None

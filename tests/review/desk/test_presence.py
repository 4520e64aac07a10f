"""Who is in an article, and claims: both run out, and keep nobody out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from articles.models import Translation
from review.acting.editing import edit_paragraph
from review.desk.claiming import CLAIM, claim, claim_next
from review.desk.presence import EXPIRES, FORGOTTEN, give_sign, others_in, present_in
from review.models import Presence
from tests.builders import a_translation, an_operation

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def translation(project):
    return a_translation(project=project)


def test_whoever_gave_a_sign_is_there_until_it_is_too_old(translation, anna, ben):
    give_sign(translation, ben, at=NOW)

    assert others_in(translation, anna, at=NOW + EXPIRES) == [ben]
    assert others_in(translation, anna, at=NOW + EXPIRES + timedelta(seconds=1)) == []
    assert others_in(translation, ben, at=NOW) == []


def test_a_second_sign_makes_no_second_row_and_goes_on(translation, anna, ben):
    give_sign(translation, ben, at=NOW)
    give_sign(translation, ben, at=NOW + EXPIRES)

    assert others_in(translation, anna, at=NOW + 2 * EXPIRES) == [ben]
    assert Presence.objects.count() == 1


def test_signs_of_long_ago_are_forgotten(project, translation, ben):
    other = a_translation(project=project)
    give_sign(translation, ben, at=NOW)
    give_sign(other, ben, at=NOW + FORGOTTEN + timedelta(seconds=1))

    assert list(Presence.objects.values_list("translation", flat=True)) == [other.pk]


def test_several_articles_are_asked_for_at_once(project, translation, anna, ben, django_assert_num_queries):
    other = a_translation(project=project)
    give_sign(translation, ben, at=NOW)
    give_sign(translation, anna, at=NOW)

    with django_assert_num_queries(1):
        assert present_in([translation.pk, other.pk], at=NOW) == {translation.pk: [ben, anna]}


def test_signs_carry_a_claim_on_and_take_none_from_others(translation, anna, ben):
    give_sign(translation, ben, at=NOW)
    give_sign(translation, anna, at=NOW)
    give_sign(translation, ben, at=NOW + CLAIM)
    translation.refresh_from_db()

    assert (translation.claimed_by, translation.claimed_until) == (ben, NOW + 2 * CLAIM)


def test_a_claim_that_has_run_out_is_anybodys(translation, anna, ben):
    claim(translation, ben, at=NOW)

    assert claim_next(Translation.objects.all(), anna, at=NOW + CLAIM - timedelta(seconds=1)) is None
    assert claim_next(Translation.objects.all(), anna, at=NOW + CLAIM + timedelta(seconds=1)) == translation


def test_whoever_lost_the_claim_still_saves(translation, anna, ben):
    claim(translation, ben, at=NOW - 2 * CLAIM)
    claim(translation, anna, at=NOW)

    edit_paragraph(translation, 0, 0, "Ein Satz.", an_operation(ben))

    translation.refresh_from_db()
    assert translation.head().text.startswith("Ein Satz.")

"""Measures of signed-off texts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from articles.door import head_of
from review.acting.deciding import accept, dismiss
from review.acting.editing import edit_paragraph
from review.acting.signing import reopen, sign_off
from review.models import Measure
from review.reporting.measuring import measure, unmeasured
from tests.builders import a_flag, a_translation, a_user, an_operation

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, tzinfo=UTC)


def signed(translation, at=NOW):
    sign_off(translation.pk, head_of(translation.pk).number, an_operation(), at=at)


@pytest.fixture
def corrected():
    translation = a_translation("Ein gutter, schöner Tag.")
    accept(a_flag(translation, "gutter", "guter"), 0, 0, an_operation())
    signed(translation)
    return translation


def test_a_signed_off_text_is_measured_against_the_machines(corrected):
    found = measure(corrected.pk)

    assert (found.number, found.machine_number, found.edits, found.words) == (1, 0, 1, 6)
    assert (found.kept, found.characters, found.seconds, found.signed_off_at) == (18, 24, 0, NOW)


def test_a_text_in_review_is_not_measured():
    assert measure(a_translation("Ein Tag.").pk) is None


def test_a_text_that_nobody_touched_took_no_time_that_could_be_told():
    translation = a_translation("Ein Tag.")
    signed(translation)

    found = measure(translation.pk)

    assert (found.edits, found.kept, found.characters, found.seconds) == (0, 8, 8, None)


def test_dismissing_is_work():
    translation = a_translation("Ein gutter Tag.")
    dismiss(a_flag(translation, "gutter"), an_operation(a_user()))
    signed(translation)

    assert measure(translation.pk).seconds == 0


def test_measuring_again_changes_nothing(corrected):
    first = measure(corrected.pk)

    assert measure(corrected.pk) == first
    assert Measure.objects.count() == 1


def test_what_was_not_measured_as_it_stands_is_due(corrected):
    assert list(unmeasured()) == [corrected]
    measure(corrected.pk)
    assert list(unmeasured()) == []

    reopen(corrected.pk, an_operation(), at=NOW)
    assert list(unmeasured()) == []
    assert list(Measure.objects.in_force()) == []

    edit_paragraph(corrected, 1, 0, "Ein guter Tag.", an_operation())
    signed(corrected)
    assert list(unmeasured()) == [corrected]
    assert measure(corrected.pk).edits == 3

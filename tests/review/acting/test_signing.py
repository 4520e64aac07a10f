"""Signing off and reopening."""

from datetime import UTC, datetime

import pytest

from articles.door import ConflictError, ForeignOperationError
from articles.models import Translation
from review.acting.deciding import Operation, accept
from review.acting.editing import edit_paragraph
from review.acting.signing import GuardedError, reopen, sign_off
from review.models import SignOff
from tests.builders import a_flag, a_translation, a_user, an_operation

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, tzinfo=UTC)


def is_approved(translation: Translation) -> bool:
    return Translation.objects.approved().filter(pk=translation.pk).exists()


def test_a_text_is_approved_at_exactly_one_revision():
    translation, lead = a_translation("Ein Tag."), a_user()

    sign_off(translation.pk, 0, an_operation(lead), at=NOW)

    translation.refresh_from_db()
    assert (translation.approved_number, translation.approved_by, translation.approved_at) == (0, lead, NOW)
    assert is_approved(translation)


def test_signing_off_what_somebody_changed_meanwhile_is_a_conflict():
    translation = a_translation("Ein Tag.")
    edit_paragraph(translation, 0, 0, "Kein Tag.", an_operation())

    with pytest.raises(ConflictError):
        sign_off(translation.pk, 0, an_operation(), at=NOW)


def test_open_critical_flags_guard_the_sign_off_unless_it_is_overridden():
    translation = a_translation("Ein gutter Tag.")
    a_flag(translation, "gutter", "guter", severity="critical")

    with pytest.raises(GuardedError):
        sign_off(translation.pk, 0, an_operation(), at=NOW)
    sign_off(translation.pk, 0, an_operation(), at=NOW, reason="Agreed with the desk.")

    assert is_approved(translation)


def test_a_reopened_text_can_be_corrected_and_signed_off_again():
    translation = a_translation("Ein gutter Tag.")
    flag = a_flag(translation, "gutter", "guter")
    sign_off(translation.pk, 0, an_operation(), at=NOW)

    reopen(translation.pk, an_operation(), at=NOW)
    accept(flag, 0, 0, an_operation())
    sign_off(translation.pk, 1, an_operation(), at=NOW)

    assert is_approved(translation)


def test_whoever_looks_twice_is_told_of_all_that_is_left():
    translation = a_translation("Ein gutter Tag.\n\nEnde.")
    a_flag(translation, "gutter", "guter", severity="minor")

    with pytest.raises(GuardedError) as raised:
        sign_off(translation.pk, 0, an_operation(), at=NOW, looks_twice=True)

    assert (raised.value.open_critical, raised.value.open_others, raised.value.unseen) == (0, 1, 2)
    assert not is_approved(translation)


def test_a_sign_off_that_is_sent_again_after_somebody_reopened_the_text_is_not_done_again():
    translation, operation = a_translation("Ein Tag."), an_operation()
    sign_off(translation.pk, 0, operation, at=NOW)
    reopen(translation.pk, an_operation(), at=NOW)

    sign_off(translation.pk, 0, operation, at=NOW)

    assert not is_approved(translation)


def test_a_reopening_that_is_sent_again_after_the_next_sign_off_is_not_done_again():
    translation, operation = a_translation("Ein Tag."), an_operation()
    sign_off(translation.pk, 0, an_operation(), at=NOW)
    reopen(translation.pk, operation, at=NOW)
    sign_off(translation.pk, 0, an_operation(), at=NOW)

    reopen(translation.pk, operation, at=NOW)

    assert is_approved(translation)
    kept = SignOff.objects.order_by("pk").values_list("reopened_by", "reopened_at")
    assert list(kept) == [(operation.by.pk, NOW), (None, None)]


def test_an_operation_on_one_text_or_of_one_person_is_none_on_another():
    one, other, operation = a_translation("Ein Tag."), a_translation("Noch einer."), an_operation()
    sign_off(one.pk, 0, operation, at=NOW)

    with pytest.raises(ForeignOperationError):
        sign_off(other.pk, 0, operation, at=NOW)
    with pytest.raises(ForeignOperationError):
        sign_off(one.pk, 0, Operation(a_user(), operation.id), at=NOW)

    assert not is_approved(other)

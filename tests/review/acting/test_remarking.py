"""A person's own flags: raised, carried, decided, counted."""

from datetime import UTC, datetime

import pytest

from articles.door import ForeignOperationError
from review.acting.deciding import Operation, accept, dismiss
from review.acting.editing import edit_paragraph
from review.acting.pointing import Pointer
from review.acting.remarking import Remark, raise_flag
from review.acting.signing import GuardedError, sign_off
from review.acting.structure import Place, delete_paragraph
from review.acting.undoing import undo_decision, undo_revision
from review.detector import ErrorType, Severity
from review.flagging.checking import recheck
from review.flagging.companion import ApprovedError
from review.models import Flag
from review.page.cards import cards
from tests.builders import a_translation, a_user, an_operation

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, tzinfo=UTC)


@pytest.fixture
def translation():
    return a_translation("Der Zug hält in Rom.\n\nEnde.")


def remarked(
    translation, quote="Rom", fix="Bern", severity=Severity.MAJOR, by=None, message="Es war {Bern}.", operation=None
):
    remark = Remark(ErrorType.MISTRANSLATION, severity, message, fix)
    return raise_flag(translation, Pointer(0, 0, quote), remark, operation or an_operation(by))


def test_it_says_what_the_person_wrote_and_is_counted(translation):
    flag = remarked(translation, severity=Severity.CRITICAL)

    translation.refresh_from_db()
    card = cards([flag], translation.head().text)[flag.pk]
    assert (card.title, card.sentence) == ("Mistranslation", "Es war {Bern}.")
    assert (flag.quote, flag.suggestions, translation.open_critical) == ("Rom", ["Bern"], 1)


def test_a_critical_one_guards_the_sign_off(translation):
    remarked(translation, severity=Severity.CRITICAL)

    with pytest.raises(GuardedError):
        sign_off(translation.pk, 0, an_operation(), at=NOW)


def test_its_fix_is_accepted_and_taken_back(translation):
    flag = remarked(translation)

    revision = accept(flag, 0, 0, an_operation())
    assert revision.text.startswith("Der Zug hält in Bern.")

    assert undo_decision(flag.live_decision(), an_operation()).text.startswith("Der Zug hält in Rom.")


def test_it_is_carried_by_edits_and_stays_when_the_text_is_checked(translation):
    flag = remarked(translation)

    revision = edit_paragraph(translation, 0, 0, "Der lange Zug hält in Rom.", an_operation())
    recheck(translation.pk)

    flag.refresh_from_db()
    assert (flag.closed_at, revision.text[flag.start : flag.end]) == (None, "Rom")


def test_it_comes_back_with_its_paragraph(translation):
    flag = remarked(translation)

    revision = delete_paragraph(Place(translation, 0, 0), an_operation())
    text = undo_revision(revision, an_operation()).text

    flag.refresh_from_db()
    assert (flag.closed_at, text[flag.start : flag.end]) == (None, "Rom")


def test_it_comes_back_behind_what_was_written_since(translation):
    flag = remarked(translation)
    revision = edit_paragraph(translation, 0, 0, "Der Zug hält in Bern.", an_operation())
    edit_paragraph(translation, 1, 0, "Der lange Zug hält in Bern.", an_operation())

    text = undo_revision(revision, an_operation()).text

    flag.refresh_from_db()
    assert text == "Der lange Zug hält in Rom.\n\nEnde."
    assert text[flag.start : flag.end] == "Rom"


def test_the_same_again_is_the_one_that_is_there(translation):
    anna = a_user()

    assert remarked(translation, by=anna) == remarked(translation, by=anna)
    assert Flag.objects.count() == 1


def test_after_its_dismissal_it_can_be_raised_again(translation):
    anna = a_user()
    dismiss(remarked(translation, by=anna), an_operation(anna))

    remarked(translation, by=anna)

    assert Flag.objects.open().count() == 1


def test_sent_again_after_it_was_decided_it_is_not_raised_again(translation):
    operation = an_operation()
    first = remarked(translation, operation=operation)
    accept(first, 0, 0, an_operation())

    assert remarked(translation, operation=operation) == first
    assert Flag.objects.count() == 1


def test_an_operation_of_somebody_else_raises_none(translation):
    operation = an_operation()
    remarked(translation, operation=operation)

    with pytest.raises(ForeignOperationError):
        remarked(translation, operation=Operation(a_user(), operation.id))
    with pytest.raises(ForeignOperationError):
        remarked(a_translation("Rom."), operation=operation)


def test_without_a_fix_it_has_none(translation):
    assert remarked(translation, fix=None).suggestions == []


def test_a_signed_off_text_takes_none(translation):
    sign_off(translation.pk, 0, an_operation(), at=NOW)

    with pytest.raises(ApprovedError):
        remarked(translation)

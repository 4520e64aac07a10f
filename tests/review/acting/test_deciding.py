"""Decisions on flags."""

import pytest

from review.acting.deciding import DecidedError, accept, accept_all, dismiss, override
from review.acting.undoing import last_undoable, undo_decision, undo_revision
from review.models import Decision
from tests.builders import a_flag, a_translation, a_user, an_operation

pytestmark = pytest.mark.django_db


def test_accepting_puts_the_fix_into_the_text():
    translation = a_translation("Ein gutter Tag.")
    flag = a_flag(translation, "gutter", "guter", "gütiger")

    revision = accept(flag, fix=0, base=0, operation=an_operation())

    translation.refresh_from_db()
    assert revision.text == "Ein guter Tag."
    assert (translation.number, translation.open_flags) == (1, 0)
    assert flag.live_decision().kind == Decision.Kind.ACCEPT


def test_accepting_twice_with_the_same_operation_is_accepting_once():
    translation = a_translation("Ein gutter Tag.")
    flag, operation = a_flag(translation, "gutter", "guter"), an_operation()

    first = accept(flag, fix=0, base=0, operation=operation)
    second = accept(flag, fix=0, base=0, operation=operation)

    assert first == second
    assert translation.revisions.count() == 2


def test_the_second_to_decide_is_told_who_decided_what():
    translation = a_translation("Ein gutter Tag.")
    flag, ben = a_flag(translation, "gutter", "guter"), a_user(name="ben")
    dismiss(flag, an_operation(ben), reason="ein Name")

    with pytest.raises(DecidedError) as error:
        accept(flag, fix=0, base=0, operation=an_operation())

    assert (error.value.decision.by, error.value.decision.reason) == (ben, "ein Name")


def test_decisions_on_neighbouring_flags_both_succeed_from_the_same_base():
    translation = a_translation("abcdef")
    left, right = a_flag(translation, "abc", "ABCD"), a_flag(translation, "def", "E")

    accept(left, fix=0, base=0, operation=an_operation())
    revision = accept(right, fix=0, base=0, operation=an_operation())

    assert revision.text == "ABCDE"


def test_a_flag_whose_words_were_changed_by_another_decision_is_closed():
    translation = a_translation("Ein gutter Tag.")
    inner, outer = a_flag(translation, "gutter", "guter"), a_flag(translation, "Ein gutter", "Kein guter")

    accept(inner, fix=0, base=0, operation=an_operation())

    with pytest.raises(DecidedError):
        accept(outer, fix=0, base=0, operation=an_operation())


def test_removing_a_whole_paragraph_takes_its_line_breaks_along():
    translation = a_translation("Eins.\n\nWerbung\n\nZwei.\n\nEnde")

    accept(a_flag(translation, "Werbung", ""), fix=0, base=0, operation=an_operation())
    translation.refresh_from_db()
    revision = accept(a_flag(translation, "Ende", ""), fix=0, base=1, operation=an_operation())

    assert revision.text == "Eins.\n\nZwei."


def test_an_own_text_overrides_and_is_undone_to_the_byte():
    translation = a_translation("Ein gutter Tag.")
    flag = a_flag(translation, "gutter", "guter")
    override(flag, "sonniger", an_operation())
    decision = flag.live_decision()

    revision = undo_decision(decision, an_operation())

    flag.refresh_from_db()
    assert revision.text == "Ein gutter Tag."
    assert (flag.start, flag.closed_at, flag.live_decision()) == (4, None, None)


@pytest.mark.parametrize(
    ("typed", "text"),
    [("Anzeige", "Eins.\n\nAnzeige\n\nZwei."), ("", "Eins.\n\nZwei."), ("\nAnzeige", "Eins.\nAnzeige\n\nZwei.")],
)
def test_an_own_text_in_the_place_of_a_paragraph_stays_a_paragraph(typed, text):
    flag = a_flag(a_translation("Eins.\n\nWerbung\n\nZwei."), "\n\nWerbung", "")

    revision = override(flag, typed, an_operation())

    assert flag.words == "Werbung"
    assert revision.text == text


def test_an_own_text_for_a_flag_that_somebody_decided_is_told_with_the_refusal():
    flag = a_flag(a_translation("Ein gutter Tag."), "gutter", "guter")
    accept(flag, fix=0, base=0, operation=an_operation())

    with pytest.raises(DecidedError) as refused:
        override(flag, "sonniger", an_operation())

    assert refused.value.own == "sonniger"


def test_a_dismissal_changes_no_text_and_can_be_undone():
    translation = a_translation("Ein gutter Tag.")
    flag = a_flag(translation, "gutter", "guter")

    undo_decision(dismiss(flag, an_operation()), an_operation())

    translation.refresh_from_db()
    assert (translation.number, translation.open_major) == (0, 1)


def test_accepting_all_makes_one_revision_and_reports_what_was_skipped():
    translation = a_translation("eins zwei drei vier")
    flags = [a_flag(translation, word, word.upper()) for word in ("eins", "zwei", "drei")]
    flags.append(a_flag(translation, "vier"))
    dismiss(flags[1], an_operation())

    revision, skipped = accept_all(flags, an_operation())

    assert revision.text == "EINS zwei DREI vier"
    assert {flag.quote for flag in skipped} == {"zwei", "vier"}


def test_one_decision_of_many_can_be_undone_by_itself_and_the_rest_together():
    translation, editor = a_translation("eins zwei drei"), a_user()
    flags = [a_flag(translation, word, f"{word}mal!") for word in ("eins", "zwei", "drei")]
    revision, _ = accept_all(flags, an_operation(editor))

    assert undo_decision(flags[1].live_decision(), an_operation(editor)).text == "einsmal! zwei dreimal!"
    assert last_undoable(translation, editor.pk) == revision
    assert undo_revision(revision, an_operation(editor)).text == "eins zwei drei"
    assert last_undoable(translation, editor.pk) is None

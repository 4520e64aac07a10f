"""Paragraphs rewritten by hand, old texts restored."""

from datetime import UTC, datetime

import pytest

from articles.door import ConflictError
from articles.text import TextRefusedError
from review.acting.deciding import accept
from review.acting.editing import edit_paragraph, restore
from review.acting.signing import sign_off
from review.acting.undoing import undo_revision
from review.flagging.companion import ApprovedError
from review.models import Flag
from tests.builders import a_flag, a_translation, an_operation

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, tzinfo=UTC)


def test_a_rewritten_paragraph_keeps_the_flags_on_its_other_words():
    translation = a_translation("Eins.\n\nEin gutter Tag in Rom.")
    flag = a_flag(translation, "gutter", "guter")

    revision = edit_paragraph(translation, 0, 1, "War das ein gutter Tag in Rom?", an_operation())

    flag.refresh_from_db()
    assert revision.text == "Eins.\n\nWar das ein gutter Tag in Rom?"
    assert revision.text[flag.start : flag.end] == "gutter"


def test_two_people_may_rewrite_different_words_of_one_paragraph():
    translation = a_translation("Ein gutter Tag in Rom.")

    edit_paragraph(translation, 0, 0, "Ein guter Tag in Rom.", an_operation())
    revision = edit_paragraph(translation, 0, 0, "Ein gutter Tag in Bari.", an_operation())

    assert revision.text == "Ein guter Tag in Bari."


def test_the_second_to_rewrite_the_same_word_gets_base_and_theirs():
    translation = a_translation("Ein gutter Tag.")
    edit_paragraph(translation, 0, 0, "Ein guter Tag.", an_operation())

    with pytest.raises(ConflictError) as conflict:
        edit_paragraph(translation, 0, 0, "Ein gütiger Tag.", an_operation())

    assert (conflict.value.base.text, conflict.value.theirs.text) == ("Ein gutter Tag.", "Ein guter Tag.")
    assert conflict.value.mine[0].replacement == "gütiger"


def test_an_unchanged_paragraph_makes_no_revision():
    translation = a_translation("Ein Tag.")

    edit_paragraph(translation, 0, 0, "Ein Tag.", an_operation())

    assert translation.revisions.count() == 1


def test_a_paragraph_that_would_break_a_limit_is_refused():
    translation = a_translation("Ein Tag.")

    with pytest.raises(TextRefusedError, match="20,000"):
        edit_paragraph(translation, 0, 0, "x" * 20_001, an_operation())


def test_an_approved_text_must_be_reopened_before_it_is_edited():
    translation = a_translation("Ein Tag.")
    sign_off(translation.pk, 0, an_operation(), at=NOW)

    with pytest.raises(ApprovedError):
        edit_paragraph(translation, 0, 0, "Kein Tag.", an_operation())


def test_an_old_text_stands_again_as_a_new_revision():
    translation = a_translation("Ein gutter Tag.")
    accept(a_flag(translation, "gutter", "guter"), 0, 0, an_operation())

    revision = restore(translation, 0, 1, an_operation())

    assert (revision.number, revision.text, revision.restores) == (2, "Ein gutter Tag.", 0)


def test_restoring_while_somebody_wrote_is_a_conflict():
    translation = a_translation("Ein gutter Tag.")
    edit_paragraph(translation, 0, 0, "Ein guter Tag.", an_operation())

    with pytest.raises(ConflictError):
        restore(translation, 0, 0, an_operation())


def test_undoing_an_edit_keeps_later_edits_elsewhere():
    translation = a_translation("Eins zwei.\n\nDrei vier.")
    first = edit_paragraph(translation, 0, 0, "Eins ZWEI.", an_operation())
    edit_paragraph(translation, 1, 1, "Drei VIER.", an_operation())

    assert undo_revision(first, an_operation()).text == "Eins zwei.\n\nDrei VIER."


def test_undoing_refuses_where_later_edits_touch_the_place():
    translation = a_translation("Eins zwei.")
    first = edit_paragraph(translation, 0, 0, "Eins ZWEI.", an_operation())
    edit_paragraph(translation, 1, 0, "Eins DREI.", an_operation())

    with pytest.raises(ConflictError):
        undo_revision(first, an_operation())


def test_a_dismissal_is_remembered_when_its_words_go_and_come_back():
    from review.acting.deciding import dismiss

    translation = a_translation(checked=True)
    flag = Flag.objects.filter(translation=translation, origin="detector").open().first()
    if flag is None:
        pytest.fail("the detector finds nothing in the builders' text")
    dismiss(flag, an_operation())
    index = translation.head().text[: flag.start].count("\n\n")
    old = translation.head().text.split("\n\n")[index]

    edit_paragraph(translation, 0, index, "Ganz anders.", an_operation())
    edit_paragraph(translation, 1, index, old, an_operation())

    assert not Flag.objects.filter(translation=translation, check_id=flag.check_id, quote=flag.quote).open().exists()

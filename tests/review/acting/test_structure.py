"""Paragraphs taken out, joined and split."""

from datetime import UTC, datetime

import pytest

from articles.door import ConflictError
from articles.models import Revision, Translation
from review.acting.deciding import accept_all
from review.acting.editing import edit_paragraph
from review.acting.signing import sign_off
from review.acting.structure import (
    NoNextParagraphError,
    NoSuchSentenceError,
    OnlyParagraphError,
    Place,
    delete_paragraph,
    join_paragraphs,
    split_paragraph,
)
from review.acting.undoing import undo_revision
from review.flagging.companion import ApprovedError
from review.models import Flag
from tests.builders import a_flag, a_translation, an_article, an_operation

pytestmark = pytest.mark.django_db
TEXT = "Eins ist gut. Sehr gut.\n\nZwei ist besser.\n\nDrei ist am besten."


@pytest.fixture
def translation():
    return a_translation(TEXT)


def place(translation, index, base=0):
    return Place(translation, base, index)


@pytest.mark.parametrize(
    ("index", "left"),
    [
        (0, "Zwei ist besser.\n\nDrei ist am besten."),
        (1, "Eins ist gut. Sehr gut.\n\nDrei ist am besten."),
        (2, "Eins ist gut. Sehr gut.\n\nZwei ist besser."),
    ],
)
def test_a_deleted_paragraph_leaves_no_empty_line(translation, index, left):
    assert delete_paragraph(place(translation, index), an_operation()).text == left


def test_flags_elsewhere_go_along_and_those_on_it_end(translation):
    gone, stays = a_flag(translation, "besser"), a_flag(translation, "besten")

    revision = delete_paragraph(place(translation, 1), an_operation())

    gone.refresh_from_db()
    stays.refresh_from_db()
    assert (gone.closed_at, stays.closed_at) == (1, None)
    assert revision.text[stays.start : stays.end] == "besten"


def test_a_deleted_paragraph_comes_back_to_the_byte(translation):
    revision = delete_paragraph(place(translation, 1), an_operation())

    assert undo_revision(revision, an_operation()).text == TEXT


def test_deleting_twice_with_one_operation_is_deleting_once(translation):
    operation = an_operation()

    assert delete_paragraph(place(translation, 1), operation) == delete_paragraph(place(translation, 1), operation)


def test_a_paragraph_that_somebody_rewrote_meanwhile_is_not_deleted(translation):
    edit_paragraph(translation, 0, 1, "Zwei ist wirklich besser.", an_operation())

    with pytest.raises(ConflictError) as conflict:
        delete_paragraph(place(translation, 1), an_operation())

    assert conflict.value.mine == ()


def test_a_paragraph_is_deleted_though_the_one_behind_it_was_rewritten(translation):
    edit_paragraph(translation, 0, 2, "Vier ist am besten.", an_operation())

    revision = delete_paragraph(place(translation, 1), an_operation())

    assert revision.text == "Eins ist gut. Sehr gut.\n\nVier ist am besten."


def test_the_only_paragraph_stays():
    translation = a_translation("Eins.\n")

    with pytest.raises(OnlyParagraphError):
        delete_paragraph(place(translation, 0), an_operation())


@pytest.mark.parametrize("index", [3, 400])
def test_there_is_no_such_paragraph(translation, index):
    with pytest.raises(IndexError):
        delete_paragraph(place(translation, index), an_operation())


def test_there_is_no_such_revision(translation):
    with pytest.raises(Revision.DoesNotExist):
        delete_paragraph(place(translation, 0, base=7), an_operation())


def test_a_signed_off_text_keeps_its_paragraphs(translation):
    sign_off(translation.pk, 0, an_operation(), at=datetime(2026, 5, 4, tzinfo=UTC))

    with pytest.raises(ApprovedError):
        join_paragraphs(place(translation, 0), an_operation())


def test_joined_paragraphs_keep_the_flags_of_both(translation):
    flags = [a_flag(translation, "Sehr"), a_flag(translation, "besser"), a_flag(translation, "besten")]

    revision = join_paragraphs(place(translation, 0), an_operation())

    assert revision.text == "Eins ist gut. Sehr gut. Zwei ist besser.\n\nDrei ist am besten."
    kept = Flag.objects.on_text().filter(pk__in=[flag.pk for flag in flags])
    assert [revision.text[flag.start : flag.end] for flag in kept.in_reading_order()] == ["Sehr", "besser", "besten"]


def test_spaces_at_the_line_ends_are_not_doubled():
    translation = a_translation("Eins. \n\n  Zwei.")

    assert join_paragraphs(place(translation, 0), an_operation()).text == "Eins. Zwei."


def test_chinese_paragraphs_are_joined_without_a_space():
    translation = a_translation("今天很好。\n\n明天更好。", article=an_article(source=""))
    Translation.objects.filter(pk=translation.pk).update(target_language="zh")
    translation.refresh_from_db()

    assert join_paragraphs(place(translation, 0), an_operation()).text == "今天很好。明天更好。"


def test_words_typed_before_joining_stand_in_the_same_revision(translation):
    revision = join_paragraphs(place(translation, 1), an_operation(), typed="Zwei ist gut.\r\n")

    assert revision.number == 1
    assert revision.text == "Eins ist gut. Sehr gut.\n\nZwei ist gut. Drei ist am besten."


def test_typed_words_are_not_lost_in_a_conflict(translation):
    edit_paragraph(translation, 0, 1, "Zwei ist schlechter.", an_operation())

    with pytest.raises(ConflictError) as conflict:
        join_paragraphs(place(translation, 1), an_operation(), typed="Zwei ist gut.")

    assert [edit.replacement for edit in conflict.value.mine] == ["gut"]


def test_the_last_paragraph_has_none_to_be_joined_with(translation):
    with pytest.raises(NoNextParagraphError):
        join_paragraphs(place(translation, 2), an_operation())


def test_a_paragraph_is_split_before_a_sentence(translation):
    flag = a_flag(translation, "Sehr")

    revision = split_paragraph(place(translation, 0), 1, an_operation())

    flag.refresh_from_db()
    assert revision.text == TEXT.replace(". Sehr", ".\n\nSehr")
    assert revision.text[flag.start : flag.end] == "Sehr"


def test_a_text_of_single_line_breaks_is_split_by_one():
    translation = a_translation("Eins. Zwei.\nDrei.")

    assert split_paragraph(place(translation, 0), 1, an_operation()).text == "Eins.\nZwei.\nDrei."


@pytest.mark.parametrize("sentence", [-1, 0, 2, 99])
def test_a_paragraph_is_split_only_between_its_sentences(translation, sentence):
    with pytest.raises(NoSuchSentenceError):
        split_paragraph(place(translation, 0), sentence, an_operation())


def test_splitting_and_joining_again_is_having_done_nothing(translation):
    split_paragraph(place(translation, 0), 1, an_operation())

    assert join_paragraphs(place(translation, 0, base=1), an_operation()).text == TEXT


@pytest.mark.parametrize(
    ("quotes", "left"),
    [
        (("Werbung", "Mehr dazu"), "Eins.\n\nZwei.\n\nFoto: X"),
        (("Mehr dazu", "Foto: X"), "Eins.\n\nWerbung\n\nZwei."),
        (("Werbung", "Mehr dazu", "Foto: X"), "Eins.\n\nZwei."),
        (("Eins.", "Werbung"), "Zwei.\n\nMehr dazu\n\nFoto: X"),
        (("Eins.", "Werbung", "Zwei.", "Mehr dazu", "Foto: X"), ""),
    ],
)
def test_lines_removed_together_leave_no_empty_line(quotes, left):
    text = "Eins.\n\nWerbung\n\nZwei.\n\nMehr dazu\n\nFoto: X"
    translation = a_translation(text)

    revision, skipped = accept_all([a_flag(translation, quote, "") for quote in quotes], an_operation())

    assert (revision.text, skipped) == (left, [])
    assert undo_revision(revision, an_operation()).text == text


def test_the_fix_of_a_boilerplate_flag_removes_the_whole_line():
    source = "Le pont est fermé.\n\nPersonne ne sait pour combien de temps."
    text = "Die Brücke ist gesperrt.\n\nJetzt unseren Newsletter abonnieren\n\nNiemand weiß, wie lange noch."
    translation = a_translation(text, article=an_article(source=source), checked=True)
    flag = Flag.objects.open().get(check_id="boilerplate")

    revision, _ = accept_all([flag], an_operation())

    assert revision.text == "Die Brücke ist gesperrt.\n\nNiemand weiß, wie lange noch."
    assert undo_revision(revision, an_operation()).text == translation.head().text == text

"""Paragraphs rewritten through the page, alone and in company."""

from __future__ import annotations

import pytest
from django.urls import reverse

from articles.models import Translation
from tests.builders import a_flag, a_translation, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("promises_hold")]

TEXT = "Eins ist gut.\n\nZwei ist besser.\n\nDrei ist am besten."


@pytest.fixture
def translation(project):
    return a_translation(TEXT, project=project)


def text_of(translation: Translation) -> str:
    translation.refresh_from_db()
    return translation.head().text


def edit(translation: Translation, index: int) -> str:
    return reverse("paragraph", args=[translation.pk, index])


def test_a_paragraph_is_rewritten_and_the_others_stay(translation, as_anna):
    response = as_anna.post(edit(translation, 1), sent(translation, text="Zwei ist das Beste."))

    assert response.status_code == 302
    assert text_of(translation) == TEXT.replace("besser", "das Beste")


def test_only_its_row_is_drawn_anew(translation, as_ben):
    answer = as_ben.post(edit(translation, 1), sent(translation, text="Zwei ist das Beste.")).content.decode()

    assert answer.count('class="row') == 1
    assert "das Beste" in answer
    assert "Drei" not in answer


def test_an_unchanged_paragraph_makes_no_revision(translation, as_ben):
    response = as_ben.post(edit(translation, 1), sent(translation, text="Zwei ist besser."))

    assert (response.status_code, translation.revisions.count()) == (200, 1)
    assert "Nothing was changed" in response.content.decode()


def test_a_paragraph_can_be_split(translation, as_ben):
    answer = as_ben.post(edit(translation, 1), sent(translation, text="Zwei.\r\nIst besser.")).content.decode()

    assert text_of(translation) == "Eins ist gut.\n\nZwei.\nIst besser.\n\nDrei ist am besten."
    assert "Eins" not in answer


def test_edits_of_other_paragraphs_go_together_from_an_old_base(translation, as_anna, as_ben):
    form = sent(translation, text="Drei ist am allerbesten.")
    as_ben.post(edit(translation, 0), sent(translation, text="Eins ist\nsehr gut."))

    assert as_anna.post(edit(translation, 2), form).status_code == 302
    assert text_of(translation) == "Eins ist\nsehr gut.\n\nZwei ist besser.\n\nDrei ist am allerbesten."


def test_the_same_place_shows_base_theirs_and_mine_and_keeps_what_was_typed(translation, as_anna, as_ben):
    form = sent(translation, text="Zwei ist wunderbar.")
    as_ben.post(edit(translation, 1), sent(translation, text="Zwei ist herrlich."))

    response = as_anna.post(edit(translation, 1), form)

    page = response.content.decode()
    assert response.status_code == 409
    assert "Zwei ist besser." in page
    assert "<ins>herrlich</ins>" in page
    assert "Zwei ist wunderbar.</textarea>" in page
    assert "ben" in page


def test_a_retry_with_the_stale_base_stays_a_conflict(translation, as_anna, as_ben):
    form = sent(translation, text="Zwei ist wunderbar.")
    as_ben.post(edit(translation, 1), sent(translation, text="Zwei ist herrlich."))

    assert [as_anna.post(edit(translation, 1), form).status_code for _ in range(2)] == [409, 409]
    assert translation.revisions.count() == 2


def test_mine_can_be_put_on_the_new_text(translation, as_anna, as_ben):
    as_ben.post(edit(translation, 0), sent(translation, text="Eins.\nUnd noch etwas."))
    as_ben.post(edit(translation, 2), sent(translation, text="Zwei ist herrlich.") | {"base": 1})

    response = as_anna.post(edit(translation, 1), sent(translation, text="Zwei ist wunderbar."))
    clash = response.context["clash"]
    translation.refresh_from_db()
    again = as_anna.post(edit(translation, clash.index), sent(translation, text=clash.words) | {"base": clash.number})

    assert again.status_code == 302
    assert text_of(translation) == "Eins.\nUnd noch etwas.\n\nZwei ist wunderbar.\n\nDrei ist am besten."


def test_a_paragraph_asked_for_by_an_old_base_is_shown_as_it_is_now(translation, as_anna, as_ben):
    as_ben.post(edit(translation, 0), sent(translation, text="Eins.\nUnd noch etwas."))

    page = as_anna.get(edit(translation, 1), {"base": 0})

    assert "Zwei ist besser." in page.content.decode()
    assert page.context["form"]["base"].value() == 1


@pytest.mark.parametrize("base", ["-1", "x", "9" * 30, "7", "٣"])
def test_a_paragraph_of_a_base_that_is_none_is_not_found(translation, as_anna, base):
    assert as_anna.get(edit(translation, 0), {"base": base}).status_code == 404


def test_a_flag_of_an_untouched_paragraph_stays_the_same_flag(translation, as_ben):
    flag = a_flag(translation, "am besten", "das Beste")

    as_ben.post(edit(translation, 0), sent(translation, text="Eins ist besonders gut."))

    flag.refresh_from_db()
    assert (flag.closed_at, text_of(translation)[flag.start : flag.end]) == (None, "am besten")


def test_a_refused_text_is_kept_in_the_field(translation, as_anna):
    response = as_anna.post(edit(translation, 1), sent(translation, text="Zwei \x07 ist."))

    assert response.status_code == 422
    assert "Zwei \x07 ist." in response.content.decode()

"""Paragraphs taken out, joined and split through the page."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse

from articles.models import Translation
from tests.builders import a_flag, a_translation, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("promises_hold")]

TEXT = "Eins ist gut. Sehr gut.\n\nZwei ist besser.\n\nDrei ist am besten."


@pytest.fixture
def translation(project):
    return a_translation(TEXT, project=project)


def text_of(translation: Translation) -> str:
    translation.refresh_from_db()
    return translation.head().text


def to(name: str, translation: Translation, index: int) -> str:
    return reverse(f"paragraph-{name}", args=[translation.pk, index])


def test_a_paragraph_is_deleted_and_the_page_opens_at_its_neighbour(translation, as_anna):
    response = as_anna.post(to("delete", translation, 1), sent(translation))

    page = as_anna.get(reverse("review", args=[translation.pk])).content.decode()
    assert text_of(translation) == "Eins ist gut. Sehr gut.\n\nDrei ist am besten."
    neighbour = response["Location"].partition("#")[2]
    assert page.split(f'id="{neighbour}"')[1].index("Drei") < 600


def test_the_focus_goes_to_the_neighbour(translation, as_ben):
    response = as_ben.post(to("delete", translation, 2), sent(translation))

    page = as_ben.get(reverse("review", args=[translation.pk])).content.decode()
    where = json.loads(response["HX-Trigger-After-Settle"])["redline:paragraph"]
    assert page.split(f'id="{where["row"]}"')[1].index("Zwei") < 600
    assert where["block"] == 0


def test_only_what_changed_is_drawn_anew(translation, as_ben):
    answer = as_ben.post(to("join", translation, 0), sent(translation)).content.decode()

    assert "Paragraphs joined." in answer
    assert "Drei" not in answer


def test_a_page_that_shows_an_older_revision_means_its_own_paragraphs(translation, as_anna, as_ben):
    as_anna.post(to("delete", translation, 0), sent(translation))

    as_ben.post(to("delete", translation, 2), sent(translation))

    assert text_of(translation) == "Zwei ist besser."


def test_two_who_delete_the_same_paragraph_delete_one(translation, as_anna, as_ben):
    as_anna.post(to("delete", translation, 0), sent(translation))
    response = as_ben.post(to("delete", translation, 0), sent(translation))

    assert response.status_code == 409
    assert text_of(translation) == "Zwei ist besser.\n\nDrei ist am besten."


def test_a_deletion_sent_twice_is_one(translation, as_ben):
    form = sent(translation)

    answers = [as_ben.post(to("delete", translation, 1), form).status_code for _ in range(2)]

    assert answers == [200, 200]
    assert text_of(translation) == "Eins ist gut. Sehr gut.\n\nDrei ist am besten."


def test_it_is_taken_back_like_any_change(translation, as_ben):
    as_ben.post(to("delete", translation, 1), sent(translation))

    as_ben.post(reverse("undo", args=[translation.pk]), sent(translation))

    assert text_of(translation) == TEXT


def test_the_list_of_what_can_be_done_offers_what_can_be_done(translation, as_anna):
    first = as_anna.get(to("actions", translation, 0)).content.decode()
    last = as_anna.get(to("actions", translation, 2)).content.decode()

    assert "Join with the previous" not in first
    assert "Join with the next" not in last
    assert "Sehr gut.</button>" in first
    assert "begin a new paragraph" not in last


def test_a_list_asked_for_from_an_older_revision_is_of_the_same_paragraph(translation, as_anna):
    as_anna.post(to("delete", translation, 0), sent(translation))

    page = as_anna.get(to("actions", translation, 1), {"base": 0}).content.decode()

    assert "Zwei ist besser." in page
    assert to("delete", translation, 0) in page


def test_a_paragraph_is_split_before_the_sentence_chosen(translation, as_anna):
    as_anna.post(to("split", translation, 0), sent(translation, sentence=1))

    assert text_of(translation) == TEXT.replace("gut. Sehr", "gut.\n\nSehr")


def test_what_was_typed_before_joining_is_saved_with_it(translation, as_anna):
    as_anna.post(to("join", translation, 1), sent(translation, text="Zwei ist gut."))

    assert text_of(translation).endswith("Zwei ist gut. Drei ist am besten.")


@pytest.mark.parametrize(
    ("name", "index", "fields", "status"),
    [
        ("delete", 3, {}, 404),
        ("delete", 99999999999, {}, 404),
        ("delete", 0, {"base": 9}, 422),
        ("join", 2, {}, 422),
        ("join", 3, {}, 404),
        ("join", 0, {"text": " \u200b"}, 422),
        ("join", 0, {"text": "a\x00b"}, 422),
        ("join", 0, {"text": "x" * 20_001}, 422),
        ("split", 0, {}, 422),
        ("split", 0, {"sentence": 0}, 422),
        ("split", 0, {"sentence": 2}, 422),
        ("split", 0, {"sentence": "-1"}, 422),
        ("split", 0, {"sentence": "1e1"}, 422),
        ("split", 7, {"sentence": 1}, 404),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(translation, as_anna, name, index, fields, status):
    response = as_anna.post(to(name, translation, index), sent(translation, **fields))

    assert (response.status_code, text_of(translation)) == (status, TEXT)


def test_the_only_paragraph_stays_and_the_page_says_why(project, as_anna):
    translation = a_translation("Eins.", project=project)

    response = as_anna.post(to("delete", translation, 0), sent(translation))

    assert response.status_code == 422
    assert "the only paragraph" in response.content.decode()


@pytest.mark.parametrize("name", ["delete", "join", "split"])
def test_a_signed_off_text_keeps_its_paragraphs(translation, as_anna, name):
    as_anna.post(reverse("sign-off", args=[translation.pk]), sent(translation, anyway="on"))

    response = as_anna.post(to(name, translation, 0), sent(translation, sentence=1))

    assert (response.status_code, text_of(translation)) == (409, TEXT)


def test_flags_go_along(translation, as_anna):
    flag = a_flag(translation, "besten")

    as_anna.post(to("join", translation, 0), sent(translation))

    flag.refresh_from_db()
    assert text_of(translation)[flag.start : flag.end] == "besten"

"""The history's pages."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Translation
from review.acting.deciding import accept, accept_all, dismiss, override
from review.acting.undoing import undo_decision
from review.roles import Role
from tests.builders import a_flag, a_translation, a_user, an_operation, sent, signed_in

pytestmark = pytest.mark.django_db

TEXT = "Ein gutter Tag.\n\nEine\u00a0Nacht."


@pytest.fixture
def translation(project, anna):
    made = a_translation(TEXT, project=project)
    flag = a_flag(made, "gutter", "guter")
    name = a_flag(made, "Tag")
    dismiss(name, an_operation(anna), "ein Name")
    override(flag, "sonniger", an_operation(anna), "klarer so")
    made.refresh_from_db()
    return made


def test_it_says_who_did_what_and_why(translation, anna):
    page = signed_in(anna).get(reverse("history", args=[translation.pk])).content.decode()

    for words in ("anna", "klarer so", "ein Name", "<ins>sonniger</ins>", "own text", "dismissed", "import"):
        assert words in page


def test_what_was_taken_back_is_named_and_offers_no_second_undo(translation, anna):
    decision = translation.revisions.get(number=1).decisions.get()
    undo_decision(decision, an_operation(anna))

    page = signed_in(anna).get(reverse("history", args=[translation.pk])).content.decode()

    assert "taken back by anna" in page
    assert reverse("undo-decision", args=[decision.pk]) not in page


def test_undo_stands_once_for_a_revision_of_one_decision_and_for_each_of_several(project, anna):
    translation = a_translation("Ein gutter, gutter Tag.", project=project)
    accept(a_flag(translation, "gutter", "guter"), 0, 0, an_operation(anna))
    address = reverse("history", args=[translation.pk])
    assert signed_in(anna).get(address).content.decode().count(">Undo<") == 1

    translation.refresh_from_db()
    accept_all([a_flag(translation, word, word.upper()) for word in ("Ein", "Tag")], an_operation(anna))

    assert signed_in(anna).get(address).content.decode().count(">Undo<") == 1 + 3


def test_a_reader_sees_it_without_buttons(translation, project):
    page = signed_in(a_user(Role.READER, project)).get(reverse("history", args=[translation.pk])).content.decode()

    assert "klarer so" in page
    assert "restore" not in page
    assert "Undo" not in page


def test_any_two_revisions_are_compared_by_words(translation, anna):
    page = signed_in(anna).get(reverse("compare", args=[translation.pk]), {"old": 0, "new": 1}).content.decode()

    assert "<del>gutter</del><ins>sonniger</ins>" in page


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 400),
        ({"old": "0"}, 400),
        ({"old": "-1", "new": "1"}, 400),
        ({"old": 0, "new": 9}, 404),
        ({"old": "x" * 99, "new": 0}, 400),
    ],
)
def test_revisions_that_are_none_cannot_be_compared(translation, anna, query, status):
    assert signed_in(anna).get(reverse("compare", args=[translation.pk]), query).status_code == status


def test_two_revisions_stand_side_by_side(translation, anna):
    query = {"old": 0, "new": 1, "view": "side"}

    page = signed_in(anna).get(reverse("compare", args=[translation.pk]), query).content.decode()

    assert "<p>Ein <del>gutter</del> Tag.</p><p>Ein <ins>sonniger</ins> Tag.</p>" in page


@pytest.mark.parametrize(("query", "drawn"), [({}, True), ({"plain": "on"}, False)])
@pytest.mark.parametrize("view", ["", "side"])
def test_invisible_characters_are_drawn_or_not(translation, anna, query, drawn, view):
    asked = {"old": 0, "new": 1, "view": view} | query

    page = signed_in(anna).get(reverse("compare", args=[translation.pk]), asked).content.decode()

    assert ("Eine⍽Nacht" in page, "Eine\u00a0Nacht" in page) == (drawn, not drawn)


def test_the_revisions_to_choose_from_are_named_and_the_signed_off_one_is_marked(translation, anna):
    Translation.objects.update(approved_number=1, approved_by=anna, approved_at=timezone.now())

    page = signed_in(anna).get(reverse("compare", args=[translation.pk]), {"old": 0, "new": 1})

    labels = dict(page.context["choices"])
    assert labels[0].startswith("0 · import")
    assert labels[1].startswith("1 · anna")
    assert labels[1].endswith("(signed off)")


def test_a_moment_is_written_alike_wherever_the_history_shows_it(translation, anna):
    moment = date_format(timezone.localtime(translation.revisions.get(number=1).at), "DATETIME_FORMAT")

    for name, query in (("history", {}), ("authors", {}), ("compare", {"old": 0, "new": 1})):
        assert moment in signed_in(anna).get(reverse(name, args=[translation.pk]), query).content.decode()


def test_every_sentence_says_who_is_behind_it_and_why(translation, anna):
    page = signed_in(anna).get(reverse("authors", args=[translation.pk]))

    first, second = page.context["sentences"]
    assert [piece.text for piece in first.pieces] == ["Ein ", "sonniger", " Tag."]
    assert [(cause.revision.number, cause.decision and cause.decision.reason) for cause in first.causes] == [
        (1, "klarer so"),
        (0, None),
    ]
    assert (first.is_machines, second.is_machines) == (False, True)
    assert "klarer so" in page.content.decode()


def test_reading_who_is_behind_it_costs_no_query_for_each_sentence(project, anna, django_assert_num_queries):
    words = [f"Satz{n}" for n in range(12)]
    translation = a_translation("\n\n".join(f"{word} steht hier." for word in words), project=project)
    accept_all([a_flag(translation, word, word.upper()) for word in words], an_operation(anna))
    browser = signed_in(anna)
    browser.get(reverse("authors", args=[translation.pk]))

    with django_assert_num_queries(12):
        browser.get(reverse("authors", args=[translation.pk]))


@pytest.mark.parametrize("before", ["-1", "x", "1.5", "9" * 30])
def test_a_page_of_the_history_that_is_none_is_refused(translation, anna, before):
    assert signed_in(anna).get(reverse("history", args=[translation.pk]), {"before": before}).status_code == 400


def test_an_old_text_is_restored_as_a_new_revision(translation, anna):
    response = signed_in(anna).post(reverse("restore", args=[translation.pk, 0]), sent(translation))

    translation.refresh_from_db()
    assert response.status_code == 302
    assert (translation.number, translation.head().text, translation.head().restores) == (2, TEXT, 0)


def test_restoring_over_revisions_that_one_has_not_seen_is_a_conflict(translation, anna):
    stale = sent(translation) | {"base": 0}

    response = signed_in(anna).post(reverse("restore", args=[translation.pk, 0]), stale)

    assert (response.status_code, translation.revisions.count()) == (409, 2)


def test_a_revision_that_is_none_cannot_be_restored(translation, anna):
    assert signed_in(anna).post(reverse("restore", args=[translation.pk, 9]), sent(translation)).status_code == 404


def test_a_long_history_is_read_in_pages_without_losing_a_revision(project, anna, monkeypatch):
    monkeypatch.setattr("review.views.history.PAGE", 3)
    translation = a_translation("eins zwei drei vier fünf", project=project)
    for word in ("eins", "zwei", "drei", "vier"):
        accept(a_flag(translation, word, word.upper()), 0, translation.number, an_operation(anna))
        translation.refresh_from_db()
    browser, address = signed_in(anna), reverse("history", args=[translation.pk])

    first = browser.get(address)
    second = browser.get(address, {"before": first.context["older"]})

    shown = [entry.revision.number for page in (first, second) for s in page.context["sittings"] for entry in s.entries]
    assert shown == [4, 3, 2, 1, 0]

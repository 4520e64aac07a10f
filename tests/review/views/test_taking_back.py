"""A correction that was carried everywhere is taken back everywhere."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from articles.models import Revision
from review.acting.editing import edit_paragraph
from review.acting.undoing import undo_revision
from review.roles import Role
from tests.builders import a_project, a_translation, a_user, an_operation, signed_in

pytestmark = pytest.mark.django_db

UNDO = reverse("everywhere-undo")
WORDS = {"source": "fr", "target": "de", "find": "Alpinclub", "replace": "Alpenverein", "condition": ""}
TEXT = "Der Alpinclub ist da.\n\nEin Satz."


@pytest.fixture
def corrected(project, anna):
    """Two texts into which one correction was carried."""
    made = [a_translation(TEXT, project=project, checked=True) for _ in range(2)]
    hits = [f"{each.pk}:0:4" for each in made]
    answer = signed_in(anna).post(reverse("everywhere-apply"), WORDS | {"hits": hits, "operation": str(uuid.uuid4())})
    assert answer.context["revisions"] == list(Revision.objects.filter(number=1).values_list("pk", flat=True))
    return made


def posted(*translations, **fields):
    revisions = Revision.objects.filter(translation__in=translations, number=1)
    return {"revisions": [one.pk for one in revisions], "operation": str(uuid.uuid4())} | fields


def texts(translations):
    return [each.revisions.order_by("number").last().text for each in translations]


def test_all_texts_stand_as_before(anna, corrected):
    answer = signed_in(anna).post(UNDO, posted(*corrected))

    assert (answer.status_code, answer.context["done"]) == (200, 2)
    assert texts(corrected) == [TEXT, TEXT]


def test_where_later_changes_touch_the_words_they_stay_and_it_is_said(anna, corrected):
    first, second = corrected
    edit_paragraph(first, 1, 0, "Der Alpenvereins-Vorstand ist da.", an_operation(anna))
    edit_paragraph(second, 1, 1, "Ein neuer Satz.", an_operation(anna))

    answer = signed_in(anna).post(UNDO, posted(*corrected))

    assert "later changes touch these words" in answer.content.decode()
    assert texts(corrected) == ["Der Alpenvereins-Vorstand ist da.\n\nEin Satz.", TEXT.replace("Ein", "Ein neuer")]


def test_what_was_taken_back_already_is_left(anna, corrected):
    undo_revision(Revision.objects.get(translation=corrected[0], number=1), an_operation(anna))

    answer = signed_in(anna).post(UNDO, posted(*corrected))

    assert "it was taken back already" in answer.content.decode()
    assert texts(corrected) == [TEXT, TEXT]


def test_sent_twice_it_is_done_once_and_answers_the_same(anna, corrected):
    payload = posted(*corrected)

    counts = [signed_in(anna).post(UNDO, payload).context["done"] for _ in range(2)]

    assert (counts, Revision.objects.filter(kind="undo").count()) == ([2, 2], 2)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"revisions": []}, 422),
        ({"revisions": ["x"]}, 422),
        ({"revisions": list(range(201))}, 422),
        ({"revisions": [2_000_000_000]}, 404),
        ({"operation": "x"}, 422),
    ],
)
def test_what_makes_no_sense_takes_nothing_back(anna, corrected, fields, status):
    assert signed_in(anna).post(UNDO, posted(*corrected, **fields)).status_code == status
    assert not Revision.objects.filter(kind="undo").exists()


def test_texts_of_other_projects_are_not_found(corrected):
    stranger = a_user(Role.EDITOR, a_project())

    assert signed_in(stranger).post(UNDO, posted(*corrected)).status_code == 404
    assert not Revision.objects.filter(kind="undo").exists()


def test_only_corrections_are_taken_back_here(anna, corrected):
    imports = [one.pk for one in Revision.objects.filter(number=0)]

    assert signed_in(anna).post(UNDO, posted(*corrected, revisions=imports)).status_code == 404

"""Words that somebody points at are found, or the pointing is refused."""

import pytest

from articles.door import ConflictError, head_of
from articles.models import Revision
from review.acting.editing import edit_paragraph
from review.acting.pointing import Pointer, PointsNowhereError, pointed_at
from tests.builders import a_translation, an_operation

pytestmark = pytest.mark.django_db
TEXT = "Der Zug und der Zug.\n\n  Ein Cafe\u0301 👩\u200d👧 am Meer, 東京.  "


@pytest.fixture
def translation():
    return a_translation(TEXT)


def words(translation, **fields):
    head = head_of(translation.pk)
    start, end = pointed_at(Pointer(**{"base": 0, "index": 0} | fields), head)
    return start, head.text[start:end]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"quote": "Zug"}, (4, "Zug")),
        ({"quote": "Zug", "occurrence": 2}, (16, "Zug")),
        ({"quote": "Zug", "before": "Der Zug und der "}, (16, "Zug")),
        ({"quote": " Zug ", "before": "Der"}, (4, "Zug")),
        ({}, (0, "Der Zug und der Zug.")),
        ({"index": 1}, (24, "Ein Café 👩\u200d👧 am Meer, 東京.")),
        ({"index": 1, "quote": "👩\u200d👧"}, (33, "👩\u200d👧")),
        ({"index": 1, "quote": "東"}, (46, "東")),
    ],
)
def test_words_are_found_where_they_stand(translation, fields, found):
    assert words(translation, **fields) == found


@pytest.mark.parametrize(
    "fields",
    [
        {"quote": "Bahn"},
        {"quote": "Meer"},
        {"quote": "Zug", "occurrence": 3},
        {"quote": "Zug", "occurrence": 0},
        {"quote": "Zug", "before": "Der Zug und "},
        {"quote": "Zug", "before": "Der Bus und der "},
        {"quote": "Zug.\n\n  Ein"},
        {"index": 1, "quote": "👩"},
        {"index": 1, "quote": "\u200d👧"},
    ],
)
def test_words_that_do_not_stand_there_are_refused(translation, fields):
    with pytest.raises(PointsNowhereError):
        words(translation, **fields)


def test_half_a_letter_is_refused():
    translation = a_translation("Das x\u0323-Zeichen")

    with pytest.raises(PointsNowhereError, match="within a character"):
        words(translation, quote="Das x")


def test_there_is_no_such_paragraph(translation):
    with pytest.raises(IndexError):
        words(translation, index=2)


def test_there_is_no_such_revision(translation):
    with pytest.raises(Revision.DoesNotExist):
        words(translation, base=1)


def test_words_are_found_again_behind_an_edit(translation):
    edit_paragraph(translation, 0, 0, "Der lange Zug und der Zug.", an_operation())

    assert words(translation, quote="Zug", occurrence=2) == (22, "Zug")


def test_words_that_somebody_changed_meanwhile_are_a_conflict(translation):
    edit_paragraph(translation, 0, 0, "Der Bus und der Zug.", an_operation())

    with pytest.raises(ConflictError):
        words(translation, quote="Zug")

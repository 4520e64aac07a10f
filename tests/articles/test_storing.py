"""Many rows stored at once."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from articles.models import Revision, Translation
from articles.storing import store_changed, store_new
from tests.builders import a_translation

pytestmark = pytest.mark.django_db

AWKWARD = "a\tb\nc\r\\N \\. \\t \"d\" 'e' ,;| é 😀 \u2028 \x7f"


def a_revision(translation: Translation, number: int, text: str = "text") -> Revision:
    return Revision(translation=translation, number=number, text=text, kind=Revision.Kind.EDIT)


def test_new_rows_come_back_as_they_were():
    translation = a_translation()
    row = a_revision(translation, 1, AWKWARD)
    row.edits = [[0, 1, AWKWARD]]
    store_new([row, a_revision(translation, 2, "")])
    first, second = Revision.objects.filter(translation=translation, number__gt=0)
    for name in ("text", "edits", "kind", "author", "operation", "undoes", "restores", "at"):
        assert getattr(first, name) == getattr(row, name)
    assert second.text == ""


def test_no_rows_need_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        store_new([])
        store_changed([], ["number"])


def test_of_rows_that_the_database_refuses_none_is_stored():
    translation = a_translation()
    with pytest.raises(IntegrityError), transaction.atomic():
        store_new([a_revision(translation, 1), a_revision(translation, 0)])
    assert Revision.objects.filter(translation=translation).count() == 1


def test_of_changed_rows_only_the_columns_named_are_stored():
    changed, other = a_translation(), a_translation()
    changed.open_major, changed.engine = 7, "another"
    store_changed([changed], ["open_major"])
    changed.refresh_from_db()
    other.refresh_from_db()
    assert (changed.open_major, changed.engine) == (7, "")
    assert other.open_major != 7

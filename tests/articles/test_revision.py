"""Stored revisions."""

import pytest
from django.db import DatabaseError, transaction

from articles.models import Revision
from tests.builders import a_translation

pytestmark = pytest.mark.django_db


def test_the_database_refuses_to_change_a_revision():
    translation = a_translation("Ein Satz.")

    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Revision.objects.filter(translation=translation).update(text="Kein Satz.")

    assert translation.head().text == "Ein Satz."


def test_a_translation_with_a_history_cannot_be_deleted():
    from django.db.models import ProtectedError

    translation = a_translation()

    with pytest.raises(ProtectedError):
        translation.delete()
    with pytest.raises(ProtectedError):
        translation.article.delete()

"""A machine text that an import renewed can be taken back; the first one cannot."""

from __future__ import annotations

import pytest

from articles.door import Change, write
from articles.edits import Edit
from articles.models import Revision
from review.acting.undoing import NothingToUndoError, undo_revision
from review.flagging.companion import Unchecked
from tests.builders import a_translation, an_operation

pytestmark = pytest.mark.django_db


def test_a_change_by_an_import_is_undone_as_a_new_revision():
    translation = a_translation("Ein alter Satz.", checked=True)
    change = Change(translation.pk, lambda head: [Edit(4, 9, "neuer")], Revision.Kind.IMPORT, None)
    renewed = write(change, Unchecked())

    undone = undo_revision(renewed, an_operation())

    assert (undone.number, undone.text, undone.undoes) == (2, "Ein alter Satz.", renewed)


def test_the_first_text_cannot_be_undone():
    translation = a_translation("Ein Satz.")

    with pytest.raises(NothingToUndoError):
        undo_revision(translation.revisions.get(number=0), an_operation())

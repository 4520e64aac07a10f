"""Takes one correction back in all the texts into which it was carried."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_lazy as _

from articles.door import ConflictError
from articles.models import Revision
from review.acting.deciding import Operation
from review.acting.undoing import NothingToUndoError, undo_revision
from review.flagging.companion import ApprovedError


class Stays(Enum):
    """Why a text keeps the correction."""

    TOUCHED = _("later changes touch these words")
    APPROVED = _("it was signed off meanwhile")
    GONE = _("it was taken back already")


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A correction of one text, and why it stays; None where it was taken back."""

    revision: Revision
    stays: Stays | None


def take_back(revisions: Iterable[Revision], operation: Operation) -> list[TakenBack]:
    """Undoes each revision by a new one; where that is refused, the text is left as it is and the reason told.

    Doing it twice with the same operation is doing it once. Raises ForeignOperationError.
    """
    return [TakenBack(revision, _tried(revision, operation)) for revision in revisions]


def _tried(revision: Revision, operation: Operation) -> Stays | None:
    own = Operation(operation.by, uuid.uuid5(operation.id, str(revision.pk)))
    earlier = Revision.objects.filter(operation=own.id).exists()
    try:
        if not earlier and revision.undone_by.exists():
            return Stays.GONE
        undo_revision(revision, own)
    except ConflictError:
        return Stays.TOUCHED
    except ApprovedError:
        return Stays.APPROVED
    except NothingToUndoError:
        return Stays.GONE
    return None

"""Free editing: a paragraph rewritten by hand, an old text restored."""

from __future__ import annotations

from articles import difference
from articles.door import Change, ConflictError, Head, at_number, edits_made_at, write
from articles.edits import Edit
from articles.models import Revision, Translation
from articles.text import normalised, paragraphs
from review.acting.deciding import Operation
from review.flagging.companion import Reviewed


def edit_paragraph(translation: Translation, base: int, index: int, text: str, operation: Operation) -> Revision:
    """The paragraph of that index in revision `base` becomes `text`, changed by whole words.

    Words that others changed elsewhere meanwhile stay. Raises IndexError for no such paragraph, Revision.DoesNotExist
    for no such base, ConflictError, ApprovedError, and what `articles.door.write` raises.
    """
    old = list(paragraphs(at_number(translation.pk, base).text))[index]
    edits = [
        Edit(old.start + edit.start, old.start + edit.end, edit.replacement)
        for edit in difference.edits(old.text, normalised(text))
    ]
    change = Change(
        translation.pk, edits_made_at(base, edits), Revision.Kind.EDIT, operation.by, operation.id, at=operation.at
    )
    return write(change, Reviewed())


def restore(translation: Translation, number: int, base: int, operation: Operation) -> Revision:
    """The text of revision `number` stands again, as a new revision.

    Raises ConflictError when there are revisions newer than `base`, the one the person was looking at, whose words
    would be lost unseen; Revision.DoesNotExist, ApprovedError, and what `articles.door.write` raises.
    """
    old = at_number(translation.pk, number)

    def plan(head: Head) -> tuple[Edit, ...]:
        if head.number != base:
            raise ConflictError(old, head)
        return difference.edits(head.text, old.text)

    change = Change(
        translation.pk, plan, Revision.Kind.RESTORE, operation.by, operation.id, restores=number, at=operation.at
    )
    return write(change, Reviewed())

"""Keeps the stored comments beside their words when the text changes."""

from __future__ import annotations

from collections.abc import Sequence

from articles.edits import Edit
from articles.models import Translation
from review.anchoring import Anchor, carried_anchor
from review.models import Comment


def keep_comments(translation: Translation, text: str, edits: Sequence[Edit]) -> None:
    """Carries the anchors of a locked translation to `text`, its newest revision, to which `edits` led."""
    moved = []
    for comment in Comment.objects.filter(translation=translation, start__isnull=False):
        anchor = anchor_of(comment)
        carried = carried_anchor(anchor, edits, text)
        if carried != anchor:
            comment.start, comment.end, comment.quote = carried
            moved.append(comment)
    Comment.objects.bulk_update(moved, ["start", "end", "quote"])


def anchor_of(comment: Comment) -> Anchor:
    """The words that an anchored comment is about."""
    assert comment.start is not None
    assert comment.end is not None
    return Anchor(comment.start, comment.end, comment.quote)

"""Keeps the stored comments beside their words when the text changes."""

from __future__ import annotations

from articles.models import Revision, Translation
from review.flagging.anchoring import Anchor, carried_anchor
from review.models import Comment


def comments_of(translation: Translation) -> list[Comment]:
    """All that was said about the translation, in the order it was said; nothing is asked where nothing was said."""
    if not translation.comment_count:
        return []
    return list(Comment.objects.filter(translation=translation).select_related("author", "resolved_by").order_by("pk"))


def keep_comments(translation: Translation, revision: Revision) -> list[Comment]:
    """Carries the comments of a locked translation to its newest revision; all of them, where they now stand."""
    comments, moved = comments_of(translation), []
    for comment in comments:
        if comment.start is None:
            continue
        anchor = anchor_of(comment)
        carried = carried_anchor(anchor, revision.edit_list(), revision.text)
        if carried != anchor:
            comment.start, comment.end, comment.quote = carried
            moved.append(comment)
    Comment.objects.bulk_update(moved, ["start", "end", "quote"])
    return comments


def anchor_of(comment: Comment) -> Anchor:
    """The words that an anchored comment is about."""
    assert comment.start is not None
    assert comment.end is not None
    return Anchor(comment.start, comment.end, comment.quote)

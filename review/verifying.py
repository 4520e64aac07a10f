"""Proves on live data what the model promises: the history replays, flags and text agree, counters are right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from articles.edits import EditsRefusedError, applied, ordered
from articles.models import Revision, Translation
from articles.searching import is_current
from review.flagging.carrying import anchor_of
from review.flagging.keeping import count_open
from review.models import Comment, Decision, Flag


def broken_promises(translation: Translation) -> Iterator[str]:
    """What is wrong with this translation, a sentence each; nothing when all invariants hold."""
    revisions = list(Revision.objects.filter(translation=translation).order_by("number"))
    yield from _history(translation, revisions)
    if revisions:
        yield from _flags(translation, revisions[-1].text)
        yield from _comments(translation, revisions[-1].text)
        if not is_current(translation, revisions[-1].text):
            yield "its search text is not that of its newest revision: run the command rebuild_search"
    yield from _decisions(translation)
    yield from _counters(translation)


def _history(translation: Translation, revisions: list[Revision]) -> Iterator[str]:
    numbers = [revision.number for revision in revisions]
    if numbers != list(range(translation.number + 1)):
        yield f"its revisions are numbered {numbers}, not 0 to {translation.number}"
    for before, after in pairwise(revisions):
        try:
            replayed = applied(before.text, ordered(after.edit_list(), len(before.text)))
        except EditsRefusedError as error:
            yield f"the edits of revision {after.number} do not fit revision {before.number}: {error}"
        else:
            if replayed != after.text:
                yield f"the text of revision {after.number} is not what its edits make of revision {before.number}"


def _flags(translation: Translation, text: str) -> Iterator[str]:
    for flag in Flag.objects.filter(translation=translation).on_text():
        if text[flag.start : flag.end] != flag.quote or flag.end > len(text):
            yield f"flag {flag.pk} quotes {flag.quote!r}, but {text[flag.start : flag.end]!r} stands there"


def _comments(translation: Translation, text: str) -> Iterator[str]:
    said = Comment.objects.filter(translation=translation).count()
    if said != translation.comment_count:
        yield f"it says that it has {translation.comment_count} comments, there are {said}"
    for comment in Comment.objects.filter(translation=translation, start__isnull=False):
        start, end, quote = anchor_of(comment)
        if end > len(text) or (start < end and text[start:end] != quote):
            yield f"comment {comment.pk} quotes {quote!r}, but {text[start:end]!r} stands there"


def _decisions(translation: Translation) -> Iterator[str]:
    live: set[int] = set()
    for decision in Decision.objects.live().filter(flag__translation=translation).select_related("revision", "flag"):
        if decision.flag_id in live:
            yield f"flag {decision.flag_id} has two live decisions"
        live.add(decision.flag_id)
        yield from _decision(decision)


def _decision(decision: Decision) -> Iterator[str]:
    revision = decision.revision
    if (decision.kind == Decision.Kind.DISMISS) != (revision is None):
        yield f"decision {decision.pk} ({decision.kind}) points at the revision {revision}"
    if revision is None or decision.edit_index is None:
        return
    if revision.translation_id != decision.flag.translation_id:
        yield f"decision {decision.pk} points at a revision of another translation"
    elif decision.edit_index >= len(revision.edits) or revision.edits[decision.edit_index][2] != decision.replacement:
        yield f"decision {decision.pk} is not the edit {decision.edit_index} of revision {revision.number}"
    if decision.flag.closed_at is None:
        yield f"flag {decision.flag_id} is decided ({decision.kind}) but still on the text"


def _counters(translation: Translation) -> Iterator[str]:
    stored = translation.open_critical, translation.open_major, translation.open_minor
    count_open(translation)
    counted = translation.open_critical, translation.open_major, translation.open_minor
    if stored != counted:
        yield f"its counters say {stored} open flags, there are {counted}"

"""Threads of comments as the page shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.utils.functional import SimpleLazyObject

from articles.models import Translation
from review.acting.commenting import names_known
from review.detector import Span
from review.flagging.carrying import comments_of
from review.models import Comment
from review.page.pieces import Spot


@dataclass(frozen=True, slots=True)
class Said:
    """One comment of a thread. `names` are those by which it may mention people, asked for when one is looked for."""

    id: int
    by: User
    at: datetime
    text: str
    names: Container[str]
    is_edited: bool
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """What was said about some words, the whole article (`start` is None) or words that are gone (`is_detached`)."""

    id: int
    start: int | None
    end: int | None
    quote: str
    said: tuple[Said, ...]
    resolved_by: User | None
    resolved_at: datetime | None

    @property
    def is_detached(self) -> bool:
        return self.start is not None and self.start == self.end


def threads_of(translation: Translation) -> tuple[Thread, ...]:
    """Every thread of the translation: by place, those on the whole article first."""
    return threads_in(translation, comments_of(translation))


def threads_in(translation: Translation, comments: Iterable[Comment]) -> tuple[Thread, ...]:
    """The threads that the comments of the translation make, which come in the order they were made."""
    names: Container[str] = SimpleLazyObject(lambda: names_known(translation.article.project))
    answers: dict[int, list[Comment]] = defaultdict(list)
    firsts = []
    for comment in comments:
        if comment.parent_id is None:
            firsts.append(comment)
        answers[comment.thread_id].append(comment)
    threads = (_thread(first, answers[first.pk], names) for first in firsts)
    return tuple(sorted(threads, key=lambda thread: (-1 if thread.start is None else thread.start, thread.id)))


def thread_spots(threads: Iterable[Thread], text: str) -> list[Spot]:
    """Where unresolved threads are drawn: under some words of a paragraph; what is about all of it is not."""
    return [
        Spot(thread.id, Span(thread.start, thread.end), is_thread=True)
        for thread in threads
        if thread.start is not None and thread.end is not None and not _is_quiet(thread, text)
    ]


def unresolved(threads: Sequence[Thread]) -> list[Thread]:
    return [thread for thread in threads if thread.resolved_at is None]


def _is_quiet(thread: Thread, text: str) -> bool:
    assert thread.start is not None
    assert thread.end is not None
    begins = not text[text.rfind("\n", 0, thread.start) + 1 : thread.start].strip()
    ends = not text[thread.end :].partition("\n")[0].strip()
    return thread.resolved_at is not None or thread.is_detached or (begins and ends)


def _thread(first: Comment, comments: Sequence[Comment], names: Container[str]) -> Thread:
    said = tuple(_said(comment, names) for comment in comments)
    return Thread(first.pk, first.start, first.end, first.quote, said, first.resolved_by, first.resolved_at)


def _said(comment: Comment, names: Container[str]) -> Said:
    withdrawn = comment.withdrawn_at is not None
    text = "" if withdrawn else comment.text
    return Said(comment.pk, comment.author, comment.at, text, names, comment.edited_at is not None, withdrawn)

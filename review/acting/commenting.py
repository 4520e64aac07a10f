"""Comments: threads opened, answered, resolved; who is told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Q

from articles.door import head_of, locked_in_sight
from articles.models import Project, Translation
from review.acting.deciding import Operation, made_before
from review.acting.pointing import Pointer, pointed_at
from review.desk.notifying import notify
from review.models import Comment, Notification

MENTION = re.compile(r"(?<![\w@.])@([\w.@+-]*\w)")
"""A user name behind an @ that does not stand in a word, as in a mail address."""


def open_thread(translation: Translation, pointer: Pointer | None, text: str, operation: Operation) -> Comment:
    """Begins a thread on what is pointed at, or on the whole article; tells who is mentioned.

    The same operation id again is the first answer, whatever became of the words since. Raises what
    `review.acting.pointing.pointed_at` raises, TakenBackError, and ForeignOperationError.
    """
    with transaction.atomic():
        locked_in_sight(translation.pk)
        if earlier := _said_before(translation, operation):
            return earlier
        comment = _comment(translation, text, operation)
        if pointer:
            head = head_of(translation.pk)
            comment.start, comment.end = pointed_at(pointer, head)
            comment.quote = head.text[comment.start : comment.end]
        return _said(comment, ())


def answer_in(thread: Comment, text: str, operation: Operation) -> Comment:
    """Answers in a thread; tells who is mentioned and who spoke in it. The same operation id again is the first
    answer. Raises TakenBackError and ForeignOperationError."""
    with transaction.atomic():
        locked_in_sight(thread.translation_id)
        if earlier := _said_before(thread.translation, operation):
            return earlier
        comment = _comment(thread.translation, text, operation)
        comment.parent = thread
        return _said(comment, User.objects.filter(Q(comments=thread.pk) | Q(comments__parent=thread.pk)).distinct())


def resolve(thread: Comment, by: User, *, at: datetime) -> bool:
    """Closes the thread; False when it was closed already, and then whoever did it first stays named."""
    return bool(Comment.objects.unresolved().filter(pk=thread.pk).update(resolved_by=by, resolved_at=at))


def reopen_thread(thread: Comment) -> bool:
    """Opens the thread again; False when it was open."""
    resolved = Comment.objects.threads().filter(pk=thread.pk, resolved_at__isnull=False)
    return bool(resolved.update(resolved_by=None, resolved_at=None))


class WithdrawnError(Exception):
    """The comment was withdrawn by its author and does not change any more."""


def reword(comment: Comment, text: str, *, at: datetime) -> None:
    """Gives the comment another text; tells those whom only the new one mentions. Raises WithdrawnError."""
    if text == comment.text:
        return
    project, before = comment.translation.article.project, comment.text
    with transaction.atomic():
        standing = Comment.objects.filter(pk=comment.pk, withdrawn_at__isnull=True)
        if not standing.update(text=text, edited_at=at):
            raise WithdrawnError
        comment.text = text
        known = mentioned(before, project)
        called = [person for person in mentioned(text, project) if person not in known]
        _tell(called, Notification.Kind.MENTION, comment, at=at)


def withdraw(comment: Comment, *, at: datetime) -> None:
    """Hides what the comment says; a thread that nobody answered is closed with it. Twice is once."""
    with transaction.atomic():
        withdrawn = Comment.objects.filter(pk=comment.pk, withdrawn_at__isnull=True).update(withdrawn_at=at)
        if withdrawn and comment.parent_id is None and not comment.answers.exists():
            resolve(comment, comment.author, at=at)


def people_of(project: Project) -> list[User]:
    """Who may see the project's articles and so can be mentioned, by name."""
    everywhere = User.objects.with_perm(
        "articles.see_every_project", backend="django.contrib.auth.backends.ModelBackend"
    )
    theirs = User.objects.filter(Q(projects=project) | Q(pk__in=everywhere.values("pk")), is_active=True)
    return list(theirs.distinct().order_by("username"))


def names_known(project: Project) -> frozenset[str]:
    """The names, in small letters, by which people can be mentioned in the project."""
    return frozenset(person.username.casefold() for person in people_of(project))


def names_in(text: str) -> set[str]:
    """The names that the text mentions, whether there is anybody of that name or not."""
    return set(MENTION.findall(text))


def mentioned(text: str, project: Project) -> list[User]:
    """Who is mentioned in the text; people who may not see the project are not."""
    names = {name.casefold() for name in names_in(text)}
    return [person for person in people_of(project) if person.username.casefold() in names] if names else []


def _comment(translation: Translation, text: str, operation: Operation) -> Comment:
    return Comment(translation=translation, author=operation.by, text=text, operation=operation.id, at=operation.moment)


def _said_before(translation: Translation, operation: Operation) -> Comment | None:
    by_it = Comment.objects.filter(operation=operation.id)
    return made_before(by_it, translation_id=translation.pk, author_id=operation.by.pk)


def _said(comment: Comment, spoke: Iterable[User]) -> Comment:
    """The comment stored, and told of."""
    comment.save()
    said = Translation.objects.filter(pk=comment.translation_id)
    said.update(comment_count=F("comment_count") + 1)
    called = mentioned(comment.text, comment.translation.article.project)
    _tell(called, Notification.Kind.MENTION, comment, at=comment.at)
    _tell([person for person in spoke if person not in called], Notification.Kind.REPLY, comment, at=comment.at)
    return comment


def _tell(people: Iterable[User], kind: Notification.Kind, comment: Comment, *, at: datetime) -> None:
    for person in people:
        notify(person, kind, at=at, by=comment.author, translation=comment.translation, comment=comment)

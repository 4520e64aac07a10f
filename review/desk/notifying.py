"""Lets people know: of a mention, an answer, an assignment, a proposed rule."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.urls import reverse

from articles.models import Translation
from review.models import Comment, Notification
from review.models.notification import NotificationQuerySet

CHANGE_RULES = "review.change_learnedrule"


def notify(
    person: User,
    kind: Notification.Kind,
    *,
    at: datetime,
    by: User | None = None,
    translation: Translation | None = None,
    comment: Comment | None = None,
) -> Notification | None:
    """Puts it under the person's bell. None when there is nothing to tell: they did it themselves, they may not see
    the article, or the same is there already and unread."""
    if not person.is_active or person == by or (translation and not may_see(person, translation)):
        return None
    about = {"by": by, "translation": translation, "comment": comment}
    same = Notification.objects.unread().filter(person=person, kind=kind, **about)
    return None if same.exists() else Notification.objects.create(person=person, kind=kind, at=at, **about)


def may_see(person: User, translation: Translation) -> bool:
    """Whether the article is one of theirs."""
    return Translation.objects.visible_to(person).filter(pk=translation.pk).exists()


def tell_of_rules(by: User | None = None, *, at: datetime) -> None:
    """Tells whoever may confirm rules that new ones were proposed; not the one who asked for them."""
    for person in User.objects.with_perm(CHANGE_RULES, backend="django.contrib.auth.backends.ModelBackend"):
        if person != by:
            notify(person, Notification.Kind.RULE, at=at)


def mark_read(notifications: NotificationQuerySet, *, at: datetime) -> int:
    """Marks those read that are not; how many there were."""
    return notifications.unread().update(read_at=at)


def place_of(notification: Notification) -> str:
    """The address of what it is about."""
    if notification.translation_id is None:
        return reverse("rules") + "?state=proposed"
    thread = f"#thread-{notification.comment.thread_id}" if notification.comment else ""
    return reverse("review", args=[notification.translation_id]) + thread

"""Notifications: what somebody should know of, shown under the bell until they have read it."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Project, Translation
from review.models.comment import Comment


class NotificationQuerySet(models.QuerySet["Notification"]):
    def of(self, person: User) -> Self:
        """This person's, without those of articles that they may no longer see."""
        seen = Q(translation__isnull=True) | Q(translation__article__project__in=Project.objects.visible_to(person))
        return self.filter(seen, person=person.pk)

    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)

    def newest_first(self) -> Self:
        return self.order_by("-pk")


class Notification(models.Model):
    """One thing that happened, for one person. `by` is whoever did it; a rule is proposed by nobody."""

    class Kind(models.TextChoices):
        MENTION = "mention", _("mentioned you")
        REPLY = "reply", _("answered in your thread")
        ASSIGNMENT = "assignment", _("assigned an article to you")
        RULE = "rule", _("new rules were proposed")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=10, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    translation = models.ForeignKey(Translation, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    comment = models.ForeignKey(Comment, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "-id"], name="notification_of_person"),
            models.Index(fields=["person"], condition=Q(read_at__isnull=True), name="notification_unread"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="rule", translation__isnull=True) | (~Q(kind="rule") & Q(translation__isnull=False)),
                name="notification_points_at_its_article",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind}"

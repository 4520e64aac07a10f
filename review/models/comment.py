"""Comments: what people say to each other about a text, in threads."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.models import Translation


class CommentQuerySet(models.QuerySet["Comment"]):
    def threads(self) -> Self:
        """The first comment of each thread, which carries its anchor and whether it is resolved."""
        return self.filter(parent__isnull=True)

    def unresolved(self) -> Self:
        return self.threads().filter(resolved_at__isnull=True)


class Comment(models.Model):
    """Something said about some words, or (without `start`) about the whole article; or an answer to such a comment.

    `start` and `end` are code points in the newest revision's text, half-open, and `quote` is the text between them.
    Where the words are gone, `start` equals `end`, the place where they stood, and `quote` keeps them. A withdrawn
    comment stays in its thread, but its text is no longer shown.
    """

    translation = models.ForeignKey(Translation, on_delete=models.PROTECT, related_name="comments")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="answers")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    operation = models.UUIDField(default=uuid.uuid4, unique=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["translation"],
                condition=Q(parent__isnull=True, resolved_at__isnull=True),
                name="comment_unresolved",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True, quote="")
                | (Q(start__isnull=False, end__isnull=False, start__lte=F("end")) & ~Q(quote="")),
                name="comment_anchored_whole",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | Q(start__isnull=True, resolved_at__isnull=True),
                name="comment_answers_stand_in_their_thread",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="comment_resolved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def thread_id(self) -> int:
        """The first comment of its thread."""
        return self.parent_id or self.pk

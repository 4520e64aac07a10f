"""Translations: one machine's rendering of an article, and how far its review has come."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import connection, models
from django.db.models import F, Q
from django.utils import timezone

from articles.languages import LanguageField
from articles.models.article import Article
from articles.models.project import Project

if TYPE_CHECKING:
    from articles.models.revision import Revision


class TranslationQuerySet(models.QuerySet["Translation"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the projects that this person may see, when they are listed."""
        return self.listed().filter(article__project__in=Project.objects.visible_to(user))

    def listed(self) -> Self:
        """Those that count: not of an import that is not through yet, or that was taken back."""
        return self.filter(listed=True)

    def approved(self) -> Self:
        """Those whose newest revision is signed off."""
        return self.filter(approved_number=F("number"))

    def in_review(self) -> Self:
        """Those whose newest revision is not signed off."""
        return self.exclude(approved_number__isnull=False, approved_number=F("number"))

    def due_for_check(self, detector_version: str) -> Self:
        """Those whose newest revision was not checked, or by another detector; approved texts are left in peace."""
        return (
            self.listed()
            .in_review()
            .filter(
                Q(checked_number__isnull=True) | Q(checked_number__lt=F("number")) | ~Q(checked_with=detector_version)
            )
        )

    def make_due(self) -> int:
        """Has these checked again, because the desk knows more; how many there are. To be called in a transaction.

        A check that is on its way with what was known before sees by `made_due` that it is outdated.
        """
        self.lock_in_order()
        return self.update(checked_with="", made_due=F("made_due") + 1)

    def lock_in_order(self) -> None:
        """Locks these rows until the transaction ends, the lowest number first: of two who lock several, neither waits
        for one who waits for it. Whoever locks more than one translation does it with this, before any other."""
        if connection.features.has_select_for_update:
            list(self.select_for_update(no_key=True, of=("self",)).order_by("pk").only("pk"))

    def free_for(self, user: User, *, at: datetime) -> Self:
        """Those that nobody else has claimed."""
        return self.filter(Q(claimed_until__isnull=True) | Q(claimed_until__lt=at) | Q(claimed_by=user.pk))


class Translation(models.Model):
    """The text of an article in another language. Its words are in its revisions; `number` is the newest of them.

    It is approved exactly when `approved_number` equals `number`, so that every later edit un-approves by itself.
    The counters of open flags are maintained in the transaction that changes the flags; verify_history recounts them.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="translations")
    target_language = LanguageField()
    engine = models.CharField(max_length=100, blank=True)
    batch = models.ForeignKey(
        "articles.ImportBatch", null=True, blank=True, on_delete=models.PROTECT, related_name="translations"
    )
    listed = models.BooleanField(default=True, help_text="Off while its import runs, and after that was taken back.")
    number = models.PositiveIntegerField(default=0)
    checked_number = models.PositiveIntegerField(null=True, blank=True)
    checked_with = models.CharField(max_length=40, blank=True)
    approved_number = models.PositiveIntegerField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="approved_translations"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="claimed_translations"
    )
    claimed_until = models.DateTimeField(null=True, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="assigned_translations"
    )
    made_due = models.PositiveIntegerField(default=0, help_text="How often new knowledge made it due for checking.")
    open_critical = models.PositiveIntegerField(default=0)
    open_major = models.PositiveIntegerField(default=0)
    open_minor = models.PositiveIntegerField(default=0)
    characters = models.PositiveIntegerField(default=0)
    comment_count = models.PositiveIntegerField(default=0, help_text="How much was said about it in comments.")
    created_at = models.DateTimeField(default=timezone.now)

    REVIEW_STATE = ("checked_number", "checked_with", "open_critical", "open_major", "open_minor")
    """The fields that tell how the newest revision was checked and what is open in it."""

    objects = TranslationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "target_language", "engine"], name="translation_once_for_each_engine"
            ),
            models.CheckConstraint(
                condition=Q(checked_number__isnull=True) | Q(checked_number__lte=F("number")),
                name="translation_checked_no_further_than_it_goes",
            ),
            models.CheckConstraint(
                condition=Q(approved_number__isnull=True, approved_by__isnull=True, approved_at__isnull=True)
                | Q(approved_number__lte=F("number"), approved_by__isnull=False, approved_at__isnull=False),
                name="translation_approved_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(open_critical__gt=0), name="translation_urgent"),
        ]
        permissions = [
            ("review_translation", "Can decide flags and edit texts"),
            ("approve_translation", "Can sign off texts"),
            ("override_guard", "Can sign off in spite of open critical flags"),
            ("assign_translation", "Can assign texts to people"),
        ]

    def __str__(self) -> str:
        return f"{self.article} ({self.article.source_language} → {self.target_language})"

    @property
    def is_approved(self) -> bool:
        return self.approved_number == self.number

    @property
    def open_flags(self) -> int:
        return self.open_critical + self.open_major + self.open_minor

    def head(self) -> Revision:
        """The newest revision."""
        return self.revisions.get(number=self.number)

"""What the desk knows: glossary terms and rules learned from corrections."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.languages import LanguageField
from articles.models import Project


class Term(models.Model):
    """How a term of the source language is rendered, in one project or (project null) in all."""

    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.PROTECT, related_name="terms")
    source_language = LanguageField()
    target_language = LanguageField()
    source = models.CharField(max_length=200)
    target = models.CharField(max_length=200)
    forbidden = models.JSONField(default=list, blank=True)
    case_sensitive = models.BooleanField(default=False)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["source"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "source_language", "target_language", "source"], name="term_once_in_a_project"
            ),
            models.UniqueConstraint(
                fields=["source_language", "target_language", "source"],
                condition=Q(project__isnull=True),
                name="term_once_for_all_projects",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class LearnedRule(models.Model):
    """A correction that people made again and again: `find` becomes `replace` where the source holds a condition.

    An active one raises flags. One on trial raises none: its page shows where it would.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        TRIAL = "trial", _("on trial")
        ACTIVE = "active", _("active")
        RETIRED = "retired", _("retired")

    source_language = LanguageField()
    target_language = LanguageField()
    find = models.CharField(max_length=200)
    replace = models.CharField(max_length=200)
    source_condition = models.CharField(max_length=200, blank=True)
    born_of = models.ForeignKey("review.Decision", null=True, blank=True, on_delete=models.PROTECT)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(find=""), name="rule_finds_something"),
            models.UniqueConstraint(
                fields=["source_language", "target_language", "find", "replace", "source_condition"], name="rule_once"
            ),
            models.UniqueConstraint(
                fields=["source_language", "target_language", "find", "source_condition"],
                condition=Q(state="active"),
                name="rule_active_once_for_its_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.find} → {self.replace}"

"""What reports can be narrowed by: plain GET parameters that can be bookmarked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest
from django.utils.translation import gettext_lazy as _

from articles.languages import language_name
from articles.models import Project, Translation
from review.desk.filters import LanguageChoiceField, NamingChoiceField
from review.reporting.pictures import engine_name
from review.reporting.scope import Scope

PERIODS = [("4", _("4 weeks")), ("12", _("12 weeks")), ("26", _("half a year")), ("52", _("a year"))]
USUAL = "12"
UNNAMED = "-"
"""Stands for translations that came without the name of their engine."""


class ReportForm(forms.Form):
    """Which texts, and how far back."""

    project = NamingChoiceField(label=_("Project"), empty_label=_("All projects"), required=False)
    source = LanguageChoiceField(label=_("Source language"), empty_label=_("Any"), required=False)
    target = LanguageChoiceField(label=_("Target language"), empty_label=_("Any"), required=False)
    engine = NamingChoiceField(label=_("Engine"), empty_label=_("Any"), required=False)
    period = NamingChoiceField(label=_("Period"), empty_label=None, choices=PERIODS, required=False)

    def __init__(self, given: Mapping[str, Any], user: User) -> None:
        super().__init__({"period": USUAL} | {name: value for name, value in given.items() if value})
        self._user = user
        self.projects = list(Project.objects.visible_to(user))
        seen = Translation.objects.visible_to(user).order_by()
        rows = set(seen.values_list("article__source_language", "target_language", "engine").distinct())
        sources, targets, engines = (sorted({row[column] for row in rows}) for column in range(3))
        self._offer("project", [(project.slug, project.name) for project in self.projects])
        self._offer("source", [(code, language_name(code)) for code in sources])
        self._offer("target", [(code, language_name(code)) for code in targets])
        self._offer("engine", [(engine or UNNAMED, engine_name(engine)) for engine in engines])

    def scope(self, at: datetime) -> Scope:
        """What is wanted. Raises BadRequest, with what is allowed, for a value that means nothing."""
        if not self.is_valid():
            raise BadRequest(" ".join(str(line) for lines in self.errors.values() for line in lines))
        wanted = self.cleaned_data
        conditions = {
            "article__project__slug": wanted["project"],
            "article__source_language": wanted["source"],
            "target_language": wanted["target"],
            "engine": wanted["engine"],
        }
        chosen = {name: "" if value == UNNAMED else value for name, value in conditions.items() if value}
        return Scope(self._user, int(wanted["period"]), at, chosen)

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

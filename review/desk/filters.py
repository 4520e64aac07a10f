"""What the queue can be filtered by: plain GET parameters that can be bookmarked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.languages import is_known, language_name
from articles.models import ImportBatch, Project, Translation
from articles.models.translation import TranslationQuerySet
from articles.searching import QueryRefusedError, holders, words_of
from review.desk.assigning import name_of, people_of
from review.detector import Severity, all_checks
from review.models import Flag

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ME, NOBODY = "me", "nobody"
ASSIGNED: list[tuple[str, StrOrPromise]] = [(ME, _("Me")), (NOBODY, _("Nobody"))]
MAIN = ("q", "state", "project", "assigned")
"""The filters that are shown at once; the others unfold."""
BATCHES_OFFERED = 50
"""How many imports the queue offers; every other can be named by its number."""
_NUMBER = re.compile(r"[0-9]{1,18}\Z")

STATES = [("open", _("In review")), ("approved", _("Signed off")), ("mine", _("Mine")), ("all", _("All"))]
SEVERITIES = [(Severity.CRITICAL, _("Critical")), (Severity.MAJOR, _("Major")), (Severity.MINOR, _("Minor"))]


class NamingChoiceField(django_filters.fields.ChoiceField):  # type: ignore[misc]
    """Names what it allows when it refuses."""

    def validate(self, value: Any) -> None:
        if value and not self.valid_value(value):
            allowed = ", ".join(str(key) for key, label in self.choices if key)
            raise ValidationError(
                _("“%(value)s” is not one of: %(allowed)s."), params={"value": value[:40], "allowed": allowed}
            )
        super().validate(value)


class LanguageChoiceField(NamingChoiceField):
    """Offers the projects' languages, and takes every language there is."""

    def valid_value(self, value: Any) -> bool:
        return super().valid_value(value) or is_known(str(value))


class NumberedChoiceField(NamingChoiceField):
    """Offers the likely ones, and takes every number: the filter finds out whose it is."""

    def valid_value(self, value: Any) -> bool:
        return super().valid_value(value) or bool(_NUMBER.match(str(value)))


class SearchField(forms.CharField):
    """Words to search for; refuses what no search can be made of, a single letter already in the browser."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"minlength": "2"}

    def clean(self, value: Any) -> str:
        wanted: str = super().clean(value)
        try:
            words_of(wanted)
        except QueryRefusedError as error:
            raise ValidationError(str(error)) from error
        return wanted


class _Words(django_filters.CharFilter):  # type: ignore[misc]
    field_class = SearchField


class _Choice(django_filters.ChoiceFilter):  # type: ignore[misc]
    field_class = NamingChoiceField


class _Named(django_filters.ChoiceFilter):  # type: ignore[misc]
    field_class = NumberedChoiceField


class _Language(django_filters.ChoiceFilter):  # type: ignore[misc]
    field_class = LanguageChoiceField


def _check_choices() -> list[tuple[str, StrOrPromise]]:
    return [(check.id, _(check.title)) for check in all_checks()]


def _people(projects: list[Project]) -> list[tuple[str, StrOrPromise]]:
    return [*ASSIGNED, *((str(person.pk), name_of(person)) for person in people_of(projects))]


def _batches(projects: list[Project]) -> list[tuple[str, str]]:
    seen = ImportBatch.objects.filter(project__in=projects, visible_at__isnull=False, undone_at=None)
    newest = seen.order_by("-at")[:BATCHES_OFFERED]
    return [(str(batch.pk), f"{date_format(timezone.localtime(batch.at))} · {batch.file_name}") for batch in newest]


class QueueFilter(django_filters.FilterSet):  # type: ignore[misc]
    """The translations of the queue that somebody wants to see."""

    q = _Words(method="by_words", label=_("Words in title or text"), strip=True)
    state = _Choice(choices=STATES, method="by_state", label=_("State"), empty_label=None)
    project = _Choice(field_name="article__project__slug", label=_("Project"), empty_label=_("All projects"))
    source = _Language(field_name="article__source_language", label=_("Source language"), empty_label=_("Any"))
    target = _Language(field_name="target_language", label=_("Target language"), empty_label=_("Any"))
    assigned = _Named(method="by_assignment", label=_("Assigned to"), empty_label=_("Anybody"))
    batch = _Named(method="by_batch", label=pgettext_lazy("not a person", "Import"), empty_label=_("Any"))
    severity = _Choice(choices=SEVERITIES, method="by_severity", label=_("Severity"), empty_label=_("Any"))
    check = _Choice(choices=_check_choices, method="by_check", label=_("Check"), empty_label=_("Any"))

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """Those that are always shown."""
        return [self.form[name] for name in MAIN]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [field for field in self.form if field.name not in MAIN]

    @property
    def more_is_asked(self) -> bool:
        """Whether one of those that are folded away is set."""
        return any(self.form.cleaned_data[field.name] for field in self.more_fields)

    @property
    def names_somebody(self) -> bool:
        """Whether it asks for what is assigned to a certain person."""
        return self.form.cleaned_data["assigned"] not in ("", NOBODY)

    def query(self) -> str:
        """What it asks for, as the shortest query string."""
        asked = {name: str(value) for name, value in self.form.cleaned_data.items() if value}
        if asked.get("state") == "open":
            del asked["state"]
        return urlencode(asked)

    class Meta:
        model = Translation
        fields: list[str] = []

    def __init__(self, data: Any, queryset: TranslationQuerySet, user: User) -> None:
        given = data.copy()
        given.setdefault("state", "open")
        self._user = user
        projects = list(Project.objects.visible_to(user))
        super().__init__(given, queryset)
        self.filters["project"].extra["choices"] = [(project.slug, project.name) for project in projects]
        self.filters["assigned"].extra["choices"] = lambda: _people(projects)
        self.filters["batch"].extra["choices"] = lambda: _batches(projects)
        for name, field in (("source", "source_language"), ("target", "target_language")):
            codes = sorted({getattr(project, field) for project in projects} - {""})
            self.filters[name].extra["choices"] = [(code, language_name(code)) for code in codes]

    def by_words(self, queryset: TranslationQuerySet, name: str, value: str) -> TranslationQuerySet:
        words = words_of(value)
        return holders(words, queryset) if words else queryset

    def by_assignment(self, queryset: TranslationQuerySet, name: str, value: str) -> TranslationQuerySet:
        if value == NOBODY:
            return queryset.filter(assigned_to=None)
        return queryset.filter(assigned_to=self._user.pk if value == ME else int(value))

    def by_batch(self, queryset: TranslationQuerySet, name: str, value: str) -> TranslationQuerySet:
        return queryset.filter(article__batch=int(value))

    def by_state(self, queryset: TranslationQuerySet, name: str, value: str) -> TranslationQuerySet:
        if value == "open":
            return queryset.in_review()
        if value == "approved":
            return queryset.approved()
        return queryset.filter(claimed_by=self._user.pk) if value == "mine" else queryset

    def by_severity(self, queryset: TranslationQuerySet, name: str, value: str) -> TranslationQuerySet:
        return queryset.filter(**{f"open_{value}__gt": 0})

    def by_check(self, queryset: TranslationQuerySet, name: str, value: str) -> TranslationQuerySet:
        return queryset.filter(Exists(Flag.objects.open().filter(translation=OuterRef("pk"), check_id=value)))

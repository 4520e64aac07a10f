"""Filters of the admin's lists of articles and translations."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Translation


class HasSource(admin.SimpleListFilter):
    title = _("source")
    parameter_name = "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("has its source")), ("no", _("without source"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        without = Q(source_text="")
        return {"yes": queryset.exclude(without), "no": queryset.filter(without)}.get(self.value() or "", queryset)


class IsApproved(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("review", _("in review")), ("approved", _("approved"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Translation]) -> QuerySet[Translation]:
        found = Translation.objects.all()
        chosen = {"review": found.in_review(), "approved": found.approved()}.get(self.value() or "")
        return queryset if chosen is None else queryset & chosen


class IsListed(admin.SimpleListFilter):
    """For articles the question is put to their translations: one that has none that are listed is seen by nobody."""

    title = _("seen by editors")
    parameter_name = "listed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("listed")), ("no", _("not listed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        listed = Translation.objects.listed()
        own = "article" if queryset.model is Article else "pk"
        found = Exists(listed.filter(**{own: OuterRef("pk")}))
        return {"yes": queryset.filter(found), "no": queryset.exclude(found)}.get(self.value() or "", queryset)


class EngineFilter(admin.AllValuesFieldListFilter):
    """Gives a name to what came without the name of its engine: a link needs words."""

    def choices(self, changelist: Any) -> Any:
        for choice in super().choices(changelist):
            yield {**choice, "display": choice["display"] or _("unnamed")}

"""The admin of articles: what an administrator looks up and puts right. History is read-only here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partialmethod
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count, Model, QuerySet, URLField
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.admin_filters import EngineFilter, HasSource, IsApproved, IsListed
from articles.languages import language_name
from articles.models import Article, Project, Revision, Translation
from articles.searching import follow_article

if TYPE_CHECKING:
    ArticleAdminBase = admin.ModelAdmin[Article]
    ProjectAdminBase = admin.ModelAdmin[Project]
    RevisionAdminBase = admin.ModelAdmin[Revision]
    TranslationAdminBase = admin.ModelAdmin[Translation]
    TranslationInlineBase = admin.TabularInline[Translation, Article]
else:
    ArticleAdminBase = ProjectAdminBase = RevisionAdminBase = TranslationAdminBase = admin.ModelAdmin
    TranslationInlineBase = admin.TabularInline

admin.site.site_header = admin.site.site_title = "Redline"
admin.site.index_title = _("Administration")
admin.site.site_url = "/"


class Plain:
    """Labels without a colon behind them, as everywhere in the application."""

    def get_form(self, *given: Any, **named: Any) -> Any:
        form: type[ModelForm[Any]] = super().get_form(*given, **named)  # type: ignore[misc]
        return type(form.__name__, (form,), {"__init__": partialmethod(form.__init__, label_suffix="")})


class ReadOnly(Plain):
    """For what is never made, changed or deleted by hand."""

    actions: Any = None

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ChangedFieldsOnly(Plain):
    """Saves what the form changed and nothing else: a whole row read earlier is never written back."""

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm[Any], change: bool) -> None:  # noqa: FBT001
        if not change:
            obj.save()
        elif columns := [name for name in form.changed_data if obj._meta.get_field(name).concrete]:
            fields = [name for name in columns if not obj._meta.get_field(name).many_to_many]
            obj.save(update_fields=fields)


class StoredOnce(Plain):
    """Answers what somebody else stored under the same name in the same moment as the form's error, with 409."""

    clashes: tuple[type[Exception], ...] = (IntegrityError,)

    def changeform_view(self, request: Any, *given: Any, **named: Any) -> Any:
        try:
            return super().changeform_view(request, *given, **named)  # type: ignore[misc]
        except self.clashes:
            request.clashed = True
            answer = super().changeform_view(request, *given, **named)  # type: ignore[misc]
            answer.status_code = 409
            return answer

    def get_form(self, request: Any, *given: Any, **named: Any) -> Any:
        form: type[ModelForm[Any]] = super().get_form(request, *given, **named)
        return _refusing(form) if hasattr(request, "clashed") else form


def _refusing(form: type[ModelForm[Any]]) -> type[ModelForm[Any]]:
    def clean(self: ModelForm[Any]) -> None:
        form.clean(self)
        raise ValidationError(_("Something else was stored there already. Nothing was changed."))

    return cast("type[ModelForm[Any]]", type(form.__name__, (form,), {"clean": clean}))


class TranslationInline(ReadOnly, TranslationInlineBase):
    model = Translation
    fields = readonly_fields = ("language", "engine", "revisions", "open_flags", "approved", "is_listed", "review")
    extra = 0
    can_delete = False
    show_change_link = False

    @admin.display(description=_("language"))
    def language(self, translation: Translation) -> str:
        return language_name(translation.target_language)

    @admin.display(description=_("revisions"))
    def revisions(self, translation: Translation) -> int:
        return translation.number + 1

    @admin.display(description=_("approved"), boolean=True)
    def approved(self, translation: Translation) -> bool:
        return translation.is_approved

    @admin.display(description=_("listed"), boolean=True)
    def is_listed(self, translation: Translation) -> bool:
        return translation.listed

    @admin.display(description=_("review"))
    def review(self, translation: Translation) -> str:
        return review_link(translation.pk) if translation.listed else ""


def review_link(translation_id: int) -> str:
    """A link to the page on which the translation is corrected."""
    try:
        return format_html('<a href="{}">{}</a>', reverse("review", args=[translation_id]), _("Open"))
    except NoReverseMatch:
        return ""


@admin.register(Project)
class ProjectAdmin(StoredOnce, ChangedFieldsOnly, ProjectAdminBase):
    list_display = ("name", "slug", "source_language", "target_language", "people", "article_count", "created_at")
    list_filter = ("source_language", "target_language")
    search_fields = ("name", "slug", "members__username", "members__last_name")
    search_help_text = _("Name, slug, or a member’s name")
    prepopulated_fields = {"slug": ("name",)}
    filter_horizontal = ("members",)
    readonly_fields = ("created_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Project]:
        return super().get_queryset(request).annotate(people=Count("members", distinct=True))

    def get_prepopulated_fields(self, request: HttpRequest, obj: Project | None = None) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("name",)}

    @admin.display(description=_("members"), ordering="people")
    def people(self, project: Any) -> int:
        return int(project.people)

    @admin.display(description=_("articles"))
    def article_count(self, project: Project) -> str:
        address = reverse("admin:articles_article_changelist") + f"?project__id__exact={project.pk}"
        return format_html('<a href="{}">{}</a>', address, _("show"))


@admin.register(Article)
class ArticleAdmin(ChangedFieldsOnly, ArticleAdminBase):
    list_display = (
        "title",
        "project",
        "external_id",
        "source_language",
        "into",
        "has_source",
        "is_listed",
        "created_at",
    )
    list_filter = (
        "project",
        "source_language",
        "translations__target_language",
        HasSource,
        IsListed,
        "published_at",
        "created_at",
    )
    list_select_related = ("project",)
    search_fields = ("title", "external_id", "url")
    search_help_text = _("Title, external id or address")
    date_hierarchy = "created_at"
    fields = ("project", "external_id", "title", "url", "published_at", "source_language", "source_text", "came_with")
    readonly_fields = ("project", "external_id", "source_language", "source_text", "came_with")
    inlines = (TranslationInline,)
    formfield_overrides = {URLField: {"widget": AdminURLFieldWidget, "assume_scheme": "https"}}
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).prefetch_related("translations")

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm[Any], change: bool) -> None:  # noqa: FBT001
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            follow_article(Article.objects.get(pk=obj.pk))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    @admin.display(description=_("into"))
    def into(self, article: Article) -> str:
        return ", ".join(sorted({translation.target_language for translation in article.translations.all()}))

    @admin.display(description=_("listed"), boolean=True)
    def is_listed(self, article: Article) -> bool:
        return any(translation.listed for translation in article.translations.all())

    @admin.display(description=_("source"), boolean=True)
    def has_source(self, article: Article) -> bool:
        return bool(article.source_text)

    @admin.display(description=_("imported with"))
    def came_with(self, article: Article) -> str:
        if article.batch is None:
            return "–"
        address = reverse("admin:articles_importbatch_change", args=[article.batch_id])
        return format_html('<a href="{}">{}</a>', address, article.batch)


@admin.register(Translation)
class TranslationAdmin(ReadOnly, TranslationAdminBase):
    list_display = (
        "article",
        "project",
        "target_language",
        "engine",
        "number",
        "open_flags",
        "approved",
        "is_listed",
        "review",
    )
    list_filter = ("article__project", "target_language", IsApproved, IsListed, ("engine", EngineFilter), "approved_by")
    list_select_related = ("article__project",)
    search_fields = ("article__title", "article__external_id", "article__url")
    search_help_text = _("Title, external id or address of the article")
    show_full_result_count = False

    @admin.display(description=_("project"), ordering="article__project")
    def project(self, translation: Translation) -> str:
        return str(translation.article.project)

    @admin.display(description=_("approved"), boolean=True)
    def approved(self, translation: Translation) -> bool:
        return translation.is_approved

    @admin.display(description=_("listed"), boolean=True, ordering="listed")
    def is_listed(self, translation: Translation) -> bool:
        return translation.listed

    @admin.display(description=_("review"))
    def review(self, translation: Translation) -> str:
        return review_link(translation.pk) if translation.listed else ""


@admin.register(Revision)
class RevisionAdmin(ReadOnly, RevisionAdminBase):
    list_display = ("article", "language", "number", "kind", "author", "at")
    list_filter = ("kind", "translation__article__project", "author", "at")
    list_select_related = ("translation__article", "author")
    search_fields = ("translation__article__title", "translation__article__external_id", "author__username")
    search_help_text = _("Title or external id of the article, or who wrote")
    ordering = ("-at", "-pk")
    date_hierarchy = "at"
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        found = super().get_queryset(request)
        is_list = request.resolver_match and request.resolver_match.url_name == "articles_revision_changelist"
        return found.defer("text", "edits", "translation__article__source_text") if is_list else found

    @admin.display(description=_("article"), ordering="translation__article__title")
    def article(self, revision: Revision) -> str:
        return Truncator(revision.translation.article.title).chars(60)

    @admin.display(description=_("language"), ordering="translation__target_language")
    def language(self, revision: Revision) -> str:
        return str(revision.translation.target_language)

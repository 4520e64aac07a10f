"""The admin of the review: flags and decisions read-only, import with its batches, people and their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult

from articles.admin import ReadOnly, StoredOnce, review_link
from articles.figures import figure
from articles.importing.progress import Stage
from articles.jobs.queueing import try_again
from articles.models import ImportBatch, ImportNote, Job
from review import knowledge_admin  # noqa: F401  (registers terms and rules)
from review.models import Decision, Flag
from review.templatetags.humane import stage_name
from review.views import import_results, importing, previewing
from review.views.import_results import IMPORT

if TYPE_CHECKING:
    BatchAdminBase = admin.ModelAdmin[ImportBatch]
    DecisionAdminBase = admin.ModelAdmin[Decision]
    FlagAdminBase = admin.ModelAdmin[Flag]
    JobAdminBase = admin.ModelAdmin[Job]
    PersonAdminBase = UserAdmin[User]
else:
    PersonAdminBase = UserAdmin
    BatchAdminBase = JobAdminBase = DecisionAdminBase = FlagAdminBase = RuleAdminBase = TermAdminBase = admin.ModelAdmin

admin.site.unregister([User, Group, DBTaskResult])


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnly, BatchAdminBase):
    list_display = (
        "file_name",
        "project",
        "at",
        "created",
        "updated",
        "unchanged",
        "kept",
        "not_taken",
        "done",
        "by",
    )
    list_filter = ("project", "format", "at", "by")
    list_select_related = ("project", "by")
    list_per_page = 50
    search_fields = ("file_name", "sha256")
    search_help_text = _("File name or checksum")
    date_hierarchy = "at"

    def get_urls(self) -> list[URLPattern]:
        return [
            path("import/", importing.upload, name="articles_import"),
            path("import/<uuid:pk>/", importing.preview_upload, name="articles_import_preview"),
            path("<int:pk>/change/", import_results.result, name="articles_importbatch_change"),
            path("<int:pk>/cancel/", import_results.cancel, name="articles_import_cancel"),
            path("<int:pk>/undo/", import_results.undo, name="articles_import_undo"),
            path("<int:pk>/try-again/", import_results.try_again, name="articles_import_try_again"),
            path("<int:pk>/refused.csv", import_results.refused_rows, name="articles_import_result_refused"),
            path("import/<uuid:pk>/reading/", previewing.change_reading, name="articles_import_reading"),
            path("import/<uuid:pk>/refused.csv", previewing.rejected_rows, name="articles_import_refused"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportBatch]:
        refused = Count("notes", filter=Q(notes__kind=ImportNote.Kind.REFUSED))
        return super().get_queryset(request).annotate(refused=refused)

    @admin.display(description=_("refused"), ordering="refused")
    def not_taken(self, batch: Any) -> int:
        return int(batch.refused)

    @admin.display(description=_("finished"), boolean=True)
    def done(self, batch: ImportBatch) -> bool:
        return batch.finished_at is not None


@admin.register(Job)
class JobAdmin(ReadOnly, JobAdminBase):
    """Background work: what runs, what waits, what was parked because no attempt got through."""

    list_display = (
        "what",
        "state",
        "progress",
        "project",
        "attempts",
        "problem",
        "created_at",
        "finished_at",
    )
    fields = readonly_fields = (
        "kind",
        "state",
        "project",
        "batch",
        "by",
        "progress",
        "attempts",
        "worker",
        "error",
        "reference",
        "created_at",
        "started_at",
        "finished_at",
    )
    list_filter = ("state", "kind", "project")
    list_select_related = ("project",)
    list_per_page = 50
    search_fields = ("reference", "error")
    search_help_text = _("Reference, as it stands in the log")
    show_full_result_count = False
    actions = ("try_again",)

    @admin.display(description=_("job"), ordering="pk")
    def what(self, job: Job) -> str:
        return str(job)

    @admin.display(description=_("progress"))
    def progress(self, job: Job) -> str:
        return f"{stage_name(Stage(job.stage))} {figure(job.done)}/{figure(job.total)}" if job.stage else "–"

    @admin.display(description=_("error"), ordering="error")
    def problem(self, job: Job) -> str:
        return " · ".join(filter(None, [Truncator(job.error).chars(80), job.reference])) or "–"

    @admin.action(description=_("Try again"))
    def try_again(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        if not request.user.has_perm(IMPORT):
            raise PermissionDenied
        number = sum(try_again(job) for job in queryset)
        text = ngettext("%(n)d job gets new attempts.", "%(n)d jobs get new attempts.", number)
        self.message_user(request, text % {"n": number})


class FlagState(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", _("open")), ("decided", _("decided")), ("gone", _("gone without decision"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Flag]) -> QuerySet[Flag]:
        live = Exists(Decision.objects.live().filter(flag=OuterRef("pk")))
        states = {
            "open": queryset.filter(~live, closed_at__isnull=True),
            "decided": queryset.filter(live),
            "gone": queryset.filter(~live, closed_at__isnull=False),
        }
        return states.get(self.value() or "", queryset)


@admin.register(Flag)
class FlagAdmin(ReadOnly, FlagAdminBase):
    list_display = ("quoted", "check_id", "severity", "tier", "article", "origin", "raised_at", "closed_at", "review")
    list_filter = (FlagState, "severity", "tier", "origin", "check_id", "translation__article__project")
    list_select_related = ("translation__article",)
    search_fields = ("quote", "check_id", "translation__article__title", "translation__article__external_id")
    search_help_text = _("Words, check, title or external id of the article")
    ordering = ("-pk",)
    show_full_result_count = False

    @admin.display(description=_("words"), ordering="quote")
    def quoted(self, flag: Flag) -> str:
        return flag.quote[:80] or "–"

    @admin.display(description=_("article"))
    def article(self, flag: Flag) -> str:
        return Truncator(flag.translation.article.title).chars(40)

    @admin.display(description=_("review"))
    def review(self, flag: Flag) -> str:
        return review_link(flag.translation_id)


@admin.register(Decision)
class DecisionAdmin(ReadOnly, DecisionAdminBase):
    list_display = ("kind", "words", "replacement", "reason", "check_id", "article", "by", "at", "undone_at")
    list_filter = ("kind", "by", "at", ("undone_at", admin.EmptyFieldListFilter), "flag__translation__article__project")
    list_select_related = ("flag__translation__article", "by")
    search_fields = ("flag__quote", "replacement", "reason", "flag__check_id", "flag__translation__article__title")
    search_help_text = _("Words before or after, reason, check, or title of the article")
    ordering = ("-at", "-pk")
    date_hierarchy = "at"
    show_full_result_count = False

    @admin.display(description=_("words"))
    def words(self, decision: Decision) -> str:
        return decision.flag.quote[:80] or "–"

    @admin.display(description=_("check"), ordering="flag__check_id")
    def check_id(self, decision: Decision) -> str:
        return decision.flag.check_id

    @admin.display(description=_("article"))
    def article(self, decision: Decision) -> str:
        return Truncator(decision.flag.translation.article.title).chars(40)


@admin.register(User)
class PersonAdmin(StoredOnce, PersonAdminBase):
    """People: their roles are their groups. Only a superuser may make or change one, or hand out single permissions."""

    list_display = ("username", "first_name", "last_name", "email", "roles", "in_projects", "is_active", "last_login")
    list_filter = ("groups", "projects", "is_active", "is_staff")
    search_fields = ("username", "first_name", "last_name", "email")
    search_help_text = _("Name or e-mail address")
    filter_horizontal = ("groups", "user_permissions")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups", "projects")

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        if obj is None or request.user.is_superuser:
            return super().get_fieldsets(request, obj)
        return (
            (None, {"fields": ("username", "password")}),
            (_("Person"), {"fields": ("first_name", "last_name", "email")}),
            (_("Rights"), {"fields": ("is_active", "is_staff", "groups")}),
            (_("Dates"), {"fields": ("last_login", "date_joined")}),
        )

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        return ("last_login", "date_joined")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        beyond = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not beyond

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        return ", ".join(group.name for group in user.groups.all())

    @admin.display(description=_("projects"))
    def in_projects(self, user: Any) -> str:
        return ", ".join(project.name for project in user.projects.all())


@admin.register(Group)
class RoleAdmin(ReadOnly, GroupAdmin):
    """Roles, to be looked at: the code makes them (`review.roles`)."""

    list_display = ("name", "people")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Group]:
        return super().get_queryset(request).prefetch_related("user_set")

    @admin.display(description=_("people"))
    def people(self, group: Group) -> int:
        return len(group.user_set.all())

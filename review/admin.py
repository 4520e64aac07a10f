"""The admin of the review: flags and decisions read-only, import with its batches, people and their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult

from articles.admin import ReadOnly, review_link
from articles.jobs.queueing import try_again
from articles.models import ImportBatch, ImportNote, Job
from review.glossary import delete_term, save_term
from review.learning import RuleTwiceError, change_state, delete_rule, save_rule
from review.models import Decision, Flag, LearnedRule, Term
from review.views import import_results, importing, previewing
from review.views.import_results import IMPORT

if TYPE_CHECKING:
    BatchAdminBase = admin.ModelAdmin[ImportBatch]
    DecisionAdminBase = admin.ModelAdmin[Decision]
    FlagAdminBase = admin.ModelAdmin[Flag]
    JobAdminBase = admin.ModelAdmin[Job]
    RuleAdminBase = admin.ModelAdmin[LearnedRule]
    TermAdminBase = admin.ModelAdmin[Term]
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
        "by",
        "created",
        "updated",
        "unchanged",
        "kept",
        "not_taken",
        "done",
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
        "error",
        "reference",
        "created_at",
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
        return f"{job.kind} {job.pk}"

    @admin.display(description=_("progress"))
    def progress(self, job: Job) -> str:
        return f"{job.stage} {job.done:,}/{job.total:,}" if job.stage else "–"

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


@admin.register(Term)
class TermAdmin(TermAdminBase):
    list_display = ("source", "target", "source_language", "target_language", "project", "case_sensitive")
    list_filter = ("project", "source_language", "target_language")
    list_select_related = ("project",)
    search_fields = ("source", "target", "note")

    def save_model(self, request: HttpRequest, obj: Term, form: ModelForm[Term], change: bool) -> None:  # noqa: FBT001
        save_term(obj)

    def delete_model(self, request: HttpRequest, obj: Term) -> None:
        delete_term(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Term]) -> None:
        with transaction.atomic():
            for term in queryset:
                delete_term(term)


@admin.register(LearnedRule)
class LearnedRuleAdmin(RuleAdminBase):
    list_display = ("find", "replace", "source_language", "target_language", "state", "confirmed_by")
    list_filter = ("state", "source_language", "target_language")
    actions = ("make_active", "put_on_trial", "retire")
    list_select_related = ("confirmed_by",)
    search_fields = ("find", "replace", "source_condition")
    fields = ("source_language", "target_language", "find", "replace", "source_condition", "state")
    readonly_fields = ("state",)

    def get_readonly_fields(self, request: HttpRequest, obj: LearnedRule | None = None) -> Any:
        """The languages of a rule stay; its state is changed by actions, which know who confirms it."""
        return ("source_language", "target_language", "state") if obj else ("state",)

    def save_model(
        self,
        request: HttpRequest,
        obj: LearnedRule,
        form: ModelForm[LearnedRule],
        change: bool,  # noqa: FBT001
    ) -> None:
        save_rule(obj)

    def delete_model(self, request: HttpRequest, obj: LearnedRule) -> None:
        delete_rule(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[LearnedRule]) -> None:
        with transaction.atomic():
            for rule in queryset:
                delete_rule(rule)

    @admin.action(description=_("Make active"), permissions=["change"])
    def make_active(self, request: HttpRequest, queryset: QuerySet[LearnedRule]) -> None:
        self._change(request, queryset, LearnedRule.State.ACTIVE)

    @admin.action(description=_("Put on trial"), permissions=["change"])
    def put_on_trial(self, request: HttpRequest, queryset: QuerySet[LearnedRule]) -> None:
        self._change(request, queryset, LearnedRule.State.TRIAL)

    @admin.action(description=_("Retire"), permissions=["change"])
    def retire(self, request: HttpRequest, queryset: QuerySet[LearnedRule]) -> None:
        self._change(request, queryset, LearnedRule.State.RETIRED)

    def _change(self, request: HttpRequest, rules: QuerySet[LearnedRule], state: LearnedRule.State) -> None:
        assert isinstance(request.user, User)
        for rule in rules.exclude(state=state):
            try:
                change_state(rule, state, request.user)
            except RuleTwiceError:
                refusal = _("“{rule}” stays as it is: another active rule corrects these words.")
                self.message_user(request, refusal.format(rule=rule), messages.WARNING)


@admin.register(User)
class PersonAdmin(PersonAdminBase):
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

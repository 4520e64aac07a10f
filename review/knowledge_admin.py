"""The admin of what the desk knows: terms and rules, saved through the same doors as on their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin import StoredOnce
from review.knowledge.glossary import TermTwiceError, delete_term, save_term
from review.knowledge.learning import RuleTwiceError, change_state, delete_rule, save_rule
from review.models import LearnedRule, Term

if TYPE_CHECKING:
    RuleAdminBase = admin.ModelAdmin[LearnedRule]
    TermAdminBase = admin.ModelAdmin[Term]
else:
    RuleAdminBase = TermAdminBase = admin.ModelAdmin


@admin.register(Term)
class TermAdmin(StoredOnce, TermAdminBase):
    clashes = (TermTwiceError,)
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
class LearnedRuleAdmin(StoredOnce, RuleAdminBase):
    clashes = (RuleTwiceError,)
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

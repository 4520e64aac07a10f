"""Learned rules: what is proposed, on trial, active and retired, with what people made of them."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.models import Translation
from review.access import READ, Request, demand
from review.knowledge.everywhere import Correction, preview
from review.knowledge.learning import (
    RuleTwiceError,
    change_state,
    chose_otherwise,
    decisions_like,
    proposals,
    propose,
    save_rule,
    tallies,
    visible,
)
from review.models import LearnedRule
from review.views.knowledge_forms import RuleForm, StateForm
from review.views.requests import invalid, number_asked, problem

ADD, CHANGE = "review.add_learnedrule", "review.change_learnedrule"
PAGE = 100
SHOWN = 50
SECONDS_OF_TRIAL = 2.0


@require_safe
def rule_list(request: Request) -> HttpResponse:
    """The rules, the newest first; for leads, whether corrections wait to be made into rules."""
    demand(request.user, READ)
    state = request.GET.get("state", "")
    if state and state not in LearnedRule.State.values:
        raise BadRequest(_("state: one of {known} is wanted.").format(known=", ".join(LearnedRule.State.values)))
    wanted = LearnedRule.objects.filter(state=state) if state else LearnedRule.objects.all()
    if before := number_asked(request, "before", _("before: a rule’s number is wanted.")):
        wanted = wanted.filter(pk__lt=before)
    rules = list(wanted.order_by("-pk")[: PAGE + 1])
    counts = tallies(rules)
    context = {
        "rules": [(rule, counts[rule.pk]) for rule in rules[:PAGE]],
        "older": rules[PAGE - 1].pk if len(rules) > PAGE else None,
        "state": state,
        "states": LearnedRule.State.choices,
        "waiting": proposals() if request.user.has_perm(ADD) else [],
    }
    return render(request, "review/rules.html", context)


@require_safe
def rule_page(request: Request, pk: int) -> HttpResponse:
    """A rule with the decisions it was born of, what people made of its flags and, on trial, where it would flag."""
    demand(request.user, READ)
    rule = get_object_or_404(LearnedRule.objects.select_related("confirmed_by"), pk=pk)
    alike = decisions_like(rule)
    seen = list(visible(alike, request.user)[:SHOWN])
    context = {
        "rule": rule,
        "tally": tallies([rule])[rule.pk],
        "people": chose_otherwise(rule),
        "decisions": seen,
        "trial": _trial(request, rule) if rule.state in ("proposed", "trial") else None,
        "can_change": request.user.has_perm(CHANGE),
    }
    return render(request, "review/rule.html", context)


@require_POST
def rule_state(request: Request, pk: int) -> HttpResponse:
    """A lead confirms the rule, puts it on trial or retires it."""
    demand(request.user, CHANGE)
    rule = get_object_or_404(LearnedRule, pk=pk)
    form = StateForm(request.POST)
    if not form.is_valid():
        return invalid(request, form.errors)
    try:
        change_state(rule, LearnedRule.State(form.cleaned_data["state"]), request.user)
    except RuleTwiceError:
        return problem(request, 409, _("Another active rule corrects these words. Retire that one first."))
    except LearnedRule.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, _("The rule is now {state}.").format(state=rule.get_state_display()))
    return redirect("rule", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def rule_edit(request: Request, pk: int) -> HttpResponse:
    """A form for a rule's words."""
    demand(request.user, CHANGE)
    rule = get_object_or_404(LearnedRule, pk=pk)
    if request.method != "POST":
        words = {"find": rule.find, "replace": rule.replace, "condition": rule.source_condition}
        return _form(request, RuleForm(by=request.user, rule=rule, initial=words), rule)
    return _saved(request, RuleForm(request.POST, by=request.user, rule=rule), rule)


@require_http_methods(["GET", "HEAD", "POST"])
def rule_add(request: Request) -> HttpResponse:
    """A form for a rule of one's own; the address may fill it."""
    demand(request.user, ADD)
    if request.method != "POST":
        return _form(request, RuleForm(by=request.user, initial=request.GET.dict()), None)
    return _saved(request, RuleForm(request.POST, by=request.user), None)


@require_POST
def rules_propose(request: Request) -> HttpResponse:
    """Stores as proposed rules what people have chosen again and again."""
    demand(request.user, ADD)
    n = len(propose(request.user, at=timezone.now()))
    messages.success(request, ngettext("{n} rule is proposed.", "{n} rules are proposed.", n).format(n=n))
    return redirect("rules")


def _saved(request: Request, form: RuleForm, shown: LearnedRule | None) -> HttpResponse:
    if not form.is_valid():
        return _form(request, form, shown)
    rule = form.rule()
    try:
        save_rule(rule)
    except RuleTwiceError:
        form.add_error("find", _("There is a rule for these words already."))
        return _form(request, form, shown)
    except LearnedRule.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, _("The rule is stored."))
    return redirect("rule", rule.pk)


def _form(request: Request, form: RuleForm, rule: LearnedRule | None) -> HttpResponse:
    context = {"form": form, "rule": LearnedRule.objects.get(pk=rule.pk) if rule else None}
    return render(request, "review/rule_form.html", context, status=422 if form.errors else 200)


def _trial(request: Request, rule: LearnedRule) -> object:
    """Where the rule would flag now, in texts that the person may see."""
    correction = Correction(rule.source_language, rule.target_language, rule.find, rule.replace, rule.source_condition)
    return preview(correction, Translation.objects.visible_to(request.user).in_review(), seconds=SECONDS_OF_TRIAL)

"""What the checks look for, how often they are right, and where leads want them."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.models import Project
from review.access import CHOOSE_CHECK, READ, Request, demand, project_for
from review.detector import Check
from review.page.cards import checks_by_id, title_of
from review.page.checklist import decisions_in, listed, objections, places
from review.page.examples import shown_examples
from review.page.kinds import NAMES
from review.reporting.charts import Chart
from review.reporting.outcomes import by_step
from review.reporting.pictures import outcomes_by_step
from review.reporting.scope import Scope
from review.reporting.standing import ENOUGH, HALF, MOST, WINDOW, Choice, ChosenMeanwhileError, choose
from review.views.checks_form import ChooseForm
from review.views.requests import invalid, problem

RULE = {
    "enough": ENOUGH,
    "most": round(100 * MOST),
    "half": round(100 * HALF),
    "weeks": WINDOW // timedelta(weeks=1),
}


@require_safe
def check_list(request: Request) -> HttpResponse:
    """Every check, how often it was right, and where it is quiet."""
    demand(request.user, READ)
    projects = list(Project.objects.visible_to(request.user))
    checks = listed(projects, decisions_in(projects, at=timezone.now()))
    return render(request, "review/checks.html", {"checks": checks, "rule": RULE})


@require_safe
def check_page(request: Request, slug: str) -> HttpResponse:
    """Why am I seeing this: the check's description, its examples, and what became of its flags."""
    demand(request.user, READ)
    check = _check(slug)
    projects, at = list(Project.objects.visible_to(request.user)), timezone.now()
    decisions = decisions_in(projects, at=at).filter(flag__check_id=check.id)
    context = {
        "check": check,
        "title": title_of(check.id),
        "kind": NAMES[check.error_type],
        "description": _(check.description),
        "examples": shown_examples(check),
        "chart": _weeks(request, check),
        "places": places(check, projects, decisions),
        "objections": objections(decisions),
        "rule": RULE,
        "can_choose": request.user.has_perm(CHOOSE_CHECK),
    }
    return render(request, "review/check.html", context)


@require_POST
def choose_check(request: Request, pk: int, slug: str) -> HttpResponse:
    """Quiets the check in the project, makes it a hint or draws it there, or leaves it to the rule again."""
    project = project_for(request.user, pk, CHOOSE_CHECK)
    check = _check(slug)
    form = ChooseForm(request.POST)
    if not form.is_valid():
        return invalid(request, form.errors)
    choice = Choice(form.cleaned_data["state"], form.cleaned_data["seen"], form.cleaned_data["reason"])
    try:
        choose(project, check.id, choice, by=request.user, at=timezone.now())
    except ChosenMeanwhileError:
        return problem(
            request, 409, _("Somebody chose something else for this check meanwhile. Look at its page again.")
        )
    messages.success(request, _("Noted for {project}: it holds from the next check on.").format(project=project.name))
    return redirect("check", check.id)


def _check(slug: str) -> Check:
    check = checks_by_id().get(slug)
    if check is None:
        raise Http404
    return check


def _weeks(request: Request, check: Check) -> Chart:
    """What became of the check's flags in the last weeks."""
    scope = Scope(request.user, RULE["weeks"], timezone.now())
    decisions, flags = scope.decisions().filter(flag__check_id=check.id), scope.flags().filter(check_id=check.id)
    return outcomes_by_step(scope.steps(), by_step(decisions, flags, scope.steps()), days=False)

"""One correction, every article: a preview with a tick for each hit, carried out or flagged."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.models import Project, Revision, Translation
from review.access import REVIEW, Request, demand
from review.acting.spreading import SECONDS, Outcome, flag_approved, spread
from review.acting.taking_back import take_back
from review.knowledge.everywhere import Preview, correction_of, evidence_of, preview, source_beside
from review.models import Decision
from review.views.knowledge_forms import CorrectionForm, SpreadForm, TakeBackForm
from review.views.requests import changes, invalid, is_number, number_asked

FIELDS = ("source", "target", "find", "replace", "condition")


@require_safe
def everywhere(request: Request) -> HttpResponse:
    """A form for a correction, filled from a decision if one is named; once filled, where else it holds."""
    demand(request.user, REVIEW)
    decision = _decision(request)
    given = _given(request, decision)
    form = CorrectionForm(given, by=request.user)
    seen = _preview(request, form) if form.is_bound and form.is_valid() else None
    context: dict[str, object] = {"form": form, "preview": seen, "operation": uuid.uuid4(), "query": _query(given)}
    if decision:
        context |= {"decision": decision, "beside": source_beside(decision), "conditions": evidence_of(decision)}
    return render(request, "review/everywhere.html", context, status=422 if form.errors else 200)


@require_POST
@changes
def spread_everywhere(request: Request) -> HttpResponse:
    """Carries the correction out at the ticked hits, and says what became of each text."""
    demand(request.user, REVIEW)
    form = SpreadForm(request.POST, by=request.user)
    if not form.is_valid():
        return invalid(request, form.errors)
    ticks, texts = form.cleaned_data["hits"], _ticked(request, form)
    outcomes = spread(form.correction(), ticks, texts, form.operation_of(request), seconds=SECONDS)
    return _report(request, form, outcomes, flagged=False)


@require_POST
@changes
def flag_everywhere(request: Request) -> HttpResponse:
    """Flags the ticked hits of texts that are signed off; their words stay."""
    demand(request.user, REVIEW)
    form = SpreadForm(request.POST, by=request.user)
    if not form.is_valid():
        return invalid(request, form.errors)
    outcomes = flag_approved(form.correction(), form.cleaned_data["hits"], _ticked(request, form), request.user)
    return _report(request, form, outcomes, flagged=True)


@require_POST
@changes
def undo_everywhere(request: Request) -> HttpResponse:
    """Takes a correction back in every text into which it was carried, and says where it stays."""
    demand(request.user, REVIEW)
    form = TakeBackForm(request.POST)
    if not form.is_valid():
        return invalid(request, form.errors)
    wanted = form.cleaned_data["revisions"]
    theirs = Revision.objects.filter(
        kind=Revision.Kind.BULK, translation__in=Translation.objects.visible_to(request.user)
    )
    made = theirs.filter(pk__in=wanted).select_related("translation__article")
    if len(made) != len(wanted):
        raise Http404
    found = take_back(made, form.operation_of(request))
    done = sum(taken.stays is None for taken in found)
    return render(
        request, "review/everywhere_undone.html", {"found": found, "done": done, "query": _query(request.GET)}
    )


def _report(request: Request, form: SpreadForm, outcomes: list[Outcome], *, flagged: bool) -> HttpResponse:
    context = {
        "outcomes": outcomes,
        "flagged": flagged,
        "correction": form.correction(),
        "done": sum(outcome.done for outcome in outcomes),
        "left": sum(outcome.left for outcome in outcomes),
        "unreached": [str(tick) for outcome in outcomes for tick in outcome.unreached],
        "revisions": [outcome.revision.pk for outcome in outcomes if outcome.revision],
        "operation": uuid.uuid4(),
        "query": _query(request.POST),
    }
    return render(request, "review/everywhere_done.html", context)


def _decision(request: Request) -> Decision | None:
    """The decision that the address names. Raises Http404 for one that changed no words or is not this person's."""
    number = request.GET.get("decision", "")
    if not number:
        return None
    if not is_number(number):
        raise Http404
    theirs = Decision.objects.filter(flag__translation__article__project__in=Project.objects.visible_to(request.user))
    made = theirs.exclude(kind=Decision.Kind.DISMISS).select_related("flag__translation__article", "revision")
    return get_object_or_404(made, pk=int(number))


def _given(request: Request, decision: Decision | None) -> Mapping[str, str] | None:
    """What fills the form: the address, or the decision that it names; None for an empty form."""
    if "find" in request.GET:
        return request.GET
    if decision is None:
        return None
    correction = correction_of(decision)
    return {
        "source": correction.source_language,
        "target": correction.target_language,
        "find": correction.find,
        "replace": correction.replace,
        "condition": correction.condition,
        "decision": str(decision.pk),
    }


def _preview(request: Request, form: CorrectionForm) -> Preview:
    after = number_asked(request, "from", _("from: a text’s number is wanted.")) or 0
    return preview(form.correction(), Translation.objects.visible_to(request.user), after=after)


def _ticked(request: Request, form: SpreadForm) -> Mapping[int, Translation]:
    """The translations of the ticked hits. Raises Http404 when one is not there for this person, or not of the pair."""
    wanted = {tick.translation_id for tick in form.cleaned_data["hits"]}
    correction = form.correction()
    theirs = Translation.objects.visible_to(request.user).filter(
        article__source_language=correction.source_language, target_language=correction.target_language
    )
    found = theirs.select_related("article__project").in_bulk(wanted)
    if len(found) != len(wanted):
        raise Http404
    return found


def _query(given: Mapping[str, str] | None) -> str:
    """The correction as a query string, without the place in the preview."""
    query = QueryDict(mutable=True)
    for name in (*FIELDS, "decision"):
        if value := (given or {}).get(name):
            query[name] = value
    return query.urlencode()

"""Signing off, and reopening."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from articles.models import Translation
from review.access import APPROVE, OVERRIDE_GUARD, REVIEW, Request, demand, translation_for
from review.acting.signing import reopen, sign_off
from review.desk.queue import next_for
from review.forms import ActionForm, SignOffForm
from review.knowledge.learning import propose
from review.reporting.measuring import measure
from review.reporting.standing import count_anew
from review.views.requests import changes, problem, sent


@require_POST
@changes
def sign_off_page(request: Request, pk: int) -> HttpResponse:
    """Approves the revision that the person looks at, and opens the next article."""
    translation = translation_for(request.user, pk, APPROVE)
    form = sent(SignOffForm, request)
    if translation.is_approved and translation.approved_by != request.user:
        return problem(request, 409, _("{name} has signed it off.").format(name=translation.approved_by))
    reason, looks_twice = form.cleaned_data["reason"], not form.cleaned_data["anyway"]
    if reason:
        demand(request.user, OVERRIDE_GUARD)
    operation, at = form.operation_of(request), timezone.now()
    sign_off(pk, form.base_number, operation, at=at, reason=reason, looks_twice=looks_twice)
    measure(pk)
    count_anew(translation.article.project, at=at)
    propose(at=at, chosen_in=translation)
    messages.success(request, _("Signed off: {title}.").format(title=translation.article.title))
    return _onward(request, translation)


@require_POST
@changes
def reopen_page(request: Request, pk: int) -> HttpResponse:
    """Takes the approval back, so that the text can be edited."""
    translation = translation_for(request.user, pk, REVIEW)
    reopen(translation.pk, sent(ActionForm, request).operation_of(request), at=timezone.now())
    messages.success(request, _("Reopened."))
    return _to(request, reverse("review", args=[pk]))


def _onward(request: Request, translation: Translation) -> HttpResponse:
    found = next_for(request.user, Translation.objects.all(), at=timezone.now(), after=translation)
    return _to(request, reverse("review", args=[found.pk]) if found else reverse("queue"))


def _to(request: Request, address: str) -> HttpResponse:
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)

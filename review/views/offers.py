"""New machine text that an import has offered: compared with the text that stands, taken or declined."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.models import Renewal, Translation
from review.access import REVIEW, Request, translation_for
from review.acting.offering import AnsweredError, decline, take
from review.forms import ActionForm
from review.page.comparison import compared
from review.views.requests import changes, invalid, problem


@require_safe
def offer_page(request: Request, pk: int, offer: int) -> HttpResponse:
    """What differs between the text that stands and the one offered."""
    translation = translation_for(request.user, pk)
    offered = _offer(translation, offer)
    head = translation.head()
    context = {
        "translation": translation,
        "article": translation.article,
        "offer": offered,
        "head": head,
        "stretches": compared(head.text, offered.text),
        "operation": uuid.uuid4(),
        "is_open": offered.state == Renewal.State.OFFERED,
        "can_review": request.user.has_perm(REVIEW) and not translation.is_approved,
    }
    return render(request, "review/offer.html", context)


@require_POST
@changes
def take_offer(request: Request, pk: int, offer: int) -> HttpResponse:
    """The offered text stands, as a new revision."""
    translation = translation_for(request.user, pk, REVIEW)
    offered = _offer(translation, offer)
    form = ActionForm(request.POST)
    if not form.is_valid():
        return invalid(request, form.errors)
    try:
        revision = take(offered, form.base_number, form.operation_of(request))
    except AnsweredError:
        return _too_late(request)
    messages.success(request, _("The new machine text stands, as revision {number}.").format(number=revision.number))
    return redirect("review", pk)


@require_POST
@changes
def decline_offer(request: Request, pk: int, offer: int) -> HttpResponse:
    """The text stays as it is; the history keeps what was offered."""
    translation = translation_for(request.user, pk, REVIEW)
    offered = _offer(translation, offer)
    form = ActionForm(request.POST)
    if not form.is_valid():
        return invalid(request, form.errors)
    try:
        decline(offered, form.operation_of(request))
    except AnsweredError:
        offered.refresh_from_db()
        if offered.state != Renewal.State.DECLINED or offered.answered_by != request.user:
            return _too_late(request)
    messages.success(request, _("The text stays as it is."))
    return redirect("review", pk)


def _offer(translation: Translation, pk: int) -> Renewal:
    """A text that was offered beside this translation's, whatever became of it."""
    return get_object_or_404(translation.renewals.select_related("batch").exclude(text=""), pk=pk, state__in=_SEEN)


_SEEN = (Renewal.State.OFFERED, Renewal.State.TAKEN, Renewal.State.DECLINED, Renewal.State.REPLACED)


def _too_late(request: Request) -> HttpResponse:
    return problem(request, 409, _("This offer was answered meanwhile, or a newer one has taken its place."))

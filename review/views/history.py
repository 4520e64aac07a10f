"""The history: who changed what and why, who is behind each sentence, an old text restored."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.door import at_number
from articles.models import Revision, Translation
from review.access import REVIEW, Request, translation_for
from review.acting.editing import restore
from review.forms import ActionForm
from review.models import Decision
from review.page.authors import authors_of
from review.page.timeline import sittings
from review.views.requests import changes, invalid, is_number

PAGE = 100


@require_safe
def history(request: Request, pk: int) -> HttpResponse:
    """The newest revisions with their decisions, and the dismissals among them."""
    translation = translation_for(request.user, pk)
    before = _before(request, translation)
    revisions = list(_revisions(translation, before))
    context = {
        "translation": translation,
        "article": translation.article,
        "sittings": sittings(revisions, _dismissals(translation, revisions, before)),
        "older": revisions[-1].number if revisions and revisions[-1].number else None,
        "sign_offs": translation.sign_offs.select_related("by", "reopened_by")[:10],
        "operation": uuid.uuid4(),
        "base": translation.number,
        "can_review": request.user.has_perm(REVIEW) and not translation.is_approved,
    }
    return render(request, "review/history.html", context)


@require_safe
def authors(request: Request, pk: int) -> HttpResponse:
    """Who is behind each sentence of the newest text, when and why."""
    translation = translation_for(request.user, pk)
    context = {"translation": translation, "article": translation.article, "sentences": authors_of(translation)}
    return render(request, "review/authors.html", context)


@require_POST
@changes
def restore_revision(request: Request, pk: int, number: int) -> HttpResponse:
    """The text of that revision stands again, as a new revision."""
    translation = translation_for(request.user, pk, REVIEW)
    form = ActionForm(request.POST)
    if not form.is_valid():
        return invalid(request, form.errors)
    try:
        at_number(pk, number)
    except Revision.DoesNotExist as error:
        raise Http404 from error
    restore(translation, number, form.base_number, form.operation_of(request))
    messages.success(request, _("Revision {number} stands again.").format(number=number))
    return redirect("history", pk)


def _before(request: Request, translation: Translation) -> int:
    """Up to which revision the page reaches, exclusive."""
    wanted = request.GET.get("before", "")
    if not wanted:
        return translation.number + 1
    if not is_number(wanted, digits=9):
        raise BadRequest(_("before: a revision’s number is wanted."))
    return int(wanted)


def _revisions(translation: Translation, before: int) -> list[Revision]:
    decisions = Decision.objects.select_related("flag", "by", "undone_by")
    return list(
        translation.revisions.filter(number__lt=before)
        .defer("text", "edits")
        .select_related("author", "undoes")
        .prefetch_related(Prefetch("decisions", decisions), "undone_by")
        .order_by("-number")[:PAGE]
    )


def _dismissals(translation: Translation, revisions: list[Revision], before: int) -> list[Decision]:
    """The dismissals made while these revisions were the newest."""
    if not revisions:
        return []
    made = Decision.objects.filter(flag__translation=translation, kind=Decision.Kind.DISMISS, at__gte=revisions[-1].at)
    follower = translation.revisions.filter(number=before).values_list("at", flat=True).first()
    if follower:
        made = made.filter(at__lt=follower)
    return list(made.select_related("flag", "by", "undone_by").order_by("-at")[: 10 * PAGE])

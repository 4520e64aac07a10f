"""The queue, and the next article."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.models.translation import TranslationQuerySet
from review.access import ASSIGN, REVIEW, SHARE_VIEW, Request, demand, visible_translations
from review.desk.filters import QueueFilter
from review.desk.presence import present_in
from review.desk.queue import Cursor, next_for, page_of
from review.forms import NextForm
from review.keymap import shown
from review.models import SavedView
from review.preferring import key_map_of
from review.views.queue_form import AssignForm, ViewForm
from review.views.requests import invalid


@require_safe
def queue(request: Request) -> HttpResponse:
    """The translations that the person may see, filtered, those with open critical flags first."""
    wanted = _filtered(request)
    cursor = Cursor.parsed(request.GET.get("from", ""))
    page, now = page_of(_with_what_is_shown(wanted.qs), cursor), timezone.now()
    key = key_map_of(request.user).single("article")
    context = {
        "next_key": key,
        "next_key_shown": shown(key),
        "filter": wanted,
        "page": page,
        "present": present_in([translation.pk for translation in page.translations], at=now),
        "now": now,
        "query": _without_place(request.GET),
    }
    return render(request, "review/queue.html", context | _work(request, wanted))


@require_POST
def next_article(request: Request) -> HttpResponse:
    """Claims the next translation that waits, of those the filters leave, and opens it."""
    demand(request.user, REVIEW)
    form = NextForm(request.POST)
    if not form.is_valid():
        return invalid(request, form.errors)
    wanted = _filtered(request)
    after = visible_translations(request.user).filter(pk=form.cleaned_data["after"]).first()
    found = next_for(request.user, wanted.qs, at=timezone.now(), after=after, others_too=wanted.names_somebody)
    if found is None:
        messages.info(request, _("Nothing is waiting here: everything is signed off or in somebody’s hands."))
        return redirect("queue")
    return redirect("review", found.pk)


def _work(request: Request, wanted: QueueFilter) -> dict[str, object]:
    """The saved views that are offered, and the forms that go with the list."""
    asked = wanted.query()
    return {
        "asked": asked,
        "views": SavedView.objects.offered_to(request.user).select_related("owner", "project"),
        "view_form": ViewForm(initial={"query": asked}, may_share=request.user.has_perm(SHARE_VIEW)),
        "assign_form": AssignForm(by=request.user, initial={"query": asked}) if request.user.has_perm(ASSIGN) else None,
    }


def _filtered(request: Request) -> QueueFilter:
    """The filters of the address. Raises BadRequest that names what would be allowed."""
    wanted = QueueFilter(request.GET, visible_translations(request.user), request.user)
    if not wanted.is_valid():
        errors = wanted.form.errors.items()
        raise BadRequest(" ".join(f"{name}: {' '.join(map(str, lines))}" for name, lines in errors))
    return wanted


def _with_what_is_shown(translations: TranslationQuerySet) -> TranslationQuerySet:
    has_source = ExpressionWrapper(~Q(article__source_text=""), BooleanField())
    related = translations.select_related("article__project", "claimed_by", "assigned_to").defer("article__source_text")
    return related.annotate(has_source=has_source)


def _without_place(query: QueryDict) -> str:
    """The filters of an address as a query string, without the place in the queue."""
    kept = query.copy()
    kept.pop("from", None)
    return kept.urlencode()

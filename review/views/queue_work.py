"""What is done from the queue: articles are assigned, filters are kept as views."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.models import Translation
from review.access import ASSIGN, READ, SHARE_VIEW, Request, demand, visible_translations
from review.desk.assigning import NotTheirsError, assign, name_of
from review.desk.filters import QueueFilter
from review.desk.notifying import notify
from review.desk.saved_views import TooManyViewsError, save_view
from review.models import Notification, SavedView
from review.views.queue_form import AssignForm, ViewForm
from review.views.requests import invalid, problem

TOLD_OF = 10
"""Of so many newly assigned articles somebody is told one by one; the rest they find in the queue."""


@require_POST
def assign_articles(request: Request) -> HttpResponse:
    """Gives the ticked articles to somebody, or to nobody."""
    demand(request.user, ASSIGN)
    form = AssignForm(request.POST, by=request.user)
    if not form.is_valid():
        return invalid(request, form.errors)
    wanted = form.cleaned_data["translations"]
    theirs = visible_translations(request.user).filter(pk__in=wanted)
    if theirs.count() != len(wanted):
        raise Http404
    person = form.cleaned_data["person"]
    try:
        changed = assign(theirs, person)
    except NotTheirsError:
        return problem(request, 422, _("{name} is not in every project of these.").format(name=name_of(person)))
    for translation in Translation.objects.filter(pk__in=changed[:TOLD_OF]) if person else ():
        notify(person, Notification.Kind.ASSIGNMENT, at=timezone.now(), by=request.user, translation=translation)
    messages.success(request, _said(len(wanted), name_of(person) if person else ""))
    return _back(form.cleaned_data["query"])


@require_POST
def view_save(request: Request) -> HttpResponse:
    """Keeps the queue's filters under a name."""
    demand(request.user, READ)
    form = ViewForm(request.POST, may_share=request.user.has_perm(SHARE_VIEW))
    if not form.is_valid():
        return invalid(request, form.errors)
    asked = QueueFilter(QueryDict(form.cleaned_data["query"]), visible_translations(request.user), request.user)
    if not asked.is_valid():
        return invalid(request, asked.form.errors)
    shared = form.cleaned_data.get("is_shared", False)
    try:
        view = save_view(request.user, form.cleaned_data["name"], asked.query(), is_shared=shared)
    except TooManyViewsError:
        return problem(request, 422, _("You keep as many views as one may. Delete one first."))
    messages.success(request, _("Kept as “{name}”.").format(name=view.name))
    return _back(view.query)


@require_POST
def view_delete(request: Request, pk: int) -> HttpResponse:
    """Forgets one of the person's own views."""
    demand(request.user, READ)
    view = get_object_or_404(SavedView.objects.filter(owner=request.user), pk=pk)
    view.delete()
    messages.success(request, _("“{name}” is no longer kept.").format(name=view.name))
    return _back(view.query)


def _said(n: int, name: str) -> str:
    if not name:
        return ngettext("{n} article is assigned to nobody.", "{n} articles are assigned to nobody.", n).format(n=n)
    said = ngettext("{n} article is assigned to {name}.", "{n} articles are assigned to {name}.", n)
    return said.format(n=n, name=name)


def _back(query: str) -> HttpResponse:
    """To the queue, with these filters."""
    kept = QueryDict(query).urlencode()
    return redirect(reverse("queue") + (f"?{kept}" if kept else ""))

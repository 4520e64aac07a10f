"""What waits under the bell."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from review.access import READ, Request, demand
from review.desk.notifying import mark_read, place_of
from review.models import Notification
from review.views.notifications_form import ReadForm
from review.views.requests import invalid, number_asked

PAGE = 50


@require_safe
def notification_list(request: Request) -> HttpResponse:
    """The person's own notifications, the newest first."""
    demand(request.user, READ)
    wanted = Notification.objects.of(request.user).newest_first()
    if before := number_asked(request, "before", _("before: a notification’s number is wanted.")):
        wanted = wanted.filter(pk__lt=before)
    found = list(wanted.select_related("by", "translation__article__project")[: PAGE + 1])
    context = {
        "notifications": found[:PAGE],
        "older": found[PAGE - 1].pk if len(found) > PAGE else None,
        "unread": any(each.read_at is None for each in found),
    }
    return render(request, "review/notifications.html", context)


@require_POST
def notifications_read(request: Request) -> HttpResponse:
    """Marks one read and opens what it is about; without a number, marks all read."""
    demand(request.user, READ)
    form = ReadForm(request.POST)
    if not form.is_valid():
        return invalid(request, form.errors)
    number: int | None = form.cleaned_data["notification"]
    if number is None:
        mark_read(Notification.objects.of(request.user), at=timezone.now())
        messages.success(request, _("All are marked as read."))
        return redirect("notifications")
    found = Notification.objects.of(request.user).filter(pk=number)
    opened = found.first()
    if opened is None:
        raise Http404
    mark_read(found, at=timezone.now())
    return redirect(place_of(opened))

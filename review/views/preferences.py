"""The page on which people choose what is theirs alone."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from review.access import READ, Request, demand
from review.models import Preferences
from review.preferring import language_for, preferences_of
from review.views.preferences_form import PreferencesForm


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: Request) -> HttpResponse:
    """A form for one's own preferences."""
    demand(request.user, READ)
    if request.method != "POST":
        return _page(request, PreferencesForm(initial={"language": preferences_of(request.user).language}))
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    saved, _made = Preferences.objects.update_or_create(person=request.user, defaults=form.cleaned_data)
    with override(language_for(request, saved)):
        messages.success(request, _("Your preferences are saved."))
    return redirect("preferences")


def _page(request: Request, form: PreferencesForm) -> HttpResponse:
    return render(request, "review/preferences.html", {"form": form}, status=422 if form.errors else 200)

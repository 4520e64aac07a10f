"""What a person sets for themselves: their keys; and the first-run hint put away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from review.access import READ, Request, demand, translation_for
from review.forms import NextForm
from review.keymap import KeyMap
from review.preferring import key_map_of, put_hint_away, set_keys
from review.views.keys_form import KeysForm
from review.views.requests import invalid


@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: Request) -> HttpResponse:
    """The person's keys, to be changed; sent, they hold from the next page on."""
    demand(request.user, READ)
    if request.method != "POST":
        return render(request, "review/keys.html", {"form": KeysForm.of(key_map_of(request.user))})
    form = KeysForm.of(KeyMap()) if "reset" in request.POST else KeysForm(request.POST)
    if form.is_bound and not form.is_valid():
        return render(request, "review/keys.html", {"form": form}, status=422)
    wanted = form.keys() if form.is_bound else {name: str(key) for name, key in form.initial.items()}
    set_keys(request.user, wanted, on=not form.is_bound or bool(form.cleaned_data["single_keys"]))
    messages.success(request, _("Your keys are saved."))
    return redirect("keys")


@require_POST
def hint_away(request: Request) -> HttpResponse:
    """The first-run hint goes away for good."""
    demand(request.user, READ)
    form = NextForm(request.POST)
    if not form.is_valid():
        return invalid(request, form.errors)
    put_hint_away(request.user)
    if request.htmx:
        return HttpResponse()
    after = form.cleaned_data["after"]
    return redirect("review", translation_for(request.user, after).pk) if after else redirect("queue")

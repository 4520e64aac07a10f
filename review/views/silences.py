"""The words on which checks are silent, and how they are heard again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from review.access import CHOOSE_CHECK, READ, Request, demand, silence_for
from review.acting.dismissing import revoke, silences_for
from review.page.cards import title_of

MOST = 200
"""How many are shown; older ones come up when newer ones are revoked."""


@require_safe
def silence_list(request: Request) -> HttpResponse:
    """Who silenced which check on which words, and where."""
    demand(request.user, READ)
    found = silences_for(request.user)[:MOST]
    rows = [(silence, title_of(silence.check_id)) for silence in found]
    return render(
        request, "review/silences.html", {"silences": rows, "can_revoke": request.user.has_perm(CHOOSE_CHECK)}
    )


@require_POST
def silence_revoke(request: Request, pk: int) -> HttpResponse:
    """The check is heard on these words again, from the next check on."""
    silence = silence_for(request.user, pk)
    revoke(silence, request.user, at=timezone.now())
    sentence = _("“{words}” is flagged again: {title}.")
    messages.success(request, sentence.format(words=silence.words, title=title_of(silence.check_id)))
    return redirect("silences")

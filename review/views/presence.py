"""The sign that an open page gives every half minute, and who else gave one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from review.access import REVIEW, Request, translation_for
from review.desk.presence import give_sign, others_in


@require_POST
def presence(request: Request, pk: int) -> HttpResponse:
    """Notes that the person is in the article, and names the others who are."""
    translation, now = translation_for(request.user, pk), timezone.now()
    if request.user.has_perm(REVIEW):
        give_sign(translation, request.user, at=now)
    return render(request, "review/_present.html", {"present": others_in(translation, request.user, at=now)})

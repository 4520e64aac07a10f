"""The review page."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Translation
from review.access import REVIEW, Request, translation_for
from review.checking import is_due, recheck
from review.claiming import claim
from review.page.sheet import sheet_of
from review.views.answers import page_context


@require_safe
def review_page(request: Request, pk: int) -> HttpResponse:
    """The whole article with its open flags. Opening it checks it when that is due, and claims it."""
    translation = translation_for(request.user, pk)
    if is_due(translation):
        recheck(translation.pk)
    if request.user.has_perm(REVIEW) and not translation.is_approved:
        claim(translation, request.user, at=timezone.now())
    translation = translation_for(request.user, pk)
    context = page_context(request, sheet_of(translation)) | {"somebody": _somebody_else(translation, request.user)}
    return render(request, "review/page.html", context)


def _somebody_else(translation: Translation, user: User) -> User | None:
    """Who else is in this article now."""
    until = translation.claimed_until
    if translation.claimed_by_id in (None, user.pk) or until is None or until < timezone.now():
        return None
    return translation.claimed_by

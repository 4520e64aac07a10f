"""The review page."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Translation
from review.access import REVIEW, Request, translation_for
from review.desk.presence import give_sign, others_in
from review.flagging.checking import is_due, recheck
from review.page.sheet import Sheet, sheet_of
from review.preferring import key_map_of
from review.views.answers import page_context


@require_safe
def review_page(request: Request, pk: int) -> HttpResponse:
    """The whole article with its open flags. Opening it checks it when that is due, and claims it."""
    translation = translation_for(request.user, pk)
    if is_due(translation):
        recheck(translation.pk)
    if request.user.has_perm(REVIEW) and not translation.is_approved:
        give_sign(translation, request.user, at=timezone.now())
    translation = translation_for(request.user, pk)
    sheet = sheet_of(translation)
    context = page_context(request, sheet) | {
        "present": _others(translation, request.user, timezone.now()),
        "current": _wanted(request, sheet),
        "skips": translation.skips.select_related("by")[:2],
        "keys": key_map_of(request.user),
    }
    return render(request, "review/page.html", context)


def _wanted(request: Request, sheet: Sheet) -> int | None:
    """The flag whose card is open when the page opens: the one asked for, else the first."""
    wanted = request.GET.get("flag", "")
    if wanted and not (wanted.isascii() and wanted.isdigit() and len(wanted) < 20):
        raise BadRequest(_("“{value}” is no flag.").format(value=wanted[:40]))
    known = [flag.pk for flag in sheet.flags]
    return int(wanted) if wanted and int(wanted) in known else next(iter(known), None)


def _others(translation: Translation, user: User, at: datetime) -> list[User]:
    """Who else is in this article now; else whoever claimed it a while ago."""
    if here := others_in(translation, user, at=at):
        return here
    by, until = translation.claimed_by, translation.claimed_until
    return [by] if by and by != user and until and until >= at else []

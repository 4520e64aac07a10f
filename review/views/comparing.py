"""Any two revisions of a translation compared."""

from __future__ import annotations

import uuid

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Revision, Translation
from review.access import REVIEW, Request, translation_for
from review.desk.assigning import name_of
from review.forms import CompareForm
from review.page.comparison import compared, side_by_side

OFFERED = 200
"""How many of the newest revisions the page offers; beside them the import, the approved one, and those compared."""


@require_safe
def compare(request: Request, pk: int) -> HttpResponse:
    """What differs between two revisions."""
    translation = translation_for(request.user, pk)
    form = CompareForm(request.GET)
    if not form.is_valid():
        raise BadRequest(_("Say which two revisions: old and new, each a number from 0."))
    revisions = translation.revisions.select_related("author")
    old, new = (get_object_or_404(revisions, number=form.cleaned_data[name]) for name in ("old", "new"))
    context = {
        "translation": translation,
        "article": translation.article,
        "old": old,
        "new": new,
        "form": form,
        "choices": _choices(translation, {old.number, new.number}),
        "operation": uuid.uuid4(),
        "can_review": request.user.has_perm(REVIEW) and not translation.is_approved,
    }
    return render(request, "review/compare.html", context | _difference(old, new, form))


def _difference(old: Revision, new: Revision, form: CompareForm) -> dict[str, object]:
    hidden = not form.cleaned_data["plain"]
    if form.cleaned_data["view"] == "side":
        return {"blocks": side_by_side(old.text, new.text, hidden=hidden)}
    return {"stretches": compared(old.text, new.text, hidden=hidden)}


def _choices(translation: Translation, shown: set[int]) -> list[tuple[int, str]]:
    """The revisions that can be chosen, the newest first, each by its number, its maker and its time."""
    approved = set() if translation.approved_number is None else {translation.approved_number}
    offered = translation.revisions.filter(number__gt=translation.number - OFFERED)
    named = translation.revisions.filter(number__in={0} | approved | shown)
    found = (offered | named).select_related("author").defer("text", "edits").order_by("-number")
    return [(revision.number, _label(revision, translation)) for revision in found]


def _label(revision: Revision, translation: Translation) -> str:
    who = name_of(revision.author) if revision.author else revision.get_kind_display()
    when = date_format(timezone.localtime(revision.at), "DATETIME_FORMAT")
    label = f"{revision.number} · {who} · {when}"
    signed_off = revision.number == translation.approved_number
    return _("{revision} (signed off)").format(revision=label) if signed_off else label

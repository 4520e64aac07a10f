"""The preview of an import: how the files are read, which can be changed, and what would happen; what is refused."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from typing import Any

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.exporting.naming import safe
from articles.importing import uploads
from articles.importing.columns import columns
from articles.importing.heads import heads
from articles.importing.importer import Import, Outcome, look, preview
from articles.importing.incoming import Place, Refusal
from articles.importing.planning import Fate, source_differs
from articles.importing.rejecting import rejected
from articles.models import ImportBatch, Upload
from review.importing.arriving import ReviewDesk
from review.importing.doubting import doubts
from review.views.reading_form import ReadingForm

IMPORT = "articles.import_articles"
SHOWN = 5
"""How many of the first texts the preview shows."""
LISTED = 100
"""How many notes of one sort the preview lists."""


def shown(request: HttpRequest, kept: Upload, form: ReadingForm | None = None, status: int = 200) -> HttpResponse:
    """The preview of an upload that waits. Raises Http404 when its files are gone."""
    try:
        asked = uploads.wanted(kept)
        form = form or reading_form(asked)
        outcome = preview(asked, look(asked), kept.project, ReviewDesk(), keep=SHOWN, doubt=doubts)
    except FileNotFoundError as gone:
        raise Http404 from gone
    samples = [(step, list(doubts(step.row))) for step in outcome.steps]
    context = {"upload": kept, "asked": asked, "outcome": outcome, "reading": form, "samples": samples}
    context["operation"] = uuid.uuid4()
    return page(request, "preview", context | _summary(outcome), status)


def reading_form(asked: Import, *given: Any) -> ReadingForm:
    """How the files are read, to be changed."""
    return ReadingForm(*given, found=heads(asked.members, asked.settings), settings=asked.settings)


def has_other_columns(asked: Import) -> bool:
    """Whether a table with rows came whose columns only a person can tell."""
    found = heads(asked.members, asked.settings)
    return any(head.rows and isinstance(columns(head.header, Place("")), Refusal) for head in found)


@permission_required(IMPORT, raise_exception=True)
@require_POST
def change_reading(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Reads the files otherwise; nothing is imported yet."""
    kept = _waiting(request, pk)
    try:
        form = reading_form(uploads.wanted(kept), request.POST)
    except FileNotFoundError as gone:
        raise Http404 from gone
    if not form.is_valid():
        return shown(request, kept, form, status=422)
    Upload.objects.filter(pk=kept.pk, batch=None).update(options=asdict(form.settings()))
    return redirect("admin:articles_import_preview", kept.pk)


@permission_required(IMPORT, raise_exception=True)
@require_safe
def rejected_rows(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """What would be refused, as a table that can be put right and imported again."""
    kept = _waiting(request, pk)
    try:
        asked = uploads.wanted(kept)
    except FileNotFoundError as gone:
        raise Http404 from gone
    rows = rejected(asked, look(asked), kept.project, ReviewDesk())
    answer = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    name = f"{safe(asked.name)}.refused.csv"
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    return answer


def page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of the wizard inside the admin."""
    shared = admin.site.each_context(request) | {"opts": ImportBatch._meta, "title": _("Import articles")}
    return render(request, f"admin/articles/importbatch/{name}.html", shared | context, status=status)


def staff(request: HttpRequest) -> Any:
    """The person, who may use the admin. Raises PermissionDenied."""
    if not admin.site.has_permission(request):
        raise PermissionDenied
    return request.user


def _waiting(request: HttpRequest, pk: uuid.UUID) -> Upload:
    """An upload of this person that waits for its confirmation."""
    return get_object_or_404(uploads.waiting(staff(request), at=timezone.now()), pk=pk, batch=None)


def _summary(outcome: Outcome) -> dict[str, object]:
    source_kept = [note for note in outcome.remarks if note.reason == source_differs()]
    notes = [*outcome.remarks, *outcome.passed_over]
    return {
        "new": outcome.counts[Fate.NEW],
        "updated": outcome.counts[Fate.UPDATED],
        "unchanged": outcome.counts[Fate.UNCHANGED],
        "kept": outcome.counts[Fate.KEPT],
        "source_kept": len(source_kept),
        "doubts": outcome.doubts[:LISTED],
        "refused": outcome.refused[:LISTED],
        "notes": notes[:LISTED],
        "hidden": sum(max(0, len(found) - LISTED) for found in (outcome.refused, notes, outcome.doubts)),
    }

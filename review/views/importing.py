"""Import in the browser: upload, preview, confirmation. What becomes of it is on the batch's page in the admin."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.importing import uploads
from articles.importing.importer import Outcome, look, preview
from articles.importing.planning import Fate
from articles.models import Project, Upload
from review.arriving import ReviewDesk
from review.views.import_results import import_page, needs_room, stopped
from review.views.importing_form import ConfirmForm, ImportForm

IMPORT = "articles.import_articles"
SHOWN = 5
"""How many of the first texts the preview shows."""
LISTED = 100
"""How many notes of one sort the preview lists."""


@permission_required(IMPORT, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
@needs_room
def upload(request: HttpRequest) -> HttpResponse:
    """The upload; it leads to the preview. What is larger than MAX_IMPORT_BYTES was refused before it was read."""
    by = _staff(request)
    if request.method != "POST":
        return import_page(request, "import", {"form": ImportForm(by=by, initial=_initial(request))})
    form = ImportForm(request.POST, request.FILES, by=by)
    if not form.is_valid():
        return import_page(request, "import", {"form": form}, status=422)
    uploads.forget_expired(at=timezone.now())
    kept = uploads.keep(form.cleaned_data["uploaded"], form.cleaned_data["project"], form.settings(), by)
    asked = uploads.wanted(kept)
    surveyed = look(asked)
    if surveyed.rows:
        return redirect("admin:articles_import_preview", kept.pk)
    outcome = preview(asked, surveyed, kept.project, ReviewDesk())
    uploads.discard(kept)
    kept.delete()
    return _nothing_taken(request, form, outcome)


@permission_required(IMPORT, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
@needs_room
def preview_upload(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What would happen; posted, it happens."""
    kept = get_object_or_404(uploads.of_person(_staff(request)), pk=pk)
    if request.method == "POST":
        return _confirm(request, kept)
    if kept.batch:
        return redirect("admin:articles_importbatch_change", kept.batch.pk)
    if uploads.is_expired(kept, at=timezone.now()):
        raise Http404
    try:
        asked = uploads.wanted(kept)
        outcome = preview(asked, look(asked), kept.project, ReviewDesk(), keep=SHOWN)
    except FileNotFoundError as gone:
        raise Http404 from gone
    return import_page(
        request,
        "preview",
        {"upload": kept, "asked": asked, "outcome": outcome, "operation": uuid.uuid4()} | _summary(outcome),
    )


def _confirm(request: HttpRequest, kept: Upload) -> HttpResponse:
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return stopped(request, 422, _("The page that was sent is not complete. Please open the preview again."))
    try:
        batch = uploads.confirm(kept, form.cleaned_data["operation"], at=timezone.now())
    except Upload.DoesNotExist as gone:
        raise Http404 from gone
    except uploads.ConfirmError as error:
        return stopped(request, 409, str(error), error.batch)
    return redirect("admin:articles_importbatch_change", batch.pk)


def _nothing_taken(request: HttpRequest, form: ImportForm, outcome: Outcome) -> HttpResponse:
    """415 when a file is no text at all, else 422; every reason stands at the field."""
    for note in [*outcome.refused[:LISTED], *outcome.passed_over[:LISTED]]:
        form.add_error("uploaded", str(note))
    known = [note for note in outcome.refused if not note.wrong_kind]
    return import_page(request, "import", {"form": form}, status=422 if known else 415)


def _summary(outcome: Outcome) -> dict[str, object]:
    source_kept = [note for note in outcome.remarks if "source" in note.reason]
    return {
        "new": outcome.counts[Fate.NEW],
        "updated": outcome.counts[Fate.UPDATED],
        "unchanged": outcome.counts[Fate.UNCHANGED],
        "kept": outcome.counts[Fate.KEPT],
        "source_kept": len(source_kept),
        "refused": outcome.refused[:LISTED],
        "notes": [*outcome.remarks, *outcome.passed_over][:LISTED],
        "hidden": max(0, len(outcome.refused) - LISTED)
        + max(0, len(outcome.remarks) + len(outcome.passed_over) - LISTED),
    }


def _staff(request: HttpRequest) -> Any:
    """The person, who may use the admin. Raises PermissionDenied."""
    if not admin.site.has_permission(request):
        raise PermissionDenied
    return request.user


def _initial(request: HttpRequest) -> dict[str, object]:
    """The project named in the address; 404 when it is not this person's."""
    slug = request.GET.get("project")
    if not slug:
        return {}
    project = get_object_or_404(Project.objects.visible_to(_staff(request)), slug=slug)
    return {
        "project": project.pk,
        "source_language": project.source_language,
        "target_language": project.target_language,
    }

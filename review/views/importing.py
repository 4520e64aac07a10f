"""Import in the browser: upload, preview, confirmation. What becomes of it is on the batch's page in the admin."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.importing import uploads
from articles.importing.importer import Outcome, look, preview
from articles.models import Project, Upload
from review.importing.arriving import ReviewDesk
from review.views.import_results import needs_room, stopped
from review.views.importing_form import ConfirmForm, ImportForm
from review.views.previewing import IMPORT, LISTED, has_other_columns, page, shown, staff


@permission_required(IMPORT, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
@needs_room
def upload(request: HttpRequest) -> HttpResponse:
    """The upload; it leads to the preview. What is larger than MAX_IMPORT_BYTES was refused before it was read."""
    by = staff(request)
    if request.method != "POST":
        return page(request, "import", {"form": ImportForm(by=by, initial=_initial(request))})
    form = ImportForm(request.POST, request.FILES, by=by)
    if not form.is_valid():
        return page(request, "import", {"form": form}, status=422)
    uploads.forget_expired(at=timezone.now())
    kept = uploads.keep(form.cleaned_data["uploaded"], form.cleaned_data["project"], form.settings(), by)
    asked = uploads.wanted(kept)
    surveyed = look(asked)
    if surveyed.rows:
        return redirect("admin:articles_import_preview", kept.pk)
    if has_other_columns(asked):
        return shown(request, kept, status=422)
    outcome = preview(asked, surveyed, kept.project, ReviewDesk())
    uploads.discard(kept)
    kept.delete()
    return _nothing_taken(request, form, outcome)


@permission_required(IMPORT, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
@needs_room
def preview_upload(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What would happen; posted, it happens."""
    kept = get_object_or_404(uploads.of_person(staff(request)), pk=pk)
    if request.method == "POST":
        return _confirm(request, kept)
    if kept.batch:
        return redirect("admin:articles_importbatch_change", kept.batch.pk)
    if uploads.is_expired(kept, at=timezone.now()):
        raise Http404
    return shown(request, kept)


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
    return page(request, "import", {"form": form}, status=422 if known else 415)


def _initial(request: HttpRequest) -> dict[str, object]:
    """The project named in the address; 404 when it is not this person's."""
    slug = request.GET.get("project")
    if not slug:
        return {}
    project = get_object_or_404(Project.objects.visible_to(staff(request)), slug=slug)
    return {
        "project": project.pk,
        "source_language": project.source_language,
        "target_language": project.target_language,
    }

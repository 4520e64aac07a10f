"""Import in the browser: upload, preview, confirmation. The result is the batch's page in the admin."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from articles.importing import uploads
from articles.importing.importer import Outcome, look, preview
from articles.models import Project, Upload
from review.arriving import ReviewDesk, checked
from review.views.importing_form import ImportForm
from review.views.previewing import IMPORT, LISTED, has_other_columns, page, shown, staff

SECONDS_OF_CHECKING = 5.0


@permission_required(IMPORT, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
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
def preview_upload(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What would happen; posted, it happens."""
    kept = get_object_or_404(uploads.waiting(staff(request), at=timezone.now()), pk=pk)
    if request.method == "POST":
        return _confirm(request, kept)
    if kept.batch:
        return redirect("admin:articles_importbatch_change", kept.batch.pk)
    return shown(request, kept)


def _confirm(request: HttpRequest, kept: Upload) -> HttpResponse:
    try:
        batch, changed = uploads.confirm(kept, ReviewDesk())
    except Upload.DoesNotExist as gone:
        raise Http404 from gone
    done = sum(1 for _pk in checked(changed, seconds=SECONDS_OF_CHECKING))
    if done < len(changed):
        rest = len(changed) - done
        text = ngettext(
            "%(n)d text is checked when it is opened.", "%(n)d texts are checked when they are opened.", rest
        )
        messages.info(request, text % {"n": rest})
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

"""Import in the browser: upload, preview, confirmation. The result is the batch's page in the admin."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from articles.importing import uploads
from articles.importing.importer import Outcome, look, preview
from articles.importing.planning import Fate
from articles.models import ImportBatch, Project, Upload
from review.arriving import ReviewDesk, checked
from review.views.importing_form import ImportForm

IMPORT = "articles.import_articles"
SHOWN = 5
"""How many of the first texts the preview shows."""
LISTED = 100
"""How many notes of one sort the preview lists."""
SECONDS_OF_CHECKING = 5.0


@permission_required(IMPORT, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """The upload; it leads to the preview. What is larger than MAX_IMPORT_BYTES was refused before it was read."""
    by = _staff(request)
    if request.method != "POST":
        return _page(request, "import", {"form": ImportForm(by=by, initial=_initial(request))})
    form = ImportForm(request.POST, request.FILES, by=by)
    if not form.is_valid():
        return _page(request, "import", {"form": form}, status=422)
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
def preview_upload(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What would happen; posted, it happens."""
    kept = get_object_or_404(uploads.waiting(_staff(request), at=timezone.now()), pk=pk)
    if request.method == "POST":
        return _confirm(request, kept)
    if kept.batch:
        return redirect("admin:articles_importbatch_change", kept.batch.pk)
    try:
        asked = uploads.wanted(kept)
        outcome = preview(asked, look(asked), kept.project, ReviewDesk(), keep=SHOWN)
    except FileNotFoundError as gone:
        raise Http404 from gone
    return _page(request, "preview", {"upload": kept, "asked": asked, "outcome": outcome} | _summary(outcome))


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
    return _page(request, "import", {"form": form}, status=422 if known else 415)


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


def _page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    shared = admin.site.each_context(request) | {"opts": ImportBatch._meta, "title": _("Import articles")}
    return render(request, f"admin/articles/importbatch/{name}.html", shared | context, status=status)

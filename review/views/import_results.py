"""What becomes of an import: the page that shows how far it is, then for good what it did; cancelling, taking back."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.importing import ending
from articles.importing.progress import progress_of
from articles.importing.uploads import NoRoomError
from articles.lines import Lines
from articles.models import ImportBatch, ImportNote, Job, Project
from articles.tables import is_run
from review.views.errors import refusal

VIEW, IMPORT = "articles.view_importbatch", "articles.import_articles"
LISTED = 100
"""How many notes of one sort the page lists; the download has them all."""

P = ParamSpec("P")


def needs_room(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """For a view that stores files: 503, before anything is stored, where the disk is nearly full."""

    @wraps(view)
    def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoRoomError:
            detail = _("Nothing was stored. Please ask whoever runs this server to make room, then try again.")
            return refusal(503, _("There is too little room on the server’s disk."), detail)

    return wrapped


@permission_required(VIEW, raise_exception=True)
@require_safe
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the import is and, when it is over, what it did; a fragment for the page that watches."""
    batch = _batch(request, pk)
    context = _context(request, batch)
    if request.headers.get("HX-Request") == "true":
        return render(request, "admin/articles/importbatch/_result.html", context)
    return import_page(request, "result", context)


@permission_required(IMPORT, raise_exception=True)
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends an import that is not through; nobody ever sees what it had stored."""
    batch = _batch(request, pk)
    if not ending.cancel(batch):
        return stopped(request, 409, _("This import is over: there is nothing to cancel."), batch)
    return redirect("admin:articles_importbatch_change", batch.pk)


@permission_required(IMPORT, raise_exception=True)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes back what the import brought and nobody has touched; asked for twice, it is done once."""
    batch = _batch(request, pk)
    try:
        ending.take_back(batch, _staff(request))
    except ending.NothingToTakeBackError as error:
        return stopped(request, 409, str(error), batch)
    return redirect("admin:articles_importbatch_change", batch.pk)


@permission_required(IMPORT, raise_exception=True)
@require_POST
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives an import that was parked, and its checks that were, new attempts."""
    batch = _batch(request, pk)
    if not ending.try_again(batch):
        return stopped(request, 409, _("Nothing of this import is parked."), batch)
    return redirect("admin:articles_importbatch_change", batch.pk)


@permission_required(VIEW, raise_exception=True)
@require_safe
def refused_rows(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """Every row that was not taken, as a table: file, line, reason."""
    batch = _batch(request, pk)
    answer = StreamingHttpResponse(_table(batch), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="import-{batch.pk}-refused.csv"'
    return answer


def stopped(request: HttpRequest, status: int, sentence: str, batch: ImportBatch | None = None) -> HttpResponse:
    """A page that says why something is not done."""
    return import_page(request, "stopped", {"sentence": sentence, "batch": batch}, status=status)


def import_page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """One of the import's pages in the admin."""
    shared = admin.site.each_context(request) | {"opts": ImportBatch._meta, "title": _("Import articles")}
    return render(request, f"admin/articles/importbatch/{name}.html", shared | context, status=status)


def _batch(request: HttpRequest, pk: int) -> ImportBatch:
    theirs = ImportBatch.objects.filter(project__in=Project.objects.visible_to(_staff(request)))
    return get_object_or_404(theirs.select_related("project", "by", "undone_by"), pk=pk)


def _staff(request: HttpRequest) -> User:
    if not admin.site.has_permission(request) or not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _context(request: HttpRequest, batch: ImportBatch) -> dict[str, Any]:
    refused = batch.notes.filter(kind=ImportNote.Kind.REFUSED)
    left = batch.notes.filter(kind=ImportNote.Kind.LEFT)
    progress = progress_of(batch, at=timezone.now())
    return {
        "batch": batch,
        "title": _("Import %(n)d") % {"n": batch.pk},
        "progress": progress,
        "refused": refused[:LISTED],
        "refused_count": refused.count(),
        "left": left[:LISTED],
        "left_count": left.count(),
        "offers": batch.renewals.filter(state="offered").count(),
        "may_act": request.user.has_perm(IMPORT),
        "states": Job.State,
    }


def _table(batch: ImportBatch) -> Iterator[bytes]:
    """The rows as CSV, safe in a spreadsheet."""
    lines = Lines()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(["\ufefffile", "line", "reason"])
    for note in batch.notes.filter(kind=ImportNote.Kind.REFUSED).iterator():
        cells = (note.file, str(note.line or ""), note.reason)
        writer.writerow([f"'{cell}" if is_run(cell) else cell for cell in cells])
        yield lines.taken()
    yield lines.taken()

"""Export in the browser: one text as a file, a filtered set as a file or an archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.core.exceptions import BadRequest
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.exporting.gathering import gathered
from articles.exporting.naming import Names, safe
from articles.exporting.outgoing import Outgoing, named, nameless
from articles.exporting.packing import zipped
from articles.exporting.writers import FORMATS, Format
from articles.models import Project, Translation
from articles.models.translation import TranslationQuerySet
from review.access import Request, demand, translation_for, visible_translations
from review.desk.filters import QueueFilter
from review.reporting.corrections import aligned, decisions_on
from review.views.requests import problem

EXPORT = "articles.export_articles"
ZIP = "application/zip"
Answer = TypeVar("Answer", bound=HttpResponseBase)


@require_safe
def export_one(request: Request, pk: int) -> HttpResponseBase:
    """One text as a file; one that is not signed off only when `all_states` is asked for."""
    translation = translation_for(request.user, pk, EXPORT)
    format_ = _format(request)
    if not translation.is_approved and "all_states" not in request.GET:
        return problem(request, 409, _("This text is not signed off."))
    row = next(_rows(request, Translation.objects.filter(pk=pk)))
    name = Names().name(row, format_.ending)
    return _download(HttpResponse(b"".join(format_.of_one(row)), content_type=format_.content_type), name)


@require_safe
def export_set(request: Request) -> HttpResponseBase:
    """The signed-off texts that the queue's filters leave; JSON lines as one file, other formats as a ZIP."""
    demand(request.user, EXPORT)
    format_, translations = _format(request), _chosen(request)
    if not translations.exists():
        return problem(request, 409, _("There is nothing to export: none of these texts is signed off."))
    rows = _rows(request, translations)
    stem = safe(request.GET.get("project") or "articles")
    pieces, ending, content_type = _packed(format_, rows)
    return _download(StreamingHttpResponse(pieces, content_type=content_type), stem + ending)


def _format(request: Request) -> Format:
    asked = request.GET.get("format", "txt")
    if asked not in FORMATS:
        known = ", ".join(FORMATS)
        raise BadRequest(_("“%(asked)s” is not one of: %(known)s.") % {"asked": asked[:40], "known": known})
    return FORMATS[asked]


def _chosen(request: Request) -> TranslationQuerySet:
    """The translations that the address asks for: signed off, or in whatever state with `all_states`.

    Raises Http404 for a project that is not this person's, BadRequest for a filter that makes no sense.
    """
    if slug := request.GET.get("project"):
        get_object_or_404(Project.objects.visible_to(request.user), slug=slug)
    asked = request.GET.copy()
    if "all_states" not in asked or "state" not in asked:
        asked["state"] = "all" if "all_states" in asked else "approved"
    wanted = QueueFilter(asked, visible_translations(request.user), request.user)
    if not wanted.is_valid():
        raise BadRequest(" ".join(str(line) for lines in wanted.form.errors.values() for line in lines))
    chosen: TranslationQuerySet = wanted.qs
    return chosen


def _rows(request: Request, translations: TranslationQuerySet) -> Iterator[Outgoing]:
    return gathered(translations, decisions_on, named if "with_names" in request.GET else nameless, aligned)


def _packed(format_: Format, rows: Iterable[Outgoing]) -> tuple[Iterator[bytes], str, str]:
    """The bytes, how the file's name ends, and what it is."""
    if format_.stream:
        return format_.stream(rows), format_.ending, format_.content_type
    return zipped(rows, format_), f".{format_.key}.zip", ZIP


def _download(answer: Answer, name: str) -> Answer:
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    return answer

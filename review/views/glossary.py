"""The glossary: terms listed, changed, taken out; as files in and out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.languages import is_known, language_name
from articles.models import Project
from review.access import READ, Request, demand
from review.knowledge.glossary import TermTwiceError, delete_term, in_order, same_term, save_term, terms_for
from review.knowledge.termbase import sheets, tbx
from review.knowledge.termbase.entries import FileRefusedError, Row
from review.knowledge.termbase.files import reading_of
from review.knowledge.termbase.taking import Fate, Taken, counted, pairs_without_texts, take
from review.models import Term
from review.views.knowledge_forms import GlossaryFileForm, TermForm
from review.views.requests import number_asked

ADD, CHANGE, DELETE = "review.add_term", "review.change_term", "review.delete_term"
PAGE = 100
LISTED = 500
"""How many rows of a file the report lists."""
LISTED_FIRST = (Fate.REFUSED, Fate.CHANGED, Fate.ADDED, Fate.UNCHANGED)
FORMATS = ("csv", "tbx")
TWICE = gettext_lazy("This term stands there already: it is rendered “{target}”.")


@require_safe
def term_list(request: Request) -> HttpResponse:
    """The terms that hold in the person's projects, filtered, in alphabetical order."""
    demand(request.user, READ)
    terms, query = _filtered(request), request.GET.copy()
    query.pop("after", None)
    after = number_asked(request, "after", _("after: a term’s number is wanted."))
    numbers = in_order(terms, request.GET.get("q", ""))
    begin = numbers.index(after) + 1 if after in numbers else 0
    page = numbers[begin : begin + PAGE]
    context = {
        "terms": _listed(terms, page),
        "following": page[-1] if len(numbers) > begin + PAGE else None,
        "query": query.urlencode(),
        "asked": request.GET,
        "projects": Project.objects.visible_to(request.user),
        "languages": _languages(request),
    }
    return render(request, "review/glossary.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def term_add(request: Request) -> HttpResponse:
    """A form for a new term."""
    demand(request.user, ADD)
    if request.method != "POST":
        return _form(request, TermForm(by=request.user, initial=request.GET.dict()), None)
    return _saved(request, TermForm(request.POST, by=request.user), Term())


@require_http_methods(["GET", "HEAD", "POST"])
def term_edit(request: Request, pk: int) -> HttpResponse:
    """A form for a term."""
    term = _term(request, pk, CHANGE)
    if request.method != "POST":
        return _form(request, TermForm(by=request.user, initial=_initial(term)), term)
    return _saved(request, TermForm(request.POST, by=request.user), term)


@require_POST
def term_delete(request: Request, pk: int) -> HttpResponse:
    """Takes a term out."""
    term = _term(request, pk, DELETE)
    delete_term(term)
    messages.success(
        request, _("Taken out: {term}. Texts are checked without it as they are opened.").format(term=term)
    )
    return redirect("glossary")


@require_safe
def glossary_export(request: Request) -> HttpResponse:
    """The filtered terms as a file."""
    demand(request.user, READ)
    wanted = request.GET.get("format", "csv")
    if wanted not in FORMATS:
        raise BadRequest(_("format: one of {known} is wanted.").format(known=", ".join(FORMATS)))
    asked = _filtered(request)
    terms = _listed(asked, in_order(asked, request.GET.get("q", "")))
    if wanted == "csv":
        answer = HttpResponse(sheets.written(terms).encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    else:
        answer = HttpResponse(tbx.written(terms, request.GET.get("source", "")), content_type="application/x-tbx+xml")
    name = content_disposition_header(as_attachment=True, filename=f"glossary.{wanted}")
    answer.headers["Content-Disposition"] = name or ""
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def glossary_import(request: Request) -> HttpResponse:
    """A form for a glossary's file; sent, what became of each of its rows, or would become, with `look`."""
    demand(request.user, ADD)
    demand(request.user, CHANGE)
    if request.method != "POST":
        return _import_page(request, GlossaryFileForm(by=request.user))
    form = GlossaryFileForm(request.POST, request.FILES, by=request.user)
    if not form.is_valid():
        return _import_page(request, form)
    cleaned, projects = form.cleaned_data, Project.objects.visible_to(request.user)
    try:
        reading = reading_of(cleaned["file"].read(), cleaned["source"], cleaned["target"])
    except FileRefusedError as error:
        form.add_error("file", str(error))
        return _import_page(request, form)
    by_slug = {project.slug: project for project in projects}
    taken = take(reading.rows, by_slug, cleaned["project"], only_look=cleaned["look"])
    return _import_page(request, form, _report(taken, [*reading.remarks, *_waiting(reading.rows)]))


def _report(taken: list[Taken], remarks: list[str]) -> dict[str, object]:
    """What became of the rows, the refused ones first."""
    listed = sorted(taken, key=lambda row: LISTED_FIRST.index(row.fate))
    counts = counted(taken)
    return {
        "taken": listed[:LISTED],
        "unlisted": len(listed[LISTED:]),
        "counts": counts.items(),
        "stored": counts[Fate.ADDED] + counts[Fate.CHANGED],
        "remarks": remarks,
    }


def _waiting(rows: list[Row]) -> list[str]:
    """A remark for each pair of languages in which there is no text yet."""
    told = _("No text is translated from {source} to {target} yet: terms in these languages wait for one.")
    return [told.format(source=source, target=target) for source, target in pairs_without_texts(rows)]


def _import_page(request: Request, form: GlossaryFileForm, report: dict[str, object] | None = None) -> HttpResponse:
    """The form, or what a file did; of a file that is only looked at, both, and for htmx what it would do alone."""
    looks = bool(form.is_bound and form.data.get("look"))
    context = {"form": form, "looks": looks} | (report or {})
    name = "glossary_imported" if report and not looks else "_glossary_look" if request.htmx else "glossary_import"
    return render(request, f"review/{name}.html", context, status=422 if form.errors else 200)


def _term(request: Request, pk: int, right: str) -> Term:
    term = get_object_or_404(terms_for(request.user), pk=pk)
    demand(request.user, right)
    return term


def _saved(request: Request, form: TermForm, old: Term) -> HttpResponse:
    """Stores the term; 422 when it cannot be, and where the same term stands already."""
    shown = old if old.pk else None
    if not form.is_valid():
        return _form(request, form, shown)
    term = form.filled(old)
    if not (twice := same_term(term)):
        try:
            save_term(term)
        except TermTwiceError:
            twice = same_term(term)
        except Term.DoesNotExist as error:
            raise Http404 from error
        else:
            messages.success(
                request,
                _("Stored: {term}. Texts in its languages are checked with it as they are opened.").format(term=term),
            )
            return redirect("glossary")
    form.add_error("words", TWICE.format(target=twice.target if twice else ""))
    return _form(request, form, shown)


def _form(request: Request, form: TermForm, term: Term | None) -> HttpResponse:
    return render(request, "review/term.html", {"form": form, "term": term}, status=422 if form.errors else 200)


def _initial(term: Term) -> dict[str, Any]:
    return {
        "source": term.source_language,
        "target": term.target_language,
        "words": term.source,
        "rendering": term.target,
        "forbidden": "\n".join(term.forbidden),
        "project": term.project_id,
        "case_sensitive": term.case_sensitive,
        "note": term.note,
    }


def _filtered(request: Request) -> QuerySet[Term]:
    """The terms of the languages and project that the address asks for. Raises BadRequest for what makes no sense."""
    terms, asked = terms_for(request.user), request.GET
    for name, field in (("source", "source_language"), ("target", "target_language")):
        if code := asked.get(name, ""):
            if not is_known(code):
                raise BadRequest(_("{name}: a language code is wanted.").format(name=name))
            terms = terms.filter(**{field: code})
    if slug := asked.get("project", ""):
        get_object_or_404(Project.objects.visible_to(request.user), slug=slug)
        terms = terms.filter(project__slug=slug)
    return terms


def _listed(terms: QuerySet[Term], numbers: list[int]) -> list[Term]:
    """The terms of these numbers, in their order."""
    found = terms.in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def _languages(request: Request) -> list[tuple[str, str]]:
    """The languages of the person's projects and of the address, with their names."""
    projects = Project.objects.visible_to(request.user)
    codes = {code for project in projects for code in (project.source_language, project.target_language)}
    codes |= {request.GET.get("source", ""), request.GET.get("target", "")}
    locale = get_language() or "en"
    return sorted(((code, language_name(code, locale)) for code in codes if code), key=lambda pair: pair[1])

"""What comes in and what goes out: each format explained, with a small example to download."""

from __future__ import annotations

from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from articles import example, schema
from articles.formats import GUIDES
from review.access import READ, Request, demand


@require_safe
def formats(request: Request) -> HttpResponse:
    """Every format by group, and a look into its examples."""
    demand(request.user, READ)
    shown = [(guide, [(key, example.example_of(key)) for key in guide.examples]) for guide in GUIDES]
    groups = [(group, list(guides)) for group, guides in groupby(shown, lambda pair: pair[0].group)]
    return render(request, "review/formats.html", {"groups": groups, "schema": schema.VERSION})


@require_safe
def format_example(request: Request, key: str) -> HttpResponse:
    """The example of a format as a file."""
    demand(request.user, READ)
    try:
        file = example.example_of(key)
    except KeyError as unknown:
        raise Http404 from unknown
    return _download(file.content, file.content_type, file.name)


@require_safe
def article_schema(request: Request) -> HttpResponse:
    """The JSON Schema of the lines that come in and go out."""
    demand(request.user, READ)
    return _download(schema.FILE.read_bytes(), "application/schema+json", schema.FILE.name)


def _download(content: bytes, content_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    return answer

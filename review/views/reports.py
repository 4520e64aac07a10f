"""Reports: what became of flags, how much was corrected, how far the desk has come."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from review.access import READ, Request, demand
from review.page.report import sections
from review.views.reports_form import ReportForm


@require_safe
def reports(request: Request) -> HttpResponse:
    """The figures of the projects that the person may see, as charts with their tables."""
    demand(request.user, READ)
    form = ReportForm(request.GET, request.user)
    scope = form.scope(timezone.now())
    context = {"form": form, "sections": sections(scope, form.projects)}
    return render(request, "review/reports.html", context)

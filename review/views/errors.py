"""The error pages. They reveal nothing but what the person can act on."""

from __future__ import annotations

import contextlib
import logging
import sys
import uuid
from collections.abc import Sequence

from django.core.exceptions import BadRequest, RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)

TYPED = ("text", "reason", "note")
"""The fields in which people write sentences."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 for what is too big. Says what our own code says is wrong."""
    if isinstance(exception, RequestDataTooBig):
        return _page(request, 413, _("That is too much at once."), "")
    detail = str(exception) if isinstance(exception, BadRequest) else ""
    return _page(request, 400, _("This request cannot be read."), detail)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    title, detail = _("Your role does not allow this."), _("Ask a lead or an administrator.")
    return _page(request, 403, title, detail, _typed(request))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404, _("There is nothing here."), _("Or it belongs to a project that is not yours."))


def server_error(request: HttpRequest) -> HttpResponse:
    """503 when the database refuses, restarts or times out, else 500 with a reference that stands in the log too."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        answer = _failed(request, 503, _("Please try again in a moment."), _no_database(request))
        answer["Retry-After"] = "5"
        return answer
    reference = uuid.uuid4().hex[:8]
    log.error("the error page with the reference %s was shown for %s", reference, request.path)
    return _failed(request, 500, _("Something went wrong on our side."), _referred_to(request, reference))


def refusal(status: int, title: str, detail: str = "") -> HttpResponse:
    """An error page that needs no database and no session."""
    return _page(None, status, title, detail)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    detail = _("Go back, reload the page and try again; what you typed is kept in your browser.")
    return _page(request, 403, _("This form is out of date or came from elsewhere."), detail, _typed(request))


def locked_out(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """429 after too many failed attempts to sign in."""
    return _page(request, 429, _("Too many attempts."), _("Wait a quarter of an hour, then sign in again."))


def _no_database(request: HttpRequest) -> str:
    if _only_opened(request):
        return _("The database did not answer.")
    return _("The database did not answer. Nothing was changed; what you typed is kept in your browser.")


def _referred_to(request: HttpRequest, reference: str) -> str:
    if _only_opened(request):
        return _("The reference is {reference}.").format(reference=reference)
    return _("What you typed is kept in your browser. The reference is {reference}.").format(reference=reference)


def _failed(request: HttpRequest, status: int, title: str, detail: str) -> HttpResponse:
    """A page that needs no database and no session: it leads on to the same address, or gives back what was typed."""
    if _only_opened(request):
        return _page(None, status, title, detail, again=escape_leading_slashes(request.get_full_path()))
    return _page(None, status, title, detail, _typed(request))


def _only_opened(request: HttpRequest) -> bool:
    """Whether nothing was sent: opening the page again changes nothing."""
    return request.method in ("GET", "HEAD")


def _typed(request: HttpRequest) -> list[str]:
    """What the person wrote, for whom no script keeps it; nothing where another site may have sent it through them."""
    if request.headers.get("Sec-Fetch-Site") != "same-origin":
        return []
    with contextlib.suppress(UnreadablePostError):
        return [request.POST[name] for name in TYPED if request.POST.get(name)]
    return []


def _page(
    request: HttpRequest | None, status: int, title: str, detail: str, typed: Sequence[str] = (), *, again: str = ""
) -> HttpResponse:
    """`typed` is given back to be copied; `again` is an address that may do next time."""
    told = {"title": title, "detail": detail, "status_code": status, "typed": typed, "again": again}
    return render(request, "error.html", told, status=status)

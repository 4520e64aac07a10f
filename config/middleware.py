"""What holds for every request: one that cannot be read is refused before anything tries to; no answer is kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.figures import figure
from config.limits import most_bytes
from review.views.errors import refusal

Answer = Callable[[HttpRequest], HttpResponse]

MAX_ADDRESS = 2048
"""Characters of path and query; longer ones are no links of ours."""
LENGTH = re.compile("[0-9]{1,18}")
"""Bytes of a body: Python would read digits of every script as a number, and fails at thousands of them."""
FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}


def refuse_malformed(get_response: Answer) -> Answer:
    """Answers 400, 413, 414 or 415 to a request that cannot be read, before anything tries to."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return _refused(request) or get_response(request)

    return middleware


def keep_private(get_response: Answer) -> Answer:
    """Lets no browser and no proxy keep an answer, so that after signing out the way back shows nothing."""

    def middleware(request: HttpRequest) -> HttpResponse:
        answer = get_response(request)
        answer.headers["Cache-Control"] = "private, no-store"
        return answer

    return middleware


def explain_wrong_methods(get_response: Answer) -> Answer:
    """Gives the empty answer 405 a page: whoever signs in after a form was refused is led to the form's address."""

    def middleware(request: HttpRequest) -> HttpResponse:
        answer = get_response(request)
        if answer.status_code != 405 or answer.content:
            return answer
        page = refusal(405, _("This address is not a page."), _("It takes what a form sends. Go on from the queue."))
        page.headers["Allow"] = answer.headers["Allow"]
        return page

    return middleware


def _refused(request: HttpRequest) -> HttpResponse | None:
    query = request.META.get("QUERY_STRING", "")
    if len(request.path) + len(query) > MAX_ADDRESS:
        return refusal(414, _("This address is too long."))
    if b"\0" in unquote_to_bytes(query) or not _is_utf8(query.encode("latin-1", "replace")):
        return refusal(400, _("This address holds characters that are not text."))
    if request.META.get("HTTP_CONTENT_ENCODING", "identity") != "identity":
        return refusal(415, _("Compressed requests are not read."))
    return _refused_body(request)


def _refused_body(request: HttpRequest) -> HttpResponse | None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not LENGTH.fullmatch(length):
        return refusal(400, _("The length of this request is not a number."))
    limit = most_bytes(request.content_type or "")
    if int(length) > limit:
        return refusal(413, _("This is too large: at most %(limit)s bytes are read.") % {"limit": figure(limit)})
    if int(length) and request.method == "POST" and request.content_type not in FORMS:
        return refusal(415, _("Only forms are read here."))
    if request.content_type == "application/x-www-form-urlencoded" and not _is_utf8(request.body):
        return refusal(400, _("The form holds bytes that are not UTF-8."))
    return None


def _is_utf8(encoded: bytes) -> bool:
    try:
        unquote_to_bytes(encoded).decode()
    except UnicodeDecodeError:
        return False
    return True

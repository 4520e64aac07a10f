"""Every answer carries the security headers, whoever gives it: the site, the static files, or what refuses early."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path, reverse

from config.urls import urlpatterns as ours
from review.roles import Role
from tests.builders import a_project, a_translation, a_user, sent, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
OTHERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def crash(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


urlpatterns = [*ours, path("accounts/crash/", crash)]
handler400 = "review.views.errors.bad_request"
handler403 = "review.views.errors.forbidden"
handler404 = "review.views.errors.not_found"
handler500 = "review.views.errors.server_error"


def browser(role: Role | None = Role.LEAD) -> Client:
    client = signed_in(a_user(role, a_project()))
    client.raise_request_exception = False
    return client


def an_export():
    project = a_project()
    one = reverse("export-one", args=[a_translation("Ein Tag.", project=project).pk])
    return signed_in(a_user(Role.LEAD, project)).get(one, {"all_states": 1})


def redirected_to_https():
    with override_settings(SECURE_SSL_REDIRECT=True):
        return Client().get("/")


def without_token():
    return Client(enforce_csrf_checks=True).post(reverse("login"), {"username": "anna"})


ANSWERS = {
    "a page": (200, lambda: browser().get("/")),
    "a static file": (200, lambda: Client().get("/static/redline.css")),
    "a static file not changed": (
        304,
        lambda: Client().get("/static/redline.css", headers={"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}),
    ),
    "a file": (200, an_export),
    "to HTTPS": (301, redirected_to_https),
    "to sign in": (302, lambda: Client().get("/")),
    "the administration": (200, lambda: browser(Role.ADMINISTRATOR).get("/admin/")),
    "unreadable": (400, lambda: Client().get("/?q=%00")),
    "foreign host": (400, lambda: Client().get("/", headers={"host": "evil.example"})),
    "no token": (403, without_token),
    "no role": (403, lambda: browser(None).get("/")),
    "nothing here": (404, lambda: browser().get("/nowhere/")),
    "wrong method": (405, lambda: browser().delete("/")),
    "too large": (413, lambda: Client().post("/", b"x" * 3_000_000, content_type="text/plain")),
    "address too long": (414, lambda: Client().get("/" + "x" * 3000)),
    "compressed": (415, lambda: Client().post("/", b"x", content_type="text/plain", HTTP_CONTENT_ENCODING="gzip")),
    "refused form": (422, lambda: browser().post(reverse("assign"), sent(a_translation("Ein Tag.")))),
    "crash": (500, lambda: browser().get("/accounts/crash/")),
}
PUBLIC = {"a static file", "a static file not changed", "to HTTPS"}


@pytest.mark.parametrize("answer", ANSWERS)
def test_every_answer_carries_the_policy_and_the_other_headers(answer):
    status, ask = ANSWERS[answer]

    response = ask()
    response.close()

    assert response.status_code == status
    assert set(response["Content-Security-Policy"].split("; ")) == POLICY
    assert {name: response.get(name) for name in OTHERS} == OTHERS


@pytest.mark.parametrize("answer", [answer for answer in ANSWERS if answer not in PUBLIC])
def test_no_browser_and_no_proxy_keeps_an_answer(answer):
    response = ANSWERS[answer][1]()
    response.close()

    assert response["Cache-Control"] == "private, no-store"


def test_what_sets_the_headers_stands_before_whatever_may_answer_by_itself():
    """An answer passes only what stands before the middleware that gave it."""
    assert settings.MIDDLEWARE[:3] == [
        "csp.middleware.CSPMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
        "django.middleware.security.SecurityMiddleware",
    ]


def test_static_files_are_for_the_own_pages():
    response = Client().get("/static/redline.css")
    response.close()

    assert "Access-Control-Allow-Origin" not in response

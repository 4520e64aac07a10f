"""Requests that cannot be read are answered with what is wrong, whatever their address."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.builders import a_user

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/login/"


@pytest.mark.parametrize(
    ("query", "status"),
    [("q=%00", 400), ("q=%ff%fe", 400), ("q=" + "x" * 3000, 414), ("q=%C3%A4", 200)],
)
def test_addresses(client: Client, query, status):
    assert client.get(f"{ADDRESS}?{query}").status_code == status


@pytest.mark.parametrize("path", ["/%00/", "/%ff%fe/", "/translations/" + "9" * 400 + "/"])
def test_paths_that_lead_nowhere_are_not_found(client: Client, path):
    assert client.get(path).status_code in (404, 302)


@pytest.mark.parametrize(
    ("body", "kind", "extra", "status"),
    [
        (b"username=%ff", "application/x-www-form-urlencoded", {}, 400),
        (b"username=\xff", "application/x-www-form-urlencoded", {}, 400),
        (b"a=" + b"x" * 3_000_000, "application/x-www-form-urlencoded", {}, 413),
        (b"x", "text/plain", {"HTTP_CONTENT_ENCODING": "gzip"}, 415),
        (b"", "text/plain", {"CONTENT_LENGTH": "-5"}, 400),
        (b"", "text/plain", {"CONTENT_LENGTH": "many"}, 400),
        (b"&".join(b"f%d=1" % number for number in range(1200)), "application/x-www-form-urlencoded", {}, 400),
    ],
)
def test_bodies(client: Client, body, kind, extra, status):
    assert client.post(ADDRESS, body, content_type=kind, **extra).status_code == status


def test_a_foreign_host_is_refused(client: Client):
    assert client.get(ADDRESS, headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("length", ["٣", "३", "²", "1_0", "+5", "0x1", "9" * 19, "9" * 5000])
def test_a_length_that_is_no_number_of_bytes_is_refused(client: Client, length):
    assert client.post(ADDRESS, b"a=1", content_type="text/plain", CONTENT_LENGTH=length).status_code == 400


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        " //evil",
    ],
)
def test_signing_in_leads_to_no_other_site(client: Client, elsewhere):
    a_user(name="anna")
    form = {"username": "anna", "password": "correct horse battery", "next": elsewhere}

    response = client.post(f"/accounts/login/?{urlencode({'next': elsewhere})}", form)

    assert (response.status_code, response["Location"]) == (302, "/")


def test_signing_in_leads_where_one_wanted_to_go(client: Client):
    a_user(name="anna")
    form = {"username": "anna", "password": "correct horse battery", "next": "/checks/"}

    assert client.post("/accounts/login/", form)["Location"] == "/checks/"


def test_a_forwarded_host_is_ignored(client: Client):
    response = client.get("/", headers={"X-Forwarded-Host": "evil.example", "HX-Current-URL": "https://evil.example"})

    assert response["Location"] == "/accounts/login/?next=/"
    assert "evil" not in response.content.decode()

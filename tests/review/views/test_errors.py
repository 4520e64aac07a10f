"""The pages that are shown when our side fails."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from review.views.errors import server_error

ADDRESS = "/translations/1/history/?before=5"
AGAIN = f'href="{ADDRESS}">Try again</a>'


def failed(method: str, error: Exception) -> HttpResponse:
    request = RequestFactory().generic(method, ADDRESS)
    try:
        raise error
    except type(error):
        return server_error(request)


@pytest.mark.parametrize("error", [OperationalError(), ValueError()])
def test_a_page_that_was_only_opened_is_offered_again_and_speaks_of_no_words(error):
    page = failed("GET", error).content.decode()

    assert AGAIN in page
    assert "typed" not in page


@pytest.mark.parametrize("error", [OperationalError(), ValueError()])
def test_what_was_sent_is_not_sent_again_by_a_link_and_its_words_are_kept(error):
    page = failed("POST", error).content.decode()

    assert "Try again" not in page
    assert "what you typed is kept" in page.lower()


def test_an_address_that_looks_like_another_site_leads_to_this_one():
    request = RequestFactory().get("/")
    request.path = "//elsewhere.example/"
    try:
        raise ValueError
    except ValueError:
        page = server_error(request).content.decode()

    assert 'href="/%2Felsewhere.example/">Try again' in page

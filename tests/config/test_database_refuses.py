"""A database that is locked or takes too long: 503, nothing is changed, and what was typed is not lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from articles.models import Translation
from review.roles import Role
from tests.builders import a_project, a_translation, a_user, sent, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "Ein neuer, langer Satz </textarea> & mehr."


@pytest.fixture
def translation() -> Translation:
    return a_translation("Ein Tag.", project=a_project())


@pytest.fixture
def browser(translation) -> Client:
    client = signed_in(a_user(Role.EDITOR, translation.article.project))
    client.raise_request_exception = False
    return client


@contextmanager
def locked(translation: Translation) -> Iterator[None]:
    """Somebody else holds the text for as long as this lasts; one waits a moment for it, as otherwise for seconds."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 20")
        with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 20000")
        return
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '20ms'")
    told = {name: value for name, value in connection.get_connection_params().items() if name in HOW_TO_CONNECT}
    with psycopg.connect(**told) as other:
        other.execute("SELECT * FROM articles_translation WHERE id = %s FOR UPDATE", [translation.pk])
        yield
        other.rollback()
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '10s'")


HOW_TO_CONNECT = {"dbname", "host", "port", "user", "password"}


def test_a_locked_database_answers_503_and_keeps_the_words(browser, translation):
    address = reverse("paragraph", args=[translation.pk, 0])

    with locked(translation):
        response = browser.post(address, sent(translation, text=WORDS), headers={"Sec-Fetch-Site": "same-origin"})

    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "Ein neuer, langer Satz &lt;/textarea&gt; &amp; mehr." in response.content.decode()
    translation.refresh_from_db()
    assert translation.number == 0
    assert browser.post(address, sent(translation, text=WORDS)).status_code == 302


def test_words_from_elsewhere_are_not_shown_on_a_page_of_ours(browser, translation):
    address = reverse("paragraph", args=[translation.pk, 0])

    with locked(translation):
        response = browser.post(address, sent(translation, text=WORDS), headers={"Sec-Fetch-Site": "cross-site"})

    assert (response.status_code, "Ein neuer" in response.content.decode()) == (503, False)


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only on PostgreSQL")
def test_a_statement_that_takes_too_long_answers_503(browser, translation):
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '1ms'")
    response = browser.get(reverse("reports"))
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '30s'")

    assert response.status_code == 503


def test_a_form_out_of_date_gives_the_words_back(translation):
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_user(Role.EDITOR, translation.article.project))
    address = reverse("paragraph", args=[translation.pk, 0])

    response = client.post(address, sent(translation, text=WORDS), headers={"Sec-Fetch-Site": "same-origin"})

    assert response.status_code == 403
    assert "Ein neuer, langer Satz" in response.content.decode()

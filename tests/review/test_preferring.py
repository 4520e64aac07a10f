"""The language in which people are answered."""

from __future__ import annotations

import pytest
from django.test import Client

from review.models import Preferences
from review.preferring import PeopleBackend, preferences_of
from review.roles import Role
from tests.builders import a_project, a_user, signed_in

pytestmark = pytest.mark.django_db

GERMAN, FRENCH = ({"Accept-Language": code} for code in ("de-CH,de;q=0.9,en;q=0.5", "fr"))


@pytest.fixture
def anna():
    return a_user(Role.EDITOR, a_project(), name="anna")


@pytest.mark.parametrize(
    ("asked", "language"), [("de-AT", "de"), ("fr;q=0.2, de;q=0.9", "de"), ("it, fr;q=0.5", "fr"), ("ja", "en")]
)
def test_the_sign_in_page_speaks_what_the_browser_asks_for(client: Client, asked, language):
    page = client.get("/accounts/login/", headers={"Accept-Language": asked})

    assert f'<html lang="{language}">' in page.content.decode()


def test_who_never_chose_is_answered_in_what_the_browser_asks_for(anna):
    assert '<html lang="de">' in signed_in(anna).get("/", headers=GERMAN).content.decode()


def test_a_choice_holds_against_what_the_browser_asks_for(anna):
    Preferences.objects.create(person=anna, language="fr")

    assert '<html lang="fr">' in signed_in(anna).get("/", headers=GERMAN).content.decode()


def test_a_choice_is_the_persons_alone(anna):
    Preferences.objects.create(person=anna, language="fr")
    ben = a_user(Role.EDITOR, a_project())

    assert '<html lang="en">' in signed_in(ben).get("/").content.decode()


def test_a_language_that_is_spoken_no_more_gives_way_to_the_browsers(anna):
    Preferences.objects.create(person=anna, language="tlh")

    assert '<html lang="fr">' in signed_in(anna).get("/", headers=FRENCH).content.decode()


def test_refusals_are_in_the_browsers_language_too(client: Client):
    assert client.get("/?q=%00", headers=GERMAN)["Content-Language"] == "de"


def test_preferences_come_along_with_the_person(anna, django_assert_num_queries):
    Preferences.objects.create(person=anna, language="fr")
    person = PeopleBackend().get_user(anna.pk)

    with django_assert_num_queries(0):
        assert preferences_of(person).language == "fr"


def test_who_has_none_costs_no_query_either(anna, django_assert_num_queries):
    person = PeopleBackend().get_user(anna.pk)

    with django_assert_num_queries(0):
        assert preferences_of(person).language == ""

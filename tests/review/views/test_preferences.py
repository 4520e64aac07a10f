"""The page on which people choose the language of the interface."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages

from review.models import Preferences
from review.roles import Role
from tests.builders import a_project, a_user, signed_in

pytestmark = pytest.mark.django_db

PAGE = "/preferences/"


@pytest.fixture
def anna():
    return a_user(Role.READER, a_project(), name="anna")


def test_the_page_offers_each_language_under_its_own_name(anna):
    page = signed_in(anna).get(PAGE).content.decode()

    assert all(f">{name}</option>" in page for name in ("English", "Deutsch", "Français"))


def test_a_choice_is_kept_and_shown(anna):
    client = signed_in(anna)

    response = client.post(PAGE, {"language": "de"})

    assert (response.status_code, response["Location"]) == (302, PAGE)
    assert '<option value="de" selected>' in client.get(PAGE).content.decode()


def test_a_choice_leaves_the_persons_keys_alone(anna):
    Preferences.objects.create(person=anna, language="fr", keys={"accept": "x"})

    signed_in(anna).post(PAGE, {"language": "de"})

    assert Preferences.objects.values_list("language", "keys").get(person=anna) == ("de", {"accept": "x"})


def test_without_a_choice_the_browser_decides_again(anna):
    Preferences.objects.create(person=anna, language="fr")
    client = signed_in(anna)

    client.post(PAGE, {"language": ""})

    assert '<html lang="de">' in client.get(PAGE, headers={"Accept-Language": "de"}).content.decode()


@pytest.mark.parametrize("language", ["xx", "de-DE", "../de", "<b>", "x" * 5000])
def test_a_language_that_is_not_offered_is_refused_at_its_field(anna, language):
    response = signed_in(anna).post(PAGE, {"language": language})

    assert response.status_code == 422
    assert "is not one of: en, de, fr." in response.content.decode()
    assert not Preferences.objects.filter(person=anna).exists()


def test_the_choice_is_confirmed_once(anna):
    response = signed_in(anna).post(PAGE, {"language": "en"})

    assert [str(message) for message in get_messages(response.wsgi_request)] == ["Your preferences are saved."]

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
def rosa():
    return a_user(Role.READER, a_project(), name="rosa")


def test_the_page_offers_each_language_under_its_own_name(rosa):
    page = signed_in(rosa).get(PAGE).content.decode()

    assert all(f">{name}</option>" in page for name in ("English", "Deutsch", "Français"))


def test_a_choice_is_kept_and_shown(rosa):
    client = signed_in(rosa)

    response = client.post(PAGE, {"language": "de"})

    assert (response.status_code, response["Location"]) == (302, PAGE)
    assert '<option value="de" selected>' in client.get(PAGE).content.decode()


def test_a_choice_leaves_the_persons_keys_alone(rosa):
    Preferences.objects.create(person=rosa, language="fr", keys={"accept": "x"})

    signed_in(rosa).post(PAGE, {"language": "de"})

    assert Preferences.objects.values_list("language", "keys").get(person=rosa) == ("de", {"accept": "x"})


def test_without_a_choice_the_browser_decides_again(rosa):
    Preferences.objects.create(person=rosa, language="fr")
    client = signed_in(rosa)

    client.post(PAGE, {"language": ""})

    assert '<html lang="de">' in client.get(PAGE, headers={"Accept-Language": "de"}).content.decode()


@pytest.mark.parametrize("language", ["xx", "de-DE", "../de", "<b>", "x" * 5000])
def test_a_language_that_is_not_offered_is_refused_at_its_field(rosa, language):
    response = signed_in(rosa).post(PAGE, {"language": language})

    assert response.status_code == 422
    assert "is not one of: en, de, fr." in response.content.decode()
    assert not Preferences.objects.filter(person=rosa).exists()


def test_the_choice_is_confirmed_once(rosa):
    response = signed_in(rosa).post(PAGE, {"language": "en"})

    assert [str(message) for message in get_messages(response.wsgi_request)] == ["Your preferences are saved."]

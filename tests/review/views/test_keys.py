"""A person's own keys, and the first-run hint."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from review.keymap import ACTIONS, clashes, shown
from review.models import Preferences
from review.preferring import key_map_of
from review.roles import Role
from tests.builders import a_translation, a_user, signed_in

pytestmark = pytest.mark.django_db

ADDRESS = "/keys/"


def chosen(**keys: str) -> dict[str, str]:
    return {action.name: keys.get(action.name, action.key) for action in ACTIONS} | {"single_keys": "on"}


def test_the_map_as_it_comes_has_no_key_twice_and_none_that_needs_alt_on_a_german_keyboard():
    assert clashes({action.name: action.key for action in ACTIONS}) == {}
    assert not {action.key for action in ACTIONS} & set("[]{}\\|@~€")


def test_a_key_set_otherwise_holds_on_the_page_and_in_its_help(project, anna):
    browser, translation = signed_in(anna), a_translation(project=project)

    assert browser.post(ADDRESS, chosen(accept="y")).status_code == 302

    page = browser.get(reverse("review", args=[translation.pk])).content.decode()
    assert "&quot;accept&quot;: &quot;y&quot;" in page
    assert "<kbd>Y</kbd></dt><dd>Accept the first fix" in page
    assert Preferences.objects.get(person=anna).keys == {"accept": "y"}


def test_keys_are_of_one_person_alone(project, anna):
    ben = a_user(Role.EDITOR, project)
    signed_in(anna).post(ADDRESS, chosen(accept="y"))

    assert dict(key_map_of(User.objects.get(pk=ben.pk)).changed) == {}


@pytest.mark.parametrize(
    ("keys", "complaint"),
    [
        ({"accept": "j"}, "“Next flag” has this key"),
        ({"accept": "yy"}, "at most 1 character"),
        ({"accept": ""}, "This field is required"),
        ({"accept": " "}, "This field is required"),
        ({"accept": "\x01"}, "no key that can be typed"),
    ],
)
def test_what_cannot_be_a_key_is_refused_at_its_field_and_nothing_is_stored(anna, keys, complaint):
    response = signed_in(anna).post(ADDRESS, chosen(**keys))

    assert response.status_code == 422
    assert complaint in response.content.decode()
    assert not Preferences.objects.exists()


def test_single_keys_can_be_switched_off_and_everything_set_back(project, anna):
    browser, translation = signed_in(anna), a_translation(project=project)
    form = chosen(accept="y")
    del form["single_keys"]

    on = browser.get(reverse("review", args=[translation.pk])).content.decode()
    browser.post(ADDRESS, form)
    off = browser.get(reverse("review", args=[translation.pk])).content.decode()
    browser.post(ADDRESS, {"reset": "on"})

    assert " data-on>" in on
    assert " data-on>" not in off
    assert (key_map_of(User.objects.get(pk=anna.pk)).on, dict(key_map_of(User.objects.get(pk=anna.pk)).changed)) == (
        True,
        {},
    )


def test_the_hint_is_shown_until_it_is_put_away(project, anna):
    browser, address = signed_in(anna), reverse("review", args=[a_translation(project=project).pk])
    assert 'id="hint"' in browser.get(address).content.decode()

    browser.post(reverse("hint-away"))

    assert 'id="hint"' not in browser.get(address).content.decode()


def test_a_capital_letter_is_shown_as_shift():
    assert (shown("D"), shown("d"), shown("?")) == ("⇧ D", "D", "?")

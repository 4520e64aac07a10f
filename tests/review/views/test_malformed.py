"""What one address refuses in its own way; what all refuse stands in test_malformed_everywhere."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from review.roles import Role
from tests.builders import a_flag, a_translation, a_user, sent, signed_in
from tests.review.views.cast import everything_stored

pytestmark = pytest.mark.django_db

TEXT = "Ein gutter Tag 🙂.\n\nUnd ein zweiter, schöner Absatz."


@pytest.fixture
def translation(project):
    made = a_translation(TEXT, project=project)
    made.flag = a_flag(made, "gutter", "guter")
    return made


@pytest.fixture
def browser(project):
    return signed_in(a_user(Role.EDITOR, project))


@pytest.fixture
def foreign():
    return a_flag(a_translation(TEXT), "gutter", "guter")


@pytest.fixture(autouse=True)
def nothing_is_changed(translation, browser, foreign):
    before = everything_stored()
    yield
    assert everything_stored() == before


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/translations/%00/", 404),
        ("/%ff%fe", 404),
        ("/translations/abc/", 404),
        ("/translations/NaN/", 404),
        ("/x%00", 404),
        (f"/translations/{'9' * 400}/", 404),
        (f"/translations/{'9' * 5000}/", 414),
    ],
    ids=lambda value: str(value)[:30],
)
def test_an_address_that_names_nothing_is_not_found(browser, address, status):
    assert browser.get(address).status_code == status


@pytest.mark.parametrize("name", ["accept", "override", "dismiss", "review", "history", "paragraph", "undo-decision"])
def test_a_number_too_large_for_the_database_is_not_found(browser, name):
    address = reverse(name, args=["9" * 30] + (["9" * 30] if name == "paragraph" else []))

    assert browser.post(address, {"base": 0, "operation": str(uuid.uuid4())}).status_code in (404, 405)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("title=%00", ""),
        ("state=nonsense", "open, approved, mine, all"),
        ("severity=99", "critical, major, minor"),
        ("target=NaN", "target"),
        ("project=not-mine", "project"),
        ("check=nothing", "check"),
        ("from=-1", "no place in the queue"),
        ("from=u99999999999999999999999", "no place in the queue"),
        ("from=%00", ""),
    ],
)
def test_an_unknown_filter_is_refused_and_names_what_is_allowed(browser, query, said):
    response = browser.get(f"/?{query}")

    assert response.status_code == 400
    assert said in response.content.decode()


def test_a_base_from_the_future_is_a_conflict_or_refused(browser, translation):
    paragraph, sign_off = reverse("paragraph", args=[translation.pk, 0]), reverse("sign-off", args=[translation.pk])

    assert browser.post(paragraph, sent(translation, text="Neu.") | {"base": 7}).status_code in (409, 422)
    assert browser.post(sign_off, sent(translation) | {"base": 7}).status_code == 409


@pytest.mark.parametrize("fix", ["1", "7", "-1", "", "x", "0.0", "9" * 30])
def test_a_fix_that_is_not_there_is_refused(browser, translation, fix):
    response = browser.post(reverse("accept", args=[translation.flag.pk]), sent(translation, fix=fix))

    assert response.status_code == 422


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ein\x00Tag", "U+0000"),
        ("Ein\x01Tag", "U+0001"),
        ("ab\n\x1fTag", "line 2, column 1"),
        ("Ein\x7fTag", "U+007F"),
        ("x" * 20_001, "20,000"),
        ("   ", "delete the paragraph instead"),
        ("\u200b \u200b", "delete the paragraph instead"),
        ("", "delete the paragraph instead"),
    ],
)
def test_a_text_that_cannot_stand_is_refused_at_the_field(browser, translation, text, said):
    response = browser.post(reverse("paragraph", args=[translation.pk, 0]), sent(translation, text=text))

    assert response.status_code == 422
    assert said in response.content.decode()


@pytest.mark.parametrize("text", ["a\x00b", "a\x02b", "x" * 20_001])
def test_an_own_text_that_cannot_stand_is_refused_at_the_field(browser, translation, text):
    response = browser.post(reverse("override", args=[translation.flag.pk]), sent(translation, text=text))

    assert response.status_code == 422
    assert "errorlist" in response.content.decode()


def test_a_flag_or_paragraph_of_another_article_is_not_found(browser, translation, foreign):
    assert browser.post(reverse("accept", args=[foreign.pk]), sent(translation, fix=0)).status_code == 404
    assert (
        browser.post(
            reverse("accept-all", args=[translation.pk]), sent(translation, flags=[translation.flag.pk, foreign.pk])
        ).status_code
        == 404
    )
    assert browser.post(reverse("paragraph", args=[translation.pk, 99]), sent(translation, text="x")).status_code == 404


@pytest.mark.parametrize("flags", [[], ["x"], ["-1"], [""], [str(number) for number in range(1, 202)]])
def test_a_list_of_flags_that_is_none_or_too_long_is_refused(browser, translation, flags):
    response = browser.post(reverse("accept-all", args=[translation.pk]), sent(translation, flags=flags))

    assert response.status_code == 422


def test_whoever_opens_the_address_of_a_form_is_led_on(browser):
    response = browser.get(reverse("next"))

    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert "It takes what a form sends." in response.content.decode()

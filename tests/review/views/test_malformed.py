"""Malformed requests are refused, say what is wrong, and leave the database as it was."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from review.models import Decision
from review.roles import Role
from tests.builders import a_flag, a_translation, a_user, sent, signed_in

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


@pytest.fixture(autouse=True)
def nothing_is_changed(translation):
    yield
    assert (translation.revisions.count(), Decision.objects.count()) == (1, 0)


def posts(translation) -> list[tuple[str, dict[str, object]]]:
    """Every address that changes something, with a form that would do it."""
    pk, flag = translation.pk, translation.flag.pk
    return [
        (reverse("accept", args=[flag]), {"fix": 0}),
        (reverse("override", args=[flag]), {"text": "sonniger"}),
        (reverse("dismiss", args=[flag]), {}),
        (reverse("accept-all", args=[pk]), {"check": "outside"}),
        (reverse("paragraph", args=[pk, 0]), {"text": "Neu."}),
        (reverse("undo", args=[pk]), {}),
        (reverse("sign-off", args=[pk]), {}),
        (reverse("reopen", args=[pk]), {}),
        (reverse("restore", args=[pk, 0]), {}),
    ]


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


@pytest.mark.parametrize("base", [None, "", "-1", "1.5", "1.0", "1e3", "true", "٣", "9" * 40, "0x1"])
def test_a_base_that_is_no_number_is_refused_everywhere(browser, translation, base):
    for address, fields in posts(translation):
        form = sent(translation, **fields) | {"base": base}
        if base is None:
            del form["base"]
        assert browser.post(address, form).status_code == 422, address


@pytest.mark.parametrize("operation", [None, "", "1", "not-a-uuid", "{}"])
def test_an_operation_without_an_id_is_refused_everywhere(browser, translation, operation):
    for address, fields in posts(translation):
        form = sent(translation, **fields) | {"operation": operation}
        if operation is None:
            del form["operation"]
        assert browser.post(address, form).status_code == 422, address


def test_an_empty_form_is_refused_everywhere(browser, translation):
    assert {browser.post(address).status_code for address, _ in posts(translation)} == {422}


def test_a_base_from_the_future_is_a_conflict_or_refused(browser, translation):
    paragraph, sign_off = reverse("paragraph", args=[translation.pk, 0]), reverse("sign-off", args=[translation.pk])

    assert browser.post(paragraph, sent(translation, text="Neu.") | {"base": 7}).status_code in (409, 422)
    assert browser.post(sign_off, sent(translation) | {"base": 7}).status_code == 409


def test_without_a_csrf_token_or_from_elsewhere_nothing_is_done(project, translation):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(a_user(Role.EDITOR, project))

    for address, fields in posts(translation):
        response = browser.post(address, sent(translation, **fields), headers={"Origin": "https://evil.example"})
        assert response.status_code == 403
    assert "out of date" in response.content.decode()


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


def test_bytes_that_are_not_utf_8_are_refused(browser, translation):
    body = f"base=0&operation={uuid.uuid4()}&text=Stra%DFe".encode()
    raw = f"base=0&operation={uuid.uuid4()}&text=Stra".encode() + b"\xdfe"

    for broken in (body, raw):
        response = browser.generic(
            "POST", reverse("paragraph", args=[translation.pk, 0]), broken, "application/x-www-form-urlencoded"
        )
        assert response.status_code == 400


def test_a_compressed_form_is_not_taken(browser, translation):
    response = browser.post(
        reverse("dismiss", args=[translation.flag.pk]), sent(translation), headers={"Content-Encoding": "gzip"}
    )

    assert response.status_code == 415


def test_three_megabytes_are_too_much(browser, translation):
    body = b"text=" + b"x" * 3_000_000

    response = browser.generic(
        "POST", reverse("paragraph", args=[translation.pk, 0]), body, "application/x-www-form-urlencoded"
    )

    assert response.status_code == 413


def test_too_many_fields_are_refused(browser, translation):
    body = "&".join(f"f{number}=1" for number in range(1200))

    response = browser.generic(
        "POST", reverse("paragraph", args=[translation.pk, 0]), body, "application/x-www-form-urlencoded"
    )

    assert response.status_code == 400


def test_a_flag_or_paragraph_of_another_article_is_not_found(browser, project, translation):
    foreign = a_flag(a_translation(TEXT), "gutter", "guter")

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


def test_a_forged_htmx_header_changes_no_rule(project, translation):
    browser = signed_in(a_user(Role.READER, project), htmx=True)

    page = browser.get(reverse("review", args=[translation.pk]), headers={"HX-Current-URL": "https://evil.example"})
    refused = browser.post(reverse("dismiss", args=[translation.flag.pk]), sent(translation))

    assert (page.status_code, refused.status_code) == (200, 403)
    assert "evil.example" not in page.content.decode()


def test_whoever_opens_the_address_of_a_form_is_led_on(browser):
    response = browser.get(reverse("next"))

    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert "It takes what a form sends." in response.content.decode()

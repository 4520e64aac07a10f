"""Sign-in is throttled by account and by address, and nobody locks the others out."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from review.throttling import client_address
from tests.builders import a_user

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"
OFFICE, HOME, PROXY = "192.0.2.7", "198.51.100.9", "10.0.0.1"


@pytest.fixture(autouse=True)
def _throttled(settings):
    settings.AXES_ENABLED = True
    settings.SIGN_IN_FAILURES = {"account from an address": 3, "address": 7, "account": 6}


@pytest.fixture(autouse=True)
def _anna(_throttled):
    a_user(name="anna")


def tried(name: str, password: str, address: str, **headers: str) -> int:
    """The status of one attempt: 302 signed in, 200 a wrong password, 429 locked out."""
    form = {"username": name, "password": password}
    return Client(REMOTE_ADDR=address).post(reverse("login"), form, headers=headers).status_code


def fail(times: int, name: str, address: str, **headers: str) -> None:
    for _ in range(times):
        tried(name, "wrong", address, **headers)


def test_too_many_wrong_passwords_lock_the_account_out_there_though_the_next_be_right():
    statuses = [tried("anna", "wrong", HOME) for _ in range(4)]

    assert statuses == [200, 200, 429, 429]
    assert tried("anna", PASSWORD, HOME) == 429


def test_an_attacker_at_one_address_does_not_lock_a_person_out_elsewhere():
    fail(30, "anna", HOME)

    assert tried("anna", PASSWORD, OFFICE) == 302


def test_one_persons_mistakes_do_not_lock_out_who_sits_beside_them():
    a_user(name="ben")
    fail(30, "ben", OFFICE)

    assert tried("anna", PASSWORD, OFFICE) == 302


def test_an_address_that_tries_many_accounts_is_locked_out():
    for number in range(7):
        fail(1, f"somebody-{number}", HOME)

    assert tried("anna", PASSWORD, HOME) == 429
    assert tried("anna", PASSWORD, OFFICE) == 302


def test_an_account_tried_from_many_addresses_is_locked_but_for_where_its_owner_is_known():
    assert tried("anna", PASSWORD, OFFICE) == 302
    for number in range(6):
        fail(1, "anna", f"203.0.113.{number}")

    assert tried("anna", PASSWORD, HOME) == 429
    assert tried("anna", PASSWORD, OFFICE) == 302


def test_signing_in_forgives_the_own_failures_and_nobody_elses():
    a_user(name="ben")
    for number in range(4):
        fail(1, f"somebody-{number}", HOME)
    fail(2, "ben", HOME)
    assert tried("ben", PASSWORD, HOME) == 302

    fail(2, "ben", HOME)
    assert tried("ben", PASSWORD, HOME) == 302
    fail(3, "carla", HOME)
    assert tried("ben", PASSWORD, HOME) == 429


def test_behind_a_proxy_people_are_told_apart(settings):
    settings.PROXIES = 1
    a_user(name="ben")
    for number in range(7):
        fail(1, f"somebody-{number}", PROXY, **{"X-Forwarded-For": HOME})

    assert tried("anna", PASSWORD, PROXY, **{"X-Forwarded-For": HOME}) == 429
    assert tried("anna", PASSWORD, PROXY, **{"X-Forwarded-For": OFFICE}) == 302


def test_an_invented_address_is_no_way_round():
    for number in range(7):
        fail(1, f"somebody-{number}", HOME, **{"X-Forwarded-For": f"203.0.113.{number}"})

    assert tried("anna", PASSWORD, HOME, **{"X-Forwarded-For": "203.0.113.99"}) == 429


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, OFFICE, PROXY),
        (1, "", PROXY),
        (1, OFFICE, OFFICE),
        (1, f"1.1.1.1, {OFFICE}", OFFICE),
        (1, f"1.1.1.1,{OFFICE}:50123", OFFICE),
        (1, "1.1.1.1, unknown", PROXY),
        (1, "x" * 5000, PROXY),
        (1, f"{OFFICE}, ", PROXY),
        (2, f"1.1.1.1, {OFFICE}, 10.0.0.2", OFFICE),
        (2, OFFICE, OFFICE),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (1, "[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::"),
        (1, f"::ffff:{OFFICE}", OFFICE),
    ],
)
def test_the_address_is_the_last_that_a_proxy_of_ours_wrote_down(settings, proxies, forwarded, expected):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded}, REMOTE_ADDR=PROXY)

    assert client_address(request) == expected


def test_a_request_over_a_socket_file_has_no_address_of_its_own():
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="")) is None

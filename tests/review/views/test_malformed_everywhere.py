"""The table of malformed input, against every address that a row fits; an address that no form is known for fails.

Whatever is refused says why and leaves every row of every table as it was.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from tests.review.views.cast import FORMS, Cast, a_cast, everything_stored, names, undone

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
NUMBERS = {"pk", "index", "number", "offer"}


@pytest.fixture(scope="module")
def cast(lasting: None) -> Cast:
    return a_cast()


@pytest.fixture(autouse=True)
def nothing_is_changed(cast) -> Iterator[None]:
    before = everything_stored()
    yield
    assert everything_stored() == before


def every_address() -> list[str]:
    """But signing in, which whoever is signed in is led away from: tests/config has that."""
    return sorted(set(names()) - {"login"})


def taking(method: str, cast: Cast) -> list[str]:
    """The addresses that take the method, as their answer to one that none takes says."""
    browser = cast.browser()
    allowed = {name: browser.generic("FOO", cast.address(name)).get("Allow", "") for name in every_address()}
    return [name for name, methods in allowed.items() if method in methods.split(", ")]


def test_every_address_that_takes_a_form_has_one_here(cast):
    assert set(taking("POST", cast)) == set(FORMS)


def refused(answer: Any, *statuses: int) -> bool:
    """Whether the answer is one of these, in words."""
    return answer.status_code in statuses and len(answer.content.strip()) > 20


def refusing(ask: Callable[[str], Any], addresses: list[str], *statuses: int) -> None:
    answers = {name: ask(name) for name in addresses}

    assert addresses
    assert {name: answer.status_code for name, answer in answers.items() if not refused(answer, *statuses)} == {}


QUERIES = [
    pytest.param("q=%00", 400, id="2 NUL"),
    pytest.param("q=%ff%fe", 400, id="2 not UTF-8"),
    pytest.param("q=" + "x" * 10_000, 414, id="48 long"),
]


@pytest.mark.parametrize(("query", "status"), QUERIES)
def test_no_address_takes_such_a_query(cast, query, status):
    browser = cast.browser()

    refusing(lambda name: browser.get(f"{cast.address(name)}?{query}"), every_address(), status)


NO_NUMBERS = ["%00", "%ff%fe", "abc", "NaN", "-1", "1.5", "٣", "²", "", "1/2"]


def numbered(cast: Cast, number: str) -> dict[str, str]:
    """Every address with this in the place of each number that stands in it."""
    fitting = [(name, key) for name in every_address() for key in sorted(cast.named(name).keys() & NUMBERS)]
    return {f"{name} {key}": cast.address(name, **{key: SIGN}).replace(str(SIGN), number) for name, key in fitting}


SIGN = 987_654_321


def test_what_is_no_number_leads_nowhere(cast):
    """What leads nowhere is answered in one place, which test_malformed sees; here the addresses alone are asked."""
    for number in NO_NUMBERS:
        for address in numbered(cast, number).values():
            with pytest.raises(Resolver404):
                resolve(unquote(address, errors="replace"))


def test_a_number_of_400_digits_is_nobodys(cast):
    browser, odd = cast.browser(), numbered(cast, "9" * 400)
    for method, statuses in (("GET", (404, 422)), ("POST", (404, 422))):
        taken = set(taking(method, cast))
        fitting = [one for one in sorted(odd) if one.split()[0] in taken]
        refusing(lambda one, method=method: browser.generic(method, odd[one]), fitting, *statuses)


@dataclass(frozen=True)
class Spoilt:
    """A request with a body that cannot be taken for a form."""

    status: int
    body: bytes
    kind: str = FORM
    headers: tuple[tuple[str, str], ...] = ()

    def sent(self, browser: Client, address: str) -> Any:
        return browser.generic("POST", address, self.body, self.kind, **dict(self.headers))


BODIES = [
    pytest.param(Spoilt(400, b"text=Stra%DFe"), id="24 escaped, not UTF-8"),
    pytest.param(Spoilt(400, b"text=Stra\xdfe"), id="24 not UTF-8"),
    pytest.param(Spoilt(413, b"text=" + b"x" * 3_000_000), id="26 3 MB"),
    pytest.param(Spoilt(400, b"&".join(b"f%d=1" % n for n in range(1200))), id="27 1,200 fields"),
    pytest.param(Spoilt(415, b"[]", "application/json"), id="42 list"),
    pytest.param(Spoilt(415, b'{"text": null}', "application/json"), id="42 null"),
    pytest.param(Spoilt(415, b'{"text": ', "application/json"), id="43 truncated"),
    pytest.param(Spoilt(415, json.dumps({"a": 1}).encode("utf-16"), "application/json"), id="44 UTF-16"),
    pytest.param(Spoilt(415, b"text=Neu.", "text/plain"), id="42 plain text"),
    pytest.param(Spoilt(400, b"text=x", "application/x-www-form-urlencoded; charset=utf-16"), id="44 charset"),
    pytest.param(Spoilt(415, b"text=x", FORM, (("HTTP_CONTENT_ENCODING", "gzip"),)), id="45 compressed"),
    pytest.param(Spoilt(400, b"text=x", FORM, (("CONTENT_LENGTH", "-1"),)), id="46 negative length"),
    pytest.param(Spoilt(400, b"text=x", FORM, (("CONTENT_LENGTH", "٣"),)), id="46 odd length"),
    pytest.param(Spoilt(400, b"text=x", FORM, (("HTTP_HOST", "evil.example"),)), id="47 foreign host"),
    pytest.param(Spoilt(400, b"--x\r\n", "multipart/form-data"), id="52 no boundary"),
    pytest.param(Spoilt(400, b"--x\r\n", "multipart/form-data; boundary=\xff"), id="52 odd boundary"),
]


@pytest.mark.parametrize("spoilt", BODIES)
def test_no_address_takes_such_a_body(cast, spoilt):
    browser = cast.browser(strict=True)
    browser.cookies["csrftoken"] = "a" * 32

    refusing(lambda name: spoilt.sent(browser, cast.address(name)), sorted(FORMS), spoilt.status)


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}], ids=["11 no token", "11 foreign origin"])
def test_no_address_takes_a_form_from_elsewhere(cast, headers):
    browser = cast.browser(strict=True)

    refusing(lambda name: browser.post(cast.address(name), cast.form(name), headers=headers), sorted(FORMS), 403)


def test_no_address_takes_a_method_that_there_is_not(cast):
    browser = cast.browser()

    refusing(lambda name: browser.generic("FOO", cast.address(name)), every_address(), 405)


BASES = [None, "", "-1", "1.5", "1e3", "true", "٣", "9" * 40]


def test_no_address_takes_what_is_no_base(cast):
    for base in BASES:
        spoils_everywhere(cast, "base", base)


OPERATIONS = [None, "", "1", "not-a-uuid", "{}"]


def test_no_address_takes_what_is_no_operation(cast):
    for operation in OPERATIONS:
        spoils_everywhere(cast, "operation", operation)


WORDS = ["text", "reason", "name", "find", "replace", "words", "rendering"]


@pytest.mark.parametrize("value", [pytest.param("a\x00b", id="23 NUL"), pytest.param("x" * 20_001, id="25 long")])
def test_no_address_takes_such_words(cast, value):
    for field in WORDS:
        spoils_everywhere(cast, field, value)


def test_no_text_holds_such_a_character(cast):
    for character in "\x01\x08\x1f\x7f":
        spoils_everywhere(cast, "text", f"a{character}b")


CHOICES = {"fix": "7", "sentence": "99", "about": "nothing", "state": "nonsense", "language": "xx", "source": "../x"}
LISTS = {"hits": ["x"], "revisions": ["x"], "translations": ["x"], "person": "999999"}


def test_no_address_takes_what_is_no_choice(cast):
    for field, value in (CHOICES | LISTS).items():
        spoils_everywhere(cast, field, value)


def spoils_everywhere(cast: Cast, field: str, value: object) -> None:
    """Sends every form that has the field with this value in it (None: without it), and expects 422 of each."""
    browser = cast.browser()

    def ask(name: str) -> Any:
        form = {key: kept for key, kept in cast.form(name).items() if key != field}
        return browser.post(cast.address(name), form if value is None else form | {field: value})

    refusing(ask, [name for name in sorted(FORMS) if field in cast.form(name)], 422)


def test_an_empty_form_is_refused_wherever_something_is_wanted(cast):
    browser = cast.browser()
    wanting = [name for name in sorted(FORMS) if cast.form(name).keys() & {"operation", "base", "hits", "words"}]

    refusing(lambda name: browser.post(cast.address(name)), wanting, 422)


def test_the_forms_are_taken_as_they_are(cast):
    """Else a test above might be refused for another reason than the one it is about."""
    refusals = {}
    for name in sorted(FORMS):
        with undone():
            answer = cast.browser().post(cast.address(name), cast.form(name))
            if answer.status_code >= 400:
                refusals[name] = answer.status_code

    assert refusals == EXPECTED


EXPECTED = {"everywhere-undo": 404}
"""There is nothing yet that it could take back."""

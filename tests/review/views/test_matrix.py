"""Every address × every role × one's own and another project's object. An address that is not in the table fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from articles.models import Project, Translation
from review.acting.deciding import accept
from review.detector import all_checks
from review.roles import Role
from tests.builders import (
    a_flag,
    a_project,
    a_rule,
    a_silence,
    a_term,
    a_thread,
    a_translation,
    a_user,
    an_operation,
    sent,
    signed_in,
)

pytestmark = pytest.mark.django_db

ROLES = [None, Role.READER, Role.EDITOR, Role.LEAD, Role.ADMINISTRATOR]
OUTSIDE = "/accounts/login/"


@dataclass(frozen=True)
class Route:
    """Who may use an address: `least` is the lowest role (None: everybody, signed in or not), `answer` its status."""

    method: str
    least: Role | None
    answer: int = 200
    of: str = ""
    extra: dict[str, object] = field(default_factory=dict)
    payload: dict[str, object] = field(default_factory=dict)


ROUTES: dict[str, Route] = {
    "login": Route("GET", None),
    "logout": Route("POST", None, 302),
    "healthz": Route("GET", None),
    "queue": Route("GET", Role.READER),
    "next": Route("POST", Role.EDITOR, 302),
    "assign": Route("POST", Role.LEAD, 422),
    "view-save": Route("POST", Role.READER, 302, payload={"name": "Meine"}),
    "view-delete": Route("POST", Role.READER, 404, extra={"pk": 999}),
    "checks": Route("GET", Role.READER),
    "check": Route("GET", Role.READER, 404, extra={"slug": "no-such-check"}),
    "choose-check": Route("POST", Role.LEAD, 302, "project", {"slug": all_checks()[0].id}, {"state": "off"}),
    "reports": Route("GET", Role.READER),
    "keys": Route("GET", Role.READER),
    "silences": Route("GET", Role.READER),
    "silence-revoke": Route("POST", Role.LEAD, 302, "silence"),
    "hint-away": Route("POST", Role.READER, 302),
    "notifications": Route("GET", Role.READER),
    "notifications-read": Route("POST", Role.READER, 302),
    "preferences": Route("GET", Role.READER),
    "review": Route("GET", Role.READER, of="translation"),
    "paragraph": Route("GET", Role.EDITOR, of="translation", extra={"index": 0}),
    "paragraph-actions": Route("GET", Role.EDITOR, of="translation", extra={"index": 0}),
    "paragraph-delete": Route("POST", Role.EDITOR, 422, "translation", {"index": 0}),
    "paragraph-join": Route("POST", Role.EDITOR, 422, "translation", {"index": 0}),
    "paragraph-split": Route("POST", Role.EDITOR, 422, "translation", {"index": 0}),
    "remark": Route("GET", Role.EDITOR, of="translation", extra={"index": 0}),
    "comment-article": Route("GET", Role.EDITOR, of="translation"),
    "thread-answer": Route("GET", Role.EDITOR, of="thread"),
    "comment-edit": Route("GET", Role.EDITOR, 403, "thread"),
    "comment-withdraw": Route("POST", Role.EDITOR, 403, "thread"),
    "thread-resolve": Route("POST", Role.EDITOR, 302, "thread"),
    "thread-reopen": Route("POST", Role.EDITOR, 302, "thread"),
    "accept-all": Route("POST", Role.EDITOR, 302, "translation", payload={"check": "outside"}),
    "undo": Route("POST", Role.EDITOR, 302, "translation", payload={"revision": 1}),
    "presence": Route("POST", Role.READER, of="translation"),
    "history": Route("GET", Role.READER, of="translation"),
    "authors": Route("GET", Role.READER, of="translation"),
    "compare": Route("GET", Role.READER, of="translation", payload={"old": 0, "new": 1}),
    "restore": Route("POST", Role.EDITOR, 302, "translation", extra={"number": 0}),
    "offer": Route("GET", Role.READER, 404, "translation", {"offer": 0}),
    "offer-take": Route("POST", Role.EDITOR, 404, "translation", {"offer": 0}),
    "offer-decline": Route("POST", Role.EDITOR, 404, "translation", {"offer": 0}),
    "sign-off": Route("POST", Role.EDITOR, 302, "translation", payload={"anyway": "on"}),
    "seen": Route("POST", Role.EDITOR, 302, "translation", payload={"all": "on"}),
    "coverage": Route("GET", Role.READER, of="translation"),
    "skip": Route("GET", Role.EDITOR, of="translation"),
    "ahead": Route("GET", Role.EDITOR, 204, "translation"),
    "reopen": Route("POST", Role.EDITOR, 302, "translation"),
    "accept": Route("POST", Role.EDITOR, 302, "flag", payload={"fix": 0}),
    "override": Route("GET", Role.EDITOR, of="flag"),
    "dismiss": Route("GET", Role.EDITOR, of="flag"),
    "undo-decision": Route("POST", Role.EDITOR, 302, "decision"),
    "export-one": Route("GET", Role.EDITOR, of="translation", payload={"all_states": 1}),
    "export-set": Route("GET", Role.EDITOR, payload={"all_states": 1}),
    "formats": Route("GET", Role.READER),
    "article-schema": Route("GET", Role.READER),
    "format-example": Route("GET", Role.READER, extra={"key": "jsonl"}),
    "everywhere": Route("GET", Role.EDITOR),
    "everywhere-apply": Route("POST", Role.EDITOR, 422),
    "everywhere-undo": Route("POST", Role.EDITOR, 422),
    "everywhere-flag": Route("POST", Role.EDITOR, 422),
    "rules": Route("GET", Role.READER),
    "rule-add": Route("GET", Role.LEAD),
    "rules-propose": Route("POST", Role.LEAD, 302),
    "rule": Route("GET", Role.READER, of="rule"),
    "rule-edit": Route("GET", Role.LEAD, of="rule"),
    "rule-state": Route("POST", Role.LEAD, 302, "rule", payload={"state": "active"}),
    "glossary": Route("GET", Role.READER),
    "term-add": Route("GET", Role.LEAD),
    "glossary-export": Route("GET", Role.READER),
    "glossary-import": Route("GET", Role.LEAD),
    "term": Route("GET", Role.LEAD, of="term"),
    "term-delete": Route("POST", Role.LEAD, 302, "term"),
}


SHARED = {"", "rule"}
"""What belongs to no project: routes without an object, and rules."""


def names(patterns: list[URLPattern | URLResolver], inside: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                yield from names(pattern.url_patterns, inside)
        else:
            yield pattern.name or str(pattern.pattern)


def test_every_address_is_in_the_table():
    assert set(names(get_resolver().url_patterns)) == set(ROUTES)


@dataclass(frozen=True)
class World:
    """One object of each sort that an address names, by the sort, and a person of each role here and elsewhere."""

    translation: Translation
    made: dict[str, int]
    people: dict[tuple[Role | None, bool], User]


@pytest.fixture(scope="module")
def world(lasting: None) -> World:
    project, elsewhere = a_project(), a_project()
    people = {(role, far): a_user(role, elsewhere if far else project) for role in ROLES for far in (False, True)}
    return World(*objects(project), people)


def objects(project: Project) -> tuple[Translation, dict[str, int]]:
    """One object of each sort that an address names, by the sort."""
    translation = a_translation("Ein gutter, schöner Tag.", project=project)
    decided = a_flag(translation, "gutter", "guter")
    accept(decided, 0, 0, an_operation())
    translation.refresh_from_db()
    flag = a_flag(translation, "schöner", "heller")
    decision = decided.live_decision()
    assert decision
    made = {
        "translation": translation.pk,
        "flag": flag.pk,
        "thread": a_thread(translation).pk,
        "decision": decision.pk,
        "rule": a_rule().pk,
        "term": a_term(project=project).pk,
        "silence": a_silence(translation, "Tag").pk,
        "project": project.pk,
        "": 0,
    }
    return translation, made


def address_of(name: str, world: World) -> str:
    route = ROUTES[name]
    return reverse(name, kwargs=({"pk": world.made[route.of]} if route.of else {}) | route.extra)


def asked(client: Client, name: str, world: World) -> int:
    route = ROUTES[name]
    send: Callable[..., object] = client.get if route.method == "GET" else client.post
    payload = route.payload if route.method == "GET" else sent(world.translation, **route.payload)
    status: int = send(address_of(name, world), payload).status_code
    return status


def expected(route: Route, role: Role | None, *, foreign: bool) -> int:
    if route.least is None:
        return route.answer
    if foreign and role is not Role.ADMINISTRATOR:
        return 404
    return route.answer if ROLES.index(role) >= ROLES.index(route.least) else 403


@pytest.mark.parametrize("role", ROLES[1:])
@pytest.mark.parametrize(
    ("name", "foreign"),
    [(name, foreign) for name in ROUTES for foreign in (False, True) if ROUTES[name].of not in SHARED or not foreign],
)
def test_each_role_gets_what_it_may(world, name, role, foreign):
    client = Client() if name == "login" else signed_in(world.people[role, foreign])

    assert asked(client, name, world) == expected(ROUTES[name], role, foreign=foreign)


@pytest.mark.parametrize("name", [name for name in ROUTES if ROUTES[name].least])
def test_who_is_not_signed_in_is_sent_to_sign_in(world, client, name):
    address = address_of(name, world)

    response = client.get(address) if ROUTES[name].method == "GET" else client.post(address, sent(world.translation))

    assert (response.status_code, response["Location"].split("?")[0]) == (302, OUTSIDE)


@pytest.mark.parametrize("name", [name for name in ROUTES if ROUTES[name].least])
def test_somebody_without_a_role_gets_nothing(world, name):
    assert asked(signed_in(world.people[None, False]), name, world) == 403


@pytest.mark.parametrize("name", [name for name in ROUTES if ROUTES[name].least])
def test_other_methods_are_refused_and_change_nothing(world, name):
    client = signed_in(world.people[Role.LEAD, False])
    wrong = "GET" if ROUTES[name].method == "POST" else "DELETE"

    statuses = [client.generic(method, address_of(name, world)).status_code for method in (wrong, "PUT", "FOO")]

    assert (statuses, Translation.objects.get().number) == ([405, 405, 405], 1)

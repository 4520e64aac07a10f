"""One of everything, and for each address that changes something a form that would do it, for tests to spoil."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from articles.models import ImportBatch, Project, Renewal, Translation
from review.acting.deciding import accept
from review.detector import all_checks
from review.keymap import ACTIONS
from review.models import SavedView
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

TEXT = "Ein gutter, schöner Tag. Noch ein Satz 🙂.\n\nUnd ein zweiter, schöner Absatz."
Fields = dict[str, object]
PAIR: Fields = {"source": "fr", "target": "de"}


@dataclass(frozen=True)
class Cast:
    """A lead in a project, and the number of one object of each sort that an address names."""

    lead: User
    session: str
    translation: Translation
    numbers: dict[str, int]

    def browser(self, *, strict: bool = False) -> Client:
        """The lead's browser, which shows errors as people meet them; a strict one demands the token of forms."""
        client = Client(enforce_csrf_checks=strict, raise_request_exception=False)
        client.cookies[settings.SESSION_COOKIE_NAME] = self.session
        return client

    def address(self, name: str, **odd: object) -> str:
        """The address of that name; `odd` takes the place of what it names."""
        return reverse(name, kwargs=self.named(name) | odd)

    def named(self, name: str) -> Fields:
        """What stands in the address of that name."""
        of, more = NAMED.get(name, ("translation" if name in OF_A_TRANSLATION else "", {}))
        own: Fields = {"offer": self.numbers["offer"]} if name.startswith("offer") else {}
        return ({"pk": self.numbers[of]} if of else {}) | more | own

    def form(self, name: str) -> Fields:
        """What is sent there, each time as an operation of its own."""
        return FORMS[name](self)


def a_cast() -> Cast:
    project = a_project()
    lead = a_user(Role.LEAD, project)
    translation = a_translation(TEXT, project=project)
    decided = a_flag(translation, "gutter", "guter")
    accept(decided, 0, 0, an_operation(lead))
    translation.refresh_from_db()
    decision = decided.live_decision()
    assert decision
    made = {
        "translation": translation,
        "flag": a_flag(translation, "schöner", "heller"),
        "thread": a_thread(translation, by=lead),
        "decision": decision,
        "rule": a_rule(),
        "term": a_term(project=project),
        "silence": a_silence(translation, "Tag", lead),
        "project": project,
        "view": SavedView.objects.create(owner=lead, name="Meine", query=""),
        "offer": an_offer(project, translation),
    }
    session = signed_in(lead).session.session_key
    return Cast(lead, session or "", translation, {sort: one.pk for sort, one in made.items()})


def an_offer(project: Project, translation: Translation) -> Renewal:
    batch = ImportBatch.objects.create(project=project, file_name="a.csv", format="csv")
    return Renewal.objects.create(batch=batch, translation=translation, text="Ein neuer Text.", state="offered")


OF_A_TRANSLATION = {
    "review", "comment-article", "accept-all", "undo", "presence", "history", "authors", "compare", "offer",
    "offer-take", "offer-decline", "sign-off", "seen", "coverage", "skip", "ahead", "reopen", "export-one",
}  # fmt: skip
IN_A_PARAGRAPH = ("translation", {"index": 0})
NAMED: dict[str, tuple[str, Fields]] = {
    **dict.fromkeys(["paragraph", "paragraph-actions", "remark"], IN_A_PARAGRAPH),
    **dict.fromkeys(["paragraph-delete", "paragraph-join", "paragraph-split"], IN_A_PARAGRAPH),
    **dict.fromkeys(["accept", "override", "dismiss"], ("flag", {})),
    **dict.fromkeys(["thread-answer", "comment-edit", "comment-withdraw"], ("thread", {})),
    **dict.fromkeys(["thread-resolve", "thread-reopen"], ("thread", {})),
    **dict.fromkeys(["rule", "rule-edit", "rule-state"], ("rule", {})),
    **dict.fromkeys(["term", "term-delete"], ("term", {})),
    "undo-decision": ("decision", {}),
    "restore": ("translation", {"number": 0}),
    "silence-revoke": ("silence", {}),
    "view-delete": ("view", {}),
    "choose-check": ("project", {"slug": all_checks()[0].id}),
    "check": ("", {"slug": all_checks()[0].id}),
    "format-example": ("", {"key": "jsonl"}),
}


def acting(**fields: object) -> Callable[[Cast], Fields]:
    """A form with a base and an operation, and other fields besides."""
    return lambda cast: sent(cast.translation, **fields)


def plain(**fields: object) -> Callable[[Cast], Fields]:
    return lambda cast: dict(fields)


def spreading(cast: Cast) -> Fields:
    found = {"find": "schöner", "replace": "heller", "hits": [f"{cast.numbers['translation']}:1:11"]}
    return PAIR | found | {"operation": str(uuid.uuid4())}


WORDS = {"find": "Alpinverein", "replace": "Alpenverein"}
TERM = {"words": "chambre", "rendering": "Kammer"}
FORMS: dict[str, Callable[[Cast], Fields]] = {
    "accept": acting(fix=0),
    "override": acting(text="sonniger"),
    "dismiss": acting(),
    "accept-all": acting(check="outside"),
    "paragraph": acting(text="Neu."),
    "paragraph-delete": acting(),
    "paragraph-join": acting(),
    "paragraph-split": acting(sentence=1),
    "remark": acting(text="Wirklich?", about="comment", quote="schöner"),
    "comment-article": acting(text="Wirklich?"),
    "thread-answer": acting(text="Ja."),
    "comment-edit": acting(text="Doch."),
    "comment-withdraw": plain(),
    "thread-resolve": plain(),
    "thread-reopen": plain(),
    "undo": acting(),
    "undo-decision": acting(),
    "restore": acting(),
    "offer-take": acting(),
    "offer-decline": acting(),
    "sign-off": acting(anyway="on", reason="Eilt."),
    "reopen": acting(),
    "seen": acting(all="on"),
    "skip": acting(reason="Zu lang."),
    "presence": plain(),
    "next": plain(),
    "assign": lambda cast: {"translations": [cast.numbers["translation"]], "person": cast.lead.pk},
    "view-save": plain(name="Andere"),
    "view-delete": plain(),
    "choose-check": plain(state="off"),
    "silence-revoke": plain(),
    "hint-away": plain(),
    "notifications-read": plain(),
    "keys": lambda cast: {**{action.name: action.key for action in ACTIONS}, "single_keys": "on"},
    "preferences": plain(language="de"),
    "everywhere-apply": spreading,
    "everywhere-flag": spreading,
    "everywhere-undo": lambda cast: {"revisions": [1], "operation": str(uuid.uuid4())},
    "rule-add": plain(**WORDS, **PAIR),
    "rule-edit": plain(**WORDS),
    "rule-state": plain(state="active"),
    "rules-propose": plain(),
    "term-add": plain(**TERM, **PAIR),
    "term": plain(**TERM, **PAIR),
    "term-delete": plain(),
    "glossary-import": lambda cast: PAIR | {"file": SimpleUploadedFile("a.csv", b"source,target\nchambre,Kammer\n")},
    "logout": plain(),
}


def names(patterns: list[URLPattern | URLResolver] | None = None) -> Iterator[str]:
    """The name of every address of ours: the administration's own are Django's."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                yield from names(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern)


@contextmanager
def undone() -> Iterator[None]:
    """Takes back whatever is stored meanwhile."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def everything_stored() -> dict[str, str]:
    """A digest of every row of each table but the sessions."""
    tables = [model._meta.db_table for model in apps.get_models() if model is not Session]
    with connection.cursor() as cursor:
        return {table: _digest(cursor, table) for table in tables}


def _digest(cursor: CursorWrapper, table: str) -> str:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 (a name of ours)
    return hashlib.sha256(repr(sorted(map(repr, cursor.fetchall()))).encode()).hexdigest()

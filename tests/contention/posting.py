"""What can be posted: for every address that changes something, a desk on which it can, and what a person sends."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from articles.importing.importer import Import
from articles.importing.incoming import Settings
from articles.importing.members import at_path
from articles.models import Project, Renewal, Revision, Translation
from review.acting.deciding import Operation, accept
from review.acting.dismissing import dismiss_in
from review.acting.editing import edit_paragraph
from review.acting.signing import sign_off
from review.desk.notifying import tell_of_rules
from review.detector import all_checks
from review.keymap import ACTIONS
from review.knowledge.learning import propose
from review.models import Comment, Decision, Flag, LearnedRule, Notification, SavedView, Silence
from review.roles import Role
from tests.builders import a_flag, a_project, a_rule, a_term, a_thread, a_translation, a_user, bring_in, signed_in

TEXT = "Ein gutter, schöner Tag. Er kam gutter Dinge.\n\nDer Alpinclub ruft.\n\nEnde."


@dataclass
class Desk:
    """A lead at a text of a project of three; every desk is a project of its own."""

    project: Project
    lead: User
    translation: Translation

    def base(self) -> int:
        return Translation.objects.get(pk=self.translation.pk).number

    def by(self) -> Operation:
        return Operation(self.lead)

    def flag(self, quote: str, *fixes: str) -> Flag:
        return a_flag(Translation.objects.get(pk=self.translation.pk), quote, *fixes)

    def edited(self) -> Revision:
        return edit_paragraph(self.translation, self.base(), 2, "Schluss.", self.by())


@dataclass
class Post:
    """An address and what is sent there, with the id of the operation."""

    address: str
    fields: dict[str, Any]

    def __call__(self, client: Client) -> int:
        files = {name: BytesIO(value) for name, value in self.fields.items() if isinstance(value, bytes)}
        for name, file in files.items():
            file.name = f"{name}.csv"
        return client.post(self.address, self.fields | files).status_code


def a_desk() -> Desk:
    project = a_project()
    lead = a_user(Role.LEAD, project)
    texts = [a_translation(TEXT, project=project) for _ in range(3)]
    return Desk(project, lead, texts[0])


Case = Callable[[Desk], Post]


def on_text(name: str, *, last: Callable[[Desk], dict[str, Any]] = lambda desk: {}, **address: Any) -> Case:
    def case(desk: Desk) -> Post:
        more = last(desk)
        sent = {"base": desk.base(), "operation": uuid.uuid4()} | more
        return Post(reverse(name, kwargs={"pk": desk.translation.pk} | address), sent)

    return case


def on(name: str, made: Callable[[Desk], Any], **fields: Any) -> Case:
    """On something that is made for it first; `{}` in a field is a number of the desk's own."""

    def case(desk: Desk) -> Post:
        pk, own = made(desk).pk, {key: str(value).replace("{}", str(desk.project.pk)) for key, value in fields.items()}
        return Post(reverse(name, args=[pk]), {"base": desk.base(), "operation": uuid.uuid4()} | own)

    return case


def at(name: str, fields: Callable[[Desk], dict[str, Any]] = lambda desk: {}) -> Case:
    return lambda desk: Post(reverse(name), {"operation": uuid.uuid4()} | fields(desk))


def _dismissed(desk: Desk, scope: Decision.Scope = Decision.Scope.HERE) -> Decision:
    desk.edited()
    return dismiss_in(scope, desk.flag("schöner"), desk.by())[0]


def _accepted(desk: Desk) -> Decision:
    desk.edited()
    flag = desk.flag("gutter", "guter")
    accept(flag, 0, desk.base(), desk.by())
    return Decision.objects.get(flag=flag)


def _silence(desk: Desk) -> Silence:
    return Silence.objects.get(born_of=_dismissed(desk, Decision.Scope.WORD))


def _two_flags(desk: Desk) -> dict[str, Any]:
    flags = [desk.flag("gutter", "guter"), desk.flag("schöner", "heller")]
    return {"flags": [flag.pk for flag in flags]}


def _signed_off(desk: Desk) -> dict[str, Any]:
    sign_off(desk.translation.pk, desk.base(), desk.by(), at=desk.by().moment)
    return {}


def _resolved(desk: Desk) -> Any:
    thread = a_thread(desk.translation, "Tag", by=desk.lead)
    thread.resolved_by, thread.resolved_at = desk.lead, desk.by().moment
    thread.save()
    return thread


def _offer(desk: Desk) -> Renewal:
    """New machine text beside the desk's own, which a person has changed."""
    desk.edited()
    article = desk.translation.article
    row = {"id": article.external_id, "title": article.title, "translation": "Ein schöner Tag.\n\nEnde."}
    with TemporaryDirectory() as folder:
        path = Path(folder, "rows.jsonl")
        path.write_text(json.dumps(row))
        bring_in(Import("rows.jsonl", (at_path(path),), Settings("fr", "de")), desk.project)
    return Renewal.objects.get(translation=desk.translation)


def _offered(name: str) -> Case:
    def case(desk: Desk) -> Post:
        address = reverse(name, kwargs={"pk": desk.translation.pk, "offer": _offer(desk).pk})
        return Post(address, {"base": desk.base(), "operation": uuid.uuid4()})

    return case


PAIR = {"source": "fr", "target": "de"}
CORRECTION = PAIR | {"find": "Alpinclub", "replace": "Alpenverein"}


def _hits(desk: Desk) -> dict[str, Any]:
    start = TEXT.index("Alpinclub")
    ours = Translation.objects.filter(article__project=desk.project).order_by("pk")
    return CORRECTION | {"hits": [f"{one.pk}:{one.number}:{start}" for one in ours]}


def _approved_hits(desk: Desk) -> dict[str, Any]:
    _signed_off(desk)
    return CORRECTION | {"hits": [f"{desk.translation.pk}:0:{TEXT.index('Alpinclub')}"]}


def _spread(desk: Desk) -> dict[str, Any]:
    Post(reverse("everywhere-apply"), {"operation": uuid.uuid4()} | _hits(desk))(signed_in(desk.lead))
    made = Revision.objects.filter(kind=Revision.Kind.BULK, translation__article__project=desk.project)
    return {"revisions": [one.pk for one in made]}


def _chosen_again(desk: Desk) -> dict[str, Any]:
    """Corrections that a rule can be made of; those of other desks are rules already, and everybody has been told."""
    propose(at=desk.by().moment)
    tell_of_rules(at=desk.by().moment)
    for one in Translation.objects.filter(article__project=desk.project):
        word = f"Wort{desk.project.pk}"
        edit_paragraph(one, 0, 2, word, desk.by())
        accept(a_flag(Translation.objects.get(pk=one.pk), word, f"Recht{desk.project.pk}"), 0, 9, desk.by())
    return {}


def _assignment(desk: Desk) -> dict[str, Any]:
    editor = a_user(Role.EDITOR, desk.project)
    ours = Translation.objects.filter(article__project=desk.project)
    return {"translations": [one.pk for one in ours], "person": editor.pk, "query": ""}


def _notice(desk: Desk) -> dict[str, Any]:
    kind = Notification.Kind.ASSIGNMENT
    return {
        "notification": Notification.objects.create(person=desk.lead, kind=kind, translation=desk.translation).pk,
    }


def _notices(desk: Desk) -> dict[str, Any]:
    _notice(desk)
    return {}


def _keys(desk: Desk) -> dict[str, Any]:
    return {action.name: action.key for action in ACTIONS} | {"single_keys": "on"}


def _own_words(desk: Desk) -> dict[str, str]:
    return PAIR | {"find": f"Falsch{desk.project.pk}", "replace": f"Recht{desk.project.pk}"}


def _view(desk: Desk) -> SavedView:
    return SavedView.objects.create(owner=desk.lead, name="Meine")


def _rule(desk: Desk) -> LearnedRule:
    return a_rule(find=f"Falsch{desk.project.pk}", replace=f"Recht{desk.project.pk}")


def _choose(desk: Desk) -> Post:
    return Post(reverse("choose-check", args=[desk.project.pk, all_checks()[0].id]), {"state": "off"})


def _glossary(desk: Desk) -> dict[str, Any]:
    rows = f"source,target\nmot{desk.project.pk},Wort\n"
    return PAIR | {"file": rows.encode(), "project": desk.project.pk}


def _words(desk: Desk) -> dict[str, Any]:
    return PAIR | {"words": f"mot{desk.project.pk}", "rendering": "Wort", "project": desk.project.pk}


def _thread(desk: Desk) -> Any:
    return a_thread(desk.translation, "Tag", by=desk.lead)


def _taken_back(make: Callable[[Desk], object]) -> Callable[[Desk], dict[str, Any]]:
    def last(desk: Desk) -> dict[str, Any]:
        make(desk)
        return {}

    return last


WITH_ID: dict[str, list[Case]] = {
    "paragraph": [on_text("paragraph", index=2, last=lambda desk: {"text": "Schluss."})],
    "paragraph-delete": [on_text("paragraph-delete", index=1)],
    "paragraph-join": [on_text("paragraph-join", index=1)],
    "paragraph-split": [on_text("paragraph-split", index=0, last=lambda desk: {"sentence": 1})],
    "remark": [
        on_text("remark", index=1, last=lambda desk: {"about": "comment", "text": "@nobody?", "quote": "Alpinclub"}),
        on_text("remark", index=1, last=lambda desk: {"about": "flag", "text": "Falsch.", "quote": "Alpinclub"}),
    ],
    "comment-article": [on_text("comment-article", last=lambda desk: {"text": "Gut."})],
    "thread-answer": [on("thread-answer", _thread, text="Ja.")],
    "comment-edit": [on("comment-edit", _thread, text="Doch nicht.")],
    "accept-all": [on_text("accept-all", last=_two_flags)],
    "accept": [on("accept", lambda desk: desk.flag("gutter", "guter"), fix=0)],
    "override": [on("override", lambda desk: desk.flag("gutter"), text="bester")],
    "dismiss": [
        on("dismiss", lambda desk: desk.flag("gutter"), scope=scope) for scope in ("here", "article", "word", "check")
    ],
    "undo": [
        on_text("undo", last=_taken_back(_accepted)),
        on_text("undo", last=_taken_back(_dismissed)),
        on_text("undo", last=_taken_back(lambda desk: _dismissed(desk, Decision.Scope.WORD))),
        on_text("undo", last=lambda desk: {"revision": desk.edited().number}),
    ],
    "undo-decision": [on("undo-decision", _accepted), on("undo-decision", _dismissed)],
    "seen": [on_text("seen", last=lambda desk: {"all": "on"})],
    "skip": [on_text("skip", last=lambda desk: {"reason": "Zu lang."})],
    "sign-off": [on_text("sign-off", last=lambda desk: {"anyway": "on"})],
    "reopen": [on_text("reopen", last=_signed_off)],
    "restore": [on_text("restore", number=0, last=_taken_back(Desk.edited))],
    "offer-take": [_offered("offer-take")],
    "offer-decline": [_offered("offer-decline")],
    "everywhere-apply": [at("everywhere-apply", _hits)],
    "everywhere-undo": [at("everywhere-undo", _spread)],
    "everywhere-flag": [at("everywhere-flag", _approved_hits)],
}
"""What carries the id of its operation: done again it is done once, and every answer is a success."""

WITHOUT_ID: dict[str, list[Case]] = {
    "next": [at("next")],
    "assign": [at("assign", _assignment)],
    "view-save": [at("view-save", lambda desk: {"name": "Meine", "query": "state=mine"})],
    "view-delete": [on("view-delete", _view)],
    "comment-withdraw": [on("comment-withdraw", _thread)],
    "thread-resolve": [on("thread-resolve", _thread)],
    "thread-reopen": [on("thread-reopen", _resolved)],
    "presence": [on_text("presence")],
    "silence-revoke": [on("silence-revoke", _silence)],
    "keys": [at("keys", _keys)],
    "hint-away": [at("hint-away")],
    "rule-add": [at("rule-add", _own_words)],
    "rules-propose": [at("rules-propose", _chosen_again)],
    "rule-edit": [on("rule-edit", _rule, find="Andere{}", replace="Worte")],
    "rule-state": [on("rule-state", _rule, state="active")],
    "term-add": [at("term-add", _words)],
    "glossary-import": [at("glossary-import", _glossary)],
    "term": [on("term", lambda desk: a_term(project=desk.project), **PAIR, words="mot{}", rendering="Wort")],
    "term-delete": [on("term-delete", lambda desk: a_term(project=desk.project))],
    "choose-check": [_choose],
    "notifications-read": [at("notifications-read", _notice), at("notifications-read", _notices)],
    "preferences": [at("preferences", lambda desk: {"language": "de"})],
}
"""What carries none: done again it changes nothing more, or is refused with a reason."""


def changing() -> set[str]:
    """The names of all addresses that take a POST, but those of signing in and out."""
    client = signed_in(a_user(Role.LEAD))
    return {name for name, address in _addresses() if "POST" in client.delete(address).headers.get("Allow", "")}


def _addresses() -> Iterator[tuple[str, str]]:
    given = {"pk": 1, "index": 0, "number": 0, "offer": 1, "slug": "x", "key": "x"}
    for pattern in _patterns(get_resolver().url_patterns):
        needed = {name: given[name] for name in pattern.pattern.converters}
        if pattern.name and pattern.name not in ("login", "logout"):
            yield pattern.name, reverse(pattern.name, kwargs=needed)


def _patterns(found: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in found:
        if isinstance(pattern, URLPattern):
            yield pattern
        elif pattern.namespace != "admin":
            yield from _patterns(pattern.url_patterns)


def stored() -> Counter[str]:
    """How much of everything there is, and how far things are."""
    counts = Counter({model.__name__: model._default_manager.count() for model in _models()})
    counts["undone"] = Decision.objects.exclude(undone_at=None).count()
    counts["revoked"] = Silence.objects.exclude(revoked_at=None).count()
    counts["claimed"] = Translation.objects.exclude(claimed_by=None).count()
    counts["assigned"] = Translation.objects.exclude(assigned_to=None).count()
    counts["approved"] = Translation.objects.exclude(approved_number=None).count()
    counts["resolved"] = Comment.objects.exclude(resolved_at=None).count()
    counts["withdrawn"] = Comment.objects.exclude(withdrawn_at=None).count()
    counts["unread"] = Notification.objects.unread().count()
    counts["offered"] = Renewal.objects.filter(state=Renewal.State.OFFERED).count()
    counts["active"] = LearnedRule.objects.filter(state=LearnedRule.State.ACTIVE).count()
    counts["open"] = Flag.objects.open().count()
    return counts


def _models() -> list[Any]:
    return [model for app in ("articles", "review") for model in apps.get_app_config(app).get_models()]

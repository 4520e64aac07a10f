"""Whatever comes in between the reading and the writing of an act, the outcome is that of doing it before."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from articles import door
from articles.importing.importer import Import
from articles.importing.incoming import Settings
from articles.importing.members import at_path
from articles.models import Project, Renewal, Revision, Translation
from review.acting.commenting import open_thread
from review.acting.deciding import Operation, accept, accept_all, dismiss
from review.acting.editing import edit_paragraph, restore
from review.acting.offering import take
from review.acting.pointing import Pointer
from review.acting.signing import sign_off
from review.acting.structure import Place, delete_paragraph, split_paragraph
from review.acting.undoing import undo_revision
from review.flagging import checking
from review.flagging.checking import recheck
from review.models import Comment, Decision, Flag
from review.verifying import broken_promises
from tests.builders import a_flag, a_project, a_user, an_operation, bring_in

pytestmark = pytest.mark.django_db

FIRST, NEWER = (
    "Ein gutter Tag. Er kam.\n\nDer Alpinclub ruft.\n\nEnde hier.",
    "Ein Tag.\n\nDer Verein ruft.\n\nEnde hier.",
)


@dataclass(frozen=True)
class Desk:
    """A text as somebody sees it who then acts: every act is ready, with what was seen."""

    translation: Translation
    acts: dict[str, Callable[[], object]]


@pytest.fixture(scope="module")
def project(lasting: None, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A text at revision 2 with a decision, two open flags, and newer machine text beside it."""
    made, tmp_path = a_project(), tmp_path_factory.mktemp("rows")
    bring(tmp_path, made, FIRST)
    pk = Translation.objects.get(article__project=made).pk
    edit_paragraph(now(pk), 0, 2, "Ende dort.", an_operation())
    accept(a_flag(now(pk), "Er kam", "Er ging"), 0, 1, an_operation())
    bring(tmp_path, made, NEWER)
    a_flag(now(pk), "gutter", "guter")
    a_flag(now(pk), "ruft", "rief")
    return made


def a_desk(project: Project, folder: Path) -> Desk:
    pk = Translation.objects.get(article__project=project).pk
    anna, ben = a_user(), a_user()
    made = Revision.objects.get(translation=pk, number=2)
    gutter, ruft = (Flag.objects.get(quote=quote) for quote in ("gutter", "ruft"))
    gutter.as_of = ruft.as_of = 2
    seen, offer = Translation.objects.select_related("article").get(pk=pk), Renewal.objects.get(translation=pk)
    acts: dict[str, Callable[[], object]] = {
        "accept": lambda: accept(gutter, 0, 2, Operation(ben)),
        "accept all": lambda: accept_all([gutter, ruft], Operation(ben)),
        "edit": lambda: edit_paragraph(seen, 2, 0, "Ein guter Tag. Er ging.", Operation(ben)),
        "split": lambda: split_paragraph(Place(seen, 2, 0), 1, Operation(ben)),
        "delete": lambda: delete_paragraph(Place(seen, 2, 1), Operation(ben)),
        "undo": lambda: undo_revision(made, Operation(ben)),
        "take": lambda: take(offer, 2, Operation(ben)),
        "restore": lambda: restore(seen, 0, 2, Operation(ben)),
        "check": lambda: recheck(pk),
        "sign off": lambda: sign_off(pk, 2, Operation(anna), at=timezone.now()),
        "dismiss": lambda: dismiss(gutter, Operation(anna)),
        "comment": lambda: open_thread(seen, Pointer(2, 0, "Tag"), "Ja?", Operation(anna)),
        "machine text": lambda: bring(folder, project, "Ein neuer Tag."),
    }
    return Desk(seen, acts)


def now(pk: int) -> Translation:
    return Translation.objects.get(pk=pk)


def bring(folder: Path, project: Project, words: str) -> None:
    path = folder / f"{uuid.uuid4()}.jsonl"
    path.write_text(json.dumps({"id": "a", "source": "Un jour.", "translation": words}))
    bring_in(Import(path.name, (at_path(path),), Settings("fr", "de")), project)


def came_of(act: Callable[[], object]) -> str:
    try:
        act()
    except Exception as error:
        return type(error).__name__
    return "done"


def state(translation: Translation) -> dict[str, object]:
    """All that is stored about the text but for numbers of rows and moments."""
    pk = translation.pk
    flags = Flag.objects.filter(translation=pk).order_by("check_id", "quote", "start", "raised_at")
    columns = "check_id", "quote", "start", "end", "raised_at", "changed_at", "closed_at"
    decided = Decision.objects.filter(flag__translation=pk).order_by("flag__quote", "pk")
    return {
        "broken": list(broken_promises(now(pk))),
        "revisions": list(Revision.objects.filter(translation=pk).order_by("number").values_list("kind", "text")),
        "flags": list(flags.values_list(*columns)),
        "decisions": list(decided.values_list("flag__quote", "kind", "revision__number")),
        "undone": list(decided.exclude(undone_at=None).values_list("flag__quote", "kind")),
        "comments": list(Comment.objects.filter(translation=pk).values_list("start", "end", "quote")),
        "offers": list(Renewal.objects.filter(translation=pk).order_by("pk").values_list("state", "revision__number")),
        "approved": now(pk).approved_number,
    }


INTERRUPTED = ["accept", "accept all", "edit", "split", "delete", "undo", "take", "restore", "check"]
COMING_BETWEEN = ["accept", "edit", "delete", "undo", "take", "check", "sign off", "dismiss", "comment", "machine text"]


@pytest.mark.parametrize("name", INTERRUPTED)
def test_what_comes_between_is_as_if_it_had_come_before(name, project, tmp_path, monkeypatch):
    wrong, outcome = {}, partial(outcome_on, project, tmp_path)
    for other in COMING_BETWEEN:
        if other == name:
            continue
        one_by_one = outcome(lambda desk, other=other: [came_of(desk.acts[other]), came_of(desk.acts[name])])
        between = outcome(lambda desk, other=other: interrupted(desk, name, other, monkeypatch))
        if between != one_by_one:
            wrong[other] = {key: (between[key], one_by_one[key]) for key in between if between[key] != one_by_one[key]}

    assert wrong == {}


def outcome_on(project: Project, folder: Path, acting: Callable[[Desk], list[str]]) -> dict[str, object]:
    """What is stored, and what the acts came to; nothing of it is left behind."""
    with suppress(RolledBackError), transaction.atomic():
        desk = a_desk(project, folder)
        came = acting(desk)
        found = state(desk.translation) | {"came": came}
        raise RolledBackError
    return found


class RolledBackError(Exception):
    """Takes back what the acts did."""


def interrupted(desk: Desk, name: str, other: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Does the one act, and the other just before that one takes its lock, as soon as it has read everything."""
    owner, function = (checking.transaction, "atomic") if name == "check" else (door, "_appended")
    came, real = list[str](), getattr(owner, function)

    def interrupting(*args: object, **kwargs: object) -> object:
        if not came:
            came.append("begun")
            came[0] = came_of(desk.acts[other])
        return real(*args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(owner, function, interrupting)
        last = came_of(desk.acts[name])
    return [*(came or [came_of(desk.acts[other])]), last]

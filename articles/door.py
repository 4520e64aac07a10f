"""The one door: every text that is stored goes through here, and nothing else makes a revision.

`review` stands beside each change as a Companion, so that flags and text agree at every moment without this app
knowing of flags.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Protocol, TypeVar

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import searching
from articles import text as texts
from articles.edits import Edit, TouchedError, applied, carried, inverse, ordered
from articles.models import Article, ImportBatch, Revision, Translation
from articles.storing import store_new

FREE_ATTEMPTS = 4
"""How often a change is worked out without a lock; when others were quicker each time, it is done under the lock."""


@dataclass(frozen=True, slots=True)
class Head:
    """The newest revision as a change found it; with its translation and article where they were read along."""

    translation_id: int
    number: int
    text: str
    translation: Translation | None = field(default=None, compare=False, repr=False)


class ConflictError(Exception):
    """A change of a place that somebody else changed meanwhile: `base` the text it was made on, `theirs` the newest."""

    def __init__(self, base: Head, theirs: Head, mine: Sequence[Edit] = ()) -> None:
        super().__init__("Somebody else changed this place meanwhile.")
        self.base, self.theirs, self.mine = base, theirs, tuple(mine)


class ForeignOperationError(Exception):
    """The operation id belongs to another person or another translation."""


class TakenBackError(Exception):
    """The import that brought the translation was taken back meanwhile: nobody sees it any more."""


Plan = Callable[[Head], Sequence[Edit]]
"""Says, for a head, which edits to make on it; asked again when the head moves. May raise ConflictError."""


Prepared = TypeVar("Prepared")


class Companion(Protocol[Prepared]):
    """Who goes along with a change.

    `prepare` gets the text to be and runs before any lock; what it gives back reaches `finish`, which runs in the
    transaction, may raise to stop the change, and may set the translation's counters: the door saves them.
    """

    def prepare(self, head: Head, text: str) -> Prepared: ...

    def finish(self, translation: Translation, revision: Revision, prepared: Prepared) -> None: ...


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a translation's text: what to do (`plan`), what kind it is, who makes it, and its operation id.

    The same operation id given again makes nothing new: the first answer is returned. `at` is when it happens, None: at
    the moment when it is stored.
    """

    translation_id: int
    plan: Plan
    kind: str
    author: User | None
    operation: uuid.UUID = field(default_factory=uuid.uuid4)
    undoes: Revision | None = None
    restores: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """A translation to be: of which article, into which language, by which engine, and its first text."""

    article: Article
    target_language: str
    engine: str
    text: str


def open_translation(
    article: Article, *, target_language: str, engine: str, text: str, author: User | None, at: datetime | None = None
) -> Translation:
    """A new translation with `text` as its revision 0. Raises TextRefusedError; to be called inside a transaction."""
    return open_translations([Opening(article, target_language, engine, text)], author, at=at)[0]


def open_translations(
    openings: Sequence[Opening], author: User | None, batch: ImportBatch | None = None, *, at: datetime | None = None
) -> list[Translation]:
    """New translations, each with its text as revision 0; those of a batch are not listed yet.

    Raises TextRefusedError for the first text that cannot be stored; to be called inside a transaction. A few
    statements, however many there are.
    """
    texts_of, moment = [_opened(opening.text) for opening in openings], at or timezone.now()
    made = Translation.objects.bulk_create(
        Translation(
            article=opening.article,
            target_language=opening.target_language,
            engine=opening.engine,
            characters=len(text),
            batch=batch,
            listed=batch is None,
            created_at=moment,
        )
        for opening, text in zip(openings, texts_of, strict=True)
    )
    pairs = zip(made, texts_of, strict=True)
    store_new([_first(translation, text, author, moment) for translation, text in pairs])
    store_new([searching.found_first(translation, translation.article) for translation in made])
    return made


def _first(translation: Translation, text: str, author: User | None, at: datetime) -> Revision:
    return Revision(translation=translation, number=0, text=text, kind=Revision.Kind.IMPORT, author=author, at=at)


def _opened(text: str) -> str:
    stored = texts.imported(text)
    texts.refuse_oversize(stored)
    return stored


def write(change: Change, companion: Companion[Prepared]) -> Revision:
    """Makes the change and returns its revision; the head's when the change changes nothing.

    Raises ConflictError, TextRefusedError, EditsRefusedError and ForeignOperationError; then nothing was changed. The
    work that may take long is done before any lock is held, unless others were quicker several times.
    """
    for _turn in range(FREE_ATTEMPTS):
        if revision := _attempt(change, companion):
            return revision
    with transaction.atomic():
        locked(change.translation_id)
        revision = _attempt(change, companion)
        assert revision, "nobody else can have moved the head"
        return revision


def head_of(translation_id: int) -> Head:
    """The newest revision of a translation."""
    newest = Revision.objects.filter(translation=translation_id, number=F("translation__number"))
    number, text = newest.values_list("number", "text").get()
    return Head(translation_id, number, text)


def at_number(translation_id: int, number: int) -> Head:
    """The revision of that number; raises Revision.DoesNotExist when there is none."""
    text = Revision.objects.values_list("text", flat=True).get(translation=translation_id, number=number)
    return Head(translation_id, number, text)


def edits_made_at(base: int, edits: Sequence[Edit]) -> Plan:
    """The plan of edits made by somebody who was looking at revision `base`, carried strictly to the head.

    It raises ConflictError where a newer edit touches or abuts one of them, and for a base that does not exist yet.
    """

    def plan(head: Head) -> Sequence[Edit]:
        try:
            return carried_from(base, edits, head)
        except TouchedError:
            raise ConflictError(at_number(head.translation_id, base), head, edits) from None
        except Revision.DoesNotExist:
            raise ConflictError(head, head, edits) from None

    return plan


def carried_from(base: int, edits: Sequence[Edit], head: Head) -> tuple[Edit, ...]:
    """Edits of revision `base` as they read on the head. Raises TouchedError, and Revision.DoesNotExist for no base."""
    here = tuple(edits)
    if base > head.number:
        raise Revision.DoesNotExist
    newer = Revision.objects.filter(translation=head.translation_id, number__gt=base, number__lte=head.number)
    for revision in newer.order_by("number").only("edits"):
        here = carried(here, revision.edit_list())
    return here


def inverse_of(revision: Revision) -> tuple[Edit, ...]:
    """The edits on `revision` that lead back to the text before it."""
    before = at_number(revision.translation_id, revision.number - 1)
    return inverse(before.text, revision.edit_list())


def locked(translation_id: int) -> Translation:
    """The translation's row, locked until the transaction ends; what only refers to it can be stored meanwhile."""
    return Translation.objects.select_for_update(no_key=True).get(pk=translation_id)


def locked_in_sight(translation_id: int) -> Translation:
    """The same for people's work on it. Raises TakenBackError when it is not listed any more."""
    translation = locked(translation_id)
    refuse_unlisted(translation)
    return translation


def refuse_unlisted(translation: Translation) -> None:
    """Raises TakenBackError unless the translation, whose row is locked, is listed."""
    if not translation.listed:
        raise TakenBackError


def _attempt(change: Change, companion: Companion[Prepared]) -> Revision | None:
    """The change's revision, or None when the head moved before the lock was held."""
    earlier, head = _found(change)
    if earlier:
        return earlier
    try:
        edits = ordered(change.plan(head), len(head.text))
    except Exception:
        if earlier := _earlier(change):  # it came through after our first look, so that the plan met its own result
            return earlier
        raise
    text = applied(head.text, edits)
    if text == head.text:
        return Revision.objects.get(translation=change.translation_id, number=head.number)
    _refuse_unstorable(text)
    return _appended(change, head, edits, text, partial(companion.finish, prepared=companion.prepare(head, text)))


def _refuse_unstorable(text: str) -> None:
    if texts.normalised(text) != text:
        raise texts.TextRefusedError(
            _("The new words melt into the letters beside them. Please edit the whole paragraph instead.")
        )
    texts.refuse_oversize(text)


def _found(change: Change) -> tuple[Revision | None, Head]:
    """What the operation made earlier, and the head: in one query, before every change."""
    newest = Q(translation=change.translation_id, number=F("translation__number"))
    rows = list(Revision.objects.filter(newest | Q(operation=change.operation)).select_related("translation__article"))
    earlier = next((row for row in rows if row.operation == change.operation), None)
    head = next(r for r in rows if (r.translation_id, r.number) == (change.translation_id, r.translation.number))
    return _own(change, earlier), Head(change.translation_id, head.number, head.text, head.translation)


def _earlier(change: Change) -> Revision | None:
    return _own(change, Revision.objects.filter(operation=change.operation).first())


def _own(change: Change, earlier: Revision | None) -> Revision | None:
    if earlier is None:
        return None
    author = change.author.pk if change.author else None
    if earlier.translation_id != change.translation_id or earlier.author_id != author:
        raise ForeignOperationError("This operation id belongs to another change.")
    return earlier


def _appended(
    change: Change, head: Head, edits: Sequence[Edit], text: str, finish: Callable[[Translation, Revision], None]
) -> Revision | None:
    """The new revision; None when the head moved, or the same operation came through, before the lock was held."""
    try:
        with transaction.atomic():
            translation = locked(change.translation_id)
            if translation.number != head.number:
                return None
            if head.translation:
                translation.article = head.translation.article
            revision = _inserted(change, translation, edits, text)
            translation.number, translation.characters = revision.number, len(text)
            follow = searching.take_in if translation.checked_number is None else searching.follow
            finish(translation, revision)
            follow(translation, text)
            translation.save(update_fields=["number", "characters", *Translation.REVIEW_STATE])
            return revision
    except IntegrityError:
        if Revision.objects.filter(operation=change.operation).exists():
            return None
        raise


def _inserted(change: Change, translation: Translation, edits: Sequence[Edit], text: str) -> Revision:
    return Revision.objects.create(
        translation=translation,
        number=translation.number + 1,
        text=text,
        edits=[list(edit) for edit in edits],
        kind=change.kind,
        author=change.author,
        operation=change.operation,
        undoes=change.undoes,
        restores=change.restores,
        at=change.at or timezone.now(),
    )

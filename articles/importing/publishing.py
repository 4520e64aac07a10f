"""The end of an import: what it brings to texts that are there, then everything new is seen at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.importing.carrying_out import fill, renew
from articles.importing.planning import Desk, worked_on
from articles.models import Article, ImportBatch, Renewal, Translation

CHUNK = 50
"""How many texts that are there get their new machine text in one transaction."""


class Watch(Protocol):
    def stage(self, name: str, total: int, *, done: int = 0) -> None: ...

    def stored(self, done: int) -> None: ...


def publish(batch: ImportBatch, desk: Desk, watch: Watch) -> None:
    """Renews what is there, some at a time, and lists everything new with one transaction; safe to repeat."""
    waiting = batch.renewals.filter(state=Renewal.State.WAITING).order_by("pk")
    watch.stage("renewing", batch.renewals.count(), done=batch.renewals.count() - waiting.count())
    done = batch.renewals.count() - waiting.count()
    while chunk := list(waiting.select_related("translation")[:CHUNK]):
        with transaction.atomic():
            _renew(chunk, batch, desk)
            done += len(chunk)
            watch.stored(done)
    _list(batch, desk, watch)


def _renew(chunk: Sequence[Renewal], batch: ImportBatch, desk: Desk) -> None:
    """The translations are locked first, so that nobody's work comes in between; with them the others of their
    articles, which become due where a source is filled in."""
    ids = [renewal.translation_id for renewal in chunk]
    Translation.objects.filter(article__in=Article.objects.filter(translations__in=ids)).lock_in_order()
    touched = worked_on(ids, desk)
    for renewal in chunk:
        fill(renewal.translation, renewal.filled)
        if renewal.text and renewal.translation_id in touched:
            _offer(renewal)
        else:
            _bring(renewal, batch, desk)
    _count_again(batch)


def _bring(renewal: Renewal, batch: ImportBatch, desk: Desk) -> None:
    if renewal.text:
        renewal.revision = renew(renewal.translation_id, renewal.text, batch, desk)
    renewal.state = Renewal.State.BROUGHT
    renewal.save(update_fields=["revision", "state"])


def _offer(renewal: Renewal) -> None:
    earlier = Renewal.objects.filter(translation=renewal.translation_id, state=Renewal.State.OFFERED)
    earlier.update(state=Renewal.State.REPLACED)
    renewal.state = Renewal.State.OFFERED
    renewal.save(update_fields=["state"])


def _count_again(batch: ImportBatch) -> None:
    """What people began to work on since it was planned is kept, not updated."""
    kept = batch.renewals.filter(state=Renewal.State.OFFERED).count()
    if more := max(0, kept - batch.kept):
        ImportBatch.objects.filter(pk=batch.pk).update(kept=F("kept") + more, updated=F("updated") - more)
        batch.refresh_from_db(fields=["kept", "updated"])


def _list(batch: ImportBatch, desk: Desk, watch: Watch) -> None:
    watch.stage("listing", batch.created)
    with transaction.atomic():
        Translation.objects.filter(batch=batch, listed=False).update(listed=True)
        batch.visible_at = batch.finished_at = timezone.now()
        batch.save(update_fields=["visible_at", "finished_at"])
        desk.arrived(batch)
        watch.stored(batch.created)

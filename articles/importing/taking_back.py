"""Takes an import back, as far as nobody has touched what it brought. Nothing is deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.door import Change, Head, inverse_of, write
from articles.edits import Edit
from articles.importing.importer import Watch
from articles.importing.planning import Desk, worked_on
from articles.models import Article, ImportBatch, Job, Renewal, Revision, Translation
from articles.searching import follow_article

CHUNK = 200


def take_back(batch: ImportBatch, job: Job, desk: Desk, watch: Watch) -> None:
    """Withdraws what the batch brought and nobody has touched since, or has open; safe to repeat, each chunk whole.

    New translations are not listed any more, new machine text gives way to what stood before, as a revision more,
    gaps that were filled are empty again, offers disappear.
    """
    new = _pages(batch.translations.filter(listed=True))
    renewals = _pages(batch.renewals.filter(state__in=[Renewal.State.BROUGHT, Renewal.State.OFFERED]))
    done = 0
    watch.stage("withdrawing", sum(map(len, [*new, *renewals])))
    for ids in new:
        with transaction.atomic():
            _withdraw(ids, desk)
            watch.stored(done := done + len(ids))
    for ids in renewals:
        with transaction.atomic():
            _unrenew(ids, batch, job, desk)
            watch.stored(done := done + len(ids))
    batch.undone_at, batch.undone_by = timezone.now(), job.by
    batch.save(update_fields=["undone_at", "undone_by"])


def withdraw_unfinished(batch: ImportBatch) -> None:
    """After a cancelled import: what waited to be brought never comes. What it stored stays unseen."""
    batch.renewals.filter(state=Renewal.State.WAITING).update(state=Renewal.State.WITHDRAWN)


def _pages(found: QuerySet[Any]) -> list[list[int]]:
    ids: list[int] = list(found.order_by("pk").values_list("pk", flat=True))
    return [ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK)]


def _withdraw(ids: Sequence[int], desk: Desk) -> None:
    Translation.objects.filter(pk__in=ids).lock_in_order()
    free = Translation.objects.filter(pk__in=set(ids) - worked_on(ids, desk))
    free.exclude(claimed_until__gt=timezone.now()).update(listed=False)


def _unrenew(ids: Sequence[int], batch: ImportBatch, job: Job, desk: Desk) -> None:
    """What people answered before the texts were locked is theirs: the renewals are read behind that."""
    concerned = Article.objects.filter(translations__renewals__in=ids)
    Translation.objects.filter(article__in=concerned).lock_in_order()
    standing = Renewal.objects.filter(pk__in=ids, state__in=[Renewal.State.BROUGHT, Renewal.State.OFFERED])
    renewals = list(standing.select_related("translation", "revision"))
    touched = worked_on([renewal.translation_id for renewal in renewals], desk)
    for renewal in renewals:
        if renewal.state == Renewal.State.OFFERED:
            _settle(renewal)
        elif renewal.translation_id not in touched and _is_newest(renewal):
            _unfill(renewal)
            if renewal.revision is not None:
                _undo(renewal.revision, job, desk)
            _settle(renewal)


def _settle(renewal: Renewal) -> None:
    renewal.state = Renewal.State.WITHDRAWN
    renewal.save(update_fields=["state"])


def _is_newest(renewal: Renewal) -> bool:
    """Whether nothing came after it: neither people's work nor a newer import."""
    number = Translation.objects.values_list("number", flat=True).get(pk=renewal.translation_id)
    return renewal.revision is None or renewal.revision.number == number


def _undo(revision: Revision, job: Job, desk: Desk) -> None:
    def plan(head: Head) -> Sequence[Edit]:
        return inverse_of(revision)

    write(Change(revision.translation_id, plan, Revision.Kind.UNDO, job.by, undoes=revision), desk.companion)


def _unfill(renewal: Renewal) -> None:
    """Empties what was filled, where it still stands and no translation of the article was worked on."""
    for column, value in renewal.filled.items():
        empty = None if column == "published_at" else ""
        article = Article.objects.filter(pk=renewal.translation.article_id, **{column: value})
        if article.update(**{column: empty}) and column == "source_text":
            Translation.objects.filter(article=renewal.translation.article_id).make_due()
            follow_article(Article.objects.get(pk=renewal.translation.article_id))

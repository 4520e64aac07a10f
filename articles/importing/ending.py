"""Ends of an import that people ask for: cancelling it, taking it back, trying again."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.importing import uploads
from articles.importing.taking_back import withdraw_unfinished
from articles.jobs import queueing
from articles.models import ImportBatch, Job, Upload


class NothingToTakeBackError(Exception):
    """The import is not through, or was taken back already; the message says which."""


def cancel(batch: ImportBatch) -> bool:
    """Ends the import; False when it is over. Nobody ever sees what it had stored, and its files are deleted."""
    job = batch.jobs.filter(kind=Job.Kind.IMPORT).first()
    if job is None or not queueing.cancel(job):
        return False
    job.refresh_from_db()
    if job.state == Job.State.CANCELLED:
        withdraw_unfinished(batch)
        for upload in Upload.objects.filter(batch=batch):
            uploads.discard(upload)
    return True


def take_back(batch: ImportBatch, by: User) -> None:
    """Begins to take the import back; once, however often it is asked for. Raises NothingToTakeBackError."""
    with transaction.atomic():
        found = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if found.visible_at is None:
            raise NothingToTakeBackError(_("This import is not through: it can be cancelled."))
        if found.undone_at is not None:
            raise NothingToTakeBackError(_("This import was taken back already."))
        if not found.jobs.filter(kind=Job.Kind.UNDO).going().exists():
            queueing.start(Job.Kind.UNDO, found.project, batch=found, by=by, exclusive=True)


def try_again(batch: ImportBatch) -> bool:
    """Gives its parked and failed jobs new attempts; False when there are none."""
    stuck = batch.jobs.filter(state__in=[Job.State.PARKED, Job.State.FAILED])
    return sum(queueing.try_again(job) for job in stuck) > 0

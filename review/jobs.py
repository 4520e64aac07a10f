"""What background jobs do (the setting JOB_KINDS): bring an import in, take one back, check texts."""

from __future__ import annotations

from itertools import count

from django.db import transaction
from django.utils.translation import gettext as _

from articles.importing import uploads
from articles.importing.importer import carry_through
from articles.importing.taking_back import take_back as take_batch_back
from articles.importing.taking_back import withdraw_unfinished
from articles.jobs.queueing import start
from articles.jobs.running import CancelledError, JobRefusedError, Work
from articles.models import ImportBatch, Job
from review.flagging.together import check_all
from review.importing.arriving import ReviewDesk


def bring_in(work: Work) -> None:
    """Imports what was uploaded; called again, it goes on where it was cut off."""
    batch = _batch(work.job)
    if batch.visible_at is None:
        try:
            carry_through(uploads.wanted(batch.upload), batch, ReviewDesk(), work)
        except FileNotFoundError:
            raise JobRefusedError(_("The uploaded files are not on this machine, or were deleted.")) from None
        except CancelledError:
            withdraw_unfinished(batch)
            uploads.discard(batch.upload)
            raise
    uploads.discard(batch.upload)


def take_back(work: Work) -> None:
    """Takes an import back as far as nobody has touched what it brought."""
    take_batch_back(_batch(work.job), work.job, ReviewDesk(), work)


def check(work: Work) -> None:
    """Lets the detector look at the texts that are still due; after a first attempt that failed, each in its own job.

    So the one text that no attempt survives is parked alone, and the others are checked.
    """
    ids: list[int] = work.job.payload["translations"]
    if work.job.attempts > 1 and len(ids) > 1:
        _part(work, ids)
        return
    work.stage("checking", len(ids))
    numbers = count(1)
    check_all(ids, lambda: work.looked(min(next(numbers), len(ids))))
    work.stage("checking", len(ids), done=len(ids))


def _part(work: Work, ids: list[int]) -> None:
    with transaction.atomic():
        work.stored(len(ids))
        for translation_id in ids:
            start(Job.Kind.CHECK, work.job.project, batch=work.job.batch, payload={"translations": [translation_id]})


def _batch(job: Job) -> ImportBatch:
    if job.batch is None:
        raise JobRefusedError(_("The job names no import."))
    return job.batch

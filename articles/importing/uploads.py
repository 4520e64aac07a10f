"""Keeps uploaded files between the preview of an import and its confirmation, in a private folder."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings as site
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet

from articles.importing.importer import Import, begin, carry_through, look
from articles.importing.incoming import Settings
from articles.importing.members import at_path, shown
from articles.importing.planning import Desk
from articles.models import ImportBatch, Project, Upload

KEPT = timedelta(hours=24)
"""How long an upload waits to be confirmed."""


def keep(files: Sequence[UploadedFile[bytes]], project: Project, settings: Settings, by: User) -> Upload:
    """Stores the files under generated names and records whose they are."""
    upload = Upload(id=uuid.uuid4(), by=by, project=project, options=asdict(settings))
    folder = _folder(upload)
    folder.mkdir(mode=0o700, parents=True)
    for number, file in enumerate(files):
        with (folder / str(number)).open("wb") as stored:
            stored.writelines(file.chunks())
        upload.files.append(shown(file.name or "?"))
    upload.save()
    return upload


def waiting(by: User, *, at: datetime) -> QuerySet[Upload]:
    """This person's uploads that can be looked at or confirmed, or that were."""
    return Upload.objects.filter(by=by, at__gt=at - KEPT).select_related("project", "batch")


def forget_expired(*, at: datetime) -> None:
    """Deletes uploads that nobody confirmed in time, with their files."""
    for upload in Upload.objects.filter(batch=None, at__lte=at - KEPT):
        discard(upload)
        upload.delete()


def discard(upload: Upload) -> None:
    """Deletes the files of an upload."""
    shutil.rmtree(_folder(upload), ignore_errors=True)


def wanted(upload: Upload) -> Import:
    """The import that the upload asks for."""
    folder = _folder(upload)
    members = tuple(at_path(folder / str(number), name) for number, name in enumerate(upload.files))
    name = upload.files[0] if len(upload.files) == 1 else f"{upload.files[0]} + {len(upload.files) - 1}"
    return Import(name, members, Settings(**upload.options))


def confirm(upload: Upload, desk: Desk) -> tuple[ImportBatch, list[int]]:
    """Imports what was uploaded, once: who confirms again gets the same batch. Also the translations to be checked.

    Raises Upload.DoesNotExist when its files are gone and it was never confirmed.
    """
    try:
        asked = wanted(upload)
        surveyed = look(asked)
    except FileNotFoundError:
        return _confirmed_meanwhile(upload), []
    with transaction.atomic():
        # Without select_related: PostgreSQL would give the batch as it was before the lock was waited for.
        taken = Upload.objects.select_for_update().get(pk=upload.pk)
        if taken.batch:
            return taken.batch, []
        taken.batch = begin(asked, surveyed, upload.project, upload.by)
        taken.save(update_fields=["batch"])
    outcome = carry_through(asked, surveyed, taken.batch, desk)
    discard(upload)
    return taken.batch, outcome.changed


def _confirmed_meanwhile(upload: Upload) -> ImportBatch:
    """What came of an upload whose files are gone."""
    batch = Upload.objects.select_related("batch").get(pk=upload.pk).batch
    if batch is None:
        raise Upload.DoesNotExist
    return batch


def _folder(upload: Upload) -> Path:
    return Path(site.MEDIA_ROOT) / "imports" / str(upload.pk)

"""Keeps uploaded files between the preview of an import and its confirmation, in a private folder."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings as site
from django.contrib.auth.models import User
from django.core.files import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.importing.importer import Import, begin
from articles.importing.incoming import Settings
from articles.importing.members import Member, at_path, shown
from articles.importing.surveying import fingerprinted
from articles.jobs.queueing import start
from articles.models import ImportBatch, Job, Project, Upload

_BLOCK = 1 << 20
KEPT = timedelta(hours=24)
"""How long an upload waits to be confirmed."""


class NoRoomError(Exception):
    """The disk is too full for the import; nothing was stored."""


class ConfirmError(Exception):
    """The upload cannot be confirmed; the message says why, `batch` is the import that stands in the way, if any."""

    def __init__(self, reason: str, batch: ImportBatch | None = None) -> None:
        super().__init__(reason)
        self.batch = batch


def demand_room(size: int) -> None:
    """Raises NoRoomError where storing so many bytes would leave less than MIN_FREE_BYTES."""
    folder = Path(site.DATA_DIR)
    if shutil.disk_usage(folder).free < size + site.MIN_FREE_BYTES:
        raise NoRoomError


def keep(files: Sequence[File[bytes]], project: Project, settings: Settings, by: User | None) -> Upload:
    """Stores the files under generated names and records whose they are. Raises NoRoomError."""
    found = [(file.name or "?", file.chunks()) for file in files]
    return _kept(found, sum(file.size for file in files), Upload(by=by, project=project, options=asdict(settings)))


def keep_members(members: Sequence[Member], project: Project, settings: Settings) -> Upload:
    """Stores files that stand on this machine, so that any process can read them as long as the import lasts."""
    found = [(member.name, _blocks(member)) for member in members]
    return _kept(found, sum(member.size for member in members), Upload(project=project, options=asdict(settings)))


def _kept(found: Sequence[tuple[str, Iterable[bytes]]], size: int, upload: Upload) -> Upload:
    demand_room(size)
    folder = _folder(upload)
    folder.mkdir(mode=0o700, parents=True)
    for number, (name, blocks) in enumerate(found):
        with (folder / str(number)).open("wb") as stored:
            stored.writelines(blocks)
        upload.files.append(shown(name))
    upload.save()
    return upload


def _blocks(member: Member) -> Iterator[bytes]:
    with member.open() as file:
        while block := file.read(_BLOCK):
            yield block


def of_person(by: User) -> QuerySet[Upload]:
    """This person's uploads."""
    return Upload.objects.filter(by=by).select_related("project", "batch")


def waiting(by: User, *, at: datetime) -> QuerySet[Upload]:
    """Those that can be looked at, or that were confirmed, before they expired."""
    return of_person(by).filter(at__gt=at - KEPT)


def is_expired(upload: Upload, *, at: datetime) -> bool:
    """Whether nobody confirmed it in time."""
    return upload.batch is None and upload.at <= at - KEPT


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


def confirm(upload: Upload, operation: uuid.UUID, *, at: datetime, check: bool = True) -> ImportBatch:
    """Begins the import of what was uploaded, once: the same operation again gets the same batch.

    With `check` off, its texts are left to be checked when they are opened, or by `recheck`.

    Raises ConfirmError when the upload is expired, was confirmed by another operation and that import is over, or when
    the same files are on their way into the project already; NoRoomError; and Upload.DoesNotExist when they are gone.
    """
    with transaction.atomic():
        Project.objects.select_for_update(no_key=True).get(pk=upload.project_id)
        # Without select_related: PostgreSQL would give the batch as it was before the lock was waited for.
        taken = Upload.objects.select_for_update().get(pk=upload.pk)
        if taken.batch:
            return _confirmed_before(taken, operation)
        if is_expired(taken, at=at):
            raise ConfirmError(
                _("This upload has expired: nobody confirmed it in time. Please choose the files again.")
            )
        return _begun(taken, operation, check=check)


def _confirmed_before(upload: Upload, operation: uuid.UUID) -> ImportBatch:
    assert upload.batch is not None
    is_over = not upload.batch.jobs.filter(kind=Job.Kind.IMPORT).going().exists()
    if upload.operation != operation and is_over:
        raise ConfirmError(_("This upload was imported already."), upload.batch)
    return upload.batch


def _begun(upload: Upload, operation: uuid.UUID, *, check: bool) -> ImportBatch:
    try:
        asked = wanted(upload)
    except FileNotFoundError as gone:
        raise Upload.DoesNotExist from gone
    demand_room(2 * sum(member.size for member in asked.members))
    sha256, formats = fingerprinted(asked.members)
    same = ImportBatch.objects.filter(project=upload.project_id, sha256=sha256, jobs__in=Job.objects.going())
    if running := same.filter(jobs__kind=Job.Kind.IMPORT).first():
        raise ConfirmError(_("These files are on their way in already, as import %(n)d.") % {"n": running.pk}, running)
    upload.batch = begin(asked, sha256, formats, upload.project, upload.by, check=check)
    upload.operation = operation
    upload.save(update_fields=["batch", "operation"])
    start(Job.Kind.IMPORT, upload.project, batch=upload.batch, by=upload.by, exclusive=True)
    return upload.batch


def _folder(upload: Upload) -> Path:
    return Path(site.MEDIA_ROOT) / "imports" / str(upload.pk)

"""Office documents (XLSX, DOCX): what must hold before a library opens one. Told by the content, not by the name."""

from __future__ import annotations

import re
import zipfile
from typing import BinaryIO

from django.utils.translation import gettext as _

from articles.importing.archives import checked_archive
from articles.importing.incoming import Place, Refusal

_OLD = b"\xd0\xcf\x11\xe0"
_ROOT = re.compile(rb"<[A-Za-z_]")
_HEAD = 1 << 16


def office_refusal(file: BinaryIO, place: Place, folder: str, kind: str, largest: int = 0) -> Refusal | None:
    """Why the document is not opened; None where it may be. `folder` is where its content stands: `xl/` or `word/`,
    `largest` the most bytes that one part of it may have, where there is such a limit.
    """
    head = file.read(8)
    if head.startswith(_OLD):
        told = _("The file is in the old binary form or encrypted: please save it as {kind}, unprotected.")
        return Refusal(place, told.format(kind=kind))
    archive = checked_archive(file, place, kind)
    if isinstance(archive, Refusal):
        return archive
    with archive:
        names = archive.namelist()
        if "[Content_Types].xml" not in names or not any(name.startswith(folder) for name in names):
            told = _("The file is not {kind}.").format(kind=kind)
            return Refusal(place, told, wrong_kind=True)
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            told = _("The file holds macros: please save it as {kind} without them.").format(kind=kind)
            return Refusal(place, told, wrong_kind=True)
        if largest and any(info.file_size > largest for info in archive.infolist() if info.filename.endswith(".xml")):
            return Refusal(place, _("The text in the file is larger than any article."))
        return _dangerous_part(archive, place, kind)


def _dangerous_part(archive: zipfile.ZipFile, place: Place, kind: str) -> Refusal | None:
    """A document type stands before the root element, so that the beginning of each part tells."""
    for info in archive.infolist():
        if not info.filename.lower().endswith((".xml", ".rels")) or info.file_size == 0:
            continue
        try:
            with archive.open(info) as part:
                head = part.read(_HEAD)
        except Exception:
            told = _("The file is not {kind}, or it is damaged.").format(kind=kind)
            return Refusal(place, told, wrong_kind=True)
        root = _ROOT.search(head)
        if root is None or b"<!DOCTYPE" in head[: root.start()]:
            told = (
                _("“{name}” in the file has a document type (DTD): it is not read.")
                if root
                else _("“{name}” in the file does not begin as XML in UTF-8: it is not read.")
            )
            return Refusal(place, told.format(name=info.filename[:80]))
    return None

"""ZIP archives, also those inside XLSX and DOCX: what must hold before anything in them is unpacked."""

from __future__ import annotations

import lzma
import posixpath
import re
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from io import SEEK_END
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from django.conf import settings as limits
from django.utils.translation import gettext as _

from articles.figures import figure
from articles.importing.incoming import Place, Refusal
from articles.importing.members import Member, shown

_ENCRYPTED = 0x1
_RATIO_FROM = 1 << 20
"""Below this size a file may be packed as tightly as it likes."""
_BLOCK = 1 << 20
_DIRECTORY_BYTES_A_MEMBER = 500
_END = struct.Struct("<4s4H2LH")
_NESTED = re.compile(r"\.(?:zip|7z|rar|gz|tgz|bz2|xz|zst|tar|jar)\Z", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:")
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}


def checked_archive(file: BinaryIO, place: Place, kind: str = "") -> zipfile.ZipFile | Refusal:
    """The archive, of which nothing is unpacked yet and what it declares keeps the limits; or why not.

    What a file declares is also the most that is ever read of it, so that a lie about its size gains nothing.
    """
    try:
        if not file.seek(0, SEEK_END):
            return Refusal(place, _("The file is empty."))
        if reason := _oversized_directory(file):
            return Refusal(place, reason)
        archive = zipfile.ZipFile(file)
        reason = _broken_limit(archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, UnicodeError, struct.error):
        told = _("The file is not {kind}, or it is damaged.").format(kind=kind or _("a ZIP archive"))
        return Refusal(place, told, wrong_kind=True)
    return Refusal(place, reason) if reason else archive


@contextmanager
def opened_archive(member: Member) -> Iterator[tuple[Member, ...] | Refusal]:
    """The files in an archive by name; they are read from the archive itself and never stored under their names."""
    place = Place(member.label)
    with member.open() as file:
        archive = checked_archive(file, place)
        if isinstance(archive, Refusal):
            yield archive
            return
        with archive:
            inside = archive.infolist()
            reason = _wrong_names(inside) or _damage(archive)
            yield Refusal(place, reason) if reason else _members(member, archive, inside)


def _members(
    member: Member, archive: zipfile.ZipFile, inside: Sequence[zipfile.ZipInfo]
) -> tuple[Member, ...] | Refusal:
    files = [info for info in inside if not info.is_dir() and not _is_hidden(info.filename)]
    if not files:
        return Refusal(Place(member.label), _("The archive holds no files."))
    folder = _common_folder(files)
    found = [
        Member(shown(info.filename[len(folder) :]), info.file_size, partial(_opened, archive, info), member.label)
        for info in files
    ]
    return tuple(sorted(found, key=lambda inner: inner.name))


def _damage(archive: zipfile.ZipFile) -> str:
    """Reads everything once, so that no reader meets a broken file."""
    for info in archive.infolist():
        try:
            with archive.open(info) as inner:
                while inner.read(_BLOCK):
                    pass
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError, NotImplementedError):
            return _("“{name}” in the archive is damaged.").format(name=_short(info))
    return ""


def _oversized_directory(file: BinaryIO) -> str:
    """Why the table of contents is not even read; empty where it may be, or where there is none."""
    size = file.seek(0, SEEK_END)
    file.seek(max(0, size - (1 << 16) - _END.size))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        return ""
    _mark, _disk, _first, _here, members, directory, _start, _comment = _END.unpack_from(tail, at)
    most = limits.MAX_ARCHIVE_MEMBERS
    too_many = members > most or directory > most * _DIRECTORY_BYTES_A_MEMBER
    return _too_many(most) if too_many else ""


def _too_many(most: int) -> str:
    return _("The archive holds more than {most} files.").format(most=figure(most))


def _broken_limit(inside: Sequence[zipfile.ZipInfo]) -> str:
    if len(inside) > limits.MAX_ARCHIVE_MEMBERS:
        return _too_many(limits.MAX_ARCHIVE_MEMBERS)
    total = sum(info.file_size for info in inside)
    if total > limits.MAX_UNPACKED_BYTES:
        told = _("The archive would unpack to {total} bytes; at most {most} are taken.")
        return told.format(total=figure(total), most=figure(limits.MAX_UNPACKED_BYTES))
    for info in inside:
        if info.flag_bits & _ENCRYPTED:
            return _("“{name}” in the archive is encrypted.").format(name=_short(info))
        if info.compress_type not in _METHODS:
            return _("“{name}” in the archive is packed in a way that is not known.").format(name=_short(info))
        if info.file_size > _RATIO_FROM and info.file_size > limits.MAX_COMPRESSION_RATIO * max(1, info.compress_size):
            told = _("“{name}” in the archive would unpack to more than {most} times its size.")
            return told.format(name=_short(info), most=limits.MAX_COMPRESSION_RATIO)
    return ""


def _wrong_names(inside: Sequence[zipfile.ZipInfo]) -> str:
    names = Counter(info.filename.casefold() for info in inside)
    for info in inside:
        parts = PurePosixPath(info.filename.replace("\\", "/"))
        kind = stat.S_IFMT(info.external_attr >> 16)
        if "\0" in info.orig_filename:
            return _("The name “{name}” in the archive holds a zero character.").format(name=_short(info))
        if parts.is_absolute() or ".." in parts.parts or _DRIVE.match(info.filename) or not info.filename:
            return _("The name “{name}” in the archive leads out of it.").format(name=_short(info))
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            return _("“{name}” in the archive is a link or a device, not a file.").format(name=_short(info))
        if names[info.filename.casefold()] > 1:
            return _("The name “{name}” stands in the archive more than once.").format(name=_short(info))
        if _NESTED.search(info.filename):
            return _("“{name}” is an archive in the archive: please unpack it first.").format(name=_short(info))
    return ""


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name).parts)


def _common_folder(files: Sequence[zipfile.ZipInfo]) -> str:
    """The folder that holds all the files, ended by a slash; empty where there is none."""
    folder = posixpath.commonpath([posixpath.dirname(info.filename) for info in files])
    return folder + "/" if folder else ""


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    return cast(BinaryIO, archive.open(info))


def _short(info: zipfile.ZipInfo) -> str:
    return shown(info.filename)[:80]

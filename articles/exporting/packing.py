"""Packs files into a ZIP archive, piece by piece."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Protocol, cast

from articles.exporting.naming import Names
from articles.exporting.outgoing import Outgoing

_FLUSH = 1 << 16
_READABLE = 0o644 << 16
_NO_DATE = (1980, 1, 1, 0, 0, 0)


class ByArticle(Protocol):
    """A format that gives each article as a file of its own."""

    @property
    def ending(self) -> str: ...

    def of_one(self, article: Outgoing) -> Iterator[bytes]: ...


def zipped_files(folder: Path) -> Iterator[bytes]:
    """The archive of the files in the folder's folders; equal files make equal archives."""
    drain = _Drain()
    with zipfile.ZipFile(cast(IO[bytes], drain), "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.glob("*/*")):
            with (
                path.open("rb") as file,
                archive.open(_info(path.relative_to(folder).as_posix(), _NO_DATE), "w") as out,
            ):
                while block := file.read(_FLUSH):
                    out.write(block)
                    yield drain.taken()
    yield drain.taken()


def zipped(articles: Iterable[Outgoing], format_: ByArticle) -> Iterator[bytes]:
    """A file for each article, as an archive; at no time is more than a piece of it in memory."""
    drain, names = _Drain(), Names()
    with zipfile.ZipFile(cast(IO[bytes], drain), "w", zipfile.ZIP_DEFLATED) as archive:
        for article in articles:
            info = _info(names.name(article, format_.ending), _date(article.changed_at))
            archive.writestr(info, b"".join(format_.of_one(article)))
            if drain.waiting > _FLUSH:
                yield drain.taken()
    yield drain.taken()


def _info(name: str, date: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date)
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, _READABLE
    return info


def _date(at: datetime) -> tuple[int, int, int, int, int, int]:
    return at.year, at.month, at.day, at.hour, at.minute, at.second


class _Drain:
    """A file that can only be written; what was written is taken away from time to time."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self.waiting = 0

    def write(self, data: bytes) -> int:
        self._pieces.append(bytes(data))
        self.waiting += len(data)
        return len(data)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        taken, self._pieces, self.waiting = b"".join(self._pieces), [], 0
        return taken

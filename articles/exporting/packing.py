"""Packs a file for each article into a ZIP archive, piece by piece."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, cast

from articles.exporting.naming import Names
from articles.exporting.outgoing import Outgoing
from articles.exporting.writers import Format

_FLUSH = 1 << 16
_READABLE = 0o644 << 16


def zipped(articles: Iterable[Outgoing], format_: Format) -> Iterator[bytes]:
    """The archive's bytes; at no time is more than a piece of it in memory."""
    drain, names = _Drain(), Names()
    with zipfile.ZipFile(cast(IO[bytes], drain), "w", zipfile.ZIP_DEFLATED) as archive:
        for article in articles:
            info = zipfile.ZipInfo(names.name(article, format_.ending), _date(article.changed_at))
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, _READABLE
            archive.writestr(info, b"".join(format_.of_one(article)))
            if drain.waiting > _FLUSH:
                yield drain.taken()
    yield drain.taken()


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

"""The files of an import: one file, a folder, what was uploaded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """A named file that can be opened again and again; `size` in bytes. `within` is the archive that holds it."""

    name: str
    size: int
    open: Callable[[], BinaryIO]
    within: str = ""

    @property
    def label(self) -> str:
        """What messages call it."""
        return f"{self.within}/{self.name}" if self.within else self.name


def at_path(path: Path, name: str = "") -> Member:
    """The file at a path, under another name where one is given."""
    return Member(shown(name or path.name), path.stat().st_size, partial(_opened, path))


def in_folder(folder: Path) -> tuple[Member, ...]:
    """The files of a folder by name; folders in it and hidden files are not among them."""
    found = [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")]
    return tuple(at_path(path) for path in sorted(found))


def fingerprint(members: Iterable[Member]) -> str:
    """SHA-256 of the one file, or of the names and contents of several."""
    sums = [(member.name, _sha256(member)) for member in members]
    if len(sums) == 1:
        return sums[0][1]
    return hashlib.sha256("".join(f"{digest}  {name}\n" for name, digest in sorted(sums)).encode()).hexdigest()


def shown(name: str) -> str:
    """A file's name as it is stored and shown: what is no text in it (another system's bytes) becomes a `?`."""
    return name.encode("utf-8", "replace").decode().replace("\0", "?")


def _opened(path: Path) -> BinaryIO:
    return path.open("rb")


def _sha256(member: Member) -> str:
    digest = hashlib.sha256()
    with member.open() as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()

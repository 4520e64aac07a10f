"""A glossary's rows on their way in or out, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 200
LONGEST_NOTE = 500
MOST_FORBIDDEN = 30
MOST_BYTES = 5 * 1024 * 1024
MOST_ENTRIES = 10_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as a file has it. What a format or a file does not say is None: what is stored stays as it is.

    `place` is the line or the number of the concept, for messages. `project` is a slug, "" for all projects.
    `left_out` are further renderings that the file has: here a term has one.
    """

    place: str
    source_language: str
    target_language: str
    source: str
    target: str
    forbidden: tuple[str, ...] | None = None
    case_sensitive: bool | None = None
    note: str | None = None
    project: str | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that holds no term, and why."""

    place: str
    reason: str


class FileRefusedError(ValueError):
    """A file that cannot be read as a glossary; the message says why and where."""


Row = Entry | Unreadable

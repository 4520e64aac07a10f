"""What an import reads: rows with their place in the file, rows refused, files passed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from articles.models import Project


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, and the line in it (from 1) where the file holds many rows."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}, line {self.line}"


@dataclass(frozen=True, slots=True)
class Settings:
    """How files are read: what holds where a row does not say it; the encoding of plain text and tables and the
    delimiter of tables, empty where they are to be found out; the field of each column that is not to be taken for what
    its name says, empty where it is to be left out.
    """

    source_language: str = ""
    target_language: str = ""
    engine: str = ""
    encoding: str = ""
    delimiter: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)

    def with_languages_of(self, project: Project) -> Settings:
        """The same, with the project's languages where none was named."""
        return replace(
            self,
            source_language=self.source_language or project.source_language,
            target_language=self.target_language or project.target_language,
        )


@dataclass(frozen=True, slots=True)
class Raw:
    """A row as a reader found it: nothing in it is checked. `source_place` is set where the source is another file."""

    place: Place
    external_id: str = ""
    title: str = ""
    url: str = ""
    published_at: str = ""
    source_language: str = ""
    target_language: str = ""
    engine: str = ""
    source: str = ""
    translation: str = ""
    source_place: Place | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be stored as it is: its texts in their normal form and within the limits."""

    place: Place
    external_id: str
    title: str
    url: str
    published_at: datetime | None
    source_language: str
    target_language: str
    engine: str
    source: str
    translation: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that cannot be taken, and why, in a sentence. `wrong_kind`: the file is not text at all."""

    place: Place
    reason: str
    wrong_kind: bool = False

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something that was left alone on purpose: a file of another kind, a field that no import holds."""

    place: Place
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Head:
    """How a text or a table is read, and a table's first rows. Encoding and delimiter are empty where the format has
    none; `guessed`: nothing in the file says the encoding, and nobody did.
    """

    file: str
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    encoding: str = ""
    delimiter: str = ""
    guessed: bool = False

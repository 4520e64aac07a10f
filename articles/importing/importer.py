"""One import from its files to its batch: the same for the command line and the browser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import count
from typing import Any, Protocol

from django.contrib.auth.models import User
from django.db import transaction

from articles.importing.carrying_out import carry_out
from articles.importing.incoming import PassedOver, Refusal, Row, Settings
from articles.importing.members import Member
from articles.importing.planning import Desk, Fate, Step, plan
from articles.importing.publishing import publish
from articles.importing.surveying import Item, Survey, items, survey
from articles.models import ImportBatch, ImportNote, Project

CHUNK = 500
"""How many rows are stored in one transaction at most: all of them or none."""
CHUNK_CHARACTERS = 8_000_000
"""Where rows are long there are fewer, so that memory stays flat."""

Progress = Callable[[int], object]


class Watch(Protocol):
    """Who watches an import go on (`articles.jobs.running.Work`); each of these may raise to end it."""

    def stage(self, name: str, total: int, *, done: int = 0) -> None: ...

    def stored(self, done: int) -> None: ...

    def read(self, done: int) -> None: ...

    def keep(self, name: str, value: dict[str, Any]) -> None: ...

    def kept(self, name: str) -> dict[str, Any] | None: ...


class Unwatched:
    """Nobody does."""

    def stage(self, name: str, total: int, *, done: int = 0) -> None: ...

    def stored(self, done: int) -> None: ...

    def read(self, done: int) -> None: ...

    def keep(self, name: str, value: dict[str, Any]) -> None: ...

    def kept(self, name: str) -> dict[str, Any] | None: ...


@dataclass(frozen=True, slots=True)
class Import:
    """What is to be imported: files, how they are read, where they go."""

    name: str
    members: tuple[Member, ...]
    settings: Settings


@dataclass(slots=True)
class Outcome:
    """What an import did or, in a preview, would do. `steps` are the first of them, to be looked at."""

    counts: Counter[Fate] = field(default_factory=Counter)
    refused: list[Refusal] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)
    remarks: list[PassedOver] = field(default_factory=list)
    doubts: list[PassedOver] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def note(self, planned: Iterable[Step | Refusal | PassedOver], *, keep: int = 0) -> None:
        """Counts what was planned; the first `keep` steps are kept."""
        for item in planned:
            if isinstance(item, Refusal):
                self.refused.append(item)
            elif isinstance(item, PassedOver):
                self.passed_over.append(item)
            else:
                self.counts[item.fate] += 1
                self.remarks += [PassedOver(item.row.place, remark) for remark in item.remarks]
                if len(self.steps) < keep:
                    self.steps.append(item)

    @property
    def coming(self) -> int:
        """How many rows change something."""
        return self.counts[Fate.NEW] + self.counts[Fate.UPDATED]


def look(wanted: Import, progress: Progress = lambda done: None) -> Survey:
    """Reads all files once, and changes nothing."""
    return survey(wanted.members, wanted.settings, lambda: progress(1))


def holds_rows(wanted: Import) -> bool:
    """Whether there is anything that could be stored; reads no further than the first of it."""
    nothing = Survey(0, 0, {})
    return any(isinstance(item, Row) for item in items(wanted.members, wanted.settings, nothing))


def preview(
    wanted: Import,
    surveyed: Survey,
    project: Project | None,
    desk: Desk,
    *,
    keep: int = 0,
    doubt: Callable[[Row], Iterable[str]] = lambda row: (),
) -> Outcome:
    """What importing would do now; nothing is changed. A project that does not exist yet holds nothing.

    `doubt` says what is probably wrong with a row that can be taken all the same.
    """
    outcome = Outcome()
    for chunk in _chunks(items(wanted.members, wanted.settings, surveyed)):
        outcome.note(_planned(chunk, project, desk), keep=keep)
        rows = [item for item in chunk if isinstance(item, Row)]
        outcome.doubts += [PassedOver(row.place, said) for row in rows for said in doubt(row)]
    return outcome


def begin(
    wanted: Import, sha256: str, formats: str, project: Project, by: User | None, *, check: bool = True
) -> ImportBatch:
    """The record of an import that is to come; `finished_at` stays empty until it is through."""
    return ImportBatch.objects.create(
        project=project,
        file_name=wanted.name[:400],
        sha256=sha256,
        format=formats[:20],
        options=asdict(wanted.settings) | {"check": check, "files": [member.name for member in wanted.members[:100]]},
        by=by,
    )


def carry_through(wanted: Import, batch: ImportBatch, desk: Desk, watch: Watch) -> None:
    """Brings everything in, some rows at a time, each time whole; then all of it is seen at once.

    Cut off anywhere, it goes on behind the last whole chunk when it is called again with the same batch: what the files
    hold in all is kept, so that they are read through only once.
    """
    surveyed = _surveyed(wanted, watch)
    batch.refresh_from_db()
    if batch.stored < surveyed.items:
        _store(wanted, surveyed, batch, desk, watch)
    publish(batch, desk, watch)


def _surveyed(wanted: Import, watch: Watch) -> Survey:
    if (kept := watch.kept("survey")) is not None:
        return Survey.from_kept(kept)
    watch.stage("reading", 0)
    numbers = count(1)
    surveyed = look(wanted, lambda _one: watch.read(next(numbers)))
    if (kept := surveyed.kept()) is not None:
        watch.keep("survey", kept)
    return surveyed


def _store(wanted: Import, surveyed: Survey, batch: ImportBatch, desk: Desk, watch: Watch) -> None:
    watch.stage("storing", surveyed.items, done=batch.stored)
    for chunk in _chunks(items(wanted.members, wanted.settings, surveyed, behind=batch.stored)):
        with transaction.atomic():
            Project.objects.select_for_update(no_key=True).get(pk=batch.project_id)
            outcome = Outcome()
            outcome.note(planned := _planned(chunk, batch.project, desk, batch))
            carry_out([step for step in planned if isinstance(step, Step)], batch, desk)
            _record(batch, outcome, len(chunk))
            watch.stored(batch.stored)


def _planned(
    chunk: Sequence[Item], project: Project | None, desk: Desk, batch: ImportBatch | None = None
) -> list[Step | Refusal | PassedOver]:
    """What becomes of the items, in their order."""
    rows = [item for item in chunk if isinstance(item, Row)]
    steps = iter(plan(project, rows, desk, batch) if rows else ())
    return [next(steps) if isinstance(item, Row) else item for item in chunk]


def _record(batch: ImportBatch, outcome: Outcome, number: int) -> None:
    """Brings the batch in step with what was stored, in the same transaction."""
    batch.created += outcome.counts[Fate.NEW]
    batch.updated += outcome.counts[Fate.UPDATED]
    batch.unchanged += outcome.counts[Fate.UNCHANGED]
    batch.kept += outcome.counts[Fate.KEPT]
    batch.stored += number
    batch.save(update_fields=["created", "updated", "unchanged", "kept", "stored"])
    left = [*outcome.remarks, *outcome.passed_over]
    ImportNote.objects.bulk_create(
        [_note(batch, ImportNote.Kind.REFUSED, refusal) for refusal in outcome.refused]
        + [_note(batch, ImportNote.Kind.LEFT, note) for note in left]
    )


def _note(batch: ImportBatch, kind: str, note: Refusal | PassedOver) -> ImportNote:
    return ImportNote(batch=batch, kind=kind, file=note.place.file, line=note.place.line, reason=note.reason)


def _chunks(found: Iterator[Item]) -> Iterator[list[Item]]:
    """Some items at a time: so many rows, or so many characters."""
    chunk: list[Item] = []
    characters = 0
    for item in found:
        chunk.append(item)
        characters += len(item.source) + len(item.translation) if isinstance(item, Row) else 0
        if len(chunk) == CHUNK or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk

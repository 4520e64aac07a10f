"""One import from its files to its batch: the same for the command line and the browser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.importing.carrying_out import carry_out, lock_translations
from articles.importing.incoming import PassedOver, Refusal, Row, Settings
from articles.importing.members import Member
from articles.importing.planning import Desk, Fate, Step, plan
from articles.importing.surveying import Item, Survey, items, survey
from articles.models import ImportBatch, Project

CHUNK = 100
"""How many rows are stored in one transaction: all of them or none."""

Progress = Callable[[int], object]


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
    changed: list[int] = field(default_factory=list)

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


def begin(wanted: Import, surveyed: Survey, project: Project, by: User | None) -> ImportBatch:
    """The record of an import that starts now; `finished_at` stays empty until it is through."""
    return ImportBatch.objects.create(
        project=project,
        file_name=wanted.name[:400],
        sha256=surveyed.sha256,
        format=surveyed.formats[:20],
        options={
            "source_language": wanted.settings.source_language,
            "target_language": wanted.settings.target_language,
            "engine": wanted.settings.engine,
            "encoding": wanted.settings.encoding,
            "files": [member.name for member in wanted.members[:100]],
        },
        by=by,
    )


def carry_through(
    wanted: Import, surveyed: Survey, batch: ImportBatch, desk: Desk, progress: Progress = lambda done: None
) -> Outcome:
    """Stores the rows, some at a time, each time whole; interrupted anywhere, the same import again brings the rest."""
    outcome = Outcome()
    for chunk in _chunks(items(wanted.members, wanted.settings, surveyed)):
        with transaction.atomic():
            Project.objects.select_for_update(no_key=True).get(pk=batch.project_id)
            planned = _planned(chunk, batch.project, desk)
            if lock_translations(step for step in planned if isinstance(step, Step)):
                planned = _planned(chunk, batch.project, desk)
            outcome.changed += carry_out([step for step in planned if isinstance(step, Step)], batch, desk)
            outcome.note(planned)
            _record(batch, outcome)
        progress(len(chunk))
    batch.finished_at = timezone.now()
    batch.save(update_fields=["finished_at"])
    return outcome


def _planned(chunk: Sequence[Item], project: Project | None, desk: Desk) -> list[Step | Refusal | PassedOver]:
    """What becomes of the items, in their order."""
    rows = [item for item in chunk if isinstance(item, Row)]
    steps = iter(plan(project, rows, desk) if rows else ())
    return [next(steps) if isinstance(item, Row) else item for item in chunk]


def _record(batch: ImportBatch, outcome: Outcome) -> None:
    """Brings the batch in step with what was stored, in the same transaction."""
    fields: dict[str, object] = {
        "created": outcome.counts[Fate.NEW],
        "updated": outcome.counts[Fate.UPDATED],
        "unchanged": outcome.counts[Fate.UNCHANGED],
        "kept": outcome.counts[Fate.KEPT],
    }
    if len(outcome.refused) != len(batch.refused):
        fields["refused"] = [_stored(refusal) for refusal in outcome.refused]
    notes = [*outcome.remarks, *outcome.passed_over]
    if len(notes) != len(batch.notes):
        fields["notes"] = [_stored(note) for note in notes]
    for name, value in fields.items():
        setattr(batch, name, value)
    batch.save(update_fields=list(fields))


def _stored(note: Refusal | PassedOver) -> dict[str, str | int | None]:
    return {"file": note.place.file, "line": note.place.line, "reason": note.reason}


def _chunks(found: Iterator[Item]) -> Iterator[list[Item]]:
    while chunk := list(islice(found, CHUNK)):
        yield chunk

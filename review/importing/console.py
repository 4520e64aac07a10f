"""An import on the command line: its progress bars, and what is told at its end."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Any

from tqdm import tqdm

from articles.importing.importer import Outcome, Progress
from articles.importing.incoming import PassedOver, Refusal
from articles.importing.planning import Fate
from articles.jobs.running import Show, run
from articles.models import ImportBatch, ImportNote, Job

TITLES = {
    "reading": "Reading",
    "storing": "Importing",
    "renewing": "Renewing",
    "listing": "Showing",
    "checking": "Checking",
}
PAUSE_SECONDS = 0.3
_KEYS = ("new", "updated", "unchanged", "kept")

Note = Refusal | PassedOver | ImportNote


@dataclass(frozen=True, slots=True)
class Told:
    """What came of an import, or would: counts in the order of _KEYS, what was refused, what was left alone."""

    counts: tuple[int, ...]
    refused: Sequence[Note]
    left: Sequence[Note]
    trouble: str = ""

    @classmethod
    def of_outcome(cls, outcome: Outcome) -> Told:
        counts = tuple(outcome.counts[fate] for fate in (Fate.NEW, Fate.UPDATED, Fate.UNCHANGED, Fate.KEPT))
        return cls(counts, outcome.refused, [*outcome.remarks, *outcome.passed_over])

    @classmethod
    def of_batch(cls, batch: ImportBatch) -> Told:
        counts = (batch.created, batch.updated, batch.unchanged, batch.kept)
        refused, left = (
            list(batch.notes.filter(kind=kind)) for kind in (ImportNote.Kind.REFUSED, ImportNote.Kind.LEFT)
        )
        return cls(counts, refused, left, _trouble(batch))

    @property
    def status(self) -> int:
        """0: everything is in, 1: some rows were refused, 2: nothing was taken, or it did not get through."""
        return 2 if self.trouble or not any(self.counts) else int(bool(self.refused))

    @property
    def problem(self) -> str:
        """Why the command fails; empty when it does not."""
        if self.trouble:
            return self.trouble
        return f"{len(self.refused):,} refused" if self.refused else "" if any(self.counts) else "nothing was taken"

    def table(self, verb: str) -> str:
        """The counts, for people."""
        names = (f"new ({verb} imported)" if verb else "new", "updated", "unchanged", "kept: people worked on them")
        rows = [*zip(self.counts, names, strict=True), (len(self.refused), "refused")]
        return "\n".join(f"{number:>9,}  {name}" for number, name in rows)

    def write(self, path: Path) -> None:
        """Writes everything into a file: JSON where its name says so, else CSV with a row for each note."""
        notes = [("refused", note) for note in self.refused] + [("left alone", note) for note in self.left]
        rows = [
            dict(zip(("what", "file", "line", "reason"), (what, *_cells(note)), strict=True)) for what, note in notes
        ]
        if path.suffix.lower() == ".json":
            counts = dict(zip(_KEYS, self.counts, strict=True)) | {"refused": len(self.refused)}
            path.write_text(json.dumps({"counts": counts, "notes": rows}, ensure_ascii=False, indent=1) + "\n", "utf-8")
            return
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ("what", "file", "line", "reason"))
            writer.writeheader()
            writer.writerows(rows)


def see_through(batch: ImportBatch) -> ImportBatch:
    """Does what the import needs, or waits where a worker does it already; the batch as it is in the end."""
    with _bars() as show:
        while job := batch.jobs.going().order_by("-exclusive", "pk").first():
            if run(job.pk, show) is None:
                job.refresh_from_db()
                show(job.stage, job.done, job.total)
                sleep(PAUSE_SECONDS)
    return ImportBatch.objects.get(pk=batch.pk)


@contextmanager
def bar(title: str, unit: str) -> Iterator[Progress]:
    """A bar whose end is not known."""
    with tqdm(desc=title, unit=unit, disable=None) as shown:
        yield shown.update


@contextmanager
def _bars() -> Iterator[Show]:
    """A bar for each stage, one after the other."""
    bars: list[tuple[str, tqdm[Any]]] = []

    def show(stage: str, done: int, total: int) -> None:
        if not bars or bars[-1][0] != stage or done < bars[-1][1].n:
            title = TITLES.get(stage, stage)
            bars.append((stage, tqdm(desc=title, total=total or None, unit=" rows", disable=None)))
        shown = bars[-1][1]
        shown.update(done - shown.n)

    try:
        yield show
    finally:
        for _stage, one in bars:
            one.close()


def _cells(note: Note) -> tuple[str, int | None, str]:
    if isinstance(note, ImportNote):
        return note.file, note.line, note.reason
    return note.place.file, note.place.line, note.reason


def _trouble(batch: ImportBatch) -> str:
    if batch.visible_at is not None:
        return ""
    job = batch.jobs.filter(kind=Job.Kind.IMPORT).first()
    state = job.state if job else Job.State.CANCELLED
    why = f": {job.error} {job.reference}".rstrip() if job and job.error else ""
    return f"Import {batch.pk} did not get through, it is {state}{why}."

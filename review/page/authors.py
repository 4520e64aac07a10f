"""Who is behind each sentence of the newest text, when, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.blame import Run, Step, behind, blamed
from articles.models import Revision, Translation
from articles.text import paragraphs
from review.detector.words.sentences import sentences
from review.models import Decision


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence, and the revision that brought them; "" where it took some away."""

    text: str
    revision: Revision


@dataclass(frozen=True, slots=True)
class Cause:
    """A revision behind a sentence, with the decision that led to it where there is one."""

    revision: Revision
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with whoever is behind it, the newest first. `begins`: it is the first of its paragraph."""

    pieces: tuple[Piece, ...]
    causes: tuple[Cause, ...]
    begins: bool

    @property
    def is_machines(self) -> bool:
        """Whether it stands as it was imported."""
        return all(cause.revision.kind == Revision.Kind.IMPORT for cause in self.causes)


def authors_of(translation: Translation) -> list[Sentence]:
    """The sentences of the newest text in order. Reads the edits of all revisions, and only two of the texts."""
    head = translation.head()
    edits = translation.revisions.filter(number__gt=0, number__lte=head.number).order_by("number")
    first = translation.revisions.only("text").get(number=0)
    steps = edits.select_related("undoes").only("number", "edits", "restores", "undoes__number")
    runs = blamed(len(first.text), map(_step, steps))
    known = _revisions(translation, {run.number for run in runs})
    return list(_sentences(head.text, translation.target_language, runs, known))


def _step(revision: Revision) -> Step:
    """Restoring a revision, and undoing the one just before, bring an old text back whole."""
    same_as = revision.restores
    if revision.undoes and revision.undoes.number == revision.number - 1:
        same_as = revision.undoes.number - 1
    return Step(revision.number, revision.edit_list(), same_as)


def _revisions(translation: Translation, numbers: Iterable[int]) -> Mapping[int, Revision]:
    found = translation.revisions.filter(number__in=list(numbers)).defer("text", "edits").select_related("author")
    return {revision.number: revision for revision in found.prefetch_related("decisions__flag")}


def _sentences(text: str, language: str, runs: list[Run], known: Mapping[int, Revision]) -> Iterable[Sentence]:
    for paragraph in paragraphs(text):
        for index, span in enumerate(sentences(paragraph.text, language)):
            start, end = paragraph.start + span.start, paragraph.start + span.end
            found = behind(runs, start, end)
            pieces = tuple(Piece(text[first:last], known[run.number]) for first, last, run in found)
            yield Sentence(pieces, _causes([run for _, _, run in found], known), begins=index == 0)


def _causes(runs: Iterable[Run], known: Mapping[int, Revision]) -> tuple[Cause, ...]:
    """Each revision once, with the decision whose edit the run is; the newest first."""
    causes: dict[tuple[int, int | None], Cause] = {}
    for run in runs:
        revision = known[run.number]
        made = {decision.edit_index: decision for decision in revision.decisions.all()}
        decision = made.get(run.edit) if run.edit is not None else None
        causes[run.number, run.edit if decision else None] = Cause(revision, decision)
    return tuple(causes[key] for key in sorted(causes, key=lambda key: key[0], reverse=True))

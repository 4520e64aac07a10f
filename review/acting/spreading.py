"""Carries one correction out in many texts: a revision for each, or a flag where the text is signed off."""

from __future__ import annotations

import time
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.door import Change, ConflictError, Head, TakenBackError, at_number, head_of, locked, write
from articles.edits import Edit, EditsRefusedError, TouchedError, carried
from articles.models import Revision, Translation
from articles.text import TextRefusedError
from review.acting.deciding import Operation
from review.detector import ErrorType, Evidence, Finding, Severity, Span, Tier, Where
from review.detector.findings import gettext_noop
from review.flagging.companion import ApprovedError, Reviewed
from review.flagging.keeping import count_open, flag_at
from review.knowledge.everywhere import CHECK_ID, Correction, disjoint, hits_in
from review.models import Flag

SECONDS = 15.0
"""How long a correction may go on; texts that it has not reached by then are left as they are, to be gone on with."""
_MESSAGE = gettext_noop("“{find}” was corrected to “{replace}” in other articles.")


class Tick(NamedTuple):
    """A hit that somebody ticked: in which translation, at which revision, and where its words begin in that text."""

    translation_id: int
    number: int
    start: int

    def __str__(self) -> str:
        return ":".join(map(str, self))


class Left(Enum):
    """Why some hits of a text were left as they are."""

    CHANGED = _("somebody changed these words meanwhile")
    APPROVED = _("it was signed off meanwhile")
    REOPENED = _("it is no longer signed off: correct it instead")
    TAKEN_BACK = _("its import was taken back meanwhile")
    FLAGGED = _("they are flagged already")
    UNREACHED = _("there was no time left")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the ticked hits of one text. `revision` holds the changes, None when there are none."""

    translation: Translation
    done: int
    left: int
    reason: Left | str = ""
    revision: Revision | None = None
    unreached: tuple[Tick, ...] = ()


def spread(
    correction: Correction,
    ticks: Iterable[Tick],
    translations: Mapping[int, Translation],
    operation: Operation,
    *,
    seconds: float = SECONDS,
) -> list[Outcome]:
    """Carries the correction out at the ticked hits: one revision for each text, each undoable by itself.

    What is no hit, or was changed since the revision that the tick names, is left as it is and counted. Doing it twice
    with the same operation is doing it once. Raises ForeignOperationError.
    """
    outcomes, began = [], time.monotonic()
    for pk, wanted in _by_translation(ticks).items():
        if time.monotonic() - began > seconds:
            outcomes.append(Outcome(translations[pk], 0, len(wanted), Left.UNREACHED, unreached=tuple(wanted)))
        else:
            outcomes.append(_spread_in_one(correction, wanted, translations[pk], operation))
    return outcomes


def flag_approved(
    correction: Correction, ticks: Iterable[Tick], translations: Mapping[int, Translation], by: User
) -> list[Outcome]:
    """Raises a flag of this person at the ticked hits of texts that are signed off; their words stay.

    What changed since the revision that the tick names, or carries such a flag already, is left and counted.
    """
    return [_flag_one(correction, wanted, translations[pk], by) for pk, wanted in _by_translation(ticks).items()]


def _by_translation(ticks: Iterable[Tick]) -> Mapping[int, list[Tick]]:
    grouped = defaultdict(list)
    for tick in sorted(set(ticks)):
        grouped[tick.translation_id].append(tick)
    return grouped


def _spread_in_one(
    correction: Correction, ticks: Sequence[Tick], translation: Translation, operation: Operation
) -> Outcome:
    own = uuid.uuid5(operation.id, str(translation.pk))
    plan = _Plan(correction, ticks, translation.article.source_text)
    change = Change(translation.pk, plan, Revision.Kind.BULK, operation.by, own, at=operation.at)
    try:
        revision = write(change, Reviewed())
    except ApprovedError:
        return Outcome(translation, 0, len(ticks), Left.APPROVED)
    except TakenBackError:
        return Outcome(translation, 0, len(ticks), Left.TAKEN_BACK)
    except (TextRefusedError, EditsRefusedError, ConflictError) as error:
        return Outcome(translation, 0, len(ticks), str(error))
    made = revision if revision.operation == own else None
    done = len(revision.edits) if made else 0
    return Outcome(translation, done, len(ticks) - done, Left.CHANGED if done < len(ticks) else "", made)


class _Plan:
    """The edits of the ticked hits, carried to the newest text; without those whose words were touched meanwhile."""

    def __init__(self, correction: Correction, ticks: Sequence[Tick], source: str) -> None:
        self._correction, self._ticks, self._source = correction, ticks, source
        self._ticked: dict[int, list[Edit]] = {}

    def __call__(self, head: Head) -> list[Edit]:
        numbers = sorted({tick.number for tick in self._ticks if tick.number <= head.number})
        return list(disjoint(sorted(edit for number in numbers for edit in self._carried(number, head))))

    def _carried(self, number: int, head: Head) -> Iterable[Edit]:
        newer = Revision.objects.filter(
            translation=head.translation_id, number__gt=number, number__lte=head.number
        ).order_by("number")
        steps = [revision.edit_list() for revision in newer.only("edits")]
        for edit in self._hits(number, head):
            if moved := _through(edit, steps):
                yield moved

    def _hits(self, number: int, head: Head) -> list[Edit]:
        """The ticked hits of a revision, found anew: a tick that is no hit counts for nothing."""
        if number not in self._ticked:
            text = head.text if number == head.number else at_number(head.translation_id, number).text
            starts = {tick.start for tick in self._ticks if tick.number == number}
            hits = hits_in(self._correction, self._source, text)
            self._ticked[number] = [edit for edit in hits if edit.start in starts]
        return self._ticked[number]


def _through(edit: Edit, steps: Iterable[Sequence[Edit]]) -> Edit | None:
    for newer in steps:
        try:
            (edit,) = carried([edit], newer)
        except TouchedError:
            return None
    return edit


def _flag_one(correction: Correction, ticks: Sequence[Tick], translation: Translation, by: User) -> Outcome:
    head = head_of(translation.pk)
    starts = {tick.start for tick in ticks if tick.number == head.number}
    hits = [e for e in hits_in(correction, translation.article.source_text, head.text) if e.start in starts]
    with transaction.atomic():
        now = locked(translation.pk)
        if not now.is_approved:
            return Outcome(translation, 0, len(ticks), Left.REOPENED)
        if now.number != head.number or not hits:
            return Outcome(translation, 0, len(ticks), Left.CHANGED)
        raised = _raise_flags(correction, now, head.text, hits, by)
    left = len(ticks) - raised
    reason = Left.CHANGED if len(hits) < len(ticks) else Left.FLAGGED
    return Outcome(translation, raised, left, reason if left else "")


def _raise_flags(correction: Correction, translation: Translation, text: str, hits: list[Edit], by: User) -> int:
    """Raises the flags that are not there yet, open or dismissed; the lock is held. How many there were."""
    known = Flag.objects.filter(translation=translation, check_id=CHECK_ID).on_text()
    there = set(known.values_list("start", "end"))
    fresh = [
        flag_at(translation, text, _finding(correction, edit, text), origin=Flag.Origin.PERSON, raised_by=by)
        for edit in hits
        if (edit.start, edit.end) not in there
    ]
    Flag.objects.bulk_create(fresh)
    count_open(translation)
    translation.save(update_fields=Translation.REVIEW_STATE)
    return len(fresh)


def _finding(correction: Correction, edit: Edit, text: str) -> Finding:
    span = Span(edit.start, edit.end)
    return Finding(
        check=CHECK_ID,
        start=span.start,
        end=span.end,
        message=_MESSAGE,
        severity=Severity.MAJOR,
        error_type=ErrorType.MISTRANSLATION,
        tier=Tier.CERTAIN,
        details={"find": text[span.start : span.end], "replace": edit.replacement},
        suggestions=(edit.replacement,),
        evidence=(Evidence(Where.PROJECT, f"{correction.find} → {correction.replace}"),),
    )

"""Keeps the stored flags in step with the text: what is found again goes on, what is gone ends, the rest is new."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, F, PositiveIntegerField, When

from articles.edits import Edit
from articles.models import Revision, Translation
from review.detector import Evidence, Finding, Severity, Span, Where, version
from review.flagging.reconcile import Kept as Carried
from review.flagging.reconcile import Known, Outcome, reconcile
from review.models import Decision, Flag

CONTEXT_CHARACTERS = 40
"""How many characters on either side of its words a flag remembers."""

CONTENT = ("message", "details", "suggestions", "evidence", "places", "severity", "error_type", "tier")
"""The fields of a flag that say what was found; its place is another matter."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the detector found in a text, and the words on which a check stays silent there: (check, words).

    `made_due` is how often new knowledge had made the translation due before anything was read: when that has grown
    meanwhile, the translation stays due.
    """

    findings: Sequence[Finding]
    silenced: Collection[tuple[str, str]] = ()
    made_due: int | None = None

    def is_current(self, translation: Translation) -> bool:
        """Whether the desk has learned nothing since, for a locked translation."""
        return self.made_due in (None, translation.made_due)


Findings = Checked | None


@dataclass(frozen=True, slots=True)
class Settled:
    """What decisions do to flags: those that they end, and those that an undo brings back, and where to."""

    closed: Collection[int] = ()
    revived: Mapping[Flag, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left after a change: the flags that are open, in reading order, and those that it ended."""

    open: tuple[Flag, ...]
    closed: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class _Newest:
    """The newest text, the edits that led to it from where the flags stand, and since when it is so."""

    text: str
    edits: Sequence[Edit]
    at: datetime


def on_text(translation: Translation, *, with_record: bool = False) -> dict[int, Flag]:
    """The flags on the text of a locked translation, with whether each is decided.

    Where they are to be shown, as a person's change leaves them, the record of their checks is read with them.
    """
    flags = Flag.objects.filter(translation=translation).on_text().with_decided().select_related("raised_by")
    return {flag.pk: flag for flag in (flags.with_record() if with_record else flags)}


def keep_flags(
    translation: Translation,
    revision: Revision,
    findings: Findings,
    flags: Mapping[int, Flag],
    settled: Settled | None = None,
) -> Kept:
    """Brings the flags of a locked translation in step with its newest revision, and sets its counters.

    `findings` are what the detector found in it, None when it was not asked: then the translation stays due for
    checking. `flags` are those on the text before; `settled` what decisions make of some. The caller holds the lock
    and saves the translation.
    """
    newest = _Newest(revision.text, revision.edit_list(), revision.at)
    return _kept(translation, newest, findings, flags, settled or Settled())


def keep_unchanged(translation: Translation, text: str, findings: Findings, *, at: datetime) -> Kept:
    """The same where the text is as it was and only the findings are new."""
    return _kept(translation, _Newest(text, (), at), findings, on_text(translation), Settled())


def first_flags(translation: Translation, text: str, findings: Checked) -> list[Flag]:
    """The flags, not stored yet, of a locked translation that never had any; sets its counters. The caller saves it."""
    outcome = _without_silenced(reconcile((), (), findings.findings), findings.silenced, {}, text)
    flags = [flag_at(translation, text, finding) for finding in outcome.new]
    _mark(translation, findings)
    _count(translation, Counter(flag.severity for flag in flags))
    return flags


def _mark(translation: Translation, findings: Checked) -> None:
    translation.checked_number = translation.number
    translation.checked_with = version() if findings.is_current(translation) else ""


def _kept(
    translation: Translation,
    newest: _Newest,
    findings: Findings,
    flags: Mapping[int, Flag],
    settled: Settled,
) -> Kept:
    undecided = {key: flag for key, flag in flags.items() if key not in settled.closed}
    outcome = reconcile(map(known, undecided.values()), newest.edits, findings.findings if findings else None)
    if findings:
        outcome = _without_silenced(outcome, findings.silenced, flags, newest.text)
    ended = (*settled.closed, *outcome.closed)
    _store_kept(translation, flags, outcome.kept, ended)
    back, new = _revive(translation, settled.revived, findings, outcome.new)
    raised = _raise_flags(translation, newest, new)
    if findings is not None:
        _mark(translation, findings)
    left = [flags[kept.key] for kept in outcome.kept if not flags[kept.key].is_decided]
    kept = Kept(in_reading_order([*left, *back, *raised]), tuple(flags[key] for key in ended))
    _count(translation, Counter(flag.severity for flag in kept.open))
    return kept


def _without_silenced(
    outcome: Outcome, silenced: Collection[tuple[str, str]], flags: Mapping[int, Flag], text: str
) -> Outcome:
    """Open flags on silenced words end, and new ones are not raised; what was decided stays as it is."""

    def quiet(finding: Finding) -> bool:
        return (finding.check, text[finding.start : finding.end]) in silenced

    ended = {k.key for k in outcome.kept if k.finding and quiet(k.finding) and not flags[k.key].is_decided}
    return Outcome(
        kept=tuple(kept for kept in outcome.kept if kept.key not in ended),
        closed=(*outcome.closed, *sorted(ended)),
        new=tuple(finding for finding in outcome.new if not quiet(finding)),
    )


def in_reading_order(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """As `FlagQuerySet.in_reading_order` would have them."""
    return tuple(sorted(flags, key=lambda flag: (flag.start, flag.end, flag.check_id, flag.pk)))


def count_open(translation: Translation) -> None:
    """Sets the counters of open flags on the translation; the caller holds the lock and saves it."""
    rows = Flag.objects.filter(translation=translation).open().values_list("severity").annotate(Count("pk"))
    _count(translation, dict(rows.order_by()))


def _count(translation: Translation, counts: Mapping[str, int]) -> None:
    translation.open_critical = counts.get(Severity.CRITICAL, 0)
    translation.open_major = counts.get(Severity.MAJOR, 0)
    translation.open_minor = counts.get(Severity.MINOR, 0)


def content_of(finding: Finding) -> dict[str, Any]:
    """The finding as the CONTENT fields of a flag; places, and evidence in the translation, count from its start."""
    return {
        "message": finding.message,
        "details": dict(finding.details),
        "suggestions": list(finding.suggestions),
        "evidence": [_stored_evidence(piece, finding.start) for piece in finding.evidence],
        "places": [list(place.shifted(-finding.start)) for place in finding.places],
        "severity": finding.severity.value,
        "error_type": finding.error_type.value,
        "tier": finding.tier.value,
    }


def flag_at(translation: Translation, text: str, finding: Finding, **fields: Any) -> Flag:
    """An unsaved flag for a finding in the translation's newest text."""
    start, end = finding.span
    return Flag(
        translation=translation,
        check_id=finding.check,
        start=start,
        end=end,
        quote=text[start:end],
        before=text[max(0, start - CONTEXT_CHARACTERS) : start],
        after=text[end : end + CONTEXT_CHARACTERS],
        raised_at=translation.number,
        changed_at=translation.number,
        **content_of(finding),
        **fields,
    )


def known(flag: Flag) -> Known:
    return Known(flag.pk, flag.check_id, Span(flag.start, flag.end), flag.origin == Flag.Origin.DETECTOR)


def _stored_evidence(piece: Evidence, start: int) -> dict[str, Any]:
    span = piece.shifted(0, -start).span if piece.where is Where.TRANSLATION else piece.span
    return {"where": piece.where.value, "text": piece.text, "span": list(span) if span else None}


def _store_kept(
    translation: Translation, flags: Mapping[int, Flag], kept: Iterable[Carried], closed: Sequence[int]
) -> None:
    """One query for the flags that moved or ended, however many; one for new contents."""
    moved: dict[int, list[int]] = defaultdict(list)
    changed = []
    for key, span, finding in kept:
        if span.start != flags[key].start:
            moved[span.start - flags[key].start].append(key)
            flags[key].start, flags[key].end = span
        if finding and _take_content(flags[key], finding):
            flags[key].changed_at = translation.number
            changed.append(flags[key])
    _store_moved(moved, closed, translation.number)
    Flag.objects.bulk_update(changed, [*CONTENT, "changed_at"])


def _store_moved(moved: Mapping[int, Sequence[int]], closed: Sequence[int], number: int) -> None:
    """An edit moves all flags behind it alike, so that there are few distances."""
    concerned = [*closed, *(key for keys in moved.values() for key in keys)]
    if not concerned:
        return
    distance = Case(
        *(When(pk__in=keys, then=by) for by, keys in moved.items()), default=0, output_field=PositiveIntegerField()
    )
    ended = (
        Case(When(pk__in=closed, then=number), default=F("closed_at"), output_field=PositiveIntegerField())
        if closed
        else F("closed_at")
    )
    rows = Flag.objects.filter(pk__in=concerned)
    rows.update(start=F("start") + distance, end=F("end") + distance, closed_at=ended)


def _take_content(flag: Flag, finding: Finding) -> bool:
    """Puts what was found into the flag; whether that changed anything."""
    content = content_of(finding)
    if all(getattr(flag, name) == value for name, value in content.items()):
        return False
    for name, value in content.items():
        setattr(flag, name, value)
    return True


def _revive(
    translation: Translation, revived: Mapping[Flag, Span], findings: Findings, new: Sequence[Finding]
) -> tuple[list[Flag], Sequence[Finding]]:
    """Brings back the flags of an undo where they are still found; these, and the findings that remain new."""
    gone = [Known(f.pk, f.check_id, span, f.origin == Flag.Origin.DETECTOR) for f, span in revived.items()]
    outcome = reconcile(gone, (), None if findings is None else new)
    flags = {flag.pk: flag for flag in revived}
    for key, span, finding in outcome.kept:
        flag = flags[key]
        flag.start, flag.end, flag.closed_at = span.start, span.end, None
        if finding and _take_content(flag, finding):
            flag.changed_at = translation.number
        flag.save(update_fields=["start", "end", "closed_at", "changed_at", *CONTENT])
    back = [flags[kept.key] for kept in outcome.kept]
    return back, new if findings is None else outcome.new


def _raise_flags(translation: Translation, newest: _Newest, findings: Sequence[Finding]) -> list[Flag]:
    """Stores the new findings, and says which flags are open for them.

    Where one was dismissed here before, its flag comes back with its dismissal.
    """
    fresh = [flag_at(translation, newest.text, finding, created_at=newest.at) for finding in findings]
    remembered = _dismissed_before(translation, fresh) if fresh else {}
    raised, returned = list[Flag](), list[Flag]()
    for flag in fresh:
        old = remembered.pop(_memory(flag), None)
        (returned if old else raised).append(_brought_back(old, flag) if old else flag)
    Flag.objects.bulk_create(raised)
    Flag.objects.bulk_update(returned, ["start", "end", "before", "after", "closed_at", "changed_at", *CONTENT])
    return raised


def _memory(flag: Flag) -> tuple[str, str, str, str]:
    """What a dismissal is remembered by; never the message or the fixes, which a better detector changes."""
    return (
        flag.check_id,
        flag.quote,
        " ".join(flag.before.rsplit(maxsplit=1)[-1:]),
        " ".join(flag.after.split(maxsplit=1)[:1]),
    )


def _dismissed_before(translation: Translation, fresh: Sequence[Flag]) -> dict[tuple[str, str, str, str], Flag]:
    """Flags that were dismissed here and whose words went away, by what they are remembered by."""
    gone = Flag.objects.filter(
        translation=translation,
        closed_at__isnull=False,
        check_id__in={flag.check_id for flag in fresh},
        decisions__in=Decision.objects.live().filter(kind=Decision.Kind.DISMISS),
    )
    return {_memory(flag): flag for flag in gone.order_by("closed_at")}


def _brought_back(flag: Flag, fresh: Flag) -> Flag:
    """The remembered flag, standing where its words have come back."""
    for name in ("start", "end", "before", "after", "changed_at", *CONTENT):
        setattr(flag, name, getattr(fresh, name))
    flag.closed_at = None
    return flag

"""Keeps the stored flags in step with the text: what is found again goes on, what is gone ends, the rest is new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db.models import Count, F

from articles.edits import Edit
from articles.models import Translation
from review.detector import Evidence, Finding, Severity, Span, Where, version
from review.models import Decision, Flag
from review.reconcile import Kept, Known, reconcile

CONTEXT_CHARACTERS = 40
"""How many characters on either side of its words a flag remembers."""

CONTENT = ("message", "details", "suggestions", "evidence", "places", "severity", "error_type", "tier")
"""The fields of a flag that say what was found; its place is another matter."""

Findings = Sequence[Finding] | None


def keep_flags(
    translation: Translation,
    text: str,
    edits: Sequence[Edit],
    findings: Findings,
    revived: Mapping[Flag, Span] | None = None,
) -> None:
    """Brings the flags of a locked translation in step with `text`, its newest revision, and sets its counters.

    `edits` led to the text; `findings` are what the detector found in it, None when it was not asked: then the
    translation stays due for checking. `revived` are flags that an undo brings back, and where they now stand. The
    caller holds the lock and saves the translation.
    """
    flags = {flag.pk: flag for flag in Flag.objects.filter(translation=translation).on_text()}
    outcome = reconcile(map(_known, flags.values()), edits, findings)
    _store_kept(translation, flags, outcome.kept)
    Flag.objects.filter(pk__in=outcome.closed).update(closed_at=translation.number)
    new = _revive(translation, revived or {}, findings, outcome.new)
    _raise_flags(translation, text, new)
    if findings is not None:
        translation.checked_number, translation.checked_with = translation.number, version()
    count_open(translation)


def count_open(translation: Translation) -> None:
    """Sets the counters of open flags on the translation; the caller holds the lock and saves it."""
    rows = Flag.objects.filter(translation=translation).open().values_list("severity").annotate(Count("pk"))
    counts = dict(rows.order_by())
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


def _known(flag: Flag) -> Known:
    return Known(flag.pk, flag.check_id, Span(flag.start, flag.end), flag.origin == Flag.Origin.DETECTOR)


def _stored_evidence(piece: Evidence, start: int) -> dict[str, Any]:
    shifted = piece.shifted(0, -start) if piece.where is Where.TRANSLATION else piece
    return asdict(shifted) | {"where": piece.where.value, "span": list(shifted.span) if shifted.span else None}


def _store_kept(translation: Translation, flags: Mapping[int, Flag], kept: Iterable[Kept]) -> None:
    """One query for each distance by which flags moved (an edit moves all behind it alike), one for new contents."""
    moved: dict[int, list[int]] = defaultdict(list)
    changed = []
    for key, span, finding in kept:
        if span.start != flags[key].start:
            moved[span.start - flags[key].start].append(key)
        if finding and _take_content(flags[key], finding):
            flags[key].changed_at = translation.number
            changed.append(flags[key])
    for distance, keys in moved.items():
        Flag.objects.filter(pk__in=keys).update(start=F("start") + distance, end=F("end") + distance)
    Flag.objects.bulk_update(changed, [*CONTENT, "changed_at"])


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
) -> Sequence[Finding]:
    """Brings back the flags of an undo where they are still found; the findings that remain new."""
    known = [Known(f.pk, f.check_id, span, f.origin == Flag.Origin.DETECTOR) for f, span in revived.items()]
    outcome = reconcile(known, (), None if findings is None else new)
    flags = {flag.pk: flag for flag in revived}
    for key, span, finding in outcome.kept:
        flag = flags[key]
        flag.start, flag.end, flag.closed_at = span.start, span.end, None
        if finding and _take_content(flag, finding):
            flag.changed_at = translation.number
        flag.save(update_fields=["start", "end", "closed_at", "changed_at", *CONTENT])
    return new if findings is None else outcome.new


def _raise_flags(translation: Translation, text: str, findings: Sequence[Finding]) -> None:
    """Stores the new findings; where one was dismissed here before, its flag comes back with its dismissal."""
    fresh = [flag_at(translation, text, finding) for finding in findings]
    remembered = _dismissed_before(translation, fresh) if fresh else {}
    raised, returned = list[Flag](), list[Flag]()
    for flag in fresh:
        old = remembered.pop(_memory(flag), None)
        (returned if old else raised).append(_brought_back(old, flag) if old else flag)
    Flag.objects.bulk_create(raised)
    Flag.objects.bulk_update(returned, ["start", "end", "before", "after", "closed_at", "changed_at", *CONTENT])


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

"""Findings of other tools and raters: MQM ratings, placed in the texts that they are about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from articles.importing.incoming import Place, Refusal
from articles.models import Project, Translation
from review.detector import ErrorType, Finding, Severity, Tier
from review.detector.findings import gettext_noop
from review.keeping import count_open, flag_at
from review.models import Flag

OPEN, CLOSE = "<v>", "</v>"
CHECK = "mqm"
REQUIRED = ("target", "category", "severity")
_SEVERITIES = {severity.value: severity for severity in Severity}
_NO_ERROR = {"no-error", "neutral", "noerror", "none", ""}
_TYPES = {kind.value.rpartition("/")[2]: kind for kind in ErrorType}


class Outcome(StrEnum):
    """What became of a rating."""

    RAISED = "raised"
    KNOWN = "known"
    NO_ERROR = "no error"


@dataclass(frozen=True, slots=True)
class Rating:
    """A row of WMT's MQM layout, not yet placed."""

    place: Place
    article: str
    system: str
    target: str
    category: str
    severity: str


class RatingRefusedError(ValueError):
    """A rating that cannot be placed; the message says why."""


def ratings(lines: Iterator[str], file: str) -> Iterator[Rating | Refusal]:
    """The rows of a tab-separated file; cells are taken as they stand, as WMT writes them."""
    header = [name.strip().casefold() for name in next(lines, "").removeprefix("\ufeff").rstrip("\r\n").split("\t")]
    if missing := [name for name in REQUIRED if name not in header]:
        yield Refusal(
            Place(file), f"The header has no column “{missing[0]}”; needed are {', '.join(REQUIRED)} and doc."
        )
        return
    for number, line in enumerate(lines, start=2):
        cells = line.rstrip("\r\n").split("\t")
        place = Place(file, number)
        if len(cells) == len(header):
            yield _rating(place, dict(zip(header, cells, strict=True)))
        elif line.strip():
            yield Refusal(place, f"The row has {len(cells):,} cells, the header {len(header):,}.")


def raise_flag(rating: Rating, project: Project) -> Outcome | Refusal:
    """Raises a flag where the rating says, once: the same rating again finds it there."""
    if rating.severity in _NO_ERROR:
        return Outcome.NO_ERROR
    try:
        with transaction.atomic():
            return _raised(rating, project)
    except RatingRefusedError as error:
        return Refusal(rating.place, str(error))


def _raised(rating: Rating, project: Project) -> Outcome:
    translation = _translation(rating, project)
    text = translation.head().text
    finding = _finding(rating, text)
    flag = flag_at(translation, text, finding, origin=Flag.Origin.EXTERNAL)
    same = Flag.objects.filter(translation=translation, origin=Flag.Origin.EXTERNAL, check_id=CHECK).on_text()
    if same.filter(start=flag.start, end=flag.end, error_type=flag.error_type).exists():
        return Outcome.KNOWN
    flag.save()
    count_open(translation)
    translation.save(update_fields=Translation.REVIEW_STATE)
    return Outcome.RAISED


def _translation(rating: Rating, project: Project) -> Translation:
    """The translation that is meant, locked."""
    found = Translation.objects.listed().filter(article__project=project, article__external_id=rating.article)
    if rating.system and found.filter(engine=rating.system).exists():
        found = found.filter(engine=rating.system)
    several = list(found.order_by("pk").values_list("pk", flat=True)[:2])
    if not several:
        raise RatingRefusedError(f"There is no article “{rating.article[:80]}” in the project.")
    if len(several) > 1:
        raise RatingRefusedError(
            f"“{rating.article[:80]}” has several translations, and none by “{rating.system[:80]}”."
        )
    translation = Translation.objects.select_for_update().get(pk=several[0])
    if translation.is_approved:
        raise RatingRefusedError(f"“{rating.article[:80]}” is signed off: nothing is flagged in it any more.")
    return translation


def _finding(rating: Rating, text: str) -> Finding:
    before, opened, rest = rating.target.partition(OPEN)
    words, closed, after = rest.partition(CLOSE)
    if not (opened and closed and words):
        raise RatingRefusedError(f"The target marks no span: {OPEN}…{CLOSE} is missing, or empty.")
    whole = before + words + after
    at = text.find(whole)
    if at < 0:
        raise RatingRefusedError("The target is not in the text as it stands now.")
    if text.find(whole, at + 1) >= 0:
        raise RatingRefusedError("The target stands in the text more than once.")
    start = at + len(before)
    return Finding(
        check=CHECK,
        start=start,
        end=start + len(words),
        message=gettext_noop("Rated as “{category}”."),
        details={"category": rating.category[:200]},
        severity=_severity(rating.severity),
        error_type=_TYPES.get(rating.category.strip().casefold().rpartition("/")[2].replace(" ", "-"), ErrorType.OTHER),
        tier=Tier.CERTAIN,
    )


def _severity(said: str) -> Severity:
    if said not in _SEVERITIES:
        raise RatingRefusedError(f"The severity “{said[:40]}” is none of {', '.join(_SEVERITIES)}, neutral, no-error.")
    return _SEVERITIES[said]


def _rating(place: Place, values: Mapping[str, str]) -> Rating:
    return Rating(
        place,
        article=(values.get("doc") or values.get("doc_id") or "").strip(),
        system=values.get("system", "").strip(),
        target=unicodedata.normalize("NFC", values["target"]),
        category=values["category"],
        severity=values["severity"].strip().casefold(),
    )

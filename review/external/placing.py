"""Findings of other tools and raters, placed in the texts that they are about."""

from __future__ import annotations

from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _

from articles.door import locked
from articles.importing.incoming import Refusal
from articles.models import Project, Translation
from review.detector import ErrorType, Finding, Severity, Tier
from review.detector.findings import Span, gettext_noop
from review.external.categories import error_type
from review.external.rows import Rating
from review.flagging.keeping import count_open, flag_at
from review.models import Flag

RATED, SPAN = "mqm", "external_span"
"""What a flag is called that a person rated, or that a machine found."""
CERTAIN, LIKELY = 0.8, 0.5
"""From which confidence on a finding counts as certain, and as likely."""
_SEVERITIES = {severity.value: severity for severity in Severity}


class Outcome(StrEnum):
    """What became of a rating."""

    RAISED = "raised"
    KNOWN = "known"
    NO_ERROR = "no error"


class RatingRefusedError(ValueError):
    """A rating that cannot be placed; the message says why."""


def raise_flag(rating: Rating, project: Project) -> Outcome | Refusal:
    """Raises a flag where the rating says, once: the same rating again finds it there."""
    if not rating.is_error:
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
    same = Flag.objects.filter(translation=translation, origin=Flag.Origin.EXTERNAL, check_id=finding.check).on_text()
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
        raise RatingRefusedError(_("There is no article “{name}” in the project.").format(name=rating.article[:80]))
    if len(several) > 1:
        told = _("“{name}” has several translations, and none by “{system}”.")
        raise RatingRefusedError(told.format(name=rating.article[:80], system=rating.system[:80]))
    translation = locked(several[0])
    if translation.is_approved:
        told = _("“{name}” is signed off: nothing is flagged in it any more.")
        raise RatingRefusedError(told.format(name=rating.article[:80]))
    return translation


def _finding(rating: Rating, text: str) -> Finding:
    start, end = _placed(rating, text)
    kind = error_type(rating.category) if rating.category or rating.rated else ErrorType.OTHER
    if kind is None:
        raise RatingRefusedError(_("The category “{name}” is unknown.").format(name=rating.category[:80]))
    return Finding(
        check=RATED if rating.rated else SPAN,
        start=start,
        end=end,
        message=gettext_noop("Rated as “{category}”.") if rating.category else gettext_noop("Marked by another tool."),
        details={"category": rating.category[:200]} if rating.category else {},
        severity=_severity(rating.severity),
        error_type=kind,
        tier=_tier(rating),
    )


def _placed(rating: Rating, text: str) -> Span:
    """Where the rating's span stands in the text; its context must stand there exactly once."""
    whole = rating.context or text
    if not 0 <= rating.start < rating.end <= len(whole):
        told = _("The span {start} to {end} lies outside the text of {n} characters.")
        sizes = {"start": f"{rating.start:,}", "end": f"{rating.end:,}", "n": f"{len(whole):,}"}
        raise RatingRefusedError(told.format(**sizes))
    if rating.words and rating.words != whole[rating.start : rating.end]:
        told, there = _("At {start} stands “{there}”, not “{words}”."), whole[rating.start : rating.end][:40]
        raise RatingRefusedError(told.format(start=f"{rating.start:,}", there=there, words=rating.words[:40]))
    at = text.find(whole)
    if at < 0:
        raise RatingRefusedError(_("The target is not in the text as it stands now."))
    if text.find(whole, at + 1) >= 0:
        raise RatingRefusedError(_("The target stands in the text more than once."))
    return Span(rating.start, rating.end).shifted(at)


def _tier(rating: Rating) -> Tier:
    """People are taken at their word; machines as far as they trust themselves, and likely where they do not say."""
    confidence = rating.confidence
    if confidence is None:
        return Tier.CERTAIN if rating.rated else Tier.LIKELY
    if confidence >= CERTAIN:
        return Tier.CERTAIN
    return Tier.LIKELY if confidence >= LIKELY else Tier.HINT


def _severity(said: str) -> Severity:
    if said not in _SEVERITIES:
        told = _("The severity “{severity}” is none of {known}.")
        raise RatingRefusedError(
            told.format(severity=said[:40], known=", ".join([*_SEVERITIES, "neutral", "no-error"]))
        )
    return _SEVERITIES[said]

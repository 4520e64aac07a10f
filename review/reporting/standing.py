"""Where the checks stand in each project: by what people decided, or as a lead wants it.

The rule: of at least ENOUGH decided flags, a check that was right in fewer than HALF of them is off, and one that was
right in fewer than MOST is a hint. Decisions of the last WINDOW count, so that a check that is off is tried again when
they have aged. It is counted anew whenever a text of the project is signed off.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef

from articles.models import Project, Translation
from review.detector import Finding, Tier
from review.models import CheckStanding, CheckState, Decision, Flag
from review.reporting.outcomes import by_check

ENOUGH = 20
"""Fewer decisions say nothing about a check."""
MOST, HALF = 0.8, 0.5
WINDOW = timedelta(weeks=26)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a lead wants of a check, an empty state to leave it to the rule; and what they saw chosen so far."""

    state: str
    seen: str = ""
    reason: str = ""


class ChosenMeanwhileError(Exception):
    """Another lead has chosen something else since the page was shown."""

    def __init__(self, standing: CheckStanding) -> None:
        super().__init__(f"{standing.by} chose “{standing.chosen or 'by the rule'}” meanwhile.")
        self.standing = standing


def default_state(right: int, decided: int) -> CheckState:
    """What the rule makes of a check that was right in so many of the decided flags."""
    if decided < ENOUGH:
        return CheckState.ON
    precision = right / decided
    if precision < HALF:
        return CheckState.OFF
    return CheckState.HINT if precision < MOST else CheckState.ON


def heard(findings: Sequence[Finding], states: Mapping[str, CheckState]) -> tuple[Finding, ...]:
    """The findings without those of checks that are off; those of a hint are hints. `states` are those not on."""
    return tuple(
        replace(finding, tier=Tier.HINT) if finding.check in states else finding
        for finding in findings
        if states.get(finding.check) is not CheckState.OFF
    )


def choose(project: Project, check_id: str, choice: Choice, *, by: User, at: datetime) -> None:
    """Sets what a lead wants of the check in the project; texts in review that this concerns become due.

    Raises ChosenMeanwhileError unless `choice.seen` is what was chosen so far.
    """
    with transaction.atomic():
        CheckStanding.objects.get_or_create(project=project, check_id=check_id)
        standing = CheckStanding.objects.select_for_update().get(project=project, check_id=check_id)
        if standing.chosen == choice.state:
            return
        if standing.chosen != choice.seen:
            raise ChosenMeanwhileError(standing)
        before = standing.state
        standing.chosen, standing.reason = choice.state, choice.reason if choice.state else ""
        standing.by, standing.at = (by, at) if choice.state else (None, None)
        standing.save(update_fields=["chosen", "reason", "by", "at"])
        if standing.state != before:
            _check_again(project, check_id, before)


def count_anew(project: Project, *, at: datetime) -> None:
    """Sets the defaults of the project's checks by what people decided; texts that this concerns become due."""
    with transaction.atomic():
        standing_now = CheckStanding.objects.select_for_update().filter(project=project).order_by("check_id")
        before = {standing.check_id: standing for standing in standing_now}
        counted = _counted(project, at)
        fresh = [
            _standing(project, check_id, *counted.get(check_id, (0, 0))) for check_id in sorted({*before, *counted})
        ]
        CheckStanding.objects.bulk_create(
            fresh,
            update_conflicts=True,
            unique_fields=["project", "check_id"],
            update_fields=["right", "decided", "default"],
        )
        for standing in fresh:
            old = before.get(standing.check_id)
            was = CheckState(old.default) if old else CheckState.ON
            if was != standing.default and not (old and old.chosen):
                _check_again(project, standing.check_id, was)


def _counted(project: Project, at: datetime) -> dict[str, tuple[int, int]]:
    """For each check how many of its flags were right, and how many were decided."""
    decisions = Decision.objects.filter(flag__translation__article__project=project, at__gte=at - WINDOW)
    return {figures.key: (figures.right, figures.decided) for figures in by_check(decisions, Flag.objects.none())}


def _standing(project: Project, check_id: str, right: int, decided: int) -> CheckStanding:
    default = default_state(right, decided)
    return CheckStanding(project=project, check_id=check_id, right=right, decided=decided, default=default)


def _check_again(project: Project, check_id: str, before: CheckState) -> None:
    """Makes the texts due in which the check may raise flags, or has some: all, where it was off."""
    texts = Translation.objects.in_review().filter(article__project=project)
    if before is not CheckState.OFF:
        texts = texts.filter(Exists(Flag.objects.on_text().filter(translation=OuterRef("pk"), check_id=check_id)))
    texts.make_due()

"""The checks as their pages show them: how often each was right, and where it stands in each project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from articles.models import Project
from review.detector import Check, all_checks
from review.models import CheckStanding, CheckState, Decision, Flag
from review.models.decision import DecisionQuerySet
from review.page.cards import title_of
from review.reporting.outcomes import Outcome, by_check, by_project
from review.reporting.pictures import precision_of
from review.reporting.standing import WINDOW


@dataclass(frozen=True, slots=True)
class Listed:
    """A check in the list, and the projects in which it is not on."""

    check: Check
    title: str
    outcome: Outcome
    precision: str
    muted: tuple[tuple[str, CheckState], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A check in a project."""

    project: Project
    standing: CheckStanding
    outcome: Outcome
    precision: str


def decisions_in(projects: Sequence[Project], *, at: datetime) -> DecisionQuerySet:
    """The decisions by which the checks are judged: those of the last WINDOW that were not undone."""
    return Decision.objects.live().filter(flag__translation__article__project__in=projects, at__gte=at - WINDOW)


def listed(projects: Sequence[Project], decisions: DecisionQuerySet) -> list[Listed]:
    """Every check, in the order of the registry."""
    found = {outcome.key: outcome for outcome in by_check(decisions, Flag.objects.none())}
    muted: dict[str, list[tuple[str, CheckState]]] = defaultdict(list)
    standings = CheckStanding.objects.filter(project__in=projects).muted().select_related("project")
    for standing in standings.order_by("project__name"):
        muted[standing.check_id].append((standing.project.name, standing.state))
    return [_listed(check, found.get(check.id, Outcome(check.id)), muted[check.id]) for check in all_checks()]


def places(check: Check, projects: Sequence[Project], decisions: DecisionQuerySet) -> list[Place]:
    """The check in each of the projects, those with the most decisions first."""
    found = {outcome.key: outcome for outcome in by_project(decisions, Flag.objects.none())}
    standings = {each.project_id: each for each in CheckStanding.objects.filter(check_id=check.id).select_related("by")}
    rows = []
    for project in projects:
        outcome = found.get(str(project.pk), Outcome(str(project.pk)))
        standing = standings.get(project.pk) or CheckStanding(project=project, check_id=check.id)
        rows.append(Place(project, standing, outcome, precision_of(outcome)))
    return sorted(rows, key=lambda place: -place.outcome.decided)


def _listed(check: Check, outcome: Outcome, muted: Sequence[tuple[str, CheckState]]) -> Listed:
    return Listed(check, title_of(check.id), outcome, precision_of(outcome), tuple(muted))

"""The checks as their pages show them: how often each was right, and where it stands in each project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from articles.folding import folded
from articles.models import Project
from review.detector import Check, Severity, all_checks
from review.models import CheckStanding, CheckState, Decision, Flag
from review.models.decision import DecisionQuerySet
from review.page.cards import title_of
from review.reporting.outcomes import Outcome, by_check, by_project
from review.reporting.pictures import precision_of
from review.reporting.standing import WINDOW

OBJECTIONS_SHOWN = 10
GRAVEST = list(Severity)


@dataclass(frozen=True, slots=True)
class Listed:
    """A check in the list, and the projects in which it is not on."""

    check: Check
    title: str
    outcome: Outcome
    precision: str
    objections: int
    muted: tuple[tuple[str, CheckState], ...]


@dataclass(frozen=True, slots=True)
class Objections:
    """How often people said that a check is wrong, in how many texts, and what they said last."""

    count: int
    texts: int
    newest: tuple[Decision, ...]


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
    """Every check, those of the gravest errors first, and by their titles in the reader's language."""
    found = {outcome.key: outcome for outcome in by_check(decisions, Flag.objects.none())}
    muted: dict[str, list[tuple[str, CheckState]]] = defaultdict(list)
    standings = CheckStanding.objects.filter(project__in=projects).muted().select_related("project")
    for standing in standings.order_by("project__name"):
        muted[standing.check_id].append((standing.project.name, standing.state))
    said = _objected(decisions)
    rows = [
        Listed(
            check,
            title_of(check.id),
            outcome := found.get(check.id, Outcome(check.id)),
            precision_of(outcome),
            said.get(check.id, 0),
            tuple(muted[check.id]),
        )
        for check in all_checks()
    ]
    return sorted(rows, key=lambda row: (GRAVEST.index(row.check.severity), folded(row.title)))


def objections(decisions: DecisionQuerySet) -> Objections:
    """What people said of a check whose decisions these are; two queries."""
    said = decisions.filter(scope=Decision.Scope.CHECK)
    counted = said.aggregate(count=Count("pk"), texts=Count("flag__translation", distinct=True))
    newest = said.select_related("flag__translation__article", "by").order_by("-at", "-pk")[:OBJECTIONS_SHOWN]
    return Objections(counted["count"], counted["texts"], tuple(newest))


def _objected(decisions: DecisionQuerySet) -> dict[str, int]:
    """How often people said that each check is wrong."""
    said = decisions.filter(scope=Decision.Scope.CHECK).order_by()
    return dict(said.values_list("flag__check_id").annotate(Count("pk")))


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

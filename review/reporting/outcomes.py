"""What people made of flags: accepted, given other words, dismissed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TypeVar

from django.db.models import Case, Count, F, IntegerField, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.utils import timezone

from review.models import Decision
from review.models.decision import DecisionQuerySet
from review.models.flag import FlagQuerySet

CHECK = "check_id"
PROJECT = "translation__article__project"
ENGINE = "translation__engine"
SOURCE, TARGET = "translation__article__source_language", "translation__target_language"

_NAMES = {Decision.Kind.ACCEPT: "accepted", Decision.Kind.OVERRIDE: "own", Decision.Kind.DISMISS: "dismissed"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of some flags. `raised` counts flags that came up, whether or not they were decided since."""

    key: str
    raised: int = 0
    accepted: int = 0
    own: int = 0
    dismissed: int = 0

    @property
    def right(self) -> int:
        """How many pointed at a fault: accepted, or given other words."""
        return self.accepted + self.own

    @property
    def decided(self) -> int:
        return self.right + self.dismissed

    @property
    def precision(self) -> float | None:
        return self.right / self.decided if self.decided else None


def by_step(decisions: DecisionQuerySet, flags: FlagQuerySet, steps: Sequence[date]) -> dict[date, Outcome]:
    """What happened from each of the steps up to the next, and from the last on; steps without anything are left out.

    Compared with the moments at which steps begin, because SQLite calls Python for every date that it truncates.
    """
    return _by_step(_grouped_by(decisions, flags, steps=steps), steps)


def by_check(decisions: DecisionQuerySet, flags: FlagQuerySet) -> list[Outcome]:
    return _grouped(decisions, flags, CHECK)


def by_project(decisions: DecisionQuerySet, flags: FlagQuerySet) -> list[Outcome]:
    """For each project, keyed by its number."""
    return _grouped(decisions, flags, PROJECT)


@dataclass(frozen=True, slots=True)
class Grouped:
    """The outcomes for each step, check, project (by its number), engine and pair (as `fr → de`)."""

    steps: dict[date, Outcome]
    checks: list[Outcome]
    projects: list[Outcome]
    engines: list[Outcome]
    pairs: list[Outcome]


def grouped(decisions: DecisionQuerySet, flags: FlagQuerySet, steps: Sequence[date]) -> Grouped:
    """All groupings from one pass over the decisions and one over the flags."""
    found = _grouped_by(decisions, flags, CHECK, PROJECT, ENGINE, SOURCE, TARGET, steps=steps)
    return Grouped(
        steps=_by_step(found, steps),
        checks=_folded((check, outcome) for (_, check, *_), outcome in found.items()),
        projects=_folded((str(project), outcome) for (_, _, project, *_), outcome in found.items()),
        engines=_folded((engine, outcome) for (_, _, _, engine, *_), outcome in found.items()),
        pairs=_folded((f"{source} → {target}", outcome) for (*_, source, target), outcome in found.items()),
    )


def total(outcomes: Iterable[Outcome], key: str = "") -> Outcome:
    """All of them together."""
    every = list(outcomes)
    names = ("raised", "accepted", "own", "dismissed")
    return Outcome(key, *(sum(getattr(each, name) for each in every) for name in names))


Rows = QuerySet[Any, Any]
Key = TypeVar("Key")


def _grouped(decisions: DecisionQuerySet, flags: FlagQuerySet, field: str) -> list[Outcome]:
    found = _grouped_by(decisions, flags, field)
    return _folded((str(key), outcome) for (key,), outcome in found.items())


def _grouped_by(
    decisions: DecisionQuerySet, flags: FlagQuerySet, *fields: str, steps: Sequence[date] = ()
) -> dict[tuple[Any, ...], Outcome]:
    """The outcomes for each combination of a step's number, where there are steps, and values of the flags' fields."""
    decided: dict[str, Combinable] = {"step": _step("at", steps)} if steps else {}
    raised: dict[str, Combinable] = {"step": _step("created_at", steps)} if steps else {}
    for number, field in enumerate(fields):
        decided[f"key{number}"], raised[f"key{number}"] = F(f"flag__{field}"), F(field)
    return _outcomes(_kinds(decisions, **decided), _counts(flags, **raised))


def _by_step(found: Mapping[tuple[Any, ...], Outcome], steps: Sequence[date]) -> dict[date, Outcome]:
    """The outcomes of each step together, from those whose first key is its number."""
    of_each = _gathered((number, outcome) for (number, *_), outcome in found.items())
    return {steps[number]: total(outcomes) for number, outcomes in of_each.items()}


def _folded(parts: Iterable[tuple[str, Outcome]]) -> list[Outcome]:
    """The outcomes of each key together, those with the most decisions first."""
    sums = [total(outcomes, key) for key, outcomes in _gathered(parts).items()]
    return sorted(sums, key=lambda outcome: (-outcome.decided, -outcome.raised, outcome.key))


def _gathered(parts: Iterable[tuple[Key, Outcome]]) -> dict[Key, list[Outcome]]:
    found: dict[Key, list[Outcome]] = defaultdict(list)
    for key, outcome in parts:
        found[key].append(outcome)
    return found


def _step(field: str, steps: Sequence[date]) -> Case:
    """Which of the steps, from 0, a moment falls into."""
    begins = [timezone.make_aware(datetime.combine(step, time.min)) for step in steps]
    earlier = [When(**{f"{field}__lt": following}, then=Value(index)) for index, following in enumerate(begins[1:])]
    return Case(*earlier, default=Value(len(steps) - 1), output_field=IntegerField())


def _kinds(decisions: DecisionQuerySet, **keys: Combinable) -> Rows:
    rows: Rows = decisions.live().order_by().annotate(**keys).values(*keys, "kind")
    counted: Rows = rows.annotate(number=Count("pk")).values_list(*keys, "kind", "number")
    return counted


def _counts(flags: FlagQuerySet, **keys: Combinable) -> Rows:
    rows: Rows = flags.order_by().annotate(**keys).values(*keys)
    counted: Rows = rows.annotate(number=Count("pk")).values_list(*keys, "number")
    return counted


def _outcomes(kinds: Rows, counts: Rows) -> dict[tuple[Any, ...], Outcome]:
    numbers: dict[tuple[Any, ...], dict[str, int]] = {}
    for *key, kind, number in kinds:
        numbers.setdefault(tuple(key), {})[_NAMES[kind]] = number
    for *key, number in counts:
        numbers.setdefault(tuple(key), {})["raised"] = number
    return {key: Outcome("", **found) for key, found in numbers.items()}

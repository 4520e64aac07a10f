"""The reports' page: what is shown under which heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.languages import language_name
from articles.models import Project
from review.page.cards import title_of
from review.reporting import outcomes, pictures, progress, spreads
from review.reporting.charts import Chart
from review.reporting.scope import Scope

HOW_MEASURED = gettext_lazy(
    "The edit rate (TER) is the number of words inserted, deleted or replaced for each hundred words of the signed-off "
    "text, without shifts: a phrase that moved counts as deleted and inserted. A working time is the sum of the "
    "sessions on an article; a pause of more than ten minutes ends a session."
)


@dataclass(frozen=True, slots=True)
class Section:
    """Some charts under a heading, and what must be known to read them."""

    id: str
    title: str
    note: str
    columns: tuple[Chart, ...]
    bars: tuple[Chart, ...] = ()
    ranges: tuple[Chart, ...] = ()


def sections(scope: Scope, projects: Sequence[Project]) -> list[Section]:
    """The whole report; the number of queries does not depend on what there is to report."""
    return [_flags(scope, projects), _corrections(scope), _progress(scope)]


def _flags(scope: Scope, projects: Sequence[Project]) -> Section:
    steps = scope.steps()
    found = outcomes.grouped(scope.decisions(), scope.flags(), steps)
    return Section(
        "flags",
        _("Flags"),
        _("A flag was right when its fix was accepted or other words were put in its place."),
        columns=(pictures.outcomes_by_step(steps, found.steps, days=scope.by_days),),
        bars=_kinds_of_flags(found, {str(project.pk): project.name for project in projects}),
    )


def _kinds_of_flags(found: outcomes.Grouped, projects: Mapping[str, str]) -> tuple[Chart, ...]:
    checks = [(title_of(each.key), each) for each in found.checks]
    by_project = [(projects[each.key], each) for each in found.projects]
    engines = [(pictures.engine_name(each.key), each) for each in found.engines]
    pairs = [(_pair_name(each.key), each) for each in found.pairs]
    return (
        pictures.outcomes_of("checks", _("By check"), _("Check"), checks),
        pictures.outcomes_of("projects", _("By project"), _("Project"), by_project),
        pictures.outcomes_of("engines", _("By engine"), _("Engine"), engines),
        pictures.outcomes_of("pairs", _("By language pair"), _("Languages"), pairs),
    )


def _corrections(scope: Scope) -> Section:
    measures = scope.measures()
    rates, kept = spreads.edit_rates(measures), spreads.kept_shares(measures)
    return Section(
        "corrections",
        _("Corrections"),
        str(HOW_MEASURED),
        columns=(
            pictures.distribution_of_minutes(spreads.minutes(measures)),
            pictures.distribution_of_shares("rates", _("Edit rate"), rates.engines),
            pictures.distribution_of_shares("kept", _("Machine text kept"), kept.engines),
        ),
        ranges=(
            pictures.ranges_of("rates-engine", _("Edit rate by engine"), _("Engine"), _engines(rates.engines)),
            pictures.ranges_of("kept-engine", _("Machine text kept by engine"), _("Engine"), _engines(kept.engines)),
            pictures.ranges_of("rates-pair", _("Edit rate by language pair"), _("Languages"), _pairs(rates.pairs)),
            pictures.ranges_of("kept-pair", _("Kept by language pair"), _("Languages"), _pairs(kept.pairs)),
        ),
    )


def _progress(scope: Scope) -> Section:
    days = scope.by_days
    signed_off = progress.signed_off_by_step(scope.signed_off(), days=days)
    return Section(
        "progress",
        _("Progress"),
        "",
        columns=(
            pictures.signed_off_by_step(scope.steps(), signed_off, days=days),
            pictures.waiting(progress.open_by_age(scope.open(), at=scope.at)),
        ),
    )


def _engines(found: list[spreads.Spread]) -> list[tuple[str, spreads.Spread]]:
    return [(pictures.engine_name(spread.key), spread) for spread in found]


def _pairs(found: list[spreads.Spread]) -> list[tuple[str, spreads.Spread]]:
    return [(_pair_name(spread.key), spread) for spread in found]


def _pair_name(key: str) -> str:
    """`fr → de` in words."""
    return " → ".join(language_name(code) for code in key.split(" → "))

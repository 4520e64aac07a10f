"""Figures as charts, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.figures import percent_of, percentage
from review.reporting.charts import Chart, Look, Marker, Row, Series
from review.reporting.outcomes import Outcome, total
from review.reporting.progress import Age
from review.reporting.spreads import Spread, together

BIN = 5
"""Width of a column of shares, in percent."""
MINUTES = (0, 1, 2, 5, 10, 15, 20, 30, 45, 60)
"""Where the columns of working times begin."""


def outcomes_by_step(steps: Sequence[date], found: Mapping[date, Outcome], *, days: bool) -> Chart:
    """Flags over time, with those raised as a line across each column."""
    outcomes = [found.get(step, Outcome("")) for step in steps]
    return Chart(
        id="flags",
        title=_("Flags, by day") if days else _("Flags, by week"),
        sentence=_sentence(total(outcomes)),
        head=_("Day") if days else _("Week of"),
        upward=_("flags"),
        series=_outcomes(),
        rows=tuple(
            Row(_dated(step), (each.accepted, each.own, each.dismissed, each.raised), _tick(step, steps, days=days))
            for step, each in zip(steps, outcomes, strict=True)
        ),
    )


def outcomes_of(name: str, title: str, head: str, outcomes: Iterable[tuple[str, Outcome]]) -> Chart:
    """Flags for each check, project, engine or pair: (its name, what became of its flags)."""
    rows = [
        Row(label, (each.accepted, each.own, each.dismissed, each.raised), note=precision_of(each))
        for label, each in outcomes
        if each.decided
    ]
    sentence = _("How many of its flags were right, and of how many that were decided.")
    return Chart(id=name, title=title, sentence=sentence, head=head, series=_outcomes(), rows=tuple(rows))


def precision_of(outcome: Outcome) -> str:
    """How many were right, as `86% of 43`; empty where nothing was decided."""
    if outcome.precision is None:
        return ""
    share, decided = percent(outcome.precision), number_format(outcome.decided, force_grouping=True)
    return _("{share} of {decided}").format(share=share, decided=decided)


def percent(share: float) -> str:
    """A share from 0 to 1 as it is written."""
    return percentage(percent_of(share))


def distribution_of_shares(name: str, title: str, spreads: Sequence[Spread]) -> Chart:
    """All spreads of percentages together, in columns of BIN percent."""
    whole = together(list(spreads))
    rows = [
        Row(
            percentage(f"{low}–{low + BIN}"), (whole.between(low, low + BIN),), percentage(low) if low % 20 == 0 else ""
        )
        for low in range(0, 100, BIN)
    ]
    rows.append(Row(_("100% and more"), (whole.between(100, None),), percentage(100)))
    marker = Marker(min(whole.median / BIN, len(rows) - 0.5) / len(rows), _median(percentage(whole.median)))
    return Chart(
        id=name,
        title=title,
        sentence=_of_texts(whole, percentage(whole.median)),
        head=_("Share"),
        series=(Series(_("texts")),),
        rows=tuple(rows),
        marker=marker if whole.size else None,
    )


def ranges_of(name: str, title: str, head: str, spreads: Iterable[tuple[str, Spread]]) -> Chart:
    """For each engine or pair the middle half of its texts, and the median."""
    rows = tuple(_range(label, spread) for label, spread in spreads)
    end = max((row.values[-1] for row in rows), default=0)
    return Chart(
        id=name,
        title=title,
        sentence=_("Dot: the median. Line: the middle half of the texts. The scale ends at {end}.").format(
            end=percentage(end)
        ),
        head=head,
        series=(Series(_("lower quarter")), Series(_("median")), Series(_("upper quarter"))),
        rows=rows,
        unit=percentage(""),
    )


def distribution_of_minutes(spread: Spread) -> Chart:
    """How long people worked on a text; never who."""
    bounds = list(zip(MINUTES, (*MINUTES[1:], None), strict=True))
    place = next(index for index, (_low, high) in enumerate(bounds) if high is None or spread.median < high)
    middle = _("{number} min").format(number=spread.median)
    return Chart(
        id="minutes",
        title=_("Working time per article"),
        sentence=_of_texts(spread, middle),
        head=_("Minutes"),
        series=(Series(_("texts")),),
        rows=tuple(
            Row(f"{low}–{high}" if high else f"{low}+", (spread.between(low, high),), str(low)) for low, high in bounds
        ),
        marker=Marker((place + 0.5) / len(bounds), _median(middle)) if spread.size else None,
    )


def signed_off_by_step(steps: Sequence[date], found: Mapping[date, int], *, days: bool) -> Chart:
    """Texts signed off over time."""
    number = sum(found.get(step, 0) for step in steps)
    return Chart(
        id="signed-off",
        title=_("Signed off, by day") if days else _("Signed off, by week"),
        sentence=ngettext("%(n)s text.", "%(n)s texts.", number) % {"n": number_format(number, force_grouping=True)},
        head=_("Day") if days else _("Week of"),
        series=(Series(_("texts")),),
        rows=tuple(Row(_dated(step), (found.get(step, 0),), _tick(step, steps, days=days)) for step in steps),
    )


def waiting(ages: Sequence[Age]) -> Chart:
    """Open texts by age."""
    number = sum(age.number for age in ages)
    labels = [_("{low}–{high} days").format(low=a.low, high=a.high) if a.high else f"> {a.low}" for a in ages]
    return Chart(
        id="waiting",
        title=_("Open now, by days waiting"),
        sentence=ngettext("%(n)s text waits.", "%(n)s texts wait.", number)
        % {"n": number_format(number, force_grouping=True)},
        head=_("Waiting"),
        series=(Series(_("texts")),),
        rows=tuple(
            Row(label, (age.number,), f"{age.low}–{age.high}" if age.high else f"{age.low}+")
            for label, age in zip(labels, ages, strict=True)
        ),
    )


def engine_name(engine: str) -> str:
    """The engine as a report names it."""
    return engine or _("unnamed")


def _outcomes() -> tuple[Series, ...]:
    return (
        Series(_("accepted")),
        Series(_("own text"), Look.HALF),
        Series(_("dismissed"), Look.HOLLOW),
        Series(_("raised"), Look.LEVEL),
    )


def _sentence(outcome: Outcome) -> str:
    if outcome.precision is None:
        return _("Nothing was decided.")
    return _("{share} of the decided flags were right.").format(share=percent(outcome.precision))


def _range(label: str, spread: Spread) -> Row:
    values = spread.quantile(0.25), spread.median, spread.quantile(0.75)
    texts = ngettext("%(n)s text", "%(n)s texts", spread.size) % {"n": number_format(spread.size, force_grouping=True)}
    return Row(label, values, note=f"{percentage(spread.median)} · {texts}")


def _median(value: str) -> str:
    return _("median {value}").format(value=value)


def _of_texts(spread: Spread, middle: str) -> str:
    if not spread.size:
        return _("No text was signed off.")
    number = number_format(spread.size, force_grouping=True)
    return ngettext(
        "Of %(n)s signed-off text; median %(middle)s.", "Of %(n)s signed-off texts; median %(middle)s.", spread.size
    ) % {"n": number, "middle": middle}


def _dated(step: date) -> str:
    return date_format(step, "DATE_FORMAT")


def _tick(step: date, steps: Sequence[date], *, days: bool) -> str:
    """Mondays of days, months of weeks."""
    if days:
        return date_format(step, "j M") if step.weekday() == 0 else ""
    before = steps[steps.index(step) - 1] if step != steps[0] else None
    crowded = before is None and len(steps) > 1 and steps[1].month != step.month
    return date_format(step, "M") if not crowded and (before is None or before.month != step.month) else ""

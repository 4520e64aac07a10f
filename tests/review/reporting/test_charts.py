"""Charts as data, and as SVG."""

from __future__ import annotations

import re

import pytest

from review.reporting.charts import Chart, Grid, Look, Marker, Row, Series, grid_for, shortened
from review.reporting.outcomes import Outcome
from review.reporting.pictures import (
    distribution_of_minutes,
    distribution_of_shares,
    outcomes_by_step,
    outcomes_of,
    percent,
    ranges_of,
)
from review.reporting.scope import Scope
from review.reporting.spreads import Spread
from review.templatetags.charts import bar, columns, share, spread, swatch
from tests.review.reporting.desk import MONDAY

TEXTS = (Series("texts"),)


def a_chart(*rows, series=TEXTS, **fields):
    values = {"id": "x", "title": "Title", "sentence": "Sentence.", "head": "Head"} | fields
    return Chart(series=series, rows=tuple(rows), **values)


STACK = (Series("kept"), Series("gone", Look.HOLLOW), Series("seen", Look.LEVEL))


@pytest.mark.parametrize(
    ("largest", "grid"),
    [(0, (1, 1)), (1, (1, 1)), (4, (1, 4)), (5, (2, 3)), (9, (5, 2)), (41, (20, 3)), (398, (100, 4)), (401, (200, 3))],
)
def test_a_grid_reaches_the_largest_in_few_even_steps(largest, grid):
    assert grid_for(largest) == Grid(*grid)
    assert grid_for(largest).top >= largest


@pytest.mark.parametrize(("number", "shown"), [(9_999, "9999"), (12_345, "12k"), (3_200_000, "3M")])
def test_large_numbers_are_shortened(number, shown):
    assert shortened(number) == shown


def test_the_axes_say_what_is_counted_and_of_what():
    alone, stacked = (
        columns(a_chart(Row("a", (6,)))),
        columns(a_chart(Row("a", (6, 2, 4)), series=STACK, upward="flags")),
    )

    assert re.findall(r'<text class="axis[^>]*>(\w+)<', alone) == ["texts", "Head"]
    assert re.findall(r'<text class="axis[^>]*>(\w+)<', stacked) == ["flags", "Head"]


def test_columns_are_as_high_as_their_values_and_stand_on_each_other():
    drawn = columns(a_chart(Row("a", (6, 2, 4)), Row("b", (0, 0, 8)), series=STACK))

    # The grid reaches 8 at 32 pixels, and 0 at 182: 18.75 pixels for each.
    assert re.findall(r'<rect class="(\w+)" x="7.00%" width="36.00%" y="([\d.]+)" height="([\d.]+)"/>', drawn) == [
        ("full", "69.5", "112.5"),
        ("hollow", "32.0", "37.5"),
    ]
    assert 'class="level" x1="7.00%" x2="43.00%" y1="107.0" y2="107.0"' in drawn
    assert 'class="level" x1="57.00%" x2="93.00%" y1="32.0" y2="32.0"' in drawn


def test_every_column_carries_its_number_while_there_is_room():
    few = columns(a_chart(*(Row(str(n), (n,)) for n in range(1, 5))))
    many = columns(a_chart(*(Row(str(n), (n,)) for n in range(1, 31))))

    assert re.findall(r'class="number"[^>]*>(\d+)<', few) == ["1", "2", "3", "4"]
    assert re.findall(r'class="number"[^>]*>(\d+)<', many) == ["30"]


def test_a_chart_says_what_it_shows_and_escapes_every_word():
    drawn = columns(a_chart(Row("<b>", (1,), "<i>"), title="<t>", marker=Marker(0.9, "<m>")))

    assert 'role="img" aria-label="&lt;t&gt;. Sentence."' in drawn
    assert "<b>" not in drawn
    assert "<i>" not in drawn
    assert "<m>" not in drawn
    assert "<title>&lt;b&gt;: texts 1</title>" in drawn
    assert "style=" not in drawn


def test_bars_share_one_scale():
    chart = a_chart(Row("a", (30, 10, 0)), Row("b", (10, 0, 99)), series=STACK)

    widths = [re.findall(r'x="([\d.]+)%" width="([\d.]+)%"', bar(chart, row)) for row in chart.rows]

    assert (chart.longest, chart.largest) == (40, 99)
    assert widths == [[("0.00", "75.00"), ("75.00", "25.00")], [("0.00", "25.00")]]


def test_a_spread_is_a_line_with_a_dot():
    chart = a_chart(Row("a", (10, 20, 40)), Row("b", (0, 5, 20)))

    assert 'x1="0.00%" x2="50.00%"' in spread(chart, chart.rows[1])
    assert 'cx="12.50%"' in spread(chart, chart.rows[1])


def test_a_spread_of_nothing_but_zeros_is_drawn():
    chart = a_chart(Row("a", (0, 0, 0)))

    assert 'cx="0.00%"' in spread(chart, chart.rows[0])


@pytest.mark.parametrize(("right", "decided", "width"), [(3, 4, "75.00%"), (0, 0, "0.00%"), (4, 4, "100.00%")])
def test_a_share_is_a_bar_with_the_rules_notches(right, decided, width):
    drawn = share(right, decided)

    assert f'class="full" width="{width}"' in drawn
    assert re.findall(r'class="notch" x1="([\d.]+)%"', drawn) == ["50.00", "80.00"]


@pytest.mark.parametrize("look", Look)
def test_every_look_has_a_swatch(look):
    assert f'class="{look.value}"' in swatch(look)


def test_a_share_is_written_in_whole_percent():
    assert (percent(2 / 3), percent(1.0)) == ("67%", "100%")


def test_steps_without_anything_have_a_column_too():
    scope = Scope(None, 12, MONDAY)
    steps = scope.steps()

    chart = outcomes_by_step(steps, {steps[3]: Outcome("", 9, 1, 2, 3)}, days=False)

    assert [row.values for row in chart.rows] == [(0, 0, 0, 0)] * 3 + [(1, 2, 3, 9)] + [(0, 0, 0, 0)] * 8
    assert [row.tick for row in chart.rows if row.tick] == ["Feb", "Mar", "Apr", "May"]
    assert chart.sentence == "50% of the decided flags were right."
    assert [total for _, total in chart.totals] == [1, 2, 3, 9]


def test_days_are_labelled_on_mondays():
    steps = Scope(None, 4, MONDAY).steps()

    ticks = [row.tick for row in outcomes_by_step(steps, {}, days=True).rows if row.tick]

    assert ticks == ["13 Apr", "20 Apr", "27 Apr", "4 May"]


def test_what_was_not_decided_has_no_bar():
    chart = outcomes_of("checks", "By check", "Check", [("a", Outcome("a", 3, 2, 0, 1)), ("b", Outcome("b", 7))])

    assert [(row.label, row.values, row.note) for row in chart.rows] == [("a", (2, 0, 1, 3), "67% of 3")]


def test_shares_fall_into_columns_and_the_median_is_marked():
    chart = distribution_of_shares("rates", "Edit rate", [Spread("a", ((0, 1), (7, 3))), Spread("b", ((130, 1),))])

    assert [(row.label, row.values) for row in chart.rows if row.values != (0,)] == [
        ("0–5%", (1,)),
        ("5–10%", (3,)),
        ("100% and more", (1,)),
    ]
    assert chart.marker == Marker(7 / 5 / 21, "median 7%")
    assert chart.sentence == "Of 5 signed-off texts; median 7%."


def test_working_times_fall_into_columns_and_name_nobody():
    chart = distribution_of_minutes(Spread("", ((0, 1), (12, 3), (600, 1))))

    assert [(row.label, row.values) for row in chart.rows if row.values != (0,)] == [
        ("0–1", (1,)),
        ("10–15", (3,)),
        ("60+", (1,)),
    ]
    assert chart.marker.share == 0.45


def test_ranges_hold_the_middle_half():
    chart = ranges_of("x", "X", "Engine", [("a", Spread("a", ((2, 1), (4, 2), (10, 1))))])

    assert [(row.values, row.note) for row in chart.rows] == [((2, 4, 4), "4% · 4 texts")]


def test_without_texts_the_charts_are_empty():
    assert distribution_of_shares("x", "X", []).is_empty
    assert distribution_of_shares("x", "X", []).marker is None
    assert distribution_of_minutes(Spread("", ())).is_empty

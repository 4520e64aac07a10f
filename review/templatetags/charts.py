"""Draws charts as SVG. Widths are percent and heights pixels: a chart takes any width, and its words keep their size.

No style stands in the markup; the classes are in the stylesheet, so that a chart follows the theme.
"""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from review.reporting.charts import Chart, Grid, Look, Row, grid_for, shortened
from review.reporting.standing import HALF, MOST

register = template.Library()

HEIGHT, ABOVE, BELOW = 150, 32, 38
"""Pixels: of the highest column, of the room above for its number and a marker's words, and below for the labels and
what they are."""
LEFT = 36
"""Pixels that the stylesheet keeps free on the left for the scale."""
FILLED = 0.72
"""How much of its slot a column takes."""
NUMBERED = 14
"""With more columns, or several values in each, only the highest carries its number."""


@register.simple_tag
def columns(chart: Chart) -> SafeString:
    """The rows as upright columns, their values on each other."""
    grid = grid_for(chart.largest)
    return format_html(
        '<svg class="columns" width="100%" height="{}" role="img" aria-label="{}">{}{}{}{}{}</svg>',
        HEIGHT + ABOVE + BELOW,
        f"{chart.title}. {chart.sentence}",
        _axes(chart),
        format_html_join("", "{}", ((_line(grid, value),) for value in (0, *grid.values))),
        _marker(chart),
        format_html_join("", "{}", ((_column(chart, grid, index),) for index in range(len(chart.rows)))),
        format_html_join("", "{}", ((_tick(chart, index),) for index, row in enumerate(chart.rows) if row.tick)),
    )


@register.simple_tag
def bar(chart: Chart, row: Row) -> SafeString:
    """A row as a lying bar, its values beside each other; the longest row of the chart takes the whole width."""
    whole, reached, parts = max(chart.longest, 1), 0, []
    for look, value in chart.stacked(row):
        if value:
            parts.append((look.value, _percent(reached, whole), _percent(value, whole)))
        reached += value
    rects = format_html_join("", '<rect class="{}" x="{}" width="{}" y="1" height="12"/>', parts)
    return format_html('<svg class="bar" width="100%" height="14" aria-hidden="true">{}</svg>', rects)


@register.simple_tag
def spread(chart: Chart, row: Row) -> SafeString:
    """A row of three values on a common scale: a line from the first to the last, a dot at the one between."""
    whole = max((max(each.values) for each in chart.rows), default=1) or 1
    low, middle, high = (_percent(value, whole) for value in row.values)
    return format_html(
        '<svg class="bar spread" width="100%" height="14" aria-hidden="true">'
        '<line class="track" x1="0" x2="100%" y1="7" y2="7"/>'
        '<line class="range" x1="{}" x2="{}" y1="7" y2="7"/><circle cx="{}" cy="7" r="5"/></svg>',
        low,
        high,
        middle,
    )


@register.simple_tag
def share(right: int, decided: int) -> SafeString:
    """How many of the decided flags were right, on a scale with notches where `review.reporting.standing` cuts."""
    notches = format_html_join(
        "", '<line class="notch" x1="{0}" x2="{0}" y1="0" y2="10"/>', ((_percent(cut, 1),) for cut in (HALF, MOST))
    )
    return format_html(
        '<svg class="share" width="100%" height="10" aria-hidden="true">'
        '<rect class="rest" width="100%" y="2" height="6"/><rect class="full" width="{}" y="2" height="6"/>{}</svg>',
        _percent(right, decided or 1),
        notches,
    )


@register.simple_tag
def swatch(look: Look) -> SafeString:
    """A sample of a series for the key."""
    if look is Look.LEVEL:
        part = format_html('<line class="{}" x1="0" x2="12" y1="6" y2="6"/>', look.value)
    else:
        part = format_html('<rect class="{}" x="1" y="1" width="10" height="10"/>', look.value)
    return format_html('<svg class="swatch" width="12" height="12" aria-hidden="true">{}</svg>', part)


def _line(grid: Grid, value: int) -> SafeString:
    y = _y(grid, value)
    kind = "grid" if value else "ground"
    line = format_html('<line class="{}" x1="0" x2="100%" y1="{}" y2="{}"/>', kind, y, y)
    return format_html('{}<text class="scale" x="-8" y="{}">{}</text>', line, y + 4, shortened(value))


def _axes(chart: Chart) -> SafeString:
    """What is counted upwards, and what the labels below are."""
    return format_html(
        '<text class="axis" x="{}" y="10">{}</text><text class="axis across" x="100%" y="{}">{}</text>',
        -LEFT,
        chart.counted,
        ABOVE + HEIGHT + 32,
        chart.head,
    )


def _column(chart: Chart, grid: Grid, index: int) -> SafeString:
    row, reached, parts = chart.rows[index], 0, []
    x, width = _place(chart, index)
    for look, value in chart.stacked(row):
        if value:
            top = _y(grid, reached + value)
            parts.append((look.value, x, width, top, max(_y(grid, reached) - top, 1)))
        reached += value
    rects = format_html_join("", '<rect class="{}" x="{}" width="{}" y="{}" height="{}"/>', parts)
    return format_html("<g><title>{}</title>{}{}{}</g>", _told(chart, row), rects, *_above(chart, grid, index, reached))


def _above(chart: Chart, grid: Grid, index: int, height: int) -> tuple[str | SafeString, str | SafeString]:
    """The line across the column, and the number on it."""
    level, (x, _) = chart.level(chart.rows[index]), _place(chart, index)
    line: str | SafeString = ""
    if level:
        end = _percent(index + (1 + FILLED) / 2, len(chart.rows))
        y = _y(grid, level)
        rim = format_html('<line class="rim" x1="{}" x2="{}" y1="{}" y2="{}"/>', x, end, y, y)
        line = format_html('{}<line class="level" x1="{}" x2="{}" y1="{}" y2="{}"/>', rim, x, end, y, y)
    highest = max(level or 0, height)
    crowded = len(chart.rows) > NUMBERED or len(chart.series) > 1
    if not highest or (crowded and index != _highest(chart)):
        return line, ""
    middle = _percent(index + 0.5, len(chart.rows))
    shown = shortened(highest) + chart.unit
    return line, format_html('<text class="number" x="{}" y="{}">{}</text>', middle, _y(grid, highest) - 5, shown)


def _highest(chart: Chart) -> int:
    """The column that carries the number: the first of the highest."""
    heights = [max(chart.level(row) or 0, sum(value for _, value in chart.stacked(row))) for row in chart.rows]
    return heights.index(max(heights))


def _tick(chart: Chart, index: int) -> SafeString:
    x, _ = _place(chart, index)
    return format_html('<text class="tick" x="{}" y="{}">{}</text>', x, ABOVE + HEIGHT + 16, chart.rows[index].tick)


def _marker(chart: Chart) -> str | SafeString:
    if not chart.marker:
        return ""
    x, late = _percent(chart.marker.share, 1), chart.marker.share > 0.6
    return format_html(
        '<line class="marker" x1="{0}" x2="{0}" y1="0" y2="{1}"/>'
        '<text class="marked{2}" x="{0}" dx="{3}" y="10">{4}</text>',
        x,
        ABOVE + HEIGHT,
        " before" if late else "",
        -6 if late else 6,
        chart.marker.label,
    )


def _told(chart: Chart, row: Row) -> str:
    parts = (f"{series.name} {value}{chart.unit}" for series, value in zip(chart.series, row.values, strict=True))
    return f"{row.label}: {', '.join(parts)}"


def _place(chart: Chart, index: int) -> tuple[str, str]:
    """Where a column begins and how wide it is."""
    count = len(chart.rows)
    return _percent(index + (1 - FILLED) / 2, count), _percent(FILLED, count)


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.2f}%"


def _y(grid: Grid, value: int) -> float:
    return round(ABOVE + HEIGHT * (1 - value / grid.top), 1)

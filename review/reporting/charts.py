"""Charts as data: what is drawn, what is said beside it, and the same as a table. Pure: no query, no SVG."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """How a series is drawn; each has a lightness of its own, so that it is told apart in greyscale."""

    FULL = "full"
    HALF = "half"
    HOLLOW = "hollow"
    LEVEL = "level"
    """A short line across the column, not stacked."""


@dataclass(frozen=True, slots=True)
class Series:
    """What one part of every column or bar stands for."""

    name: str
    look: Look = Look.FULL


@dataclass(frozen=True, slots=True)
class Row:
    """A column or bar: one value for each series. `tick` is its short label on the axis, `note` stands at its end."""

    label: str
    values: tuple[int, ...]
    tick: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """A line across a column chart, at `share` of its width."""

    share: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A title, a sentence with what it shows, and rows of values.

    `head` says what the rows are, `upward` what is counted where one series does not say it, `unit` the values' unit.
    """

    id: str
    title: str
    sentence: str
    head: str
    series: tuple[Series, ...]
    rows: tuple[Row, ...]
    upward: str = ""
    unit: str = ""
    marker: Marker | None = None

    @property
    def is_empty(self) -> bool:
        return not any(any(row.values) for row in self.rows)

    @property
    def counted(self) -> str:
        """What stands at the axis that goes upwards."""
        return self.upward or self.series[0].name

    @property
    def totals(self) -> list[tuple[Series, int]]:
        """Each series with the sum of its values."""
        return [(series, sum(row.values[index] for row in self.rows)) for index, series in enumerate(self.series)]

    def stacked(self, row: Row) -> list[tuple[Look, int]]:
        """The parts of a row that are put on each other."""
        parts = zip(self.series, row.values, strict=True)
        return [(series.look, value) for series, value in parts if series.look is not Look.LEVEL]

    def level(self, row: Row) -> int | None:
        """The value that is drawn as a line across the column."""
        parts = zip(self.series, row.values, strict=True)
        return next((value for series, value in parts if series.look is Look.LEVEL), None)

    @property
    def largest(self) -> int:
        """The height of the highest column, or its line where that is higher."""
        return max([self.longest, *(self.level(row) or 0 for row in self.rows)], default=0)

    @property
    def longest(self) -> int:
        """The length of the longest bar, without any line."""
        return max((sum(value for _, value in self.stacked(row)) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines behind columns, from 0 upwards in even steps of 1, 2 or 5 times a power of ten."""

    step: int
    lines: int

    @property
    def top(self) -> int:
        return self.step * self.lines

    @property
    def values(self) -> range:
        return range(self.step, self.top + 1, self.step)


MOST_LINES = 4


def grid_for(largest: int) -> Grid:
    """The coarsest grid that reaches so high with at most MOST_LINES lines."""
    scale = 1
    while True:
        for factor in (1, 2, 5):
            lines = -(-max(largest, 1) // (factor * scale))
            if lines <= MOST_LINES:
                return Grid(factor * scale, lines)
        scale *= 10


def shortened(number: int) -> str:
    """A number as it fits on a column: 950, 12k, 3M."""
    if number < 10_000:
        return str(number)
    return f"{number // 1000}k" if number < 1_000_000 else f"{number // 1_000_000}M"

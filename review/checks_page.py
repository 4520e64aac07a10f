"""Writes docs/checks.md from the registry of checks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.figures import percent_of
from review.detector import Check, all_checks
from review.detector.check import Example, Harmless
from review.detector.measuring import Figures

HEAD = """# The checks

Written by `python manage.py measure_checks`; edit the checks, not this page. Faults stand in ⟦ ⟧; the arrow points
to the text after the first suggestion. All examples run as tests.
"""
FIGURES, ON = "Measured: ", "Measured on "
"""How each line begins that a measurement wrote."""
_CHECK = re.compile(r"`(\w+)` · ")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measurement found: what it was made on, and a line for each check."""

    on: str = ""
    lines: Mapping[str, str] = field(default_factory=dict)


NOT_MEASURED = Measured()


def page(measured: Measured = NOT_MEASURED) -> str:
    """The whole page, with the figures of the checks that were measured."""
    on = f"{ON}{measured.on}.\n" if measured.on else ""
    return HEAD + on + "".join(section(check, measured.lines.get(check.id, "")) for check in all_checks())


def without_figures(text: str) -> str:
    """The part of a page that depends on the registry alone."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith((FIGURES, ON)))


def measured_in(text: str) -> Measured:
    """The figures of a page that was written earlier."""
    on, lines, check = "", {}, ""
    for line in text.splitlines():
        if found := _CHECK.match(line):
            check = found[1]
        elif line.startswith(ON) and not check:
            on = line.removeprefix(ON).removesuffix(".")
        elif line.startswith(FIGURES):
            lines[check] = line.removeprefix(FIGURES)
    return Measured(on, lines)


def section(check: Check, figures: str) -> str:
    languages = ", ".join(sorted(check.targets)) if check.targets else "all"
    return (
        f"\n## {check.title}\n"
        f"`{check.id}` · {check.severity} · {check.error_type} · target languages: {languages}\n\n"
        f"{check.description}\n"
        + (f"{FIGURES}{figures}\n" if figures else "")
        + "\n"
        + "".join(map(_example, check.examples))
        + "".join(map(_harmless, check.harmless))
    )


def line_of(figures: Figures) -> str:
    """One check's figures as the page prints them."""
    if not figures.findings:
        return f"no findings, {figures.microseconds:.0f} µs a paragraph."
    return (
        f"{figures.findings} findings, precision {_share(figures.precision)}, "
        f"{figures.false_alarms:.3f} false alarms per 1,000 words, fixes right {_share(figures.fixes_right)}, "
        f"{figures.microseconds:.0f} µs a paragraph."
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{percent_of(value)} %"


def _example(example: Example) -> str:
    after = "no fix" if example.corrected is None else _code(example.corrected)
    return f"- {_languages(example)}: {_code(example.faulty)} → {after}{_source(example)}\n"


def _harmless(harmless: Harmless) -> str:
    return f"- {_languages(harmless)}, harmless: {_code(harmless.text)}{_source(harmless)}\n"


def _languages(case: Example | Harmless) -> str:
    return "→".join(case.languages)


def _source(case: Example | Harmless) -> str:
    return f" (source: {_code(case.source)})" if case.source else ""


def _code(text: str) -> str:
    shown = text.replace("\n", "¶")
    fence = "``" if "`" in shown else "`"
    return f"{fence}{shown}{fence}"

"""Writes docs/checks.md from the registry of checks."""

from __future__ import annotations

from collections.abc import Mapping

from review.detector import Check, all_checks
from review.detector.check import Example, Harmless
from review.detector.measuring import Figures

HEAD = """# The checks

Written by `python manage.py measure_checks`; edit the checks, not this page. Faults stand in ⟦ ⟧; the arrow points
to the text after the first suggestion. All examples run as tests.
"""
FIGURES = "Measured: "


def page(figures: Mapping[str, Figures] | None = None) -> str:
    """The whole page, with the figures of the checks that were measured."""
    return HEAD + "".join(section(check, (figures or {}).get(check.id)) for check in all_checks())


def without_figures(text: str) -> str:
    """The part of a page that depends on the registry alone."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(FIGURES))


def section(check: Check, figures: Figures | None) -> str:
    languages = ", ".join(sorted(check.targets)) if check.targets else "all"
    return (
        f"\n## {check.title}\n"
        f"`{check.id}` · {check.severity} · {check.error_type} · target languages: {languages}\n\n"
        f"{check.description}\n"
        + (f"{FIGURES}{_measured(figures)}\n" if figures else "")
        + "\n"
        + "".join(map(_example, check.examples))
        + "".join(map(_harmless, check.harmless))
    )


def _measured(figures: Figures) -> str:
    return (
        f"{figures.findings} findings, precision {_share(figures.precision)}, "
        f"{figures.false_alarms:.3f} false alarms per 1,000 words, fixes right {_share(figures.fixes_right)}, "
        f"{figures.microseconds:.0f} µs a paragraph."
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.0f} %"


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

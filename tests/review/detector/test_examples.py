"""The shape of every check, and its examples."""

import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules

import pytest

from review.detector import ArticleCheck, BeadCheck, Check, Finding, Pair, all_checks, checks
from review.detector.check import CLOSE, OPEN, Example, Harmless
from review.detector.checking import found_by

MODULES = sorted(found.name for found in iter_modules(checks.__path__))
EXAMPLES = [
    pytest.param(check, example, id=f"{check.id}-{number}")
    for check in all_checks()
    for number, example in enumerate(check.examples)
]
HARMLESS = [
    pytest.param(check, harmless, id=f"{check.id}-{number}")
    for check in all_checks()
    for number, harmless in enumerate(check.harmless)
]


def found(check: Check, case: Example | Harmless, translation: str) -> list[Finding]:
    return list(found_by(check, Pair(case.source, translation, *case.languages, context=case.context)))


@pytest.mark.parametrize("name", MODULES)
def test_every_module_of_the_package_is_a_check_of_its_name(name):
    check = import_module(f"review.detector.checks.{name}").CHECK

    assert isinstance(check, BeadCheck | ArticleCheck)
    assert check.id == name


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.id)
def test_every_check_says_what_it_finds_and_proves_it(check):
    assert check.title
    assert len(check.description) > 60
    assert len(check.examples) >= 2
    assert len(check.harmless) >= 2


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_exactly_the_marked_span_is_found_and_mended(check, example):
    start, end = example.faulty.index(OPEN), example.faulty.index(CLOSE) - len(OPEN)
    text = example.faulty.replace(OPEN, "").replace(CLOSE, "")

    findings = found(check, example, text)

    assert [(finding.start, finding.end) for finding in findings] == [(start, end)]
    assert findings[0].check == check.id
    assert findings[0].sentence()
    assert bool(findings[0].suggestions) == (example.corrected is not None)
    if example.corrected is not None:
        assert text[:start] + findings[0].suggestions[0] + text[end:] == example.corrected
        assert found(check, example, example.corrected) == []


@pytest.mark.parametrize(("check", "harmless"), HARMLESS)
def test_the_harmless_look_alike_is_left_alone(check, harmless):
    assert found(check, harmless, harmless.text) == []


def test_the_detector_needs_neither_django_nor_the_application():
    script = "import sys, review.detector as d; d.all_checks(); print(*sys.modules)"

    ran = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)

    loaded = ran.stdout.split()
    assert "review.detector" in loaded
    assert [name for name in loaded if name.split(".")[0] in {"django", "articles"}] == []

"""The command measure_checks and the page it writes."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from review.checks_page import page, without_figures
from review.detector import all_checks

DOCS = Path(__file__).parents[2] / "docs" / "checks.md"


def test_the_committed_page_describes_the_checks_as_they_are():
    assert without_figures(DOCS.read_text("utf-8")) == page(), "run: python manage.py measure_checks"


@pytest.fixture
def cases(tmp_path):
    row = {
        "id": "a",
        "source_language": "fr",
        "target_language": "de",
        "translation": "Der Rat hat hat getagt und und beschlossen.",
        "gold": [{"start": 8, "end": 15, "class": "doubled_word", "original": "hat"}],
    }
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(row))
    return str(path)


def test_precision_false_alarms_and_fixes_are_counted(cases, tmp_path):
    output = tmp_path / "checks.md"

    call_command("measure_checks", cases, on="one article of ours", output=output)

    assert "\nMeasured on one article of ours.\n" in output.read_text("utf-8")
    assert "Measured: 2 findings, precision 50 %, 125.000 false alarms per 1,000 words, fixes right 100 %" in (
        output.read_text("utf-8")
    )


def test_figures_survive_a_page_written_anew_without_articles(cases, tmp_path):
    output = tmp_path / "checks.md"
    call_command("measure_checks", cases, on="one article of ours", output=output)
    measured = output.read_text("utf-8")

    call_command("measure_checks", output=output)
    assert output.read_text("utf-8") == measured

    call_command("measure_checks", no_figures=True, output=output)
    assert output.read_text("utf-8") == without_figures(measured) == page()


def test_every_check_has_its_section():
    assert [check.id for check in all_checks() if f"`{check.id}` · " not in page()] == []

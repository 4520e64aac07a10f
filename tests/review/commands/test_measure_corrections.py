"""Measuring what was signed off, from the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from review.acting.signing import sign_off
from review.models import Measure
from tests.builders import a_project, a_translation, an_operation

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, tzinfo=UTC)


def signed(project):
    translation = a_translation("Ein Tag.", project=project)
    sign_off(translation.pk, 0, an_operation(), at=NOW)
    return translation


def said(*arguments):
    out = StringIO()
    call_command("measure_corrections", *arguments, stdout=out)
    return out.getvalue()


def test_what_is_signed_off_is_measured_once():
    project = a_project()
    signed(project)
    a_translation("Noch offen.", project=project)

    assert said() == "1 texts measured\n"
    assert said() == "0 texts measured\n"


def test_one_project_can_be_named():
    mine, other = signed(a_project(slug="nord")), signed(a_project())

    said("--project", "nord")

    assert Measure.objects.get().translation == mine != other


def test_a_project_that_is_none_is_refused():
    with pytest.raises(CommandError, match="There is no project süd"):
        said("--project", "süd")

"""Checking as jobs: spread over many, skipping what is not due, the poisonous text parked alone."""

import json

import pytest
from django.utils import timezone

from articles.importing.importer import Import
from articles.importing.incoming import Settings
from articles.importing.members import at_path
from articles.jobs.queueing import tend
from articles.jobs.running import run
from articles.models import Job, Translation
from review.detector import detect
from review.flagging.checking import is_due
from review.importing import arriving
from review.importing.arriving import hand_out_checks
from tests.builders import a_project, bring_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(tmp_path):
    """Six articles, unchecked."""
    path = tmp_path / "rows.jsonl"
    rows = ({"id": str(number), "translation": f"Der der Tag {number}."} for number in range(6))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return bring_in(Import("rows.jsonl", (at_path(path),), Settings("fr", "de")), a_project())


def ids():
    return list(Translation.objects.order_by("pk").values_list("pk", flat=True))


def due():
    return [translation.pk for translation in Translation.objects.order_by("pk") if is_due(translation)]


def test_texts_are_checked_some_in_each_job(batch, monkeypatch):
    monkeypatch.setattr(arriving, "TEXTS_IN_A_JOB", 4)

    hand_out_checks(ids(), batch)

    assert due() == []
    assert sorted(len(job.payload["translations"]) for job in Job.objects.filter(kind="check")) == [2, 4]


def test_what_is_withdrawn_is_not_checked(batch):
    Translation.objects.filter(pk=ids()[0]).update(listed=False)

    hand_out_checks(ids(), batch)

    assert due() == [ids()[0]]


def test_one_text_that_no_attempt_survives_is_parked_alone(batch, monkeypatch, settings):
    settings.JOB_ATTEMPTS = 2
    poisonous = ids()[3]

    def poisoned(pair):
        if pair.translation == "Der der Tag 3.":
            raise MemoryError
        return detect(pair)

    monkeypatch.setattr("review.flagging.checking.detect", poisoned)
    hand_out_checks(ids(), batch)
    for _ in range(4):
        Job.objects.filter(state="waiting").update(not_before=None)
        for job in Job.objects.filter(state="waiting"):
            run(job.pk)
        tend(at=timezone.now())

    assert due() == [poisonous]
    assert [job.payload["translations"] for job in Job.objects.filter(state="parked")] == [[poisonous]]
    assert not Job.objects.going().exists()

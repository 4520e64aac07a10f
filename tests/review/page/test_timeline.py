"""Sittings: what one person did without a long pause."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from articles.models import Revision, Translation
from review.page.timeline import PAUSE, sittings
from tests.builders import a_translation, a_user

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 3, 1, 9, tzinfo=UTC)


def a_revision(translation: Translation, author, at: datetime) -> None:
    translation.number += 1
    Revision.objects.bulk_create(
        [Revision(translation=translation, number=translation.number, text="x", kind="edit", author=author, at=at)]
    )
    translation.save(update_fields=["number"])


def grouped(translation: Translation) -> list[tuple[str, list[int]]]:
    revisions = translation.revisions.filter(number__gt=0).prefetch_related("decisions", "undone_by")
    return [
        (str(sitting.by), [entry.revision.number for entry in sitting.entries]) for sitting in sittings(revisions, [])
    ]


@pytest.fixture
def translation(monkeypatch):
    made = a_translation("x")
    monkeypatch.setattr(Revision._meta.get_field("at"), "auto_now_add", False)
    return made


def test_a_session_ends_with_a_long_pause_and_when_another_person_comes(translation):
    anna, ben = a_user(name="anna"), a_user(name="ben")
    late = MORNING + timedelta(minutes=20) + PAUSE + timedelta(seconds=1)
    moments = [MORNING, MORNING + timedelta(minutes=20), late, late, late]
    for author, at in zip((anna, anna, anna, ben, anna), moments, strict=True):
        a_revision(translation, author, at)

    assert grouped(translation) == [("anna", [5]), ("ben", [4]), ("anna", [3]), ("anna", [2, 1])]


def test_a_session_goes_on_over_midnight(translation):
    anna, midnight = a_user(name="anna"), datetime(2026, 3, 2, tzinfo=UTC)
    a_revision(translation, anna, midnight - timedelta(minutes=5))
    a_revision(translation, anna, midnight + timedelta(minutes=5))

    (sitting,) = sittings(translation.revisions.filter(number__gt=0).prefetch_related("decisions", "undone_by"), [])

    assert (sitting.began, sitting.ended) == (midnight - timedelta(minutes=5), midnight + timedelta(minutes=5))
    assert (sitting.first, sitting.last) == (0, 2)

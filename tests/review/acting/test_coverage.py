"""Which paragraphs were looked at."""

from __future__ import annotations

import pytest
from django.utils import timezone

from review.acting.coverage import coverage_of, digest, mark_seen, measured
from review.acting.deciding import accept, dismiss
from review.acting.signing import GuardedError, sign_off
from review.acting.undoing import undo_decision
from review.models import Seen, SignOff
from review.roles import Role
from tests.builders import a_flag, a_project, a_translation, a_user, an_operation

MACHINE = "Eins.\n\nZwei ist gut.\n\nDrei."


def test_what_the_machine_wrote_is_unseen_until_it_is_marked_changed_or_dismissed_in():
    now = "Eins.\n\nZwei ist besser.\n\nDrei."

    assert measured(MACHINE, MACHINE, (), ()).looked_at == frozenset()
    assert measured(MACHINE, now, (), ()).looked_at == {1}
    assert measured(MACHINE, now, {digest("Eins.")}, [len(now) - 2]).looked_at == {0, 1, 2}


def test_the_shares_are_of_paragraphs_and_of_the_machines_characters():
    found = measured(MACHINE, "Eins.\n\nZwei ist besser.\n\nDrei.", (), ())

    assert (found.paragraphs, found.unseen, found.seen_percent) == (3, 2, 33)
    assert found.kept == 10 / 26


def test_an_empty_text_is_looked_at():
    assert (measured("", "", (), ()).seen_percent, measured("", "", (), ()).kept_percent) == (100, 100)


@pytest.mark.django_db
def test_decisions_count_and_count_no_more_when_they_are_taken_back():
    project = a_project()
    anna = a_user(Role.EDITOR, project)
    made = a_translation(MACHINE, project=project)
    accept(a_flag(made, "gut", "besser"), 0, 0, an_operation(anna))
    made.refresh_from_db()
    dismissal = dismiss(a_flag(made, "Drei"), an_operation(anna))

    assert coverage_of(made, made.head().text).looked_at == {1, 2}
    undo_decision(dismissal, an_operation(anna))
    assert coverage_of(made, made.head().text).looked_at == {1}


@pytest.mark.django_db
def test_marking_twice_is_marking_once():
    made, anna = a_translation(MACHINE), a_user()

    for _ in range(2):
        mark_seen(made, ["Eins.", "Eins."], anna, at=timezone.now())

    assert Seen.objects.count() == 1
    assert coverage_of(made, MACHINE).looked_at == {0}


@pytest.mark.django_db
def test_signing_off_asks_twice_until_everything_was_looked_at_and_records_a_leads_reason():
    made, leni = a_translation(MACHINE), a_user(Role.LEAD)
    with pytest.raises(GuardedError) as guarded:
        sign_off(made.pk, 0, an_operation(leni), at=timezone.now(), looks_twice=True)
    assert (guarded.value.open_critical, guarded.value.unseen) == (0, 3)
    mark_seen(made, ["Eins.", "Zwei ist gut.", "Drei."], leni, at=timezone.now())

    a_flag(made, "Drei", severity="critical")
    with pytest.raises(GuardedError):
        sign_off(made.pk, 0, an_operation(leni), at=timezone.now(), reason="  ")
    sign_off(made.pk, 0, an_operation(leni), at=timezone.now(), reason="Der Name stimmt")

    record = SignOff.objects.get()
    assert (record.number, record.by, record.reason, record.open_critical) == (0, leni, "Der Name stimmt", 1)

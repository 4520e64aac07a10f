"""Where checks stand in a project, by the rule and as a lead wants it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from review.acting.deciding import accept, dismiss
from review.acting.signing import sign_off
from review.acting.undoing import undo_decision
from review.flagging.checking import is_due, recheck
from review.models import CheckStanding, CheckState, Decision, Flag
from review.reporting.standing import ENOUGH, WINDOW, Choice, ChosenMeanwhileError, choose, count_anew, default_state
from review.verifying import broken_promises
from tests.builders import a_flag, a_project, a_translation, a_user, an_operation

pytestmark = pytest.mark.django_db
TEXT = "Der Plan sieht zwölf neue neue Linien vor."
CHECK = "doubled_word"


@pytest.fixture
def flagged(project):
    """A translation with one open flag, of the check for doubled words."""
    translation = a_translation(TEXT, project=project, checked=True)
    assert list(open_checks(translation)) == [CHECK]
    return translation


def open_checks(translation):
    return Flag.objects.filter(translation=translation).open().values_list("check_id", flat=True)


def checked_again(translation):
    """The translation after it was opened once more."""
    translation.refresh_from_db()
    if is_due(translation):
        recheck(translation.pk)
    translation.refresh_from_db()
    assert list(broken_promises(translation)) == []
    return translation


def chosen(project, state, seen="", reason=""):
    choose(project, CHECK, Choice(state, seen, reason), by=a_user(), at=timezone.now())


def decided(project, right, wrong, check=CHECK):
    """So many decisions on flags of the check."""
    translation, by = a_translation("gutter " * (right + wrong), project=project), a_user()
    flags = [a_flag(translation, "gutter", check_id=check) for _ in range(right + wrong)]
    for flag in flags[right:]:
        dismiss(flag, an_operation(by))
    revision = translation.revisions.get()
    for flag in flags[:right]:
        values = {"kind": "accept", "revision": revision, "edit_index": 0, "by": by}
        Decision.objects.create(flag=flag, operation=an_operation(by).id, **values)
        Flag.objects.filter(pk=flag.pk).update(closed_at=0)
    return translation


@pytest.mark.parametrize(
    ("right", "of", "state"),
    [
        (0, ENOUGH - 1, CheckState.ON),
        (0, ENOUGH, CheckState.OFF),
        (49, 100, CheckState.OFF),
        (50, 100, CheckState.HINT),
        (79, 100, CheckState.HINT),
        (80, 100, CheckState.ON),
        (100, 100, CheckState.ON),
    ],
)
def test_below_four_fifths_it_is_a_hint_and_below_half_it_is_off(right, of, state):
    assert default_state(right, of) is state


def test_a_quieted_check_raises_nothing_in_that_project_and_its_open_flags_close(project, flagged):
    elsewhere = a_translation(TEXT, checked=True)

    chosen(project, "off", reason="The house style doubles.")

    assert (checked_again(flagged).open_flags, list(open_checks(flagged))) == (0, [])
    assert list(open_checks(a_translation(TEXT, project=project, checked=True))) == []
    assert list(open_checks(checked_again(elsewhere))) == [CHECK]


def test_taken_back_it_raises_them_again(project, flagged):
    chosen(project, "off")
    checked_again(flagged)

    chosen(project, "", seen="off")

    assert list(open_checks(checked_again(flagged))) == [CHECK]
    standing = CheckStanding.objects.get()
    assert (standing.chosen, standing.by, standing.at, standing.reason) == ("", None, None, "")


def test_a_hint_is_listed_and_not_drawn(project, flagged):
    chosen(project, "hint")

    checked_again(flagged)

    assert Flag.objects.get(translation=flagged).tier == "hint"


def test_quieting_leaves_signed_off_texts_in_peace(project, flagged):
    sign_off(flagged.pk, 0, an_operation(), at=timezone.now())

    chosen(project, "off")

    assert list(open_checks(checked_again(flagged))) == [CHECK]


def test_texts_without_such_flags_are_not_checked_again(project, flagged):
    other = a_translation("Ein Tag.", project=project, checked=True)

    chosen(project, "off")

    other.refresh_from_db()
    assert not is_due(other)


def test_who_did_not_see_what_another_lead_chose_is_told(project):
    chosen(project, "off")

    with pytest.raises(ChosenMeanwhileError):
        chosen(project, "hint", seen="")
    chosen(project, "off", seen="")

    assert CheckStanding.objects.get().chosen == "off"


def test_counting_sets_the_default_by_what_was_decided(project):
    decided(project, right=9, wrong=11)
    decided(project, right=15, wrong=5, check="glued_words")
    decided(project, right=0, wrong=19, check="mojibake")

    count_anew(project, at=timezone.now())

    found = {standing.check_id: standing for standing in CheckStanding.objects.filter(project=project)}
    assert {check: standing.state.value for check, standing in found.items()} == {
        CHECK: "off",
        "glued_words": "hint",
        "mojibake": "on",
    }
    assert (found[CHECK].right, found[CHECK].decided) == (9, 20)


def test_a_check_that_the_rule_puts_off_goes_silent_and_comes_back_when_the_decisions_have_aged(project, flagged):
    decided(project, right=0, wrong=ENOUGH)
    count_anew(project, at=timezone.now())
    assert list(open_checks(checked_again(flagged))) == []

    count_anew(project, at=timezone.now() + WINDOW + timedelta(days=1))

    assert list(open_checks(checked_again(flagged))) == [CHECK]


def test_what_a_lead_wants_stands_above_the_rule(project, flagged):
    chosen(project, "on")
    decided(project, right=0, wrong=ENOUGH)

    count_anew(project, at=timezone.now())

    standing = CheckStanding.objects.get(check_id=CHECK)
    assert (standing.default, standing.chosen, standing.state) == ("off", "on", CheckState.ON)
    assert list(open_checks(checked_again(flagged))) == [CHECK]


def test_decisions_that_were_undone_and_those_of_other_projects_do_not_count(project):
    decided(a_project(), right=0, wrong=ENOUGH)
    translation = a_translation("Ein gutter Tag.", project=project)
    flag = a_flag(translation, "gutter", "guter", check_id=CHECK)
    accept(flag, 0, 0, an_operation())
    undo_decision(flag.live_decision(), an_operation())

    count_anew(project, at=timezone.now())

    assert not CheckStanding.objects.filter(project=project).exists()


def test_counting_again_changes_nothing(project, flagged):
    decided(project, right=0, wrong=ENOUGH)
    count_anew(project, at=timezone.now())
    checked_again(flagged)

    count_anew(project, at=timezone.now())

    flagged.refresh_from_db()
    assert not is_due(flagged)
    assert CheckStanding.objects.filter(project=project).count() == 1

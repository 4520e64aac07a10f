"""Dismissals with a scope: what they decide, what they silence, and how they are taken back."""

from __future__ import annotations

import pytest
from django.utils import timezone

from articles.models import Translation
from review.acting.deciding import DecidedError, accept
from review.acting.dismissing import NoWordsError, dismiss_in, dismissed_like, revoke
from review.acting.undoing import last_undoable, undo_decision
from review.flagging.checking import is_due, recheck
from review.models import Decision, Flag, Silence
from review.roles import Role
from tests.builders import a_flag, a_project, a_translation, a_user, an_operation

pytestmark = pytest.mark.django_db

Scope = Decision.Scope
TEXT = "Sie hat hat gelacht.\n\nEr hat hat geweint.\n\nDas war war gut."


@pytest.fixture
def translation(project):
    return a_translation(TEXT, project=project, checked=True)


def doubled(translation: Translation, words: str = "hat hat") -> list[Flag]:
    return list(Flag.objects.filter(translation=translation, quote=words).open().in_reading_order())


def test_here_leaves_the_others_open(translation, anna):
    first, second = doubled(translation)

    dismiss_in(Scope.HERE, first, an_operation(anna))

    assert doubled(translation) == [second]
    assert not Silence.objects.exists()


def test_everywhere_in_the_article_dismisses_all_like_it_and_stays_silent_there_alone(project, translation, anna):
    other = a_translation(TEXT, project=project, checked=True)

    made = dismiss_in(Scope.ARTICLE, doubled(translation)[0], an_operation(anna), "so soll es sein")
    recheck(translation.pk)
    recheck(other.pk)

    assert [decision.reason for decision in made] == ["so soll es sein"] * 2
    assert (doubled(translation), len(doubled(other)), len(doubled(translation, "war war"))) == ([], 2, 1)


def test_words_that_come_new_are_not_raised_again(translation, anna):
    dismiss_in(Scope.ARTICLE, doubled(translation)[0], an_operation(anna))

    accept(doubled(translation, "war war")[0], 0, 0, an_operation(anna))
    newer = a_translation("Es hat hat geregnet.", project=translation.article.project, checked=True)

    assert doubled(translation) == []
    assert len(doubled(newer)) == 1


def test_a_word_falls_silent_in_the_whole_project_and_in_no_other(project, translation, anna):
    near, far = (a_translation(TEXT, project=one, checked=True) for one in (project, a_project()))

    dismiss_in(Scope.WORD, doubled(translation)[0], an_operation(anna))
    for text in (near, far):
        text.refresh_from_db()

    assert (is_due(near), is_due(far)) == (True, False)
    recheck(near.pk)
    assert (doubled(near), len(doubled(near, "war war")), len(doubled(far))) == ([], 1, 2)


def test_taking_it_back_opens_all_of_them_and_lets_the_check_be_heard(translation, anna):
    dismiss_in(Scope.WORD, doubled(translation)[0], an_operation(anna))

    undo_decision(last_undoable(translation, anna.pk), an_operation(anna))

    assert len(doubled(translation)) == 2
    assert not Silence.objects.in_force().exists()
    translation.refresh_from_db()
    assert is_due(translation)


def test_revoking_raises_the_flags_of_other_texts_again(project, translation, anna):
    near = a_translation(TEXT, project=project, checked=True)
    dismiss_in(Scope.WORD, doubled(translation)[0], an_operation(anna))
    recheck(near.pk)

    for _ in range(2):
        revoke(Silence.objects.get(), a_user(Role.LEAD), at=timezone.now())
    recheck(near.pk)

    assert (len(doubled(near)), doubled(translation)) == (2, [])


def test_silencing_twice_is_silencing_once(project, translation, anna):
    near = a_translation(TEXT, project=project, checked=True)
    operation = an_operation(anna)
    first = doubled(translation)[0]

    made = [dismiss_in(Scope.WORD, first, operation) for _ in range(2)]
    dismiss_in(Scope.WORD, doubled(near)[0], an_operation(anna))

    assert made[0] == made[1]
    assert Silence.objects.count() == 1


def test_a_flag_that_is_decided_is_not_dismissed_widely_and_nothing_is_silenced(translation, anna):
    first = doubled(translation)[0]
    dismiss_in(Scope.HERE, first, an_operation(anna))

    with pytest.raises(DecidedError):
        dismiss_in(Scope.WORD, first, an_operation(anna))

    assert not Silence.objects.exists()


@pytest.mark.parametrize("quote", ["", "x" * 201])
def test_only_words_of_some_length_can_be_remembered(project, anna, quote):
    flag = a_flag(a_translation("x" * 300, project=project), quote)

    with pytest.raises(NoWordsError):
        dismiss_in(Scope.WORD, flag, an_operation(anna))

    assert not Decision.objects.exists()


def test_it_counts_how_often_these_words_were_dismissed_in_the_project(project, translation, anna):
    for flag in doubled(translation):
        dismiss_in(Scope.HERE, flag, an_operation(anna))
    far = a_translation(TEXT, project=a_project(), checked=True)
    dismiss_in(Scope.HERE, doubled(far)[0], an_operation(anna))

    assert dismissed_like(Flag.objects.filter(translation=translation, quote="hat hat")[0]) == 2

"""Acts on several articles, or on one from several sides, at the same moment: nobody waits for who waits for them."""

from __future__ import annotations

from functools import partial

import pytest
from django.db import transaction
from django.utils import timezone

from articles.door import locked
from articles.models import Translation
from articles.models.translation import TranslationQuerySet
from review.acting import commenting, dismissing
from review.acting.commenting import answer_in, open_thread
from review.acting.deciding import dismiss
from review.acting.dismissing import dismiss_in, revoke
from review.acting.undoing import undo_decision
from review.desk.claiming import claim_next
from review.models import Comment, Decision, Flag, Silence
from review.verifying import broken_promises
from tests.builders import a_project, a_thread, a_translation, a_user, an_operation

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(120)]

TWICE = "Sie hat hat gelacht. Er war war da."
WORD = Decision.Scope.WORD


@pytest.fixture
def texts():
    """Two texts of a project with the same doubled words."""
    project = a_project()
    return [a_translation(TWICE, project=project, checked=True) for _ in range(2)]


def flag_on(words, translation):
    return Flag.objects.get(translation=translation, quote=words)


def failures(answers):
    return [answer for answer in answers if isinstance(answer, Exception)]


def broken():
    return [problem for translation in Translation.objects.all() for problem in broken_promises(translation)]


def test_the_same_words_dismissed_for_the_project_in_two_texts_at_once(texts, at_once, meeting):
    meeting(dismissing, "_silence")

    answers = at_once([partial(dismiss_in, WORD, flag_on("hat hat", one), an_operation()) for one in texts])

    assert failures(answers) == []
    assert Silence.objects.in_force().count() == 1
    assert (Decision.objects.live().count(), broken()) == (2, [])


def test_two_silences_of_a_project_revoked_at_once_by_taking_back_their_dismissals(texts, at_once, meeting):
    made = [
        dismiss_in(WORD, flag_on(words, one), an_operation())[0]
        for words, one in zip(["hat hat", "war war"], texts, strict=True)
    ]
    meeting(dismissing, "revoke")

    answers = at_once([partial(undo_decision, decision, an_operation()) for decision in made])

    assert failures(answers) == []
    assert not Silence.objects.in_force().exists()
    assert broken() == []


def test_a_silence_revoked_while_its_dismissal_is_taken_back(texts, at_once, meeting):
    (decision,) = dismiss_in(WORD, flag_on("hat hat", texts[0]), an_operation())
    silence = Silence.objects.get()
    meeting(dismissing, "_in_reach_of")

    answers = at_once(
        [partial(undo_decision, decision, an_operation()), partial(revoke, silence, a_user(), at=timezone.now())]
    )

    assert failures(answers) == []
    assert not Silence.objects.in_force().exists()
    assert broken() == []


def test_of_two_who_take_a_dismissal_back_at_once_one_is_told_so(texts, at_once):
    decision, people = dismiss(flag_on("hat hat", texts[0]), an_operation()), [a_user(), a_user()]

    answers = at_once([partial(undo_decision, decision, an_operation(person)) for person in people])

    decision.refresh_from_db()
    assert [type(answer).__name__ for answer in failures(answers)] == ["NothingToUndoError"]
    assert decision.undone_by == people[answers.index(None)]
    assert broken() == []


def test_answers_and_new_threads_at_once_are_all_counted(texts, at_once, meeting):
    thread, people = a_thread(texts[0], "gelacht"), [a_user() for _ in range(6)]
    meeting(commenting, "_said", 2)

    answers = at_once(
        [partial(answer_in, thread, "Ja.", an_operation(person)) for person in people[:4]]
        + [partial(open_thread, texts[0], None, "Nein.", an_operation(person)) for person in people[4:]]
    )

    assert failures(answers) == []
    assert (Comment.objects.count(), broken()) == (7, [])


def test_somebody_who_asks_for_the_next_article_twice_at_once_gets_one(texts, at_once):
    person, waiting = a_user(), Translation.objects.order_by("pk")

    answers = at_once([partial(claim_next, waiting, person, at=timezone.now())] * 4)

    assert {answer.pk for answer in answers} == {texts[0].pk}
    assert Translation.objects.filter(claimed_by=person).count() == 1


def test_the_only_article_that_waits_is_given_out_although_somebody_is_changing_it(at_once, meeting):
    translation, person = a_translation(), a_user()
    meeting(TranslationQuerySet, "first")

    def change():
        with transaction.atomic():
            locked(translation.pk)
            Translation.objects.first()
            Translation.objects.first()

    answers = at_once([change, partial(claim_next, Translation.objects.all(), person, at=timezone.now())])

    assert answers == [None, translation]

"""Many people at one article at the same moment: nothing is lost, doubled or half done."""

from __future__ import annotations

import random
import uuid
from functools import partial

import pytest
from django.utils import timezone

from articles.door import Change, ConflictError, Head, edits_made_at, head_of, write
from articles.edits import Edit
from articles.models import Revision, Translation
from review.acting.commenting import resolve
from review.acting.deciding import DecidedError, Operation, accept, dismiss, override
from review.acting.editing import edit_paragraph
from review.acting.spreading import Tick, spread
from review.desk.claiming import claim_next
from review.flagging.companion import Reviewed, Unchecked
from review.knowledge.everywhere import Correction
from review.models import Decision, Flag
from review.verifying import broken_promises
from tests.builders import a_flag, a_project, a_thread, a_translation, a_user, an_operation

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]


def promises_of(translation: Translation) -> list[str]:
    return list(broken_promises(Translation.objects.get(pk=translation.pk)))


def decide(flag: Flag, way: int, operation: Operation) -> None:
    if way == 0:
        accept(flag, 0, 40, operation)
    elif way == 1:
        override(flag, flag.quote.upper(), operation)
    else:
        dismiss(flag, operation)


def appending(anchor: str, words: str, head: Head) -> list[Edit]:
    end = head.text.index(anchor) + len(anchor)
    return [Edit(end, end, words)]


@pytest.mark.parametrize(("rounds", "companion"), [(60, Unchecked), (6, Reviewed)])
def test_sixteen_writers_with_many_edits_each_lose_no_word(at_once, rounds, companion):
    writers = 16
    translation = a_translation("\n\n".join(f"Absatz {number}." for number in range(writers)))

    def write_all(writer: int) -> None:
        for turn in range(rounds):
            plan = partial(appending, f"Absatz {writer}.", f" w{writer}t{turn}")
            write(Change(translation.pk, plan, Revision.Kind.EDIT, None), companion())

    answers = at_once([partial(write_all, writer) for writer in range(writers)])

    text = head_of(translation.pk).text
    assert answers == [None] * writers
    assert [w for w in range(writers) for t in range(rounds) if f" w{w}t{t}" not in text] == []
    assert Translation.objects.get(pk=translation.pk).number == writers * rounds
    assert promises_of(translation) == []


def test_the_same_operation_posted_twenty_times_at_once_makes_one_revision(at_once):
    translation, operation = a_translation("Ein Satz."), uuid.uuid4()
    change = Change(translation.pk, edits_made_at(0, [Edit(0, 3, "Kein")]), Revision.Kind.EDIT, None, operation)

    answers = at_once([partial(write, change, Reviewed())] * 20)

    assert {answer.pk for answer in answers} == {Revision.objects.get(operation=operation).pk}
    assert promises_of(translation) == []


def test_eight_people_deciding_the_same_forty_flags_make_forty_decisions(at_once):
    words = [f"Wort{number:02}" for number in range(40)]
    translation = a_translation("\n\n".join(" ".join(words[row : row + 4]) for row in range(0, 40, 4)))
    flags = [a_flag(translation, word, word.upper()) for word in words]

    def decide_all(person: int) -> list[str]:
        operation_by, order, refused = a_user(), flags[:], []
        random.Random(person).shuffle(order)
        for flag in order:
            try:
                decide(flag, person % 3, Operation(operation_by))
            except DecidedError as error:
                refused.append(error.decision.by.username)
        return refused

    answers = at_once([partial(decide_all, person) for person in range(8)])

    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    text = head_of(translation.pk).text
    live = Decision.objects.live().select_related("flag")
    assert live.count() == 40
    assert Decision.objects.count() == 40
    assert sum(len(answer) for answer in answers) == 8 * 40 - 40
    for decision in live:
        kept = decision.flag.quote if decision.kind == Decision.Kind.DISMISS else decision.flag.quote.upper()
        assert kept in text
    assert promises_of(translation) == []


def test_edits_of_the_same_word_let_one_through_and_keep_the_others_words(at_once):
    translation = a_translation("Ein Satz.")
    changes = [
        Change(translation.pk, edits_made_at(0, [Edit(0, 3, f"Der {number}.")]), Revision.Kind.EDIT, None)
        for number in range(8)
    ]

    answers = at_once([partial(write, change, Reviewed()) for change in changes])

    conflicts = [answer for answer in answers if isinstance(answer, ConflictError)]
    assert len(conflicts) == 7
    assert {conflict.mine[0].replacement for conflict in conflicts} < {f"Der {number}." for number in range(8)}
    assert {conflict.base.text for conflict in conflicts} == {"Ein Satz."}
    assert promises_of(translation) == []


def test_people_asking_for_the_next_article_at_once_get_different_ones(at_once):
    from django.utils import timezone

    project = a_project()
    for _ in range(8):
        a_translation(project=project)
    people = [a_user() for _ in range(8)]
    waiting = Translation.objects.order_by("pk")

    answers = at_once([partial(claim_next, waiting, person, at=timezone.now()) for person in people])

    assert len({answer.pk for answer in answers}) == 8


def test_a_check_and_a_decision_at_once_agree_in_the_end(at_once):
    from review.flagging.checking import recheck

    translation = a_translation(checked=True)
    flags = [a_flag(translation, word, "ersetzt") for word in ("Ministerin", "Plan", "Linien", "Morel")]
    acts = [partial(accept, flag, 0, 0, an_operation()) for flag in flags]

    at_once([*acts, *[partial(recheck, translation.pk)] * 4])

    assert Decision.objects.live().count() == 4
    assert Flag.objects.filter(origin="external").open().count() == 0
    assert promises_of(translation) == []


def test_a_correction_everywhere_while_others_edit_loses_no_word(at_once):
    project, anna = a_project(), a_user()
    made = [a_translation("\n\n".join(["das Haus"] * 4), project=project) for _ in range(6)]
    correction = Correction("fr", "de", "das Haus", "die Hütte")
    ticks = [Tick(one.pk, 0, start) for one in made for start in (0, 10, 20, 30)]

    def rewrite(one: Translation) -> None:
        edit_paragraph(one, 0, 2, "ein Zelt", an_operation())

    spreading = partial(spread, correction, ticks, {one.pk: one for one in made}, an_operation(anna))
    answers = at_once([spreading, *(partial(rewrite, one) for one in made)])

    outcomes = answers[0]
    conflicts = sum(isinstance(answer, ConflictError) for answer in answers)
    texts = [head_of(one.pk).text.split("\n\n") for one in made]
    assert [(outcome.done + outcome.left) for outcome in outcomes] == [4] * 6
    assert sum(outcome.left for outcome in outcomes) + conflicts == 6
    assert all(text[:2] + text[3:] == ["die Hütte"] * 3 for text in texts)
    assert sorted({text[2] for text in texts} - {"ein Zelt", "die Hütte"}) == []
    assert [promises_of(one) for one in made] == [[]] * 6


def test_of_two_who_resolve_a_thread_one_is_named_and_comments_stay_on_their_words(at_once):
    translation = a_translation("Ein gutter Tag in Rom.\n\nEnde.")
    people = [a_user() for _ in range(6)]
    thread = a_thread(translation, "gutter Tag")
    flag = a_flag(translation, "gutter", "guter")

    answers = at_once(
        [partial(resolve, thread, person, at=timezone.now()) for person in people]
        + [partial(a_thread, translation, "Rom", f"{number}", person) for number, person in enumerate(people)]
        + [partial(accept, flag, 0, 40, Operation(people[0]))]
    )

    assert answers[:6].count(True) == 1
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    thread.refresh_from_db()
    assert thread.resolved_by == people[answers.index(True)]
    assert (thread.quote, promises_of(translation)) == ("guter Tag", [])

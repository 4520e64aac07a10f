"""Threads: opened, answered, resolved, carried along; and who hears of them."""

import uuid
from datetime import UTC, datetime

import pytest

from articles.door import ForeignOperationError
from review.acting.commenting import answer_in, mentioned, open_thread, reopen_thread, resolve
from review.acting.deciding import Operation, accept
from review.acting.editing import edit_paragraph
from review.acting.pointing import Pointer
from review.acting.structure import Place, delete_paragraph, join_paragraphs
from review.acting.undoing import undo_revision
from review.models import Comment, Notification
from review.roles import Role
from tests.builders import a_flag, a_project, a_translation, a_user, an_operation

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, tzinfo=UTC)


@pytest.fixture
def translation(project):
    return a_translation("Der Zug hält in Rom.\n\nEnde.", project=project)


@pytest.fixture
def ben(project):
    return a_user(Role.READER, project, name="ben.b")


def thread_on(translation, quote="Rom", text="Wirklich?", by=None):
    return open_thread(translation, Pointer(0, 0, quote), text, an_operation(by))


def standing(comment):
    comment.refresh_from_db()
    return comment.quote if comment.start < comment.end else f"gone: {comment.quote}"


def told(person):
    return [(each.kind, each.by.username) for each in Notification.objects.of(person).newest_first()]


def test_a_comment_stands_on_its_words(translation):
    comment = thread_on(translation)

    assert (comment.start, comment.end, comment.quote) == (16, 19, "Rom")


def test_a_comment_on_the_whole_article_stands_nowhere(translation):
    comment = open_thread(translation, None, "Gut so.", an_operation())

    assert (comment.start, comment.end, comment.quote) == (None, None, "")


def test_it_goes_along_with_edits_elsewhere_and_within_its_words(translation):
    comment = thread_on(translation, "hält in Rom")

    edit_paragraph(translation, 0, 0, "Der lange Zug hält heute in Rom.", an_operation())

    assert standing(comment) == "hält heute in Rom"


def test_it_stays_on_what_a_fix_puts_in_the_place_of_its_words(translation):
    comment = thread_on(translation)

    accept(a_flag(translation, "Rom", "Bern"), 0, 0, an_operation())

    assert standing(comment) == "Bern"


def test_when_its_words_are_gone_it_says_so_and_comes_back_with_them(translation):
    comment = thread_on(translation)

    revision = delete_paragraph(Place(translation, 0, 0), an_operation())
    assert standing(comment) == "gone: Rom"

    undo_revision(revision, an_operation())
    assert standing(comment) == "Rom"


def test_it_goes_along_when_paragraphs_are_joined(translation):
    comment = open_thread(translation, Pointer(0, 1), "Kurz.", an_operation())

    join_paragraphs(Place(translation, 0, 0), an_operation())

    assert standing(comment) == "Ende."


def test_the_same_operation_again_is_the_first_answer(translation, anna):
    operation = Operation(anna, uuid.uuid4())

    first = open_thread(translation, None, "Gut.", operation)

    assert open_thread(translation, None, "Gut.", operation) == first
    assert Comment.objects.count() == 1


def test_the_same_operation_again_after_its_words_are_gone_is_the_first_answer(translation, anna):
    operation = Operation(anna, uuid.uuid4())
    pointer = Pointer(0, 0, "Rom")
    first = open_thread(translation, pointer, "Gut.", operation)
    edit_paragraph(translation, 0, 0, "Ganz anderes.", an_operation())

    assert open_thread(translation, pointer, "Gut.", operation) == first


def test_an_operation_of_somebody_else_is_refused(translation, anna, ben):
    operation = Operation(anna, uuid.uuid4())
    open_thread(translation, None, "Gut.", operation)

    with pytest.raises(ForeignOperationError):
        open_thread(translation, None, "Gut.", Operation(ben, operation.id))


def test_who_is_mentioned_hears_of_it_once(translation, anna, ben):
    thread_on(translation, text="@ben.b, sieh dir das an. @Ben.B?", by=anna)

    assert told(ben) == [("mention", "anna")]


@pytest.mark.parametrize("text", ["ben.b", "x@ben.b", "@benn", "@@ben.b", "ben@ben.b.example"])
def test_what_is_no_mention_is_none(translation, project, ben, text):
    assert mentioned(text, project) == []


def test_who_may_not_see_the_project_is_not_mentioned(translation, anna):
    stranger = a_user(Role.LEAD, a_project(), name="carl")

    thread_on(translation, text="@carl", by=anna)

    assert told(stranger) == []


def test_who_sees_every_project_can_be_mentioned(translation, anna):
    chief = a_user(Role.ADMINISTRATOR, name="chief")

    thread_on(translation, text="@chief!", by=anna)

    assert told(chief) == [("mention", "anna")]


def test_who_spoke_in_a_thread_hears_of_answers(translation, project, anna, ben):
    carla = a_user(Role.EDITOR, project, name="carla")
    thread = thread_on(translation, by=anna)
    answer_in(thread, "Ja.", Operation(ben))
    answer_in(thread, "Nein, @ben.b", Operation(carla))

    assert told(anna) == [("reply", "carla"), ("reply", "ben.b")]
    assert told(ben) == [("mention", "carla")]
    assert told(carla) == []


def test_a_thread_is_resolved_once_and_opened_again(translation, anna, ben):
    thread = thread_on(translation)

    assert (resolve(thread, anna, at=NOW), resolve(thread, ben, at=NOW)) == (True, False)
    thread.refresh_from_db()
    assert thread.resolved_by == anna

    assert (reopen_thread(thread), reopen_thread(thread)) == (True, False)
    assert Comment.objects.unresolved().get() == thread

"""When something happened: at the moment that whoever does it names, and else when it is stored."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from articles.door import open_translation
from review.acting.commenting import open_thread
from review.acting.deciding import Operation, accept
from review.acting.dismissing import dismiss_in
from review.acting.undoing import undo_decision
from review.models import Decision, Notification, Silence
from review.roles import Role
from tests.builders import a_flag, a_translation, a_user, an_article

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def test_a_revision_its_decision_and_its_taking_back_happen_at_the_moment_named(project, anna):
    flag = a_flag(a_translation("Ein gutter Tag.", project=project), "gutter", "guter")

    revision = accept(flag, 0, 0, Operation(anna, at=AT))
    decision = Decision.objects.get()
    undo = undo_decision(decision, Operation(anna, at=AT.replace(hour=10)))

    assert (revision.at, decision.at) == (AT, AT)
    assert undo
    assert undo.at == AT.replace(hour=10)
    decision.refresh_from_db()
    assert decision.undone_at == undo.at


def test_a_flag_that_a_revision_raises_is_as_old_as_the_revision(project, anna):
    made = a_translation("Ein gutter Tag.", project=project)

    accept(a_flag(made, "gutter", "guter guter"), 0, 0, Operation(anna, at=AT))

    assert made.flags.get(check_id="doubled_word").created_at == AT


def test_a_dismissal_and_its_silence_happen_at_the_moment_named(project, anna):
    flag = a_flag(a_translation("Ein gutter Tag.", project=project), "gutter")

    dismiss_in(Decision.Scope.WORD, flag, Operation(anna, at=AT))

    assert (Decision.objects.get().at, Silence.objects.get().at) == (AT, AT)


def test_a_comment_is_told_of_at_its_moment(project, anna):
    ben = a_user(Role.EDITOR, project)

    said = open_thread(a_translation(project=project), None, f"Ja, @{ben.username}?", Operation(anna, at=AT))

    assert (said.at, Notification.objects.get().at) == (AT, AT)


def test_a_translation_is_as_old_as_its_first_text(project):
    article = an_article(project)

    made = open_translation(article, target_language="de", engine="", text="Ein Tag.", author=None, at=AT)

    assert (made.created_at, made.head().at) == (AT, AT)


def test_without_a_moment_it_happens_when_it_is_stored(project, anna):
    flag = a_flag(a_translation("Ein gutter Tag.", project=project), "gutter", "guter")
    before = timezone.now()

    accept(flag, 0, 0, Operation(anna))

    assert before <= Decision.objects.get().at <= timezone.now()

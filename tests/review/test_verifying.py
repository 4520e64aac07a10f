"""verify_history finds what is broken: each promise is broken here by hand."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Revision, Translation
from review.acting.deciding import accept, dismiss
from review.models import Comment, Decision, Flag
from review.verifying import broken_promises
from tests.builders import a_flag, a_thread, a_translation, an_operation

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation():
    made = a_translation("Ein gutter Tag.")
    accept(a_flag(made, "gutter", "guter"), 0, 0, an_operation())
    dismiss(a_flag(Translation.objects.get(pk=made.pk), "Tag", "Abend"), an_operation())
    return Translation.objects.get(pk=made.pk)


def sentences(translation: Translation) -> str:
    return "\n".join(broken_promises(Translation.objects.get(pk=translation.pk)))


def test_a_healthy_history_keeps_every_promise(translation, capsys):
    call_command("verify_history")

    assert "every promise holds" in capsys.readouterr().out


def test_a_gap_in_the_numbers_is_found(translation):
    Translation.objects.filter(pk=translation.pk).update(number=2)

    assert "numbered [0, 1], not 0 to 2" in sentences(translation)


def test_a_text_that_its_edits_do_not_make_is_found(translation):
    Revision.objects.create(translation=translation, number=2, text="Anders.", edits=[[0, 1, "x"]], kind="edit")
    Translation.objects.filter(pk=translation.pk).update(number=2)

    assert "is not what its edits make" in sentences(translation)


def test_a_flag_that_lost_its_words_is_found(translation):
    Flag.objects.on_text().update(start=0)

    assert "quotes 'Tag'" in sentences(translation)


def test_a_comment_that_lost_its_words_is_found(translation):
    comment = a_thread(translation, "Tag")

    Comment.objects.filter(pk=comment.pk).update(quote="Abend")

    assert "quotes 'Abend', but 'Tag' stands there" in sentences(translation)


def test_a_wrong_number_of_comments_is_found(translation):
    a_thread(translation, "Tag")

    Translation.objects.filter(pk=translation.pk).update(comment_count=2)

    assert "has 2 comments, there are 1" in sentences(translation)


def test_a_wrong_counter_is_found(translation):
    Translation.objects.filter(pk=translation.pk).update(open_minor=7)

    assert "counters" in sentences(translation)


def test_a_decision_that_is_not_in_its_revision_is_found(translation):
    Decision.objects.filter(kind="accept").update(replacement="böser")

    assert "is not the edit 0 of revision 1" in sentences(translation)


def test_the_command_fails_and_names_the_translation(translation, capsys):
    Translation.objects.filter(pk=translation.pk).update(open_minor=7)

    with pytest.raises(CommandError, match="1 promises are broken"):
        call_command("verify_history")

    assert f"translation {translation.pk}: its counters" in capsys.readouterr().err

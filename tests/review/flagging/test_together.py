"""Texts checked together: as if each had been checked by itself, whatever happens meanwhile."""

import pytest

from articles.models import SearchText, Translation
from review.acting.editing import edit_paragraph
from review.detector import detect
from review.flagging.checking import is_due, recheck
from review.flagging.together import check_all
from review.models import Flag, LineCount
from review.verifying import broken_promises
from tests.builders import (
    a_flag,
    a_project,
    a_translation,
    a_user,
    an_article,
    an_operation,
)

pytestmark = pytest.mark.django_db
LINE = "Das Stadtfenster"


def texts(number, project=None):
    project = project or a_project()
    return [
        a_translation(f"Der Plan sieht neue neue Linien bis {n} vor.\n\n{LINE}", article=an_article(project, source=""))
        for n in range(number)
    ]


def keys(made):
    return [translation.pk for translation in made]


def state(translation):
    translation.refresh_from_db()
    flags = Flag.objects.filter(translation=translation).order_by("start", "check_id")
    stored = [getattr(translation, name) for name in Translation.REVIEW_STATE]
    return stored, list(
        flags.values_list("check_id", "start", "end", "quote", "before", "after", "message", "severity")
    )


@pytest.fixture
def meanwhile(monkeypatch):
    """Something that happens once, while the first text is being looked at."""

    def meanwhile(happen):
        left = [happen]

        def interrupted(pair):
            if left:
                left.pop()()
            return detect(pair)

        monkeypatch.setattr("review.flagging.checking.detect", interrupted)

    return meanwhile


@pytest.fixture(autouse=True)
def _promises_kept():
    yield
    for translation in Translation.objects.all():
        assert list(broken_promises(translation)) == []


def test_each_text_gets_the_flags_that_it_gets_by_itself():
    together, singly = texts(3), texts(3)

    check_all(keys(together))
    for translation in singly:
        recheck(translation.pk)

    assert [state(translation) for translation in together] == [state(translation) for translation in singly]
    assert Flag.objects.filter(translation__in=together).count() >= 3
    assert not any(is_due(translation) for translation in together)
    assert SearchText.objects.filter(words__contains="neue neue").count() == 6


def test_lines_of_unlike_projects_are_counted_apart():
    one, other = a_project(), a_project()
    made = texts(1, one) + texts(1, other)

    check_all(keys(made))

    assert sorted(LineCount.objects.filter(line=LINE).values_list("project", "translations")) == [
        (one.pk, 1),
        (other.pk, 1),
    ]


def test_a_line_that_recurs_among_them_is_flagged_in_each_and_counted_once_in_each():
    made = texts(12)

    check_all(keys(made))
    check_all(keys(made))

    assert LineCount.objects.get(line=LINE).translations == 12
    flagged = Flag.objects.filter(check_id="boilerplate", quote__contains=LINE)
    assert flagged.values("translation").distinct().count() == 12


def test_a_text_that_changes_meanwhile_is_checked_as_it_is_then(meanwhile):
    first, second = texts(2)
    meanwhile(lambda: edit_paragraph(second, 0, 0, "Ein Tag.", an_operation(a_user())))

    check_all(keys([first, second]))

    second.refresh_from_db()
    assert (second.number, second.checked_number, is_due(second)) == (1, 1, False)
    assert not Flag.objects.filter(translation=second, quote__contains="neue").on_text().exists()


def test_a_flag_that_is_raised_meanwhile_is_counted_too(meanwhile):
    first, second = texts(2)
    meanwhile(lambda: a_flag(second, "Plan"))

    check_all(keys([first, second]))

    second.refresh_from_db()
    assert second.checked_number == 0
    assert second.open_flags == Flag.objects.filter(translation=second).open().count() >= 2


def test_what_the_desk_learns_meanwhile_leaves_a_text_due(meanwhile):
    made = texts(2)
    meanwhile(lambda: Translation.objects.filter(pk=made[1].pk).make_due())

    check_all(keys(made))

    for translation in made:
        translation.refresh_from_db()
    assert [is_due(translation) for translation in made] == [False, True]


def test_the_number_of_queries_does_not_grow_with_the_texts(django_assert_max_num_queries):
    made = texts(30)

    with django_assert_max_num_queries(20):
        check_all(keys(made))

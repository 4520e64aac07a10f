"""Lines that stand in many articles of a project."""

import pytest

from review.flagging.checking import recheck
from review.knowledge.known import knowledge_of
from review.models import Flag
from tests.builders import a_project, a_translation, an_article

pytestmark = pytest.mark.django_db
LINE = "Das Stadtfenster"


def translations(number: int):
    project = a_project()
    return [
        a_translation(
            f"Satz {index} steht hier am Anfang.\n\n{LINE}\n\nUnd Satz {index} am Ende.",
            article=an_article(project, source=""),
        )
        for index in range(number)
    ]


def test_a_line_is_counted_in_each_translation_once():
    first, second, third = translations(3)
    for translation in (first, first, second, third):
        recheck(translation.pk)

    first.refresh_from_db()
    assert knowledge_of(first, first.head().text).recurring == {LINE: 2}


def test_lines_of_other_projects_do_not_count():
    (first,), (other,) = translations(1), translations(1)
    recheck(first.pk)

    assert knowledge_of(other, other.head().text).recurring == {}


def test_a_line_that_recurs_is_flagged_without_standing_in_any_list():
    made = translations(12)
    for translation in made:
        recheck(translation.pk)

    flagged = Flag.objects.filter(check_id="boilerplate", quote__contains=LINE)
    assert not flagged.filter(translation=made[0]).exists()
    assert flagged.filter(translation=made[-1]).exists()

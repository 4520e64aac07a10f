"""Articles given to people."""

from __future__ import annotations

import pytest

from articles.models import Translation
from review.desk.assigning import NotTheirsError, assign, people_of
from review.roles import Role
from tests.builders import a_project, a_translation, a_user

pytestmark = pytest.mark.django_db


def test_only_what_is_new_counts(project):
    ben = a_user(Role.EDITOR, project)
    first, second = a_translation(project=project), a_translation(project=project)
    assign(Translation.objects.filter(pk=first.pk), ben)

    assert assign(Translation.objects.all(), ben) == [second.pk]
    assert assign(Translation.objects.all(), None) == [first.pk, second.pk]
    assert set(Translation.objects.values_list("assigned_to", flat=True)) == {None}


@pytest.mark.parametrize("role", [Role.READER, None])
def test_nobody_gets_what_they_may_not_correct(project, role):
    a_translation(project=project)

    with pytest.raises(NotTheirsError):
        assign(Translation.objects.all(), a_user(role, project))
    assert Translation.objects.filter(assigned_to=None).count() == 1


def test_nobody_gets_what_is_of_another_project(project):
    a_translation(project=project), a_translation()

    with pytest.raises(NotTheirsError):
        assign(Translation.objects.all(), a_user(Role.EDITOR, project))
    assert Translation.objects.filter(assigned_to=None).count() == 2


def test_the_people_of_a_project_are_its_active_members_who_may_correct(project):
    ben = a_user(Role.EDITOR, project, name="ben")
    anna = a_user(Role.LEAD, project, name="anna")
    a_user(Role.READER, project), a_user(Role.EDITOR, a_project())
    gone = a_user(Role.EDITOR, project)
    gone.is_active = False
    gone.save(update_fields=["is_active"])

    assert list(people_of([project])) == [anna, ben]

"""Who is told of what."""

from __future__ import annotations

import pytest
from django.utils import timezone

from review.desk.notifying import mark_read, notify, tell_of_rules
from review.models import Notification
from review.roles import Role
from tests.builders import a_project, a_translation, a_user

pytestmark = pytest.mark.django_db

MENTION, ASSIGNMENT, RULE = Notification.Kind.MENTION, Notification.Kind.ASSIGNMENT, Notification.Kind.RULE


@pytest.fixture
def translation(project):
    return a_translation(project=project)


def test_a_person_is_told_who_did_what(translation, anna, ben):
    made = notify(anna, ASSIGNMENT, at=timezone.now(), by=ben, translation=translation)

    assert Notification.objects.of(anna).unread().get() == made
    assert (made.by, made.translation) == (ben, translation)


def test_nobody_is_told_of_what_they_did_themselves(translation, anna):
    assert notify(anna, MENTION, at=timezone.now(), by=anna, translation=translation) is None


def test_who_may_not_see_the_article_is_not_told(translation, ben):
    assert notify(a_user(Role.LEAD, a_project()), MENTION, at=timezone.now(), by=ben, translation=translation) is None


def test_who_has_left_is_not_told(translation, anna, ben):
    anna.is_active = False

    assert notify(anna, MENTION, at=timezone.now(), by=ben, translation=translation) is None


def test_the_same_is_told_again_only_once_it_was_read(translation, anna, ben):
    notify(anna, MENTION, at=timezone.now(), by=ben, translation=translation)
    assert notify(anna, MENTION, at=timezone.now(), by=ben, translation=translation) is None

    mark_read(Notification.objects.of(anna), at=timezone.now())

    assert notify(anna, MENTION, at=timezone.now(), by=ben, translation=translation) is not None


def test_what_concerns_an_article_goes_when_the_project_is_no_longer_theirs(project, translation, anna, ben):
    notify(anna, MENTION, at=timezone.now(), by=ben, translation=translation)

    project.members.remove(anna)

    assert not Notification.objects.of(anna).exists()


def test_leads_hear_of_proposed_rules_but_for_the_one_who_asked(project, anna):
    leni, lena = a_user(Role.LEAD, project), a_user(Role.LEAD)

    tell_of_rules(by=leni, at=timezone.now())

    assert [told.person for told in Notification.objects.filter(kind=RULE)] == [lena]

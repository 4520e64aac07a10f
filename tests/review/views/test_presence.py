"""The sign that an open page gives."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from review.models import Presence
from review.roles import Role
from tests.builders import a_translation, a_user, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation(project):
    return a_translation(project=project)


def test_each_is_told_of_the_others(project, translation):
    address = reverse("presence", args=[translation.pk])
    said = [
        strip_tags(signed_in(a_user(Role.EDITOR, project, name=name)).post(address).content.decode()).strip()
        for name in ("anna", "ben", "cleo")
    ]

    assert said == ["", "anna is in this article", "anna, ben are in this article"]


def test_opening_the_page_is_a_sign_and_the_queue_shows_it(project, translation):
    ben, anna = a_user(Role.EDITOR, project, name="ben"), a_user(Role.EDITOR, project, name="anna")
    signed_in(ben).get(reverse("review", args=[translation.pk]))

    assert "ben is in this article" in signed_in(anna).get(reverse("review", args=[translation.pk])).content.decode()
    assert "ben, anna" in signed_in(ben).get("/").content.decode()


def test_a_reader_sees_who_is_there_and_is_not_there(project, translation):
    signed_in(a_user(Role.EDITOR, project, name="ben")).post(reverse("presence", args=[translation.pk]))
    reader = a_user(Role.READER, project)

    said = signed_in(reader).post(reverse("presence", args=[translation.pk])).content.decode()

    assert "ben is in this article" in said
    assert not Presence.objects.filter(person=reader).exists()

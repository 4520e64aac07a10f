"""The page of silenced words, and dismissals with a scope through the review page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from review.models import Flag, Silence
from review.roles import Role
from tests.builders import a_flag, a_project, a_translation, a_user, sent, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation(project):
    made = a_translation("Ein gutter Tag.\n\nEin gutter Abend.", project=project)
    first = a_flag(made, "gutter", "guter")
    start = made.head().text.rindex("gutter")
    Flag.objects.filter(pk=a_flag(made, "gutter", "guter").pk).update(start=start, end=start + len("gutter"))
    assert first
    return made


def test_a_word_is_dismissed_in_the_project_with_all_like_it_and_both_rows_are_drawn(translation, anna):
    flag = Flag.objects.first()

    answer = signed_in(anna, htmx=True).post(
        reverse("dismiss", args=[flag.pk]), sent(translation, scope="word", reason="ein Name")
    )

    text = answer.content.decode()
    assert "Dismissed 2 like this" in text
    assert text.count('class="row') == 2
    assert Silence.objects.get().words == "gutter"


def test_a_scope_that_is_none_is_refused_with_the_form(translation, anna):
    answer = signed_in(anna, htmx=True).post(
        reverse("dismiss", args=[Flag.objects.first().pk]), sent(translation, scope="world")
    )

    assert answer.status_code == 422
    assert 'type="radio"' in answer.content.decode()
    assert not Silence.objects.exists()


def test_a_flag_without_words_is_refused_at_the_scope(project, anna):
    translation = a_translation("Hallo", project=project)
    flag = a_flag(translation, "")

    answer = signed_in(anna).post(reverse("dismiss", args=[flag.pk]), sent(translation, scope="article"))

    assert answer.status_code == 422
    assert "Dismiss it here" in answer.content.decode()


def test_a_lead_revokes_what_everybody_of_the_project_sees(project, translation, anna):
    flag = Flag.objects.first()
    signed_in(anna).post(reverse("dismiss", args=[flag.pk]), sent(translation, scope="article"))
    silence = Silence.objects.get()
    lead, stranger = a_user(Role.LEAD, project), a_user(Role.LEAD, a_project())
    revoke = reverse("silence-revoke", args=[silence.pk])

    assert "gutter" in signed_in(anna).get(reverse("silences")).content.decode()
    assert "gutter" not in signed_in(stranger).get(reverse("silences")).content.decode()
    assert [signed_in(user).post(revoke).status_code for user in (anna, stranger, lead)] == [403, 404, 302]
    assert not Silence.objects.in_force().exists()

"""Paragraphs marked as seen, texts skipped, and the next one made ready."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from review.desk.queue import upcoming_for
from review.models import Seen, Skip
from review.roles import Role
from tests.builders import a_flag, a_translation, a_user, sent, signed_in

pytestmark = pytest.mark.django_db

TEXT = "Eins.\n\nZwei.\n\nDrei."


@pytest.fixture
def translation(project):
    return a_translation(TEXT, project=project)


def test_a_paragraph_is_marked_and_its_row_and_the_share_are_drawn_anew(translation, anna):
    response = signed_in(anna, htmx=True).post(reverse("seen", args=[translation.pk]), sent(translation, places="1@0"))

    answer = response.content.decode()
    assert answer.count('<li class="row seen') == 1
    assert "Zwei." in answer
    assert "33% looked at" in answer


def test_a_paragraph_named_by_an_old_revision_is_the_one_it_has_become(translation, anna):
    browser = signed_in(anna)
    browser.post(reverse("paragraph", args=[translation.pk, 0]), sent(translation, text="Null.\nEins."))

    browser.post(reverse("seen", args=[translation.pk]), sent(translation, places="2@0"))

    page = browser.get(reverse("review", args=[translation.pk]))
    assert page.context["sheet"].coverage.looked_at == {0, 3}


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 422),
        ({"places": "x"}, 422),
        ({"places": "1"}, 422),
        ({"places": "-1@0"}, 422),
        ({"places": "1@0;2@0"}, 422),
        ({"places": "9@0"}, 404),
        ({"places": "0@7"}, 404),
        ({"places": "1@0," * 2001}, 422),
    ],
)
def test_what_names_no_paragraph_is_refused(translation, anna, fields, status):
    response = signed_in(anna).post(reverse("seen", args=[translation.pk]), sent(translation, **fields))

    assert (response.status_code, Seen.objects.count()) == (status, 0)


def test_what_is_left_is_shown_before_signing_off_with_one_button(translation, anna):
    a_flag(translation, "Drei", severity="minor")

    answer = signed_in(anna).post(reverse("sign-off", args=[translation.pk]), sent(translation)).content.decode()

    assert "3 paragraphs were looked at by nobody" in answer
    assert "1 other flag is open" in answer
    assert "Sign off all the same" in answer


def test_a_leads_reason_stands_in_the_history(project, translation):
    a_flag(translation, "Drei", severity="critical")
    as_lead = signed_in(a_user(Role.LEAD, project))

    as_lead.post(reverse("sign-off", args=[translation.pk]), sent(translation, anyway="on", reason="Der Name stimmt"))

    history = as_lead.get(reverse("history", args=[translation.pk])).content.decode()
    assert "Der Name stimmt" in history
    assert "1 critical flag open" in history


def test_a_skipped_text_goes_back_with_its_reason_and_not_to_the_same_person(project, translation, anna):
    ben, following = a_user(Role.EDITOR, project), a_translation(TEXT, project=project)
    browser = signed_in(anna)
    browser.get(reverse("review", args=[translation.pk]))

    response = browser.post(reverse("skip", args=[translation.pk]), sent(translation, reason="Zu viel Chemie"))

    translation.refresh_from_db()
    assert response["Location"] == reverse("review", args=[following.pk])
    assert translation.claimed_by is None
    assert "Zu viel Chemie" in signed_in(ben).get(reverse("review", args=[translation.pk])).content.decode()
    assert upcoming_for(anna, at=timezone.now(), after=following) is None


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501, "a\x00b"])
def test_a_skip_without_a_reason_is_refused_at_its_field(translation, anna, reason):
    response = signed_in(anna).post(reverse("skip", args=[translation.pk]), sent(translation, reason=reason))

    assert (response.status_code, Skip.objects.count()) == (422, 0)


def test_the_next_text_is_checked_beforehand_and_claimed_by_nobody(project, translation, anna):
    following = a_translation(TEXT, project=project)

    assert signed_in(anna).get(reverse("ahead", args=[translation.pk])).status_code == 204

    following.refresh_from_db()
    assert (following.checked_number, following.claimed_by) == (0, None)

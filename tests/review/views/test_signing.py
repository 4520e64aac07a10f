"""Signing off and reopening through the page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from review.roles import Role
from tests.builders import a_flag, a_translation, a_user, sent, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation(project):
    return a_translation("Ein gutter Tag.", project=project)


def test_done_signs_off_this_revision_and_opens_the_next_article(project, translation, as_anna):
    following = a_translation(project=project)

    response = as_anna.post(reverse("sign-off", args=[translation.pk]), sent(translation, anyway="on"))

    translation.refresh_from_db()
    assert translation.is_approved
    assert response["Location"] == reverse("review", args=[following.pk])


def test_without_another_article_done_leads_to_the_queue(translation, as_anna):
    assert as_anna.post(reverse("sign-off", args=[translation.pk]), sent(translation, anyway="on"))[
        "Location"
    ] == reverse("queue")


def test_done_by_htmx_leads_the_browser_on(project, translation):
    browser = signed_in(a_user(Role.EDITOR, project), htmx=True)

    response = browser.post(reverse("sign-off", args=[translation.pk]), sent(translation, anyway="on"))

    assert response["HX-Redirect"] == reverse("queue")


def test_open_critical_flags_guard_the_sign_off(translation, as_anna):
    a_flag(translation, "gutter", "guter", severity="critical")

    response = as_anna.post(reverse("sign-off", args=[translation.pk]), sent(translation, anyway="on"))

    translation.refresh_from_db()
    assert (response.status_code, translation.is_approved) == (409, False)
    assert "1 critical flag is open" in response.content.decode()
    assert "Sign off all the same" not in response.content.decode()


def test_the_page_that_stops_a_sign_off_has_a_main_heading_and_leads_back(translation, as_anna):
    a_flag(translation, "gutter", "guter", severity="critical")

    page = as_anna.post(reverse("sign-off", args=[translation.pk]), sent(translation)).content.decode()

    assert page.count("<h1>") == 1
    assert f'href="{reverse("review", args=[translation.pk])}">← ' in page


def test_an_editor_may_not_override_the_guard_but_a_lead_may(project, translation, as_anna):
    a_flag(translation, "gutter", "guter", severity="critical")
    as_lead = signed_in(a_user(Role.LEAD, project))
    address, form = reverse("sign-off", args=[translation.pk]), sent(translation, anyway="on", reason="Der Name stimmt")

    assert as_anna.post(address, form).status_code == 403
    assert "Sign off all the same" in as_lead.post(address, sent(translation)).content.decode()
    assert as_lead.post(address, form).status_code == 302


def test_done_twice_is_done_once_and_after_somebody_elses_it_says_so(project, translation, as_anna):
    address, as_ben = reverse("sign-off", args=[translation.pk]), signed_in(a_user(Role.EDITOR, project))

    statuses = [as_anna.post(address, sent(translation, anyway="on")).status_code for _ in range(2)]

    assert statuses == [302, 302]
    late = as_ben.post(address, sent(translation, anyway="on"))
    assert late.status_code == 409
    assert "anna has signed it off" in late.content.decode()


def test_a_text_that_changed_meanwhile_is_not_signed_off_unseen(project, translation, as_anna):
    as_ben = signed_in(a_user(Role.EDITOR, project))
    form = sent(translation)
    as_ben.post(reverse("paragraph", args=[translation.pk, 0]), sent(translation, text="Ein guter Tag."))

    response = as_anna.post(reverse("sign-off", args=[translation.pk]), form)

    translation.refresh_from_db()
    assert (response.status_code, translation.is_approved) == (409, False)


def test_a_reopened_text_can_be_edited_again(translation, as_anna):
    as_anna.post(reverse("sign-off", args=[translation.pk]), sent(translation, anyway="on"))
    paragraph = reverse("paragraph", args=[translation.pk, 0])
    assert as_anna.get(paragraph).status_code == 409

    as_anna.post(reverse("reopen", args=[translation.pk]), sent(translation))

    assert as_anna.get(paragraph).status_code == 200


def test_the_history_names_who_reopened_it(project, translation, as_anna):
    as_anna.post(reverse("sign-off", args=[translation.pk]), sent(translation, anyway="on"))
    signed_in(a_user(Role.LEAD, project, name="leni")).post(reverse("reopen", args=[translation.pk]), sent(translation))

    assert "reopened by leni" in as_anna.get(reverse("history", args=[translation.pk])).content.decode()

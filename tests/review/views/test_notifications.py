"""The bell and the page behind it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from review.desk.notifying import notify
from review.models import Notification
from review.roles import Role
from tests.builders import a_translation, a_user, signed_in

pytestmark = pytest.mark.django_db

READ = "/notifications/read/"


@pytest.fixture
def told(project, anna):
    """Ben assigned an article to Anna."""
    ben = a_user(Role.LEAD, project, name="ben")
    return notify(
        anna, Notification.Kind.ASSIGNMENT, at=timezone.now(), by=ben, translation=a_translation(project=project)
    )


def bell(client) -> str:
    found = re.search(r'<a class="bell.*?</a>', client.get("/").content.decode())
    assert found
    return re.sub(r"<[^>]+>", "", found[0])


def test_the_bell_counts_what_is_unread(anna, told):
    assert bell(signed_in(anna)) == "Notifications: 1 unread"


def test_the_bell_of_somebody_else_is_silent(project, told):
    assert bell(signed_in(a_user(Role.EDITOR, project))) == "Notifications"


def test_the_page_says_who_did_what_where(anna, told):
    page = signed_in(anna).get("/notifications/").content.decode()

    assert "<strong>ben</strong> assigned an article to you" in page
    assert told.translation.article.title in page


def test_opening_one_marks_it_read_and_leads_to_the_article(anna, told):
    response = signed_in(anna).post(READ, {"notification": told.pk})

    assert response["Location"] == reverse("review", args=[told.translation_id])
    assert not Notification.objects.of(anna).unread().exists()


def test_all_are_marked_read_at_once(anna, told):
    response = signed_in(anna).post(READ)

    assert response["Location"] == "/notifications/"
    assert bell(signed_in(anna)) == "Notifications"


def test_somebody_elses_is_not_found_and_stays_unread(project, anna, told):
    response = signed_in(a_user(Role.ADMINISTRATOR, project)).post(READ, {"notification": told.pk})

    assert response.status_code == 404
    assert Notification.objects.of(anna).unread().exists()


def test_a_proposed_rule_leads_to_the_rules(project):
    leni = a_user(Role.LEAD, project)
    rule = notify(leni, Notification.Kind.RULE, at=timezone.now())

    assert signed_in(leni).post(READ, {"notification": rule.pk})["Location"] == "/rules/?state=proposed"


@pytest.mark.parametrize("number", ["-1", "1.5", "x", "9" * 40, "٣"])
def test_a_number_that_is_none_is_refused(anna, told, number):
    assert signed_in(anna).post(READ, {"notification": number}).status_code == 422


@pytest.mark.parametrize("before", ["-1", "x", "9" * 40, "%00"])
def test_a_place_in_the_list_that_is_none_is_refused(anna, before):
    assert signed_in(anna).get(f"/notifications/?before={before}").status_code == 400


def test_a_long_list_goes_on_on_the_next_page(anna, told):
    Notification.objects.bulk_create(
        Notification(person=anna, kind="assignment", translation=told.translation) for _ in range(60)
    )
    client = signed_in(anna)
    first = client.get("/notifications/").content.decode()
    older = re.search(r"\?before=\d+", first)[0]

    second = client.get(f"/notifications/{older}").content.decode()

    shown = [len(re.findall('id="notification-', page)) for page in (first, second)]
    assert shown == [50, 11]
    assert "?before=" not in second

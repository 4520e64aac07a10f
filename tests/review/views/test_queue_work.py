"""What is done from the queue: assignment, saved views."""

from __future__ import annotations

import pytest
from django.urls import reverse

from articles.models import ImportBatch, Translation
from review.desk.saved_views import MOST, save_view
from review.models import Notification, SavedView
from review.roles import Role
from tests.builders import a_project, a_translation, a_user, an_article, sent, signed_in

pytestmark = pytest.mark.django_db

QUEUE = "/"


@pytest.fixture
def project():
    return a_project(slug="nord", name="Nord")


def assigned(translation):
    translation.refresh_from_db()
    return translation.assigned_to


def listed(user, **query):
    return signed_in(user).get(QUEUE, query).context["page"].translations


def test_a_lead_gives_several_articles_to_somebody_who_is_told(project, leni, ben):
    first, second, other = (a_translation(project=project) for _ in range(3))
    payload = {"translations": [first.pk, second.pk], "person": ben.pk, "query": "project=nord"}

    response = signed_in(leni).post(reverse("assign"), payload)

    assert (response.status_code, response["Location"]) == (302, "/?project=nord")
    assert [assigned(each) for each in (first, second, other)] == [ben, ben, None]
    assert set(Notification.objects.filter(person=ben, by=leni).values_list("translation", flat=True)) == {
        first.pk,
        second.pk,
    }


def test_an_empty_choice_takes_them_back(project, leni, ben):
    made = a_translation(project=project)
    Translation.objects.update(assigned_to=ben)

    signed_in(leni).post(reverse("assign"), {"translations": [made.pk], "person": ""})

    assert assigned(made) is None


@pytest.mark.parametrize(
    ("payload", "status"),
    [
        ({}, 422),
        ({"translations": []}, 422),
        ({"translations": ["x"]}, 422),
        ({"translations": ["-1"]}, 422),
        ({"translations": list(range(1, 202))}, 422),
        ({"translations": [2_000_000_000]}, 404),
        ({"person": "x"}, 422),
        ({"person": "9" * 30}, 422),
        ({"query": "x" * 1001}, 422),
    ],
)
def test_what_makes_no_sense_assigns_nothing(project, leni, payload, status):
    made = a_translation(project=project)
    whole = {"translations": [made.pk], "person": leni.pk} | payload
    if not payload:
        whole = {}

    assert signed_in(leni).post(reverse("assign"), whole).status_code == status
    assert assigned(made) is None


def test_whoever_ticked_nothing_is_told_what_to_do(leni):
    page = signed_in(leni).post(reverse("assign"), {"person": leni.pk}).content.decode()

    assert "<p>Tick the articles first.</p>" in page


def test_an_article_of_another_project_among_them_is_not_found(project, leni, ben):
    own, foreign = a_translation(project=project), a_translation()

    response = signed_in(leni).post(reverse("assign"), {"translations": [own.pk, foreign.pk], "person": ben.pk})

    assert (response.status_code, assigned(own)) == (404, None)


def test_somebody_of_another_project_is_no_choice(project, leni):
    made, stranger = a_translation(project=project), a_user(Role.EDITOR, a_project())

    response = signed_in(leni).post(reverse("assign"), {"translations": [made.pk], "person": stranger.pk})

    assert (response.status_code, assigned(made)) == (422, None)


def test_going_back_never_leaves_the_site(project, leni):
    made = a_translation(project=project)
    payload = {"translations": [made.pk], "query": "\r\nLocation: //evil.example/?a=b"}

    location = signed_in(leni).post(reverse("assign"), payload)["Location"]

    assert location.startswith("/?")
    assert "\n" not in location


def test_the_queue_is_filtered_by_whom_an_article_is_for_and_where_it_came_from(project, ben, leni):
    batch = ImportBatch.objects.create(project=project, file_name="news.zip", sha256="0" * 64, format="txt")
    mine = a_translation(project=project)
    brought = a_translation("Ein Satz.", article=an_article(project, batch=batch))
    Translation.objects.filter(pk=mine.pk).update(assigned_to=ben)

    assert listed(ben, assigned="me") == [mine]
    assert listed(leni, assigned="me") == []
    assert listed(leni, assigned=ben.pk) == [mine]
    assert listed(ben, assigned="nobody") == [brought]
    assert listed(ben, batch=batch.pk) == [brought]
    assert listed(ben, batch=batch.pk + 999) == []


@pytest.mark.parametrize("query", [{"assigned": "x"}, {"batch": "1.5"}, {"q": "a"}, {"q": "x" * 201}])
def test_a_filter_that_makes_no_sense_is_refused(ben, query):
    assert signed_in(ben).get(QUEUE, query).status_code == 400


def test_next_prefers_what_is_assigned_to_me_and_leaves_others_theirs(project, ben, leni):
    of_lead, free, mine = (a_translation(project=project) for _ in range(3))
    Translation.objects.filter(pk=mine.pk).update(assigned_to=ben)
    Translation.objects.filter(pk=of_lead.pk).update(assigned_to=leni)
    browser, onward = signed_in(ben), []

    for here in (None, mine, free):
        onward.append(browser.post(reverse("next"), {"after": here.pk} if here else {})["Location"])
        signed_in(ben).post(reverse("sign-off", args=[mine.pk]), sent(mine, anyway="on"))

    assert onward == [reverse("review", args=[mine.pk]), reverse("review", args=[free.pk]), QUEUE]


def test_next_takes_what_is_assigned_to_somebody_whom_the_filters_name(project, ben, leni):
    made = a_translation(project=project)
    Translation.objects.update(assigned_to=leni)

    response = signed_in(ben).post(reverse("next") + f"?assigned={leni.pk}")

    assert response["Location"] == reverse("review", args=[made.pk])


def test_a_view_is_kept_in_its_shortest_form_and_found_again(project, ben):
    browser = signed_in(ben)

    response = browser.post(reverse("view-save"), {"name": "Kritisch", "query": "severity=critical&state=open&q=&x=1"})

    assert response["Location"] == "/?severity=critical"
    assert SavedView.objects.get().query == "severity=critical"
    assert (
        'href="/?severity=critical" aria-current="true">Kritisch' in browser.get(response["Location"]).content.decode()
    )


def test_the_same_name_keeps_the_newer_filters(ben):
    for query in ("severity=major", "severity=minor"):
        signed_in(ben).post(reverse("view-save"), {"name": "Meine", "query": query})

    assert SavedView.objects.get().query == "severity=minor"


@pytest.mark.parametrize("payload", [{}, {"name": "x" * 61}, {"name": "x", "query": "state=wrong"}, {"name": "\x00"}])
def test_a_view_that_makes_no_sense_is_not_kept(ben, payload):
    response = signed_in(ben).post(reverse("view-save"), payload)

    assert (response.status_code in (400, 422), SavedView.objects.count()) == (True, 0)


def test_nobody_keeps_more_views_than_one_may(ben):
    SavedView.objects.bulk_create(SavedView(owner=ben, name=str(n)) for n in range(MOST))

    assert signed_in(ben).post(reverse("view-save"), {"name": "x"}).status_code == 422
    assert signed_in(ben).post(reverse("view-save"), {"name": "1", "query": "q=neu"}).status_code == 302


def test_leads_share_with_the_people_of_the_project(project, leni, ben):
    payload = {"name": "Nordkritisch", "query": "project=nord&severity=critical", "is_shared": "on"}
    signed_in(leni).post(reverse("view-save"), payload)
    stranger = a_user(Role.EDITOR, a_project())

    shown = ["Nordkritisch" in signed_in(user).get(QUEUE).content.decode() for user in (leni, ben, stranger)]

    assert shown == [True, True, False]


def test_an_editor_cannot_share(ben, leni):
    signed_in(ben).post(reverse("view-save"), {"name": "Eigen", "query": "", "is_shared": "on"})

    assert "Eigen" not in signed_in(leni).get(QUEUE).content.decode()


def test_only_the_owner_forgets_a_view(project, leni, ben):
    view = SavedView.objects.create(owner=leni, name="x", is_shared=True)

    assert signed_in(ben).post(reverse("view-delete", args=[view.pk])).status_code == 404
    assert signed_in(leni).post(reverse("view-delete", args=[view.pk])).status_code == 302
    assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    ("is_shared", "query", "said"),
    [
        (True, "project=nord", "“Wichtig” is shared by you with everybody in Nord: all of them lose it."),
        (True, "", "“Wichtig” is shared by you with everybody: all of them lose it."),
        (False, "project=nord", "“Wichtig” is yours alone."),
    ],
)
def test_whoever_forgets_a_view_is_told_first_who_loses_it(project, leni, is_shared, query, said):
    save_view(leni, "Wichtig", query, is_shared=is_shared)

    assert said in signed_in(leni).get(QUEUE).content.decode()


def test_a_reader_sees_no_ticks(project, leni):
    a_translation(project=project)

    ticks = [
        'name="translations"' in signed_in(user).get(QUEUE).content.decode()
        for user in (leni, a_user(Role.READER, project))
    ]

    assert ticks == [True, False]

"""The reports' page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from review.roles import Role
from tests.builders import a_project, a_translation, a_user, sent, signed_in
from tests.review.reporting.desk import a_decision, a_measure, a_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def nord():
    return a_project(slug="nord", name="Nord")


@pytest.fixture
def rosa(nord):
    return a_user(Role.READER, nord, name="rosa")


def yesterday():
    return timezone.now() - timedelta(days=1)


def charts(user, **query):
    response = signed_in(user).get(reverse("reports"), query)
    assert response.status_code == 200
    sections = response.context["sections"]
    return {chart.id: chart for s in sections for chart in (*s.columns, *s.bars, *s.ranges)}


def test_it_shows_what_happened_as_pictures_with_their_tables(nord, rosa):
    text = a_text(nord, engine="opus")
    a_decision(text, "accept", yesterday(), "glued_words")
    a_decision(text, "dismiss", yesterday(), "glued_words")
    a_measure(a_text(nord, engine="opus"), yesterday(), edits=10, words=100, seconds=300)

    page = signed_in(rosa).get(reverse("reports")).content.decode()

    for words in ("Two words written as one", "50% of 2", "median 10%", "median 5 min", "10% · 1 text", "Nord"):
        assert words in page
    assert page.count('<svg class="columns"') == 6
    assert page.count('<details class="figures"') == 14
    assert "style=" not in page


def test_with_nothing_to_show_it_says_so(rosa):
    page = signed_in(rosa).get(reverse("reports")).content.decode()

    assert page.count("Nothing in this period.") == 14


def test_other_projects_are_not_counted(rosa):
    other = a_text(a_project(name="Secret"))
    a_decision(other, "accept", yesterday())
    a_measure(other, yesterday())

    assert all(chart.is_empty for chart in charts(rosa).values())
    assert "Secret" not in signed_in(rosa).get(reverse("reports")).content.decode()


def test_nobody_is_named(nord, rosa):
    text = a_text(nord)
    a_decision(text, "accept", yesterday())
    a_measure(text, yesterday())

    names = {text.revisions.exclude(author=None).get().author.username}

    assert not [name for name in names if name in signed_in(rosa).get(reverse("reports")).content.decode()]


def test_each_filter_leaves_what_it_names(nord, rosa):
    a_decision(a_text(nord, engine="opus", source="fr"), "accept", yesterday())
    a_decision(a_text(nord, engine="", source="en"), "dismiss", yesterday())

    def engines(**query):
        return [row.label for row in charts(rosa, **query)["engines"].rows]

    assert engines() == ["unnamed", "opus"]
    assert engines(engine="opus") == engines(source="fr") == ["opus"]
    assert engines(engine="-") == engines(source="en") == ["unnamed"]
    assert engines(project="nord", target="de") == ["unnamed", "opus"]
    assert engines(target="it") == []


def test_the_period_reaches_as_far_back_as_it_says(nord, rosa):
    a_decision(a_text(nord), "accept", timezone.now() - timedelta(weeks=8))

    assert charts(rosa, period="4")["flags"].is_empty
    assert not charts(rosa)["flags"].is_empty
    assert len(charts(rosa, period="4")["flags"].rows) == 28


@pytest.mark.parametrize(
    ("query", "allowed"),
    [
        ({"project": "secret"}, "nord"),
        ({"engine": "nllb"}, "opus"),
        ({"period": "13"}, "4, 12, 26, 52"),
        ({"source": "klingon"}, "fr"),
        ({"target": "<script>"}, "de"),
    ],
)
def test_what_means_nothing_is_refused_and_what_is_allowed_is_named(nord, rosa, query, allowed):
    a_project(slug="secret")
    a_text(nord, engine="opus")

    response = signed_in(rosa).get(reverse("reports"), query)

    page = response.content.decode()
    assert response.status_code == 400
    assert f"is not one of: {allowed}." in page
    assert "<script>" not in page


@pytest.mark.parametrize("value", ["x" * 900, "ä'\"--", "%", "0", "-1"])
def test_strange_values_are_refused_politely(rosa, value):
    for name in ("project", "source", "target", "engine", "period"):
        expected = 400 if (name, value) != ("engine", "-") else 200
        assert signed_in(rosa).get(reverse("reports"), {name: value}).status_code == expected


def test_the_number_of_queries_does_not_grow(nord, rosa, django_assert_max_num_queries):
    browser = signed_in(rosa)
    for number in range(6):
        text = a_text(nord, engine=f"engine {number}")
        a_decision(text, "accept", yesterday(), f"check {number}")
        a_measure(a_text(nord, engine=f"engine {number}"), yesterday())

    with django_assert_max_num_queries(26):
        browser.get(reverse("reports"))


def test_signing_off_measures_the_text(nord):
    translation = a_translation("Ein Tag.", project=nord)

    signed_in(a_user(Role.EDITOR, nord)).post(
        reverse("sign-off", args=[translation.pk]), sent(translation, anyway="on")
    )

    translation.refresh_from_db()
    assert (translation.measure.edits, translation.measure.words) == (0, 3)

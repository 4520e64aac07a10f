"""The queue, its filters, and the next article."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from articles.models import Translation
from review.acting.deciding import dismiss
from review.desk.claiming import claim
from review.desk.filters import QueueFilter
from review.desk.queue import Cursor, page_of
from review.keymap import ACTIONS
from review.preferring import set_keys
from review.roles import Role
from tests.builders import a_flag, a_project, a_translation, a_user, an_article, an_operation, sent, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return a_project(slug="nord", name="Nord")


def listed(user, **query):
    response = signed_in(user).get(reverse("queue"), query)
    assert response.status_code == 200
    return response.context["page"].translations


def test_critical_ones_come_first_then_the_oldest(project, anna):
    old, new, urgent = (a_translation("Ein gutter Tag.", project=project) for _ in range(3))
    a_flag(urgent, "gutter", severity="critical")
    a_flag(new, "gutter", severity="minor")

    assert listed(anna) == [urgent, old, new]


def test_pages_hold_every_translation_once(project):
    made = [a_translation("Ein gutter Tag.", project=project) for _ in range(7)]
    for translation in made[::3]:
        a_flag(translation, "gutter", severity="critical")

    seen, cursor = [], None
    for _ in range(10):
        page = page_of(Translation.objects.all(), cursor, size=2)
        seen += page.translations
        cursor = page.following
        if cursor is None:
            break
        assert Cursor.parsed(str(cursor)) == cursor

    assert seen == [*made[::3], made[1], made[2], made[4], made[5]]


def test_each_filter_leaves_what_it_names(project, anna):
    flagged = a_translation("Ein gutter Tag.", article=an_article(project, title="Nachtzüge"))
    a_flag(flagged, "gutter", severity="critical", check_id="outside")
    other = a_translation("Etwas anderes.", project=project)
    signed = a_translation("Fertig.", project=project)
    signed_in(anna).post(reverse("sign-off", args=[signed.pk]), sent(signed, anyway="on"))
    Translation.objects.filter(pk=flagged.pk).update(claimed_by=anna.pk)
    Translation.objects.exclude(pk=flagged.pk).update(claimed_by=None)

    assert listed(anna) == [flagged, other]
    assert listed(anna, state="approved") == [signed]
    assert listed(anna, state="mine") == [flagged]
    assert listed(anna, state="all") == [flagged, other, signed]
    assert listed(anna, q="NACHTZ") == [flagged]
    assert listed(anna, severity="critical") == [flagged]
    assert listed(anna, project="nord", target="de", source="fr") == [flagged, other]
    assert listed(anna, target="it") == []


def test_a_dismissed_flag_is_no_longer_looked_for(project, anna, monkeypatch):
    check = QueueFilter.base_filters["check"].extra
    monkeypatch.setitem(check, "choices", [("outside", "Outside")])
    translation = a_translation("Ein gutter Tag.", project=project)
    flag = a_flag(translation, "gutter")
    assert listed(anna, check="outside") == [translation]

    dismiss(flag, an_operation(anna))

    assert listed(anna, check="outside") == []


@pytest.mark.parametrize(
    ("on", "on_the_button", "printed"), [(True, 'data-key="M"', "<kbd>⇧ M</kbd>"), (False, 'data-key=""', "")]
)
def test_the_next_article_has_the_key_that_the_person_chose(anna, on, on_the_button, printed):
    set_keys(anna, {action.name: action.key for action in ACTIONS} | {"article": "M"}, on=on)

    page = signed_in(anna).get(reverse("queue")).content.decode()

    assert on_the_button in page
    assert printed in page
    assert ("<kbd>" in page) is on


def test_labels_end_without_a_colon(anna):
    page = signed_in(anna).get(reverse("queue")).content.decode()

    assert '<label for="id_q">Words in title or text</label>' in page
    assert '<input type="text" name="q" minlength="2" id="id_q">' in page
    assert ":</label>" not in page


def test_a_title_runs_in_the_direction_of_its_words_whatever_its_language_is_said_to_be(project, anna):
    translation = a_translation(article=an_article(project, title="قطارات ليلية!"))

    for address in (
        reverse("queue"),
        reverse("history", args=[translation.pk]),
        reverse("skip", args=[translation.pk]),
    ):
        assert 'dir="auto">قطارات' in signed_in(anna).get(address).content.decode()


def test_a_text_that_waits_is_in_the_state_by_which_it_is_filtered(project, anna):
    a_translation(project=project)

    shown = signed_in(anna).get(reverse("queue")).content.decode()

    assert '<option value="open" selected>In review</option>' in shown
    assert '<span class="state">In review</span>' in shown


@pytest.mark.parametrize(("query", "offered"), [({"q": "nirgendwo"}, True), ({}, False)])
def test_filters_that_leave_nothing_can_be_cleared(anna, query, offered):
    shown = signed_in(anna).get(reverse("queue"), query).content.decode()

    assert ('<a href="/">Clear the filters</a>' in shown) == offered


def test_the_length_stands_apart_from_what_is_said_of_the_source(project, anna):
    a_translation("Ein gutter Tag.", project=project)

    assert '15 <span class="sub">no source</span>' in signed_in(anna).get(reverse("queue")).content.decode()


def test_other_projects_are_not_listed(project, anna):
    a_translation()

    assert listed(anna) == []


def test_it_says_who_is_in_an_article_and_which_has_no_source(project, anna):
    translation = a_translation(article=an_article(project, source=""))
    claim(translation, a_user(Role.EDITOR, project, name="ben"), at=timezone.now())

    page = signed_in(anna).get(reverse("queue")).content.decode()

    assert "ben" in page
    assert "no source" in page


def test_the_number_of_queries_does_not_grow_with_the_list(project, anna, django_assert_max_num_queries):
    browser = signed_in(anna)
    for _ in range(3):
        a_translation(project=project)
    with django_assert_max_num_queries(12) as few:
        browser.get(reverse("queue"))
    for _ in range(9):
        a_translation(project=project)
    with django_assert_max_num_queries(12) as many:
        browser.get(reverse("queue"))

    assert len(many) == len(few)


def test_next_claims_one_that_nobody_else_has(project, anna):
    taken, free = a_translation(project=project), a_translation(project=project)
    claim(taken, a_user(Role.EDITOR, project), at=timezone.now())

    response = signed_in(anna).post(reverse("next"))

    free.refresh_from_db()
    assert response["Location"] == reverse("review", args=[free.pk])
    assert free.claimed_by == anna


def test_a_claim_that_has_run_out_blocks_nobody(project, anna):
    taken = a_translation(project=project)
    claim(taken, a_user(Role.EDITOR, project), at=timezone.now() - timedelta(hours=1))

    assert signed_in(anna).post(reverse("next"))["Location"] == reverse("review", args=[taken.pk])


def test_next_goes_on_behind_the_article_one_is_in_and_comes_round(project, anna):
    first, second, third = (a_translation(project=project) for _ in range(3))
    browser = signed_in(anna)

    onward = [browser.post(reverse("next"), {"after": here.pk})["Location"] for here in (first, second, third)]

    assert onward == [reverse("review", args=[pk]) for pk in (second.pk, third.pk, first.pk)]


def test_next_keeps_to_the_filters(project, anna):
    a_translation(project=project)
    flagged = a_translation("Ein gutter Tag.", project=project)
    a_flag(flagged, "gutter", severity="minor")

    response = signed_in(anna).post(reverse("next") + "?severity=minor")

    assert response["Location"] == reverse("review", args=[flagged.pk])


def test_with_nothing_waiting_it_says_so(anna):
    response = signed_in(anna).post(reverse("next"), follow=True)

    assert "Nothing is waiting" in response.content.decode()


@pytest.mark.parametrize("after", ["-1", "x", "1.5", "9" * 40])
def test_an_after_that_is_no_number_is_refused(anna, after):
    assert signed_in(anna).post(reverse("next"), {"after": after}).status_code == 422


def test_the_titles_of_checks_are_those_of_whoever_looks():
    """They are read for each page, not once and for all in the language of whoever came first."""
    labels = [label for _, label in QueueFilter.base_filters["check"].extra["choices"]()]

    assert labels
    assert all(isinstance(label, Promise) for label in labels)

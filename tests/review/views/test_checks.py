"""The checks' pages: how often each was right, and where leads want it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.folding import folded
from review.acting.dismissing import dismiss_in
from review.acting.undoing import undo_decision
from review.detector import all_checks
from review.models import CheckStanding, Decision, Flag, Preferences
from review.roles import Role
from tests.builders import a_flag, a_project, a_translation, a_user, an_operation, signed_in
from tests.review.reporting.desk import a_decision, a_text

pytestmark = pytest.mark.django_db
CHECK = "doubled_word"


@pytest.fixture
def nord():
    return a_project(slug="nord", name="Nord")


@pytest.fixture
def leni(nord):
    return a_user(Role.LEAD, nord, name="leni")


@pytest.fixture
def decided(nord):
    """Three decisions of yesterday, two of them for the check."""
    text = a_text(nord)
    for kind in ("accept", "override", "dismiss"):
        a_decision(text, kind, timezone.now() - timedelta(days=1), CHECK)


def shown(user, name, *check):
    response = signed_in(user).get(reverse(name, args=check))
    assert response.status_code == 200
    return response.content.decode()


def chosen(user, project, check=CHECK, **fields):
    return signed_in(user).post(reverse("choose-check", args=[project.pk, check]), fields)


def test_the_list_reads_the_gravity_of_each_check_in_the_readers_language(leni):
    Preferences.objects.create(person=leni, language="de")

    assert set(re.findall(r'class="hidden">(\w+)\s*</span></span>', shown(leni, "checks"))) == {
        "Kritisch",
        "Schwer",
        "Leicht",
    }


def test_the_list_says_how_often_each_check_was_right(decided, leni):
    page = shown(leni, "checks")

    assert "right: 67% of 3" in page
    assert page.count("right: ") == 1
    assert page.count('<h2><span class="shape">') == len(all_checks())


def test_the_list_begins_with_the_gravest_and_goes_by_the_alphabet_of_the_reader(leni):
    Preferences.objects.create(person=leni, language="de")

    found = re.findall(
        r'<li class="(critical|major|minor)">.*?<a [^>]*>(.*?)</a></h2>', shown(leni, "checks"), re.DOTALL
    )

    order = ["critical", "major", "minor"]
    assert len(found) == len(all_checks())
    assert found == sorted(found, key=lambda row: (order.index(row[0]), folded(row[1])))
    assert "Doppeltes Wort" in [title for _severity, title in found]


def test_decisions_of_other_projects_are_not_shown(decided):
    stranger = a_user(Role.READER, a_project())

    assert "right: " not in shown(stranger, "checks")
    assert "Nord" not in shown(stranger, "check", CHECK)


def test_the_checks_page_draws_the_last_weeks_and_lists_the_projects(decided, leni):
    page = shown(leni, "check", CHECK)

    assert '<svg class="columns"' in page
    assert "right: 67% of 3" in page
    assert "Quiet this check here" in page


def test_decisions_of_last_year_are_forgotten(nord, leni):
    a_decision(a_text(nord), "accept", timezone.now() - timedelta(days=400), CHECK)

    assert "right: " not in shown(leni, "checks")


def test_it_is_said_how_often_in_which_texts_and_why_people_found_the_check_wrong(nord, leni):
    text, reasons = a_translation("Ein Tag Tag, ein Jahr Jahr.", project=nord), ("Ein Name.", "Ein Zitat.")
    for quote, reason in zip(("Tag Tag", "Jahr Jahr"), reasons, strict=True):
        dismiss_in(Decision.Scope.CHECK, a_flag(text, quote, check_id=CHECK), an_operation(leni), reason)

    page = shown(leni, "check", CHECK)

    assert "2 dismissals say that the check is wrong" in page
    assert "in 1 text." in page
    assert all(words in page for words in (*reasons, "Tag Tag", text.article.title, reverse("history", args=[text.pk])))
    assert "said to be wrong 2 times" in shown(leni, "checks")


def test_what_was_dismissed_in_its_place_or_taken_back_or_elsewhere_does_not_count_against_the_check(nord, leni):
    text, stranger = a_translation("Ein Tag Tag, ein Jahr Jahr.", project=nord), a_user(Role.LEAD, a_project())
    dismiss_in(Decision.Scope.HERE, a_flag(text, "Tag Tag", check_id=CHECK), an_operation(leni), "Ein Name.")
    (wrong,) = dismiss_in(Decision.Scope.CHECK, a_flag(text, "Jahr Jahr", check_id=CHECK), an_operation(leni))
    assert "said to be wrong 1 time" in shown(leni, "checks")
    assert "said to be wrong" not in shown(stranger, "checks").lower()

    undo_decision(wrong, an_operation(leni))

    assert "said to be wrong" not in shown(leni, "check", CHECK).lower()


def test_a_lead_quiets_a_check_and_the_page_says_who_and_why(nord, leni):
    other = a_project(name="Other")

    response = chosen(leni, nord, state="off", reason="House <style>")

    assert (response.status_code, response["Location"]) == (302, reverse("check", args=[CHECK]))
    standing = CheckStanding.objects.get()
    assert (standing.project, standing.check_id, standing.state, standing.by) == (nord, CHECK, "off", leni)
    page = shown(leni, "check", CHECK)
    assert "chosen by leni" in page
    assert "House &lt;style&gt;" in page
    assert "in Nord" in shown(leni, "checks")
    assert not CheckStanding.objects.filter(project=other).exists()


def test_it_closes_its_open_flags_when_the_article_is_opened_next_and_can_be_taken_back(nord, leni):
    made = a_translation("Zwölf neue neue Linien.", project=nord, checked=True)
    browser, open_flags = signed_in(leni), Flag.objects.filter(translation=made).open()
    assert open_flags.filter(check_id=CHECK).count() == 1

    chosen(leni, nord, state="off")
    browser.get(reverse("review", args=[made.pk]))
    assert open_flags.filter(check_id=CHECK).count() == 0

    chosen(leni, nord, state="", seen="off")
    browser.get(reverse("review", args=[made.pk]))
    assert open_flags.filter(check_id=CHECK).count() == 1


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR])
def test_others_are_offered_no_choice_and_have_none(nord, role):
    user = a_user(role, nord)

    assert chosen(user, nord, state="off").status_code == 403
    assert not CheckStanding.objects.exists()
    assert "Quiet this check here" not in shown(user, "check", CHECK)


def test_another_projects_checks_are_out_of_reach(leni):
    assert chosen(leni, a_project(), state="off").status_code == 404
    assert not CheckStanding.objects.exists()


@pytest.mark.parametrize("check", ["no-such-check", "outside", "x" * 300])
def test_a_check_that_is_none_cannot_be_quieted(nord, leni, check):
    assert chosen(leni, nord, check, state="off").status_code == 404


@pytest.mark.parametrize("fields", [{"state": "loud"}, {"state": "off", "seen": "x"}, {"reason": "x" * 501}])
def test_what_means_nothing_is_refused(nord, leni, fields):
    assert chosen(leni, nord, **fields).status_code == 422
    assert not CheckStanding.objects.exists()


def test_it_cannot_be_asked_for_with_get(nord, leni):
    assert signed_in(leni).get(reverse("choose-check", args=[nord.pk, CHECK])).status_code == 405


def test_who_looked_at_an_old_page_is_told_what_was_chosen_meanwhile(nord, leni):
    chosen(leni, nord, state="hint")

    stale = chosen(a_user(Role.LEAD, nord), nord, state="off", seen="")

    assert stale.status_code == 409
    assert CheckStanding.objects.get().state == "hint"


def test_saying_it_twice_is_saying_it_once(nord, leni):
    assert [chosen(leni, nord, state="off").status_code for _ in range(2)] == [302, 302]
    assert CheckStanding.objects.count() == 1


def test_the_number_of_queries_does_not_grow_with_the_projects(nord, leni, decided, django_assert_max_num_queries):
    for _ in range(5):
        project = a_project()
        project.members.add(leni)
        a_decision(a_text(project), "accept", timezone.now(), CHECK)
        chosen(leni, project, state="hint")
    browser = signed_in(leni)

    with django_assert_max_num_queries(8):
        browser.get(reverse("checks"))
    with django_assert_max_num_queries(10):
        browser.get(reverse("check", args=[CHECK]))

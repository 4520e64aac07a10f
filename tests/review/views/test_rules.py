"""The rules' pages."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from articles.models import Project
from review.acting.deciding import accept, dismiss, override
from review.models import LearnedRule, Notification
from review.roles import Role
from tests.builders import a_flag, a_project, a_rule, a_translation, a_user, an_operation, sent, signed_in

pytestmark = pytest.mark.django_db

WORDS = {"source": "fr", "target": "de", "find": "Alpinclub", "replace": "Alpenverein", "condition": "club alpin"}


def corrected(project: Project, name: str = "anna", times: int = 3) -> None:
    anna = a_user(Role.EDITOR, project, name=name)
    for _ in range(times):
        override(
            a_flag(a_translation("Der Alpinclub.", project=project), "Alpinclub"), "Alpenverein", an_operation(anna)
        )


def page_numbers(page: str) -> dict[str, str]:
    return dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", page))


def test_the_list_shows_the_state_and_can_be_filtered(leni):
    a_rule(state="active")
    a_rule("gutter", "guter", state="retired")

    everything = signed_in(leni).get(reverse("rules")).content.decode()
    active = signed_in(leni).get(reverse("rules"), {"state": "active"}).content.decode()

    assert "gutter" in everything
    assert "Alpinclub" in active
    assert "gutter" not in active


@pytest.mark.parametrize("query", [{"state": "x"}, {"before": "x"}, {"before": "9" * 30}])
def test_a_filter_that_makes_no_sense_is_refused(leni, query):
    assert signed_in(leni).get(reverse("rules"), query).status_code == 400


def test_corrections_made_again_are_proposed_by_a_lead(leni, project):
    corrected(project)
    client = signed_in(leni)

    assert "1 correction was made in three articles" in client.get(reverse("rules")).content.decode()
    assert not LearnedRule.objects.exists()
    client.post(reverse("rules-propose"))
    assert LearnedRule.objects.get().state == "proposed"
    assert "no rule yet" not in client.get(reverse("rules")).content.decode()


def test_the_third_own_text_is_proposed_at_once_and_leads_hear_of_it(leni, project):
    corrected(project, times=2)
    flag = a_flag(a_translation("Der Alpinclub.", project=project), "Alpinclub")
    typed = sent(flag.translation, text="Alpenverein")
    client = signed_in(a_user(Role.EDITOR, project))

    statuses = [client.post(reverse("override", args=[flag.pk]), typed).status_code for _ in range(2)]

    assert statuses == [302, 302]
    assert LearnedRule.objects.get().state == "proposed"
    assert [told.kind for told in Notification.objects.of(leni)] == ["rule"]


def test_a_fix_chosen_among_several_is_proposed_when_the_third_text_is_signed_off(leni, project):
    anna = a_user(Role.EDITOR, project)
    for _ in range(3):
        made = a_translation("Der Alpinclub.", project=project)
        accept(a_flag(made, "Alpinclub", "Alpenverein", "Alpenklub"), 0, 0, an_operation(anna))
    made.refresh_from_db()

    assert not LearnedRule.objects.exists()
    signed_in(anna).post(reverse("sign-off", args=[made.pk]), sent(made, anyway="on"))
    assert [str(rule) for rule in LearnedRule.objects.all()] == ["Alpinclub → Alpenverein"]
    assert Notification.objects.of(leni).count() == 1


def test_what_was_chosen_again_elsewhere_waits_for_its_own_text(project):
    corrected(project)
    made = a_translation("Der Alpinclub.", project=project)

    signed_in(a_user(Role.EDITOR, project)).post(reverse("sign-off", args=[made.pk]), sent(made, anyway="on"))

    assert not LearnedRule.objects.exists()


def test_a_rule_shows_the_decisions_it_was_born_of(leni, project):
    corrected(project)
    rule = a_rule()

    page = signed_in(leni).get(reverse("rule", args=[rule.pk])).content.decode()

    assert page.count("own text · anna") == 3
    assert page_numbers(page)["corrected like this"] == "3"


def test_decisions_of_other_projects_are_counted_and_not_shown(leni):
    corrected(a_project(), "stranger")

    page = signed_in(leni).get(reverse("rule", args=[a_rule().pk])).content.decode()

    assert "stranger" not in page
    assert page_numbers(page)["corrected like this"] == "3"


def test_its_hit_rate_counts_own_texts_and_leaves_out_what_was_dismissed(leni, project):
    rule = a_rule(state="active")
    for answer in (
        lambda flag: accept(flag, 0, 0, an_operation(leni)),
        lambda flag: override(flag, "Klub", an_operation(leni)),
        lambda flag: dismiss(flag, an_operation(leni)),
    ):
        answer(a_translation("Der Alpinclub.", project=project, checked=True).flags.get(check_id="learned_rule"))

    for address in (reverse("rules"), reverse("rule", args=[rule.pk])):
        assert "right 2 of 3 times" in signed_in(leni).get(address).content.decode()


@pytest.mark.parametrize("state", LearnedRule.State.values)
def test_it_says_what_its_state_means(leni, state):
    page = signed_in(leni).get(reverse("rule", args=[a_rule(state=state).pk])).content.decode()

    assert ("raises a flag wherever it holds" in page, "raises no flags" in page) == (
        state == "active",
        state != "active",
    )


def test_on_trial_it_shows_where_it_would_flag(leni, project):
    a_translation("Heute tagt der Alpinclub.", project=project)
    a_translation("Morgen tagt der Alpinclub.")

    page = signed_in(leni).get(reverse("rule", args=[a_rule(state="trial").pk])).content.decode()

    assert "Heute tagt der " in page
    assert "Morgen" not in page


@pytest.mark.parametrize("state", LearnedRule.State.values)
def test_a_lead_says_what_becomes_of_it(leni, state):
    rule = a_rule()

    response = signed_in(leni).post(reverse("rule-state", args=[rule.pk]), {"state": state})
    rule.refresh_from_db()

    assert (response.status_code, rule.state) == (302, state)
    assert rule.confirmed_by == (leni if state == "active" else None)


def test_a_second_active_rule_for_the_words_is_a_conflict(leni):
    a_rule(state="active")
    rule = a_rule(replace="Alpenklub")

    response = signed_in(leni).post(reverse("rule-state", args=[rule.pk]), {"state": "active"})

    assert (response.status_code, LearnedRule.objects.get(pk=rule.pk).state) == (409, "proposed")


@pytest.mark.parametrize("state", ["", "x"])
def test_an_unknown_state_is_refused(leni, state):
    rule = a_rule()

    assert signed_in(leni).post(reverse("rule-state", args=[rule.pk]), {"state": state}).status_code == 422


def test_its_words_are_edited(leni):
    rule = a_rule(state="active")

    response = signed_in(leni).post(
        reverse("rule-edit", args=[rule.pk]), WORDS | {"find": " Alpin\u00a0 club ", "source": "it"}
    )
    rule.refresh_from_db()

    assert response.status_code == 302
    assert (rule.find, rule.source_condition, rule.state, rule.source_language) == (
        "Alpin club",
        "club alpin",
        "active",
        "fr",
    )


def test_a_lead_adds_one(leni):
    response = signed_in(leni).post(reverse("rule-add"), WORDS)

    assert response.status_code == 302
    assert LearnedRule.objects.get().source_condition == "club alpin"


def test_the_address_fills_the_form(leni):
    assert 'value="club alpin"' in signed_in(leni).get(reverse("rule-add"), WORDS).content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"find": ""}, "required"),
        ({"find": " "}, "required"),
        ({"replace": ""}, "required"),
        ({"find": "(.*)"}, "no words"),
        ({"find": "x" * 201}, "at most 200"),
        ({"replace": "x" * 10_000}, "at most 200"),
        ({"replace": "Alpinclub"}, "the same words"),
        ({"replace": "der Alpinclub"}, "never be satisfied"),
        ({"find": "a\x00b"}, "not text"),
        ({"condition": "a\x02b"}, "not text"),
    ],
)
@pytest.mark.parametrize("name", ["rule-add", "rule-edit"])
def test_words_that_can_be_no_rule_are_refused_at_the_field(leni, name, fields, words):
    rule = a_rule("old", "new")
    address = reverse(name, args=[rule.pk] if name == "rule-edit" else [])

    response = signed_in(leni).post(address, WORDS | fields)
    rule.refresh_from_db()

    assert response.status_code == 422
    assert words in response.content.decode()
    assert (rule.find, LearnedRule.objects.count()) == ("old", 1)


def test_a_pattern_is_taken_letter_by_letter(leni):
    signed_in(leni).post(reverse("rule-add"), WORDS | {"find": "(a+)+$"})

    assert LearnedRule.objects.get().find == "(a+)+$"


def test_the_same_rule_twice_is_said_at_the_field(leni):
    a_rule(source_condition="club alpin")

    response = signed_in(leni).post(reverse("rule-add"), WORDS)

    assert response.status_code == 422
    assert "There is a rule for these words already" in response.content.decode()


@pytest.mark.parametrize("name", ["rule-edit", "rule-state", "rule"])
def test_a_rule_that_is_not_there_is_not_found(leni, name):
    client = signed_in(leni)
    address = reverse(name, args=[999])

    assert (client.post if name == "rule-state" else client.get)(address).status_code == 404


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR])
def test_others_look_without_buttons(project, role):
    rule = a_rule()
    client = signed_in(a_user(role, project))

    page = client.get(reverse("rule", args=[rule.pk])).content.decode()

    assert "Alpinclub" in page
    assert "Confirm" not in page
    assert client.post(reverse("rule-add"), WORDS).status_code == 403

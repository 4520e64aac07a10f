"""Rules learned from corrections."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db.models import F
from django.utils import timezone

from articles.models import Translation
from review.acting.deciding import accept, dismiss, override
from review.detector import version
from review.flagging.checking import is_due, recheck
from review.knowledge.glossary import delete_term, save_term
from review.knowledge.learning import (
    RuleTwiceError,
    Tally,
    change_state,
    chose_otherwise,
    is_rule,
    proposals,
    propose,
    save_rule,
    tallies,
)
from review.models import Flag, LearnedRule
from tests.builders import a_flag, a_project, a_rule, a_term, a_translation, a_user, an_article, an_operation

pytestmark = pytest.mark.django_db

ACTIVE, RETIRED = LearnedRule.State.ACTIVE, LearnedRule.State.RETIRED
SOURCE_WORDS = {"where": "source", "text": "club alpin", "span": [0, 10]}


def corrected(times: int, replacement: str = "Alpenverein", **fields: object) -> None:
    """So many own texts in so many translations."""
    project = a_project()
    for _ in range(times):
        made = a_translation("Der Alpinclub.", project=project)
        override(a_flag(made, "Alpinclub", **fields), replacement, an_operation())


class TestProposals:
    def test_the_third_text_makes_one(self):
        corrected(2)
        assert proposals() == []

        corrected(1)
        (proposal,) = proposals()

        assert (proposal.find, proposal.replace, proposal.times) == ("Alpinclub", "Alpenverein", 3)

    def test_words_of_the_source_that_all_of_them_had_are_its_condition(self):
        corrected(2, evidence=[SOURCE_WORDS, {"where": "source", "text": "le", "span": [0, 2]}])
        corrected(1, evidence=[SOURCE_WORDS])

        assert propose(at=timezone.now())[0].source_condition == "club alpin"

    def test_without_such_words_it_has_no_condition(self):
        corrected(2, evidence=[SOURCE_WORDS])
        corrected(1)

        assert propose(at=timezone.now())[0].source_condition == ""

    def test_three_times_in_one_text_are_one(self):
        made = a_translation("Alpinclub, Alpinclub, Alpinclub.")
        for _ in range(3):
            override(a_flag(made, "Alpinclub"), "Alpenverein", an_operation())
            made.refresh_from_db()

        assert proposals() == []

    @pytest.mark.parametrize("replacement", ["", "Alpinclub Bern", "a\nb", "x" * 201])
    def test_words_that_can_be_no_rule_make_none(self, replacement):
        corrected(3, replacement)

        assert proposals() == []

    def test_other_languages_count_apart(self):
        corrected(2)
        made = a_translation("Der Alpinclub.", article=an_article(source="", source_language="it"))
        override(a_flag(made, "Alpinclub"), "Alpenverein", an_operation())

        assert proposals() == []

    @pytest.mark.parametrize(("fixes", "expected"), [(["Alpenverein"], 0), (["Alpenklub", "Alpenverein"], 1)])
    def test_a_fix_counts_when_there_was_a_choice(self, fixes, expected):
        project = a_project()
        for _ in range(3):
            made = a_translation("Der Alpinclub.", project=project)
            flag = a_flag(made, "Alpinclub", *fixes, origin=Flag.Origin.DETECTOR)
            accept(flag, len(fixes) - 1, 0, an_operation())

        assert len(proposals()) == expected

    def test_storing_them_twice_is_storing_them_once(self):
        corrected(3)
        propose(at=timezone.now())

        assert (propose(at=timezone.now()), LearnedRule.objects.get().state) == ([], "proposed")
        assert LearnedRule.objects.get().born_of.replacement == "Alpenverein"

    def test_a_retired_rule_is_not_proposed_again(self):
        corrected(3)
        a_rule(state=RETIRED)

        assert proposals() == []

    def test_the_command_stores_and_lists_them(self, capsys):
        corrected(3)
        call_command("propose_rules")

        assert capsys.readouterr().out == "fr → de: Alpinclub → Alpenverein\n1 proposed.\n"


@pytest.mark.parametrize(
    ("find", "replace", "fits"),
    [
        ("Alpinclub", "Alpenverein", True),
        ("Minister", "Ministerin", True),
        ("Macron", "Präsident Macron", False),
        (",", ";", False),
        (" ", "x", False),
        ("x", " ", False),
        ("x", "x", False),
        ("(a+)+$", "b", True),
    ],
)
def test_words_are_literal_and_silent_once_followed(find, replace, fits):
    assert is_rule(find, replace) is fits


class TestRates:
    def test_they_count_what_people_made_of_its_flags(self):
        rule = a_rule(state=ACTIVE, source_condition="")
        evidence = [{"where": "project", "text": "Alpinclub → Alpenverein", "span": None}]
        acts = [lambda f: accept(f, 0, 0, an_operation()), lambda f: dismiss(f, an_operation())]
        for act in (*acts, acts[0]):
            made = a_translation("Der Alpinclub.")
            flag = a_flag(
                made, "Alpinclub", "Alpenverein", check_id="learned_rule", origin="detector", evidence=evidence
            )
            act(flag)

        assert tallies([rule])[rule.pk] == Tally(2, 0, 1)
        assert chose_otherwise(rule) == Tally(2, 0, 1)

    def test_the_flags_it_raises_itself_are_its_own(self):
        rule = a_rule(state=ACTIVE, source_condition="club alpin")
        made = a_translation("Der Alpinclub ist da.", article=an_article(source="Le club alpin est là."), checked=True)
        accept(Flag.objects.get(translation=made, check_id="learned_rule"), 0, 0, an_operation())

        assert tallies([rule])[rule.pk] == Tally(1, 0, 0)


class TestStates:
    def test_confirming_names_who_and_makes_texts_due(self):
        rule, leni = a_rule(), a_user()
        made = a_translation("Der Alpinclub ist da.", checked=True)
        assert not is_due(made)

        change_state(rule, ACTIVE, leni)
        made.refresh_from_db()

        assert (rule.confirmed_by, is_due(made)) == (leni, True)
        recheck(made.pk)
        assert Flag.objects.open().filter(translation=made, check_id="learned_rule").count() == 1

    def test_retiring_takes_its_flags_away_at_the_next_check(self):
        rule = a_rule(state=ACTIVE)
        made = a_translation("Der Alpinclub ist da.", checked=True)

        change_state(rule, RETIRED, a_user())
        recheck(made.pk)

        assert not Flag.objects.open().filter(translation=made, check_id="learned_rule").exists()

    def test_a_rule_on_trial_makes_nothing_due(self):
        made = a_translation("Der Alpinclub ist da.", checked=True)

        change_state(a_rule(), LearnedRule.State.TRIAL, a_user())
        made.refresh_from_db()

        assert not is_due(made)

    def test_one_active_rule_for_the_same_words(self):
        a_rule(state=ACTIVE)
        second = a_rule(replace="Alpenklub")

        with pytest.raises(RuleTwiceError):
            change_state(second, ACTIVE, a_user())

        assert LearnedRule.objects.get(pk=second.pk).state == "proposed"

    def test_the_same_rule_is_stored_once(self):
        a_rule()

        with pytest.raises(RuleTwiceError):
            save_rule(LearnedRule(source_language="fr", target_language="de", find="Alpinclub", replace="Alpenverein"))


class TestRefreshing:
    def test_a_term_concerns_its_project_and_languages_alone(self):
        project = a_project()
        own, foreign = a_translation("Eins.", project=project, checked=True), a_translation("Zwei.", checked=True)

        save_term(a_term(project=project))

        assert list(Translation.objects.due_for_check(version())) == [own]
        assert foreign.checked_number == foreign.number

    def test_a_term_for_all_projects_concerns_them_all(self):
        made = [a_translation("Eins.", checked=True), a_translation("Zwei.", checked=True)]
        term = a_term()

        delete_term(term)

        assert set(Translation.objects.due_for_check(version())) == set(made)

    def test_a_signed_off_text_stays_in_peace_and_is_due_when_reopened(self):
        made = a_translation("Eins.", checked=True)
        Translation.objects.update(approved_number=F("number"), approved_by=a_user(), approved_at=F("created_at"))

        save_term(a_term())
        made.refresh_from_db()
        assert not is_due(made)

        made.approved_number = None
        assert is_due(made)

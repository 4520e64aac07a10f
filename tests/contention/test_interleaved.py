"""Two acts of which one comes in between the reading and the writing of the other: the outcome is that of one order."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.importing.importer import Import, Unwatched
from articles.importing.incoming import Settings
from articles.importing.members import at_path
from articles.importing.taking_back import take_back
from articles.jobs.queueing import start
from articles.models import Renewal, Translation
from articles.models.translation import TranslationQuerySet
from review.acting.deciding import accept_all
from review.acting.dismissing import dismiss_in, revoke
from review.acting.editing import edit_paragraph
from review.acting.offering import decline, take
from review.acting.signing import sign_off
from review.flagging import checking, together
from review.flagging.checking import is_due, recheck
from review.importing.arriving import ReviewDesk
from review.models import Decision, Flag, LearnedRule, Silence, Term
from review.roles import Role
from review.verifying import broken_promises
from review.views import glossary, rules
from tests.builders import (
    a_flag,
    a_project,
    a_rule,
    a_term,
    a_translation,
    a_user,
    an_operation,
    bring_in,
    signed_in,
)

pytestmark = pytest.mark.django_db

TWICE = "Sie hat hat gelacht."


@pytest.fixture(autouse=True)
def promises_hold():
    yield
    for translation in Translation.objects.all():
        assert list(broken_promises(translation)) == []


@pytest.fixture
def meanwhile(monkeypatch) -> Callable:
    """Has something happen once, just before the function is called."""

    def before(owner: object, name: str, act: Callable[[], object]) -> None:
        real = getattr(owner, name)

        def interrupted(*args: object, **kwargs: object) -> object:
            monkeypatch.setattr(owner, name, real)
            act()
            return real(*args, **kwargs)

        monkeypatch.setattr(owner, name, interrupted)

    return before


def signing_off(translation):
    return lambda: sign_off(translation.pk, translation.number, an_operation(), at=timezone.now())


def test_a_text_signed_off_while_it_is_checked_gets_no_flags(meanwhile):
    translation = a_translation(TWICE)
    meanwhile(checking, "locked", signing_off(translation))

    assert not recheck(translation.pk)

    assert not Flag.objects.exists()


def test_a_text_signed_off_while_many_are_checked_gets_no_flags(meanwhile):
    translations = [a_translation(TWICE, project=project) for project in [a_project()] * 2]
    meanwhile(together, "_store", signing_off(translations[0]))

    together.check_all([translation.pk for translation in translations])

    assert set(Flag.objects.values_list("translation", flat=True)) == {translations[1].pk}


def test_a_silence_revoked_while_a_text_is_checked_leaves_the_text_due(meanwhile):
    translation = a_translation(TWICE, checked=True)
    dismiss_in(Decision.Scope.WORD, Flag.objects.get(), an_operation())
    other = a_translation("Er hat hat geweint.", project=translation.article.project)
    meanwhile(checking, "locked", lambda: revoke(Silence.objects.get(), a_user(), at=timezone.now()))

    recheck(other.pk)

    assert is_due(Translation.objects.get(pk=other.pk))


def test_words_dismissed_in_the_project_while_another_text_is_checked_leave_that_due(meanwhile):
    translation = a_translation(TWICE, checked=True)
    other = a_translation("Er hat hat geweint.", project=translation.article.project, checked=True)
    flag = Flag.objects.get(translation=translation)
    meanwhile(checking, "locked", lambda: dismiss_in(Decision.Scope.WORD, flag, an_operation()))

    recheck(other.pk)

    assert is_due(Translation.objects.get(pk=other.pk))


def test_a_dismissal_sent_again_does_not_silence_anew_what_was_revoked_since():
    translation, operation = a_translation(TWICE, checked=True), an_operation()
    dismiss_in(Decision.Scope.WORD, Flag.objects.get(translation=translation), operation)
    revoke(Silence.objects.get(), a_user(), at=timezone.now())

    dismiss_in(Decision.Scope.WORD, Flag.objects.get(translation=translation), operation)

    assert not Silence.objects.in_force().exists()


@pytest.fixture
def offered(tmp_path):
    """A text that an import brought and a person changed, and the newer machine text beside it."""

    def bring(words):
        path = tmp_path / "rows.jsonl"
        path.write_text(json.dumps({"id": "a", "source": "Un bon jour.", "translation": words}))
        return bring_in(Import("rows.jsonl", (at_path(path),), Settings("fr", "de")), project)

    project = a_project()
    bring("Ein gutter Tag.")
    edit_paragraph(Translation.objects.get(), 0, 0, "Ein guter Tag.", an_operation())
    bring("Ein schöner Tag.")
    return Renewal.objects.get(state=Renewal.State.OFFERED)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (lambda offer: take(offer, 1, an_operation()), Renewal.State.TAKEN),
        (lambda offer: decline(offer, an_operation()), Renewal.State.DECLINED),
    ],
)
def test_an_offer_answered_while_its_import_is_taken_back_stays_answered(offered, meanwhile, answer, state):
    batch = offered.batch
    meanwhile(TranslationQuerySet, "lock_in_order", lambda: answer(offered))

    take_back(batch, start("undo", batch.project, batch=batch, by=a_user()), ReviewDesk(), Unwatched())

    offered.refresh_from_db()
    assert offered.state == state


def test_a_term_taken_out_while_somebody_changes_it_stays_out(meanwhile):
    term, lead = a_term(project=a_project()), a_user(Role.ADMINISTRATOR)
    sent = {"source": "fr", "target": "de", "words": "loi", "rendering": "Gesetz", "project": term.project_id}
    meanwhile(glossary, "save_term", Term.objects.all().delete)

    answer = signed_in(lead).post(reverse("term", args=[term.pk]), sent)

    assert answer.status_code == 404
    assert not Term.objects.exists()


@pytest.mark.parametrize(
    ("name", "act", "sent"),
    [
        ("rule-state", "change_state", {"state": "active"}),
        ("rule-edit", "save_rule", {"find": "gutter", "replace": "guter"}),
    ],
)
def test_a_rule_taken_out_while_a_lead_says_what_becomes_of_it_stays_out(meanwhile, name, act, sent):
    rule = a_rule()
    meanwhile(rules, act, LearnedRule.objects.all().delete)

    answer = signed_in(a_user(Role.LEAD)).post(reverse(name, args=[rule.pk]), sent)

    assert answer.status_code == 404
    assert not LearnedRule.objects.exists()


def test_a_fix_that_changes_nothing_is_not_taken_with_the_others():
    translation = a_translation("Ein gutter Tag.")
    same, other = a_flag(translation, "Tag", "Tag"), a_flag(translation, "gutter", "guter")

    revision, skipped = accept_all([other, same], an_operation())

    assert (revision.text, skipped) == ("Ein guter Tag.", [same])
    assert not Decision.objects.filter(flag=same).exists()

"""New knowledge makes texts due for checking, and a check that is on its way does not hide it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.door import Change, head_of, write
from articles.edits import Edit
from articles.models import Revision, Translation
from review.flagging import checking
from review.flagging.checking import is_due, recheck
from review.flagging.companion import Reviewed
from review.knowledge.glossary import save_term
from review.models import LearnedRule, Term
from tests.builders import a_rule, a_term, a_translation

pytestmark = pytest.mark.django_db

TEXT = "Das Budgetgesetz wird beraten."
FRENCH_GERMAN = {"source_language": "fr", "target_language": "de"}


def a_new_term() -> Term:
    return Term(source="loi de finances", target="Haushaltsgesetz", forbidden=["Budgetgesetz"], **FRENCH_GERMAN)


class Interrupted:
    """The companion of a change during whose check somebody saves a term."""

    def prepare(self, head, text):
        prepared = Reviewed().prepare(head, text)
        save_term(a_new_term())
        return prepared

    def finish(self, translation, revision, prepared):
        Reviewed().finish(translation, revision, prepared)


def test_a_term_saved_while_a_change_is_checked_leaves_the_text_due():
    translation = a_translation(TEXT, checked=True)

    write(Change(translation.pk, lambda head: [Edit(0, 3, "Ein")], Revision.Kind.EDIT, None), Interrupted())

    translation.refresh_from_db()
    assert is_due(translation)
    assert recheck(translation.pk)
    translation.refresh_from_db()
    assert not is_due(translation)


def test_a_term_saved_while_a_text_is_rechecked_leaves_it_due(monkeypatch):
    translation, detect = a_translation(TEXT), checking.detect

    def interrupted(pair):
        if not Term.objects.exists():
            save_term(a_new_term())
        return detect(pair)

    monkeypatch.setattr(checking, "detect", interrupted)

    assert not recheck(translation.pk)
    translation.refresh_from_db()
    assert is_due(translation)
    assert recheck(translation.pk)


def test_a_change_without_new_knowledge_leaves_nothing_due():
    translation = a_translation(TEXT, checked=True)

    write(Change(translation.pk, lambda head: [Edit(0, 3, "Ein")], Revision.Kind.EDIT, None), Reviewed())

    translation.refresh_from_db()
    assert not is_due(translation)
    assert head_of(translation.pk).number == 1


@pytest.fixture
def root(client):
    user = User.objects.create_superuser("root")
    client.force_login(user)
    return user


@pytest.fixture
def translation():
    return a_translation(TEXT, checked=True)


def due(translation: Translation) -> bool:
    translation.refresh_from_db()
    return is_due(translation)


def test_a_term_saved_in_the_administration_makes_texts_due(client, root, translation):
    fields = {"source": "loi", "target": "Gesetz", "forbidden": "[]", **FRENCH_GERMAN}

    client.post(reverse("admin:review_term_add"), fields)

    assert (Term.objects.count(), due(translation)) == (1, True)


@pytest.mark.parametrize("by_action", [False, True])
def test_a_term_deleted_in_the_administration_makes_texts_due(client, root, translation, by_action):
    term = a_term()
    if by_action:
        payload = {"action": "delete_selected", "_selected_action": [term.pk], "post": "yes"}
        client.post(reverse("admin:review_term_changelist"), payload)
    else:
        client.post(reverse("admin:review_term_delete", args=[term.pk]), {"post": "yes"})

    assert (Term.objects.count(), due(translation)) == (0, True)


def test_a_term_that_stands_there_already_is_refused_in_the_administration(client, root):
    a_term("loi", "Gesetz")
    fields = {"source": "loi", "target": "Recht", "forbidden": "[]", **FRENCH_GERMAN}

    assert client.post(reverse("admin:review_term_add"), fields).status_code == 200
    assert Term.objects.get().target == "Gesetz"


def test_a_rule_made_active_in_the_administration_names_who_did_and_makes_texts_due(client, root, translation):
    rule = a_rule()

    client.post(
        reverse("admin:review_learnedrule_changelist"), {"action": "make_active", "_selected_action": [rule.pk]}
    )

    rule.refresh_from_db()
    assert (rule.state, rule.confirmed_by, due(translation)) == (LearnedRule.State.ACTIVE, root, True)


def test_a_second_active_rule_for_the_same_words_is_refused_in_the_administration(client, root):
    a_rule(replace="Alpenverein", state="active")
    second = a_rule(replace="Bergverein")
    payload = {"action": "make_active", "_selected_action": [second.pk]}

    answer = client.post(reverse("admin:review_learnedrule_changelist"), payload, follow=True)

    second.refresh_from_db()
    assert second.state == LearnedRule.State.PROPOSED
    assert "another active rule" in answer.content.decode()


def test_an_active_rule_changed_or_deleted_in_the_administration_makes_texts_due(client, root, translation):
    rule = a_rule(state="active")
    fields = {"find": "Alpinklub", "replace": "Alpenverein", "source_condition": ""}

    client.post(reverse("admin:review_learnedrule_change", args=[rule.pk]), fields)
    changed = due(translation)
    recheck(translation.pk)
    client.post(reverse("admin:review_learnedrule_delete", args=[rule.pk]), {"post": "yes"})

    assert (changed, LearnedRule.objects.count(), due(translation)) == (True, 0, True)


def test_a_proposed_rule_makes_nothing_due(client, root, translation):
    rule = a_rule()

    client.post(reverse("admin:review_learnedrule_delete", args=[rule.pk]), {"post": "yes"})

    assert not due(translation)

"""Two people who store the same thing in the same moment: the second is told so, and nothing fails."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection
from django.urls import reverse

from articles.models import Project
from review.acting.dismissing import dismiss_in
from review.models import Decision, LearnedRule, Silence, Term
from review.roles import Role
from tests.builders import a_flag, a_rule, a_translation, a_user, an_operation, signed_in

pytestmark = pytest.mark.django_db


@contextmanager
def somebody_was_faster(model):
    """The database refuses the next new row of the model, as it does when the same one was stored just before."""
    faster: list[str] = []

    def execute(run, sql, params, many, context):
        if not faster and sql.startswith(f'INSERT INTO "{model._meta.db_table}"'):
            faster.append(sql)
            raise IntegrityError("duplicate key value violates unique constraint")
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield
    assert faster


TERM = {"source": "loi", "target": "Gesetz", "source_language": "fr", "target_language": "de", "forbidden": "[]"}
RULE = {"find": "Alpinclub", "replace": "Alpenverein", "source_language": "fr", "target_language": "de"}
PROJECT = {"name": "Nord", "slug": "nord", "source_language": "fr", "target_language": "de"}
PERSON = {"username": "nora", "usable_password": "false"}


@pytest.mark.parametrize(
    ("model", "form"),
    [(Term, TERM), (LearnedRule, RULE), (Project, PROJECT), (User, PERSON)],
    ids=["term", "rule", "project", "person"],
)
def test_the_administration_answers_with_the_form(client, model, form):
    client.force_login(User.objects.create_superuser("root"))
    before = model.objects.count()

    with somebody_was_faster(model):
        answer = client.post(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add"), form)

    assert answer.status_code == 409
    assert "stored there already" in answer.content.decode()
    assert model.objects.count() == before


def test_an_active_rule_does_not_become_another_active_one(client):
    client.force_login(User.objects.create_superuser("root"))
    a_rule("Alpinclub", state="active")
    other = a_rule("Bergclub", "Bergverein", state="active")

    answer = client.post(
        reverse("admin:review_learnedrule_change", args=[other.pk]),
        {"find": "Alpinclub", "replace": "Bergverein", "source_condition": ""},
    )

    other.refresh_from_db()
    assert (answer.status_code, other.find) == (409, "Bergclub")


def test_a_glossary_of_which_a_term_was_stored_meanwhile_is_taken(client):
    file = SimpleUploadedFile("terms.csv", b"source,target\nroi,K\xc3\xb6nig\n")
    browser = signed_in(a_user(Role.ADMINISTRATOR))

    with somebody_was_faster(Term):
        answer = browser.post(reverse("glossary-import"), {"source": "fr", "target": "de", "file": file})

    assert answer.status_code == 200
    assert Term.objects.get().target == "König"


def test_words_silenced_in_another_text_meanwhile_are_dismissed_here():
    flag = a_flag(a_translation("Ein gutter Tag."), "gutter", "guter")

    with somebody_was_faster(Silence):
        dismiss_in(Decision.Scope.WORD, flag, an_operation())

    assert Decision.objects.live().filter(flag=flag).exists()

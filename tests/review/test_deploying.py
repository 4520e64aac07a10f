"""What `check --deploy` says of demo accounts."""

from __future__ import annotations

import pytest

from review.deploying import no_demo_accounts
from review.roles import Role
from tests.builders import a_user

pytestmark = pytest.mark.django_db


def said() -> list[str]:
    return [warning.msg for warning in no_demo_accounts(None)]


def test_demo_accounts_are_warned_of_where_the_site_is_no_trial(settings):
    settings.DEBUG = False
    a_user(Role.EDITOR, name="demo-editor"), a_user(Role.EDITOR, name="anna")

    assert said() == ["Demo accounts with a public password can sign in: demo-editor."]


def test_a_trial_is_left_in_peace(settings):
    settings.DEBUG = True
    a_user(Role.EDITOR, name="demo-editor")

    assert said() == []


def test_accounts_that_cannot_sign_in_are_no_danger(settings):
    settings.DEBUG = False
    person, other = a_user(Role.EDITOR, name="demo-editor"), a_user(Role.LEAD, name="demo-lead")
    person.is_active = False
    person.save(update_fields=["is_active"])
    other.set_unusable_password()
    other.save(update_fields=["password"])

    assert said() == []

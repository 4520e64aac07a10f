"""The cast of the pages' tests, and what must hold afterwards: `anna` is a person, `as_anna` the browser she uses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Project, Translation
from review.roles import Role
from review.verifying import broken_promises
from tests.builders import a_project, a_user, signed_in


@pytest.fixture
def promises_hold(db: None) -> Iterator[None]:
    yield
    for translation in Translation.objects.all():
        assert list(broken_promises(translation)) == []


@pytest.fixture
def project(db: None) -> Project:
    return a_project()


@pytest.fixture
def anna(project: Project) -> User:
    return a_user(Role.EDITOR, project, name="anna")


@pytest.fixture
def ben(project: Project) -> User:
    return a_user(Role.EDITOR, project, name="ben")


@pytest.fixture
def leni(project: Project) -> User:
    return a_user(Role.LEAD, project, name="leni")


@pytest.fixture
def as_anna(anna: User) -> Client:
    """Asks for whole pages, as a browser without scripts does."""
    return signed_in(anna)


@pytest.fixture
def as_ben(ben: User) -> Client:
    """Asks by htmx, for fragments."""
    return signed_in(ben, htmx=True)

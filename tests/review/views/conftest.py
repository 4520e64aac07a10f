"""The standing cast of the pages' tests: a project, two editors in it, and what must hold afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User

from articles.models import Project, Translation
from review.roles import Role
from review.verifying import broken_promises
from tests.builders import a_project, a_user


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

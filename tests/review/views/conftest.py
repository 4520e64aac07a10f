"""What must hold after the pages' tests, and browsers: `as_anna` is the one that `anna` uses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Translation
from review.verifying import broken_promises
from tests.builders import signed_in


@pytest.fixture
def promises_hold(db: None) -> Iterator[None]:
    yield
    for translation in Translation.objects.all():
        assert list(broken_promises(translation)) == []


@pytest.fixture
def as_anna(anna: User) -> Client:
    """Asks for whole pages, as a browser without scripts does."""
    return signed_in(anna)


@pytest.fixture
def as_ben(ben: User) -> Client:
    """Asks by htmx, for fragments."""
    return signed_in(ben, htmx=True)

"""What holds after everything that people do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from articles.models import Translation
from review.verifying import broken_promises


@pytest.fixture(autouse=True)
def promises_hold(db: None) -> Iterator[None]:
    yield
    for translation in Translation.objects.all():
        assert list(broken_promises(translation)) == []

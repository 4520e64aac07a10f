"""An import that is taken back between somebody's look at a text and their change of it."""

from __future__ import annotations

import pytest

from articles import door
from articles.models import Translation
from tests.review.views.cast import Cast, a_cast, everything_stored, undone

pytestmark = pytest.mark.django_db

WORK = [
    "accept", "override", "dismiss", "accept-all", "paragraph", "paragraph-delete", "paragraph-join",
    "paragraph-split", "remark", "comment-article", "thread-answer", "undo", "undo-decision", "restore", "offer-take",
    "sign-off", "reopen",
]  # fmt: skip


@pytest.fixture(scope="module")
def cast(lasting: None) -> Cast:
    return a_cast()


@pytest.fixture
def withdrawn_meanwhile(monkeypatch):
    """Whoever waits for a translation's lock gets it after its import was taken back."""
    lock = door.locked

    def locked(translation_id):
        Translation.objects.filter(pk=translation_id).update(listed=False)
        return lock(translation_id)

    monkeypatch.setattr(door, "locked", locked)


@pytest.mark.parametrize("name", WORK)
def test_nothing_is_written_into_a_text_that_nobody_sees_any_more(cast, withdrawn_meanwhile, name):
    browser, fields, before = cast.browser(), cast.form(name), everything_stored()

    with undone():
        answer = browser.post(cast.address(name), fields)
        Translation.objects.update(listed=True)
        after = everything_stored()

    assert answer.status_code == 409
    assert "was taken back meanwhile" in answer.content.decode()
    assert after == before

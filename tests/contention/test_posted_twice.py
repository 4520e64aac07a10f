"""A double click, or a retry when the answer got lost: what is posted again, one by one or at once, is done once."""

from __future__ import annotations

from functools import partial

import pytest

from articles.models import Translation
from review.verifying import broken_promises
from tests.builders import signed_in
from tests.contention.posting import WITH_ID, WITHOUT_ID, a_desk, changing, stored

CASES = [(name, number) for name, cases in (WITH_ID | WITHOUT_ID).items() for number in range(len(cases))]
SUCCESSES, REFUSALS = {200, 302}, {200, 302, 404, 409, 422}
TIMES = 3


def broken():
    return [problem for translation in Translation.objects.all() for problem in broken_promises(translation)]


@pytest.mark.django_db
def test_every_address_that_changes_something_is_tried():
    assert changing() == {*WITH_ID, *WITHOUT_ID}


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "number"), CASES)
def test_what_is_posted_again_changes_nothing_more(name, number):
    desk = a_desk()
    post, client = a_post(name, number, desk), signed_in(desk.lead)
    before = stored()
    first = post(client)
    once = stored()

    again = post(client)

    assert first in SUCCESSES
    assert again in (SUCCESSES if name in WITH_ID else REFUSALS)
    assert change(once, stored()) == {}
    assert once != before or name in ("comment-edit", "presence", "term", "rule-edit"), "it did nothing at all"
    assert broken() == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(600)
def test_what_is_posted_several_times_at_once_is_done_once(at_once):
    wrong = {}
    for name, number in CASES:
        twin, desk = a_desk(), a_desk()
        post = a_post(name, number, twin)
        before = stored()
        post(signed_in(twin.lead))
        once = change(before, stored())
        post, clients = a_post(name, number, desk), [signed_in(desk.lead) for _ in range(TIMES)]
        before = stored()

        answers = at_once([partial(post, client) for client in clients])

        allowed = SUCCESSES if name in WITH_ID else REFUSALS
        if set(answers) - allowed or not set(answers) & SUCCESSES or change(before, stored()) != once:
            wrong[name, number] = answers, change(before, stored()), once

    assert wrong == {}
    assert broken() == []


def a_post(name, number, desk):
    return (WITH_ID | WITHOUT_ID)[name][number](desk)


def change(before, after):
    return {name: after[name] - before[name] for name in {*before, *after} if after[name] != before[name]}

"""Whatever is sent to whichever address: never an error of ours, never a silent change, always a word on it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.review.views.cast import FORMS, Cast, a_cast, everything_stored, names, undone

pytestmark = pytest.mark.django_db

ODD = [
    "", " ", "0", "-1", "1.5", "1e9", "9" * 30, "NaN", "null", "true", "[]", "{}", "'", '"><script>', "{{7*7}}",
    "../../x", "%00", "\x00", "\x7f", "\u200b", "\ud7ff", "é" * 300, "x" * 5000, "a\r\nb: c", "de", "fr", "open",
    "mine", "critical", "u1", "1,2", "0@0", "1:0:4", "https://evil.example", "2026-13-45", "a=1&b=2",
]  # fmt: skip
FIELDS = [
    "q", "state", "severity", "target", "source", "project", "check", "from", "after", "before", "sort", "title",
    "batch", "assigned", "view", "plain", "old", "new", "base", "seen", "format", "decision", "find", "replace",
    "condition", "since", "until", "next", "engine", "all_states", "page", "limit", "offset", "occurrence", "places",
]  # fmt: skip
METHODS = ["GET", "GET", "GET", "HEAD", "POST", "POST", "POST", "POST", "PUT", "DELETE", "OPTIONS", "FOO"]
ADDRESSES = sorted(set(names()) - {"logout"})
REFUSED = 400

values = st.sampled_from(ODD) | st.text(max_size=20)
odd_fields = st.dictionaries(st.sampled_from(FIELDS), values, max_size=3)


@st.composite
def requests(draw: Any) -> dict[str, Any]:
    name = draw(st.sampled_from(ADDRESSES))
    return {
        "name": name,
        "method": draw(st.sampled_from(METHODS)),
        "query": draw(odd_fields),
        "more": draw(odd_fields),
        "spoilt": draw(st.dictionaries(st.integers(0, 9), values, max_size=2)),
        "dropped": draw(st.booleans()),
        "htmx": draw(st.booleans()),
    }


def sent_to(cast: Cast, asked: dict[str, Any]) -> Any:
    browser, name = cast.browser(), asked["name"]
    headers = {"HX-Request": "true"} if asked["htmx"] else {}
    address = cast.address(name)
    if asked["method"] != "POST":
        return browser.generic(asked["method"], address, headers=headers, query_params=asked["query"])
    form = dict(cast.form(name)) if name in FORMS else {}
    for place, value in asked["spoilt"].items():
        if place < len(form):
            form[sorted(form)[place]] = value
    if asked["dropped"] and form:
        del form[sorted(form)[0]]
    return browser.post(address, form | asked["more"], headers=headers)


def test_no_request_is_an_error_of_ours_or_changes_anything_unsaid():
    cast, before = a_cast(), everything_stored()

    @settings(max_examples=250, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(requests())
    def holds(asked: dict[str, Any]) -> None:
        with undone():
            answer = sent_to(cast, asked)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert answer.status_code < 500
            if answer.status_code >= REFUSED:
                assert everything_stored() == before
                assert asked["method"] == "HEAD" or len(content) > 20

    holds()

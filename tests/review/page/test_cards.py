"""Cards."""

import pytest

from review.page.cards import sentence, title_of


@pytest.mark.parametrize(
    ("message", "details", "said"),
    [
        ("“{word}” is glued.", {"word": "a{b}"}, "“a{b}” is glued."),
        ("“{word}” is glued.", {}, "“{word}” is glued."),
        ("{word.__class__}", {"word": "x"}, "{word.__class__}"),
        ("{word[0]}", {"word": "x"}, "{word[0]}"),
        ("{", {}, "{"),
        ("{0}", {}, "{0}"),
        ("", {}, ""),
    ],
)
def test_a_message_takes_its_details_by_name_and_never_fails(message, details, said):
    assert sentence(message, details) == said


def test_a_check_that_is_not_registered_is_named_in_words():
    assert title_of("some-outside_tool") == "Some outside tool"

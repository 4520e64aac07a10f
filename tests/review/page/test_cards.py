"""Cards."""

import pytest
from django.utils import translation

from review.acting.remarking import CHECK_ID
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


def test_what_people_flag_themselves_is_named_in_their_language():
    with translation.override("de"):
        assert title_of(CHECK_ID) == "Eigene Markierung"


def test_a_message_is_told_in_the_readers_language_and_its_words_stay():
    with translation.override("de"):
        assert sentence("“{word}” stands twice in a row.", {"word": "the"}) == "„the“ steht zweimal hintereinander."


def test_a_reason_is_told_in_the_readers_language_too():
    message = "This line seems not to belong to the article ({reason})."
    with translation.override("de"):
        told = sentence(message, {"reason": "a separator"})

    assert told == "Diese Zeile gehört wohl nicht zum Artikel (ein Trenner)."

"""What may render a negation, and what only looks as if it could."""

import pytest

from review.detector.languages.negation import renderings


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They are unable to pay."),
        ("en", "It is impossible to say."),
        ("en", "She refuses to speak."),
        ("de", "Das ist unmöglich."),
        ("de", "Er bestritt die Tat."),
        ("fr", "C’est impossible."),
        ("fr", "Elle peine à payer, faute de moyens."),
    ],
)
def test_a_contrary_or_a_verb_of_refusal_renders_a_negation(language, text):
    assert renderings(text, 0, len(text), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The united industry includes an important investment."),
        ("en", "They discovered the display near the university."),
        ("de", "Der Unfall geschah auf der Insel."),
        ("fr", "Il a déclaré que la décision était importante."),
    ],
)
def test_a_word_that_only_begins_like_a_contrary_renders_none(language, text):
    assert renderings(text, 0, len(text), language) == []

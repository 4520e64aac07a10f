"""Sentences end where a reader would say so."""

import pytest

from review.detector.words.sentences import sentences


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de", "Der 1. FC Köln hat gewonnen. Die Stadt feiert.", 2),
        ("fr", "M. Le Goff est parti. Il reviendra.", 2),
        ("en", "J. Smith left at 5 p.m. on Monday.", 1),
        ("de", "„Wohin?“, fragte sie. „Nach Hause.“", 2),
        ("de", "", 0),
    ],
)
def test_initials_ordinals_and_quoted_questions_end_no_sentence(language, text, count):
    found = sentences(text, language)

    assert len(found) == count
    assert "".join(text[span.start : span.end] for span in found).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("space", ["\xa0", "\u2009", "\u202f", "\u3000", "\x85"])
def test_a_wide_space_before_the_stop_of_an_initial_is_a_space(space):
    assert sentences(f"Das F.B.I{space}. ermittelt. Niemand weiß es.", "es") == sentences(
        "Das F.B.I . ermittelt. Niemand weiß es.", "es"
    )

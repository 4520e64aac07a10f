"""Which flags are drawn."""

from review.detector import Span
from review.models import Flag
from review.page.drawing import anchor, drawn, places, spots


def a_flag(pk: int, start: int, end: int, tier: str = "certain", severity: str = "major", **fields: object) -> Flag:
    return Flag(pk=pk, start=start, end=end, tier=tier, severity=severity, evidence=[], **{"places": []} | fields)


def test_hints_are_not_drawn():
    assert drawn([a_flag(1, 0, 1), a_flag(2, 2, 3, "hint")], 100) == {1}


def test_no_more_than_fifteen_percent_are_drawn_the_surest_and_gravest_first():
    flags = [
        a_flag(1, 0, 5, "likely", "critical"),
        a_flag(2, 10, 15, "certain", "minor"),
        a_flag(3, 20, 25, "certain", "critical"),
        a_flag(4, 30, 46, "certain", "critical"),
        a_flag(5, 50, 55, "likely", "major"),
    ]

    assert drawn(flags, 100) == {3, 2, 1}


def test_a_flag_is_drawn_at_its_places_which_count_from_its_start():
    flag = a_flag(1, 10, 30, places=[[0, 1], [20, 20]])

    assert places(flag) == (Span(10, 11), Span(30, 30))
    assert [spot.span for spot in spots([flag], 1000)] == [Span(10, 11), Span(30, 30)]


def test_what_is_not_drawn_is_there_quietly():
    (spot,) = spots([a_flag(1, 0, 50)], 100)

    assert spot.quiet


def test_a_flag_of_a_whole_paragraph_stands_at_its_words_not_at_the_line_ends_before():
    assert anchor(a_flag(1, 4, 13, quote="\n\nWerbung")) == 6
    assert anchor(a_flag(1, 4, 6, quote="\n\n")) == 4

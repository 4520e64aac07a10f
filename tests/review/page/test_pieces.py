"""Texts cut into pieces."""

from hypothesis import given
from hypothesis import strategies as st

from review.detector import Severity, Span
from review.page.pieces import Piece, Spot, cut

TEXT = "abcdefghij"


def spot(flag: int, start: int, end: int, severity: Severity = Severity.MAJOR, quiet: bool = False) -> Spot:
    return Spot(flag, Span(start, end), severity, quiet)


def shape(pieces: tuple[Piece, ...]) -> list[tuple[str, tuple[int, ...]]]:
    return [(piece.text, piece.flags) for piece in pieces]


def test_overlapping_flags_are_cut_at_each_boundary_and_a_piece_lists_them_all():
    pieces = cut(TEXT, Span(0, 10), [spot(1, 1, 5), spot(2, 3, 8)])

    assert shape(pieces) == [("a", ()), ("bc", (1,)), ("de", (1, 2)), ("fgh", (2,)), ("ij", ())]


def test_a_piece_has_the_gravest_severity_of_those_drawn_and_names_that_flag_first():
    pieces = cut(TEXT, Span(0, 4), [spot(1, 0, 4, Severity.MINOR), spot(2, 0, 4, Severity.CRITICAL)])

    assert [(piece.flags, piece.severity) for piece in pieces] == [((2, 1), Severity.CRITICAL)]


def test_a_quiet_flag_has_its_piece_but_draws_nothing():
    (piece,) = cut(TEXT, Span(0, 4), [spot(1, 0, 4, Severity.CRITICAL, quiet=True)])

    assert (piece.flags, piece.severity) == ((1,), None)


def test_an_empty_place_is_a_caret_between_its_neighbours_and_at_both_ends():
    pieces = cut(TEXT, Span(0, 10), [spot(1, 4, 4), spot(2, 0, 0), spot(3, 10, 10)])

    assert shape(pieces) == [("", (2,)), ("abcd", ()), ("", (1,)), ("efghij", ()), ("", (3,))]
    assert [piece.is_caret for piece in pieces] == [True, False, True, False, True]


def test_a_flag_that_reaches_beyond_a_paragraph_marks_its_part_and_begins_only_once():
    first = cut(TEXT, Span(0, 4), [spot(1, 2, 8)])
    second = cut(TEXT, Span(5, 10), [spot(1, 2, 8)])

    assert (shape(first), shape(second)) == ([("ab", ()), ("cd", (1,))], [("fgh", (1,)), ("ij", ())])
    assert [piece.begins for piece in first + second] == [False, True, False, False]


@given(st.text(min_size=1, max_size=40), st.data())
def test_the_pieces_make_the_text_whatever_the_flags(text, data):
    limits = st.integers(0, len(text))
    ends = data.draw(st.lists(st.tuples(limits, limits), max_size=8))
    spots = [spot(number, min(pair), max(pair)) for number, pair in enumerate(ends)]

    pieces = cut(text, Span(0, len(text)), spots)

    assert "".join(piece.text for piece in pieces) == text
    for number, pair in enumerate(ends):
        marked = "".join(piece.text for piece in pieces if number in piece.flags)
        assert marked == text[min(pair) : max(pair)]
    assert {number for piece in pieces for number in piece.flags} == set(range(len(ends)))

"""Laws of the difference between two texts."""

from hypothesis import given

from articles.difference import Change, Piece, edits, pieces
from articles.edits import applied, ordered
from tests.laws.strategies import texts


@given(texts, texts)
def test_the_edits_lead_from_the_old_text_to_the_new(old, new):
    assert applied(old, ordered(edits(old, new), len(old))) == new


@given(texts, texts)
def test_the_pieces_make_up_both_texts(old, new):
    found = pieces(old, new)

    assert "".join(piece.text for piece in found if piece.change is not Change.INSERTED) == old
    assert "".join(piece.text for piece in found if piece.change is not Change.DELETED) == new


@given(texts)
def test_equal_texts_have_no_edits(text):
    assert edits(text, text) == ()


def test_words_are_changed_whole():
    assert pieces("Der Plan sieht vor", "Der Plan sah vor") == [
        Piece(Change.SAME, "Der Plan "),
        Piece(Change.DELETED, "sieht"),
        Piece(Change.INSERTED, "sah"),
        Piece(Change.SAME, " vor"),
    ]


def test_more_different_words_than_codes_below_the_surrogates_are_told_apart():
    old = " ".join(f"w{number}" for number in range(60_000))

    assert applied(old, edits(old, old.replace("w59999", "neu"))) == old.replace("w59999", "neu")

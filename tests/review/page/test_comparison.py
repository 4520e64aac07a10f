"""Texts compared to be read."""

from hypothesis import given
from hypothesis import strategies as st

from articles.difference import Change
from review.page.comparison import compared, side_by_side

LONG = "Das ist ein langer Absatz, der gleich bleibt. " * 20


def test_long_unchanged_stretches_are_folded_between_what_changed():
    stretch = next(s for s in compared(f"alt {LONG}alt", f"neu {LONG}neu") if s.change is Change.SAME)

    assert len(stretch.text) + len(stretch.rest) < 400
    assert stretch.text + stretch.folded + stretch.rest in f" {LONG} "


@given(st.text(max_size=400), st.text(max_size=400))
def test_nothing_of_the_unchanged_is_lost(old, new):
    kept = "".join(s.text + s.folded + s.rest for s in compared(old, new, hidden=False) if s.change is Change.SAME)

    assert len(kept) <= min(len(old), len(new))
    assert old != new or kept == old


def lines(text: str) -> str:
    return text.replace("\n", "")


@given(st.text(alphabet="ab \n", max_size=60), st.text(alphabet="ab \n", max_size=60))
def test_side_by_side_the_old_text_stands_on_the_left_and_the_new_one_on_the_right(old, new):
    pairs = [pair for block in side_by_side(old, new, hidden=False) for pair in block.pairs]

    left = "".join(piece.text for pair in pairs for piece in pair.left)
    right = "".join(piece.text for pair in pairs for piece in pair.right)

    assert (lines(left), lines(right)) == (lines(old), lines(new))


def test_paragraphs_that_belong_together_stand_on_one_line_and_many_unchanged_ones_are_folded():
    same = "\n\n".join(f"Absatz {n}." for n in "abcd")

    blocks = side_by_side(f"Ein alter Satz.\n\n{same}\n\nEnde.", f"Ein neuer Satz.\n\n{same}\n\nSchluss.")

    assert [(block.folded, len(block.pairs)) for block in blocks] == [(False, 1), (True, 4), (False, 1)]
    first = blocks[0].pairs[0]
    assert "".join(piece.text for piece in first.left) == "Ein alter Satz."
    assert "".join(piece.text for piece in first.right) == "Ein neuer Satz."


def test_invisible_characters_are_drawn_unless_they_are_to_stay_unseen():
    old, new = "eins\u00a0zwei\tdrei", "eins\u00a0zwei\u00addrei"

    drawn = "".join(s.text for s in compared(old, new))
    plain = "".join(s.text for s in compared(old, new, hidden=False))

    assert "eins⍽zwei" in drawn
    assert "‧" in drawn
    assert "⍽" not in plain

"""Texts compared to be read."""

from hypothesis import given
from hypothesis import strategies as st

from articles.difference import Change
from review.page.comparison import compared

LONG = "Das ist ein langer Absatz, der gleich bleibt. " * 20


def test_long_unchanged_stretches_are_folded_between_what_changed():
    stretch = next(s for s in compared(f"alt {LONG}alt", f"neu {LONG}neu") if s.change is Change.SAME)

    assert len(stretch.text) + len(stretch.rest) < 400
    assert stretch.text + stretch.folded + stretch.rest in f" {LONG} "


@given(st.text(max_size=400), st.text(max_size=400))
def test_nothing_of_the_unchanged_is_lost(old, new):
    kept = "".join(s.text + s.folded + s.rest for s in compared(old, new) if s.change is Change.SAME)

    assert len(kept) <= min(len(old), len(new))
    assert old != new or kept == old

"""Spellings a slip apart."""

import pytest

from review.detector.words.slips import slip


@pytest.mark.parametrize("wrong", ["pembrkoe", "pembrke", "pembroxke", "pembrake"])
def test_a_single_slip_is_seen(wrong):
    assert slip(wrong, "pembroke") is not None


@pytest.mark.parametrize("other", ["pembroke", "pmebrkoe", "pem", "marmoset"])
def test_the_same_word_and_other_words_are_no_slips(other):
    assert slip(other, "pembroke") is None

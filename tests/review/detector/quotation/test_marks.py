"""Quotations are paired whatever national style they have, and apostrophes are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.detector.quotation.marks import quoting


def held(text: str, language: str) -> list[str]:
    return [text[quotation.inner.start : quotation.inner.end] for quotation in quoting(text, language).quotations]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Sie sagte: „Das Boot ist weg“ und ging."),
        ("de", "Sie sagte: »Das Boot ist weg« und ging."),
        ("de", "Sie sagte: «Das Boot ist weg» und ging."),
        ("de", 'Sie sagte: "Das Boot ist weg" und ging.'),
        ("en", "Sie sagte: “Das Boot ist weg” und ging."),
        ("en", "Sie sagte: 'Das Boot ist weg' und ging."),
        ("fr", "Sie sagte : «\u00a0Das Boot ist weg\u00a0» und ging."),
        ("fr", "Sie sprach d’«\u00a0Das Boot ist weg\u00a0»."),
        ("pl", "Sie sagte: „Das Boot ist weg” und ging."),
        ("ja", "Sie sagte「Das Boot ist weg」und ging."),
    ],
)
def test_a_quotation_is_recognised_in_every_national_style(language, text):
    assert held(text, language) == ["Das Boot ist weg"]
    assert quoting(text, language).sure == ()


def test_apostrophes_are_no_quotation_marks():
    assert held("The fishermen's boat isn't theirs, it's the town's.", "en") == []
    assert quoting("L’équipe n’est pas d’accord, c’est l’été.", "fr").loose == ()


def test_a_quotation_within_a_quotation_is_nested():
    quotations = quoting("„Er sagte ‚nein‘ und ging“, erzählt sie.", "de").quotations

    assert [quotation.nested for quotation in quotations] == [False, True]


def test_a_mark_without_partner_is_loose():
    loose = quoting("„Das Boot ist weg, sagte sie. „Nein“, sagte er.", "de").sure

    assert [(mark.at, mark.opens) for mark in loose] == [(0, True)]


@given(st.text(alphabet="ab ,.:„“”«»\"'’‚‘\u00a0", max_size=60), st.sampled_from(["de", "en", "fr", "ja"]))
def test_every_mark_found_is_inside_the_text_and_used_once(text, language):
    found = quoting(text, language)
    used = [place for q in found.quotations for place in (q.start, q.end - 1)] + [mark.at for mark in found.loose]

    assert all(0 <= place < len(text) for place in used)
    assert len(used) == len(set(used))
    assert all(q.start < q.inner.start < q.inner.end <= q.end - 1 for q in found.quotations)

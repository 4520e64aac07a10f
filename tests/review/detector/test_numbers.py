"""Numbers and their values."""

from decimal import Decimal

import pytest

from review.detector.numbers import is_spelled_out, numbers, unmatched, values
from review.detector.pairing.pair import Bead


def read(text: str, language: str) -> set[Decimal]:
    return {value for number in numbers(text) for value in values(number, text, language)}


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1.234,5 Tonnen", "de", "1234.5"),
        ("1,234.5 tonnes", "en", "1234.5"),
        ("1 234,5 tonnes", "fr", "1234.5"),
        ("1’234 Franken", "de", "1234"),
        ("2,5 Millionen", "de", "2500000"),
        ("£2.8bn", "en", "2800000000"),
        ("12 mil millones", "es", "12000000000"),
        ("8:30 pm", "en", "20"),
        ("12 a.m.", "en", "0"),
        ("1994", "en", "94"),
    ],
)
def test_a_number_has_the_value_that_its_language_means(text, language, value):
    assert Decimal(value) in read(text, language)


@pytest.mark.parametrize(
    ("value", "text", "language"),
    [
        (3, "drei Männer", "de"),
        (42, "zweiundvierzig Tage", "de"),
        (42, "forty-two days", "en"),
        (92, "quatre-vingt-douze jours", "fr"),
        (21, "ventuno giorni", "it"),
        (20, "двадцати человек", "ru"),
        (200, "two hundred people", "en"),
    ],
)
def test_number_words_count(value, text, language):
    assert is_spelled_out(Decimal(value), text, language)


def test_a_word_that_merely_holds_a_number_word_does_not_count():
    assert not is_spelled_out(Decimal(8), "Die Macht des Rates", "de")


def test_only_numbers_without_a_counterpart_are_left():
    bead = Bead(
        "Il a 36 ans et 1,5 million d’amis.", "Er ist 38 und hat 1.500.000 Freunde.", "fr", "de", has_source=True
    )

    rest = unmatched(bead)

    assert [number.text for number in rest.source] == ["36"]
    assert [number.text for number in rest.translation] == ["38"]

"""Numbers before a magnitude: read as their language writes them, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from review.detector.amounts import read


@pytest.mark.parametrize(
    ("number", "language", "value"),
    [
        ("2.300", "es", 2300),
        ("2,3", "es", "2.3"),
        ("2.3", "en", "2.3"),
        ("1,500", "en", 1500),
        ("1\u202f500", "fr", 1500),
        ("1\u00a0500,25", "fr", "1500.25"),
        ("1’500", "de-CH", 1500),
        ("1.234.567,8", "de", "1234567.8"),
        ("12", "xx", None),
        ("2.300", "en", None),
        ("2,3", "en", None),
        ("1.2.3", "de", None),
        ("2.3", "de", None),
    ],
)
def test_a_number_is_read_as_its_language_writes_it(number, language, value):
    assert read(number, language) == (None if value is None else Decimal(value))

"""Numbers as the reader's language writes them."""

from __future__ import annotations

from django.utils.formats import number_format


def figure(number: int) -> str:
    """The whole number with the marks between its thousands: 12,500 in English, 12.500 in German."""
    return number_format(number, force_grouping=True)

"""Numbers as the reader's language writes them."""

from __future__ import annotations

from math import floor

from django.utils.formats import number_format
from django.utils.translation import gettext as _


def figure(number: int) -> str:
    """The whole number with the marks between its thousands: 12,500 in English, 12.500 in German."""
    return number_format(number, force_grouping=True)


def percent_of(share: float) -> int:
    """A share in whole percent, rounded; but only all of something is 100, and only nothing of it is 0."""
    rounded = floor(100 * share + 0.5)
    return min(max(rounded, 1), 99) if 0 < share < 1 else rounded


def percentage(number: int | str) -> str:
    """So many percent: 12% in English, 12 % in German and French."""
    return _("{number}%").format(number=number)

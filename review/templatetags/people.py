"""People as pages name them."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.contrib.auth.models import User

from review.desk.assigning import name_of

register = template.Library()
register.filter("name", name_of)


@register.filter
def here_in(present: Mapping[int, list[User]], translation_id: int) -> list[User]:
    """Who is in that article."""
    return present.get(translation_id, [])


@register.filter
def names(people: list[User]) -> str:
    """All of them, in a line."""
    return ", ".join(map(name_of, people))

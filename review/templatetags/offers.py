"""The notice that new machine text is there beside what people have written."""

from __future__ import annotations

from django import template

from articles.models import Renewal, Translation
from review.acting.offering import offer_of

register = template.Library()


@register.inclusion_tag("review/_offer.html")
def offer_notice(translation: Translation) -> dict[str, Renewal | None]:
    """A line with a link to the comparison; nothing where nothing is offered."""
    return {"offer": offer_of(translation)}

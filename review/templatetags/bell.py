"""The bell in the header, with how much waits under it."""

from __future__ import annotations

from typing import Any

from django import template

from review.models import Notification

register = template.Library()

MOST_COUNTED = 99


@register.inclusion_tag("review/_bell.html", takes_context=True)
def bell(context: template.Context) -> dict[str, Any]:
    """For a page of somebody who is signed in."""
    waiting = Notification.objects.of(context["user"]).unread()[: MOST_COUNTED + 1].count()
    here = getattr(context["request"].resolver_match, "url_name", "") == "notifications"
    return {"unread": min(waiting, MOST_COUNTED), "more": waiting > MOST_COUNTED, "here": here}

"""The formats that forms offer."""

from __future__ import annotations

from django import template

from articles.formats import ways_out

register = template.Library()
register.simple_tag(ways_out, name="ways_out")

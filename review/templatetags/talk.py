"""Prints what people say; every run of text is escaped by itself."""

from __future__ import annotations

from collections.abc import Container, Iterator

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from review.acting.commenting import MENTION

register = template.Library()


@register.simple_tag
def spoken(text: str, names: Container[str]) -> SafeString:
    """A comment, with the people set off whom it mentions by one of the names (in small letters)."""
    return format_html_join("", "{}", ((run,) for run in _runs(text, names)))


def _runs(text: str, names: Container[str]) -> Iterator[str | SafeString]:
    reached = 0
    for match in MENTION.finditer(text):
        if match[1].casefold() not in names:
            continue
        yield text[reached : match.start()]
        yield format_html('<b class="mention">{}</b>', match[0])
        reached = match.end()
    yield text[reached:]

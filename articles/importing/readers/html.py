"""Web pages: one article a page, as a reader sees it."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Sequence

from django.conf import settings as limits
from django.utils.translation import gettext as _
from selectolax.lexbor import LexborHTMLParser

from articles.figures import figure
from articles.importing.decoding import decoded
from articles.importing.incoming import PassedOver, Place, Raw, Refusal, Settings
from articles.importing.members import Member
from articles.importing.page import lines_of
from articles.importing.pairing import Content, paired

_MAX_BYTES = 50  # a character of an article, with the markup and scripts around it
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_HEAD = 4096


def read(members: Sequence[Member], settings: Settings) -> Iterator[Raw | Refusal | PassedOver]:
    """A row for each translated page, with the source page of the same name."""
    return paired(members, settings, _content)


def _content(member: Member, language: str, settings: Settings) -> Content | Refusal:
    place = Place(member.label)
    limit = limits.MAX_ARTICLE_CHARACTERS * _MAX_BYTES
    with member.open() as file:
        data = file.read(limit + 1)
    if not data.strip():
        return Refusal(place, _("The file is empty."))
    if len(data) > limit:
        told = _("The file has more than {most} bytes: that is no single article.")
        return Refusal(place, told.format(most=figure(limit)))
    markup = _decoded(data, place, settings)
    if isinstance(markup, Refusal):
        return markup
    page = LexborHTMLParser(markup)
    text = "\n\n".join(lines_of(page, language)) or _told(page)
    if not text:
        return Refusal(place, _("There is no text in the page."))
    return Content(text, _first(page, "link[rel=canonical]", "href"), _date(page))


def _told(page: LexborHTMLParser) -> str:
    """The article as the page says it to machines (schema.org), where a script draws what people see."""
    for script in page.css('script[type="application/ld+json"]'):
        try:
            said = json.loads(script.text())
        except (ValueError, RecursionError):
            continue
        graph = said.get("@graph", [said]) if isinstance(said, dict) else said
        for found in graph if isinstance(graph, list) else []:
            if isinstance(found, dict) and isinstance(found.get("articleBody"), str):
                return "\n\n".join(map(str, filter(None, [found.get("headline"), found["articleBody"]])))
    return ""


def _decoded(data: bytes, place: Place, settings: Settings) -> str | Refusal:
    """UTF-8, else what the page says of itself, else what was asked for."""
    text = decoded(data, place)
    declared = _CHARSET.search(data[:_HEAD])
    if not isinstance(text, Refusal) or text.wrong_kind:
        return text
    for encoding in [declared[1].decode() if declared else "", settings.encoding or "utf-8"]:
        try:
            if codecs.lookup(encoding).name != "utf-8":
                return data.decode("cp1252" if encoding.lower() == "iso-8859-1" else encoding)
        except (LookupError, UnicodeError):
            continue
    return text


def _date(page: LexborHTMLParser) -> str:
    said = _first(page, 'meta[property="article:published_time"]', "content") or _first(
        page, "article time", "datetime"
    )
    return said if re.match(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?\Z", said) else ""


def _first(page: LexborHTMLParser, selector: str, attribute: str) -> str:
    node = page.css_first(selector)
    value = (node.attributes.get(attribute) or "").strip() if node else ""
    return value if attribute != "href" or value.startswith(("http://", "https://")) else ""

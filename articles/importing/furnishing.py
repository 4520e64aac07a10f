"""What on a web page is certainly not the article: menus, banners, share buttons, comments; in doubt it stays."""

from __future__ import annotations

import re
from typing import Any

_DROPPED = {
    *("script", "style", "nav", "noscript", "template", "button", "svg", "iframe", "head", "select", "del"),
    *("object", "canvas", "math", "audio", "video", "dialog", "menu", "textarea", "input", "title", "datalist"),
    *("rp", "amp-sidebar", "amp-consent", "amp-ad", "amp-embed", "amp-social-share", "amp-user-notification"),
}
_ONLY_IN_ARTICLE = {"header", "footer"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BESIDE = {"aside", "complementary"}
"""What stands beside the text: inside an article it may be a box that belongs to it."""
_ROLES = {
    *("navigation", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tooltip"),
    *("banner", "contentinfo"),
}
_OF_THE_ARTICLE = {"banner", "contentinfo"}
_NAMED = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_ALWAYS = {
    *("cookie", "cookies", "consent", "gdpr", "cmp", "onetrust", "didomi", "usercentrics", "disqus", "outbrain"),
    *("taboola", "newsletter", "breadcrumb", "breadcrumbs", "advert", "advertisement", "advertising", "adsbygoogle"),
    *("skiplink", "sharebar", "sharing", "addtoany"),
}
"""Words of a class or an id that name what is never the article, however long it is."""
_WHERE_SHORT = {
    "share",
    "social",
    "paywall",
    "subscribe",
    "subscription",
    "ad",
    "ads",
    "sponsored",
    "promo",
    "skip",
    "login",
}
"""Those that may also name what holds the article, or a part of it: certain where there are few words."""
_WHERE_LINKS = {
    "related",
    "recommended",
    "recommendations",
    "more",
    "teaser",
    "teasers",
    "popular",
    "trending",
    "relatedposts",
    "latest",
    "tags",
}
"""Those that name lists of other articles, where most of the words are links, but also parts of an article."""
_UNSEEN = {"visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "screen-reader-only"}
_STATE = re.compile(
    r"\b(?:has|is|no|with|supports?)[-_][\w-]+|\b[\w-]+[-_](?:embed|embedded|supported)\b", re.IGNORECASE
)
"""Names that say what an element has or may do, not what it is; and posts of other sites, which the article shows."""
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SHORT = 300
_MOSTLY = 0.6


_DISCUSSIONS = {"comments", "discussion", "respond"}
_FURNITURE = _ALWAYS | _WHERE_SHORT | _WHERE_LINKS | _DISCUSSIONS
_TIMES = 30


class Furniture:
    """Tells what to leave out of one part of a page.

    What holds more than half of its words is never left out for its name: it is likely to hold the article.
    A page whose elements are named so often that looking at them all would take long keeps the later ones.
    """

    def __init__(self, root: Any) -> None:
        size = len(root.text())
        self._most, self._left = size // 2, _TIMES * size + 100_000

    def is_left_out(self, node: Any, *, inside: bool) -> bool:
        """Whether the element is certainly not the article. `inside` an <article> header and footer are its own."""
        if node.tag in _DROPPED or (node.tag in _ONLY_IN_ARTICLE and not inside):
            return node.tag != "button" or node.parent.tag not in _HEADINGS
        said = node.attributes
        if (
            ("hidden" in said and said["hidden"] != "until-found")
            or said.get("aria-hidden") == "true"
            or _HIDDEN.search(said.get("style") or "")
        ):
            return True
        role = (said.get("role") or "").lower()
        if {node.tag, role} & _BESIDE and not (inside and self._is_box(node)):
            return True
        if node.tag == "form" or (role in _ROLES and not (inside and role in _OF_THE_ARTICLE)):
            return self._length(node) <= self._most
        return self._is_named_so(node)

    def _is_box(self, node: Any) -> bool:
        """Whether it holds words of its own: not mostly links, and nothing to fill in."""
        return node.css_first("form, input") is None and not self._is_mostly_links(node, self._length(node))

    def _is_mostly_links(self, node: Any, length: int) -> bool:
        return sum(map(self._length, node.css("a"))) >= _MOSTLY * max(1, length)

    def _is_named_so(self, node: Any) -> bool:
        """Whether class or id says that it is furniture, and its content does not say otherwise."""
        names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        if _UNSEEN & set(names.lower().split()):
            return True
        words = {word.lower() for word in _NAMED.findall(_STATE.sub("", names))}
        if not words & _FURNITURE or self._left < 0:
            return False
        length = self._length(node)
        if length > self._most:
            return False
        if words & _ALWAYS or _is_discussion(names) or (words & _WHERE_SHORT and length <= _SHORT):
            return True
        return bool(words & _WHERE_LINKS) and self._is_mostly_links(node, length)

    def _length(self, node: Any) -> int:
        text = node.text(separator=" ")
        self._left -= len(text) + 1
        return len(" ".join(text.split()))


def _is_discussion(names: str) -> bool:
    """Whether one of the names is that of the readers' comments itself: `comments`, `comments-section`."""
    return any(re.split(r"[-_]", name.lower())[0] in _DISCUSSIONS for name in names.split())

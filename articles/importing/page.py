"""A web page as lines of text: the article of it, word boundaries kept, quotations with marks."""

from __future__ import annotations

import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from articles.importing.furnishing import Furniture
from articles.quotation import OPENING, quotation_marks

_BLOCKS = {
    *("p", "div", "section", "article", "main", "body", "html", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul"),
    *("ol", "li", "dl", "dt", "dd", "figure", "figcaption", "table", "thead", "tbody", "tr", "caption", "pre", "hr"),
    *("header", "footer", "address", "details", "summary", "center", "hgroup"),
}
_APART = {"td", "th"}
_MANY = 2
"""How many times as long as any other an article must be to be the page's own."""
_LEAST = 0.25
"""Its least share of what the page says."""
_ARTICLES = 200
"""How many are compared: a page of more is no single article."""
_SPACE = re.compile(r"[ \t\r\n\f]+")


def lines_of(page: LexborHTMLParser, language: str) -> list[str]:
    """The lines of the page's article where one is certainly its own, else of its main part, else of all."""
    whole = page.css_first("main, [role=main]") or page.body
    if whole is None:
        return []
    lines = _lines(whole, language, inside=False)
    found = sorted(((len(node.text()), node) for node in page.css("article")[:_ARTICLES]), key=lambda pair: -pair[0])
    if not found:
        return lines
    length, article = found[0]
    within = {node.mem_id for node in article.css("article")}
    others = [other for other, node in found if node.mem_id not in within]
    own = _lines(article, language, inside=True)
    return own if _MANY * max(others, default=0) <= length and _size(own) >= _LEAST * _size(lines) else lines


def _lines(root: Any, language: str, *, inside: bool) -> list[str]:
    """The lines as they are seen, without what is certainly no part of an article."""
    lines, furniture = _Lines(language), Furniture(root)
    waiting: list[tuple[Any, bool]] = [(root, True)]  # no recursion: a page may be nested as deep as it likes
    while waiting:
        node, opening = waiting.pop()
        if node.tag == "-text":
            lines.say(node.text_content or "")
        elif not opening:
            lines.close(node.tag)
        elif node.mem_id == root.mem_id or not furniture.is_left_out(node, inside=inside or node.tag == "article"):
            lines.open(node.tag)
            waiting.append((node, False))
            waiting += [(child, True) for child in reversed(list(node.iter(include_text=True)))]
    return lines.finished()


def _size(lines: list[str]) -> int:
    return sum(map(len, lines))


class _Lines:
    """The lines so far, and the one that is being written."""

    def __init__(self, language: str) -> None:
        self._marks = quotation_marks(language)
        self._lines: list[str] = []
        self._line = ""
        self._quoted: list[int] = []
        self._blocks: list[int] = []

    def say(self, text: str) -> None:
        words = _SPACE.sub(" ", text)
        self._line += words.lstrip(" ") if self._line[-1:] in ("", " ", "\n") else words

    def open(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end()
        if tag == "blockquote":
            self._blocks.append(len(self._lines))
        elif tag == "q":
            self._quoted.append(len(self._line))
        elif tag == "br":
            self._end()
        elif tag in _APART:
            self.say(" ")
        elif tag == "rt":
            self._line += "("

    def close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end()
        if tag == "blockquote":
            self._quote_block(self._blocks.pop())
        elif tag == "rt":
            self._line += ")"
        elif tag == "q" and self._quoted:
            self._quote_inline(min(self._quoted.pop(), len(self._line)))

    def finished(self) -> list[str]:
        self._end()
        return self._lines

    def _end(self) -> None:
        if line := self._line.strip(" "):
            self._lines.append(line)
        self._line = ""
        self._quoted = [0 for _ in self._quoted]

    def _quote_inline(self, start: int) -> None:
        """Puts the marks at the words themselves: spaces inside the element go before and behind them."""
        words = self._line[start:]
        bare = words.strip(" ")
        if bare and bare[0] not in OPENING:
            opening, closing = self._marks[2:] if self._quoted else self._marks[:2]
            before, after = words[: len(words) - len(words.lstrip(" "))], words[len(words.rstrip(" ")) :]
            self._line = f"{self._line[:start]}{before}{opening}{bare}{closing}{after}"

    def _quote_block(self, start: int) -> None:
        """A quotation of several paragraphs is opened in its first and closed in its last."""
        if len(self._lines) > start and self._lines[start][0] not in OPENING:
            self._lines[start] = self._marks[0] + self._lines[start]
            self._lines[-1] += self._marks[1]

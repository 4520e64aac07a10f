"""A web page as lines of text: the article of it, word boundaries kept, quotations with marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from articles.quotation import OPENING, quotation_marks

_DROPPED = {
    *("script", "style", "nav", "noscript", "template", "form", "button", "svg", "iframe", "head", "select", "aside"),
    *("object", "canvas", "math", "audio", "video", "dialog", "menu", "textarea", "input", "title"),
}
_ONLY_IN_ARTICLE = {"header", "footer"}
_BLOCKS = {
    *("p", "div", "section", "article", "main", "body", "html", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul"),
    *("ol", "li", "dl", "dt", "dd", "figure", "figcaption", "table", "thead", "tbody", "tr", "caption", "pre", "hr"),
    *("header", "footer", "address", "details", "summary", "center", "hgroup"),
}
_APART = {"td", "th"}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def lines_of(page: LexborHTMLParser, language: str) -> Iterator[str]:
    """The lines of the page's article, else of its main part, else of the whole."""
    root = max(page.css("article"), key=lambda node: len(node.text()), default=None)
    inside = root is not None
    root = root or page.css_first("main, [role=main]") or page.body
    if root is not None:
        lines = _Lines(language)
        _walk(root, lines, inside=inside)
        yield from lines.finished()


def _walk(root: Any, lines: _Lines, *, inside: bool) -> None:
    """Goes through the tree without recursion: a page may be nested as deep as it likes."""
    waiting: list[tuple[Any, bool]] = [(root, True)]
    while waiting:
        node, opening = waiting.pop()
        if node.tag == "-text":
            lines.say(node.text_content or "")
        elif not opening:
            lines.close(node.tag)
        elif not _is_dropped(node, inside=inside):
            lines.open(node.tag)
            waiting.append((node, False))
            waiting += [(child, True) for child in reversed(list(node.iter(include_text=True)))]


def _is_dropped(node: Any, *, inside: bool) -> bool:
    if node.tag in _DROPPED or (node.tag in _ONLY_IN_ARTICLE and not inside):
        return True
    said = node.attributes
    return "hidden" in said or said.get("aria-hidden") == "true" or bool(_HIDDEN.search(said.get("style") or ""))


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

    def close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end()
        if tag == "blockquote":
            self._quote_block(self._blocks.pop())
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

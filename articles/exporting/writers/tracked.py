"""The machine's text with what people changed in it, as tracked changes: a web page, or a Word document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from articles.difference import Change
from articles.exporting.attribution import Tracked, lines, tracked
from articles.exporting.outgoing import Outgoing, moment
from articles.languages import direction

_PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.0625rem/1.6 Georgia, serif; }}
ins {{ color: light-dark(#12633a, #83d6a4); background: light-dark(#e2f4e9, #16301f); text-decoration: underline; }}
del {{ color: light-dark(#9c1c30, #ff9da6); background: light-dark(#fdebed, #3a1d22); text-decoration: line-through; }}
</style>
</head>
<body>
{body}
</body>
</html>
"""
_TAGS = {Change.INSERTED: "ins", Change.DELETED: "del"}


def render_html(article: Outgoing) -> str:
    """A page with <ins> and <del>; a line end that came or went shows as ¶ at the end of its line."""
    return _PAGE.format(
        language=escape(article.target_language),
        direction=direction(article.target_language),
        title=escape(article.title, quote=False),
        body="\n".join(_blocks(list(tracked(article)))),
    )


def _blocks(pieces: Sequence[Tracked]) -> Iterator[str]:
    tag = "h1"
    for line, end in lines(pieces):
        words = "".join(map(_marked, line))
        if end and end.change is not Change.SAME:
            words += _marked(Tracked(end.change, "¶", end.by, end.at), ' class="line-end"')
        if words.strip():
            yield f"<{tag}>{words}</{tag}>"
            tag = "p"


def _marked(piece: Tracked, more: str = "") -> str:
    words = escape(piece.text, quote=False)
    if piece.change is Change.SAME:
        return words
    tag, at = _TAGS[piece.change], moment(piece.at)
    return f'<{tag}{more} datetime="{at}" title="{escape(piece.by)}">{words}</{tag}>'

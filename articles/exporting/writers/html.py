"""The corrected text as a web page: the first paragraph is the headline."""

from __future__ import annotations

from html import escape

from articles.exporting.outgoing import Outgoing
from articles.languages import direction
from articles.text import paragraphs

_PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<title>{title}</title>
</head>
<body>
{body}
</body>
</html>
"""


def render(article: Outgoing) -> str:
    """A whole page; every character of the text is text in it, never markup."""
    lines = [paragraph.text for paragraph in paragraphs(article.corrected)]
    body = [f"<h1>{_text(line)}</h1>" for line in lines[:1]] + [f"<p>{_text(line)}</p>" for line in lines[1:]]
    return _PAGE.format(
        language=escape(article.target_language),
        direction=direction(article.target_language),
        title=_text(lines[0]) if lines else "",
        body="\n".join(body),
    )


def _text(words: str) -> str:
    return escape(words, quote=False)

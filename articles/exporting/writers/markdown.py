"""The corrected text as Markdown (CommonMark) that renders as this text; the first paragraph is the headline."""

from __future__ import annotations

import re

from articles.exporting.outgoing import Outgoing
from articles.text import paragraphs

_ANYWHERE = re.compile(r"[\\`*_\[\]<>&~|]")
_AT_START = re.compile(r"\A(?:[-+=#](?=[\s\-+=#]|\Z)|[0-9]{1,9}(?=[.)](?:\s|\Z)))")
_SPACE_AT_END = re.compile(r"\A\s|\s\Z")
_CLOSING_HASHES = re.compile(r"(?<!\\)#(?=#*[ \t]*\Z)")


def render(article: Outgoing) -> str:
    """Paragraphs apart by an empty line."""
    lines = [escaped(paragraph.text) for paragraph in paragraphs(article.corrected)]
    heading = ["# " + _CLOSING_HASHES.sub(r"\\#", line) for line in lines[:1]]
    return "\n\n".join(heading + lines[1:]) + "\n"


def escaped(line: str) -> str:
    """The line with a backslash before what Markdown would take for markup; white space at its ends as entities.

    Rules after CommonMark 0.31, sections 2.4 (backslash escapes), 2.5 (entities) and 4 (what begins a block).
    """
    words = _ANYWHERE.sub(r"\\\g<0>", line)
    words = _AT_START.sub(_escaped_start, words)
    return _SPACE_AT_END.sub(lambda space: f"&#{ord(space[0])};", words)


def _escaped_start(match: re.Match[str]) -> str:
    return match[0] + "\\" if match[0].isdigit() else "\\" + match[0]

"""The corrected text as it is, and nothing else."""

from __future__ import annotations

from articles.exporting.outgoing import Outgoing


def render(article: Outgoing) -> str:
    """The text, its last line ended."""
    return article.corrected + "\n"

"""A text as a row of a table (CSV, TSV, XLSX)."""

from __future__ import annotations

from articles.exporting.outgoing import Outgoing, moment
from articles.tables import FIELDS, REVIEWED

COLUMNS = (*FIELDS, *REVIEWED)


def cells(article: Outgoing) -> dict[str, str]:
    """The cells by column, each as it is meant."""
    return {
        "id": article.external_id,
        "title": article.title,
        "url": article.url,
        "published_at": moment(article.published_at) or "",
        "source_language": article.source_language,
        "target_language": article.target_language,
        "engine": article.engine,
        "source": article.source,
        "translation": article.machine,
        "corrected": article.corrected,
        "approved_at": moment(article.approval.at) or "" if article.approval else "",
    }

"""The formats that can be exported, and how each is written: a file for each article, or one for all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.exporting.outgoing import Outgoing
from articles.exporting.writers import (
    corrections,
    csv,
    html,
    jsonl,
    markdown,
    post_edits,
    text,
    tmx,
    tracked,
    xliff,
)
from articles.loading import when_called

JSONL = "application/jsonl; charset=utf-8"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: exactly one of `render` (a file for each article) and `stream` (one file for all) is set."""

    key: str
    title: str | Promise
    ending: str
    content_type: str
    render: Callable[[Outgoing], str | bytes] | None = None
    stream: Callable[[Iterable[Outgoing]], Iterator[bytes]] | None = None

    def of_one(self, article: Outgoing) -> Iterator[bytes]:
        """One article as a file of its own."""
        if self.render:
            rendered = self.render(article)
            yield rendered.encode() if isinstance(rendered, str) else rendered
        elif self.stream:
            yield from self.stream([article])


FORMATS = {
    format_.key: format_
    for format_ in (
        Format("txt", _("Text"), ".txt", "text/plain; charset=utf-8", render=text.render),
        Format("md", "Markdown", ".md", "text/markdown; charset=utf-8", render=markdown.render),
        Format("html", "HTML", ".html", "text/html; charset=utf-8", render=html.render),
        Format("docx", _("Word document"), ".docx", DOCX, render=when_called(f"{__name__}.docx.render")),
        Format("jsonl", _("JSON lines"), ".jsonl", JSONL, stream=jsonl.stream),
        Format("csv", "CSV", ".csv", "text/csv; charset=utf-8", stream=csv.stream),
        Format("tsv", "TSV", ".tsv", "text/tab-separated-values; charset=utf-8", stream=csv.stream_tsv),
        Format("xlsx", _("Excel workbook"), ".xlsx", XLSX, stream=when_called(f"{__name__}.xlsx.stream")),
        Format("xliff", "XLIFF 1.2", ".xlf", "application/x-xliff+xml; charset=utf-8", stream=xliff.stream),
        Format("xliff2", "XLIFF 2.0", ".xlf", "application/xliff+xml; charset=utf-8", render=xliff.render_2),
        Format("tmx", "TMX", ".tmx", "application/xml; charset=utf-8", stream=tmx.stream),
        Format("tracked", _("Tracked changes (HTML)"), ".html", "text/html; charset=utf-8", render=tracked.render_html),
        Format(
            "tracked-docx",
            _("Tracked changes (Word)"),
            ".docx",
            DOCX,
            render=when_called(f"{__name__}.tracked_docx.render"),
        ),
        Format("corrections", _("Corrections (JSON lines)"), ".jsonl", JSONL, stream=corrections.stream_jsonl),
        Format(
            "corrections-csv", _("Corrections (CSV)"), ".csv", "text/csv; charset=utf-8", stream=corrections.stream_csv
        ),
        Format("post-edits", _("Post-editing set (JSON lines)"), ".jsonl", JSONL, stream=post_edits.stream_jsonl),
        Format(
            "post-edits-zip", _("Post-editing set (WMT)"), ".zip", "application/zip", stream=post_edits.stream_files
        ),
        Format("mqm", "MQM (TSV)", ".tsv", "text/tab-separated-values; charset=utf-8", stream=corrections.stream_mqm),
    )
}

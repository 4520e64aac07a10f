"""JSON lines: everything that is known of each translation, as docs/formats.md describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from articles import schema
from articles.exporting.outgoing import Approval, Change, Decided, Outgoing, moment

Json = dict[str, object]


def stream(articles: Iterable[Outgoing]) -> Iterator[bytes]:
    """A line for each; keys always in the same order, so that equal rows are equal bytes."""
    for article in articles:
        yield json.dumps(_row(article), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _row(article: Outgoing) -> Json:
    return {
        "schema": schema.VERSION,
        "id": article.external_id,
        "project": article.project,
        "title": article.title,
        "url": article.url,
        "published_at": moment(article.published_at),
        "source_language": article.source_language,
        "target_language": article.target_language,
        "engine": article.engine,
        "source": article.source,
        "translation": article.machine,
        "corrected": article.corrected,
        "approved": _approved(article.approval) if article.approval else None,
        "revisions": [_revision(change) for change in article.changes],
        "decisions": [_decision(decision) for decision in article.decisions],
    }


def _approved(approval: Approval) -> Json:
    return {"number": approval.number, "at": moment(approval.at)} | _by(approval.by)


def _revision(change: Change) -> Json:
    edits = [list(edit) for edit in change.edits]
    return {"number": change.number, "kind": change.kind, "at": moment(change.at), "edits": edits} | _by(change.by)


def _decision(decision: Decided) -> Json:
    return {
        "check": decision.check,
        "span": [decision.start, decision.end],
        "quote": decision.quote,
        "message": decision.message,
        "kind": decision.kind,
        "replacement": decision.replacement,
        "reason": decision.reason,
        "revision": decision.revision,
        "at": moment(decision.at),
    } | _by(decision.by)


def _by(name: str | None) -> Json:
    return {} if name is None else {"by": name}

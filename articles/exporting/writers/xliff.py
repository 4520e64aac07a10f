"""XLIFF 1.2 and 2.0: a unit for each pair of paragraphs, the machine's text as a match, decisions as notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articles.exporting.markup import element, start, text
from articles.exporting.outgoing import Decided, Outgoing, moment
from articles.exporting.units import Unit, units
from articles.xliff import EXTENSION, MACHINE, MATCHES_2, XLIFF_1, XLIFF_2

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def stream(articles: Iterable[Outgoing]) -> Iterator[bytes]:
    """XLIFF 1.2: a <file> for each text."""
    root = start("xliff", {"version": "1.2", "xmlns": XLIFF_1, "xmlns:redline": EXTENSION})
    yield f"{_HEAD}{root}\n".encode()
    for article in articles:
        yield "".join(_file_1(article)).encode()
    yield b"</xliff>\n"


def _file_1(article: Outgoing) -> Iterator[str]:
    own = {
        "original": article.external_id,
        "source-language": article.source_language,
        "target-language": article.target_language,
        "datatype": "plaintext",
    }
    yield start("file", own | _about(article)) + "\n<body>\n"
    for number, unit in enumerate(units(article), start=1):
        approved = "yes" if article.approval else ""
        yield (
            start("trans-unit", {"id": str(number), "approved": approved, "xml:space": "preserve"} | _ends(unit)) + "\n"
        )
        yield element("source", unit.source.text) + "\n"
        yield element("target", unit.corrected.text, {"state": "final" if article.approval else "translated"}) + "\n"
        match = {"origin": MACHINE, "alttranstype": "previous-version"}
        yield start("alt-trans", match) + element("target", unit.machine.text) + "</alt-trans>\n"
        for decision in unit.decisions:
            yield element("note", _said(decision), {"from": "redline", "annotates": "target"}) + "\n"
        yield "</trans-unit>\n"
    yield "</body>\n</file>\n"


def render_2(article: Outgoing) -> str:
    """XLIFF 2.0: one text, because a document has one pair of languages."""
    languages = {"srcLang": article.source_language, "trgLang": article.target_language}
    spaces = {"xmlns": XLIFF_2, "xmlns:mtc": MATCHES_2, "xmlns:redline": EXTENSION, "xml:space": "preserve"}
    own = {"id": "f1", "original": article.external_id}
    return "".join(
        [
            _HEAD,
            start("xliff", {"version": "2.0"} | spaces | languages),
            start("file", own | _about(article)),
            *(_unit_2(number, unit, article) for number, unit in enumerate(units(article), start=1)),
            "</file></xliff>\n",
        ]
    )


def _unit_2(number: int, unit: Unit, article: Outgoing) -> str:
    source = element("source", unit.source.text)
    notes = "".join(element("note", _said(decision), {"appliesTo": "target"}) for decision in unit.decisions)
    match = start("mtc:match", {"ref": f"#s{number}", "type": "mt", "origin": MACHINE})
    return "".join(
        [
            start("unit", {"id": f"u{number}"} | _ends(unit)),
            f"<mtc:matches>{match}{source}<target>{text(unit.machine.text)}</target></mtc:match></mtc:matches>",
            f"<notes>{notes}</notes>" if notes else "",
            start("segment", {"id": f"s{number}", "state": "final" if article.approval else "translated"}),
            source,
            element("target", unit.corrected.text),
            "</segment></unit>",
        ]
    )


def _about(article: Outgoing) -> dict[str, str]:
    return {
        "redline:title": article.title,
        "redline:url": article.url,
        "redline:published-at": moment(article.published_at) or "",
        "redline:engine": article.engine,
    }


def _ends(unit: Unit) -> dict[str, str]:
    return {
        "redline:source-after": unit.source.said_after,
        "redline:target-after": unit.corrected.said_after,
        "redline:machine-after": unit.machine.said_after,
    }


def _said(decision: Decided) -> str:
    """A decision in words: check, quote, what became of it and why."""
    done = f"{decision.kind}: “{decision.quote}”"
    if decision.kind != "dismiss":
        done += f" → “{decision.replacement}”"
    by = f", {decision.by}" if decision.by else ""
    reason = f" ({decision.reason})" if decision.reason else ""
    return f"{decision.check}, {done}{reason}, {moment(decision.at)}{by}"

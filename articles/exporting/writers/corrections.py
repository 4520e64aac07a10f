"""Corrections as data, for those who train engines and quality estimation."""

from __future__ import annotations

import csv
import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping

from articles.exporting.outgoing import Decided, Outgoing, moment
from articles.exporting.units import Unit, place_in_machine_text, units
from articles.lines import Lines
from articles.tables import APOSTROPHES, made_safe

Value = str | int | float | None | list[int] | list[str]
MQM = ("system", "doc", "doc_id", "seg_id", "rater", "source", "target", "category", "severity")


def stream_jsonl(articles: Iterable[Outgoing]) -> Iterator[bytes]:
    """A line for each decision that stands: its paragraphs, its span in the machine's one, what was decided and why."""
    for article in articles:
        for row in _decisions(article):
            yield line(row)


def stream_csv(articles: Iterable[Outgoing]) -> Iterator[bytes]:
    """The same as a table that is safe in a spreadsheet; the span is two columns."""
    lines = Lines()
    writer = csv.writer(lines, lineterminator="\r\n")
    yield BOM_UTF8
    header: list[str] = []
    for article in articles:
        for row in _decisions(article):
            values = made_safe({name: "" if value is None else str(value) for name, value in _flat(row).items()})
            if not header:
                header = list(values)
                writer.writerow(header)
            writer.writerow([values[name] for name in header if name != APOSTROPHES] + [values[APOSTROPHES]])
        yield lines.taken()


def stream_mqm(articles: Iterable[Outgoing]) -> Iterator[bytes]:
    """The errors that people confirmed, in WMT's layout: <v>…</v> around the span in the machine's text."""
    yield "\t".join(MQM).encode() + b"\n"
    for article in articles:
        for number, unit, decision, start in _placed(article):
            if decision.kind != "dismiss" and start is not None:
                cells = _rating(article, number, unit, decision, start)
                yield "\t".join(" ".join(cell.split()) for cell in cells).encode() + b"\n"


def _rating(article: Outgoing, number: int, unit: Unit, decision: Decided, start: int) -> tuple[str, ...]:
    end = start + len(decision.quote)
    marked = f"{unit.machine.text[:start]}<v>{unit.machine.text[start:end]}</v>{unit.machine.text[end:]}"
    rater = decision.by or "editor"
    name = article.external_id
    about = (article.engine or "unknown", name, name, str(number), rater)
    return *about, unit.source.text, marked, decision.error_type, decision.severity.capitalize()


def _decisions(article: Outgoing) -> Iterator[dict[str, Value]]:
    for number, unit, decision, start in _placed(article):
        row: dict[str, Value] = about(article) | {
            "paragraph": number,
            "source": unit.source.text,
            "machine": unit.machine.text,
            "corrected": unit.corrected.text,
            "span": None if start is None else [start, start + len(decision.quote)],
            "quote": decision.quote,
            "check": decision.check,
            "error_type": decision.error_type,
            "severity": decision.severity,
            "kind": decision.kind,
            "replacement": decision.replacement,
            "reason": decision.reason,
            "at": moment(decision.at),
        }
        yield row if decision.by is None else row | {"by": decision.by}


def _placed(article: Outgoing) -> Iterator[tuple[int, Unit, Decided, int | None]]:
    """Each decision with its unit's number, its unit, and where its words stand in the unit's machine text."""
    begin = 0
    for number, unit in enumerate(units(article), start=1):
        for decision in unit.decisions:
            place = place_in_machine_text(article, decision)
            inside = place is not None and begin <= place <= begin + len(unit.machine.text) - len(decision.quote)
            yield number, unit, decision, place - begin if place is not None and inside else None
        begin += len(unit.machine.text) + unit.machine.after


def about(article: Outgoing) -> dict[str, Value]:
    """What every row says of its article."""
    return {
        "id": article.external_id,
        "project": article.project,
        "source_language": article.source_language,
        "target_language": article.target_language,
        "engine": article.engine,
    }


def _flat(row: Mapping[str, Value]) -> dict[str, Value]:
    span = row["span"]
    flat = {name: value for name, value in row.items() if name != "span"}
    return flat | {
        "start": span[0] if isinstance(span, list) else None,
        "end": span[1] if isinstance(span, list) else None,
    }


def line(row: Mapping[str, Value]) -> bytes:
    """The row as a JSON line."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"

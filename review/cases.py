"""Reads the JSON lines that the commands of the detector work on: articles, with or without marked defects."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from review.detector.findings import Span
from review.detector.pairing.pair import Pair

TEXTS = ("id", "source_language", "target_language", "translation")
_CLUSTER = re.compile(r"\r\n|.[\u0300-\u036f\u1160-\u11ff\u3099\u309a]*", re.DOTALL)


class BadLineError(ValueError):
    """A line that holds no article; its message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A defect that a person or a programme marked: its place in the translation, its kind, what stood there before."""

    start: int
    end: int
    kind: str
    original: str


@dataclass(frozen=True, slots=True)
class Case:
    """One article as it stands in the file."""

    id: str
    source_language: str
    target_language: str
    source: str
    translation: str
    gold: tuple[Gold, ...] = ()

    def pair(self) -> Pair:
        """The article as the detector wants it: composed characters, \\n for every line end, no NUL."""
        return Pair(normalised(self.source), normalised(self.translation), self.source_language, self.target_language)


def read_cases(path: Path) -> Iterator[Case]:
    """The articles of a JSONL file. Raises BadLineError for the first bad line, OSError for a bad file."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield _case(line)
                except (ValueError, RecursionError) as problem:
                    raise BadLineError(f"{path}, line {number}: {problem}") from problem


def _case(line: bytes) -> Case:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise ValueError(f"not UTF-8 at byte {problem.start + 1}") from problem
    except json.JSONDecodeError as problem:
        raise ValueError(f"not JSON: {problem.msg} at character {problem.pos + 1}") from problem
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    missing = [name for name in TEXTS if name not in row]
    if missing:
        raise ValueError(f"without {', '.join(missing)}")
    texts = {name: row.get(name) or "" for name in (*TEXTS, "source")}
    wrong = [name for name, value in texts.items() if not isinstance(value, str)]
    if wrong:
        raise ValueError(f"{', '.join(wrong)}: text expected")
    return Case(**texts, gold=_gold(row.get("gold") or [], len(texts["translation"])))


def _gold(rows: object, length: int) -> tuple[Gold, ...]:
    try:
        golds = tuple(
            Gold(int(row["start"]), int(row["end"]), str(row["class"]), str(row.get("original") or ""))
            for row in rows  # type: ignore[attr-defined]
        )
    except (TypeError, KeyError, AttributeError) as problem:
        raise ValueError(f"gold: start, end and class expected ({problem!r})") from problem
    if any(not 0 <= gold.start <= gold.end <= length for gold in golds):
        raise ValueError("gold: a span lies outside the translation")
    return golds


def normalised(text: str) -> str:
    """`text` with composed characters, \\n for every line end, and U+FFFD for NUL."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd"))


def place_in_original(text: str, span: Span) -> Span:
    """Where `span`, counted in `normalised(text)`, stands in `text` itself."""
    if normalised(text) == text:
        return span
    starts = [0]
    for match in _CLUSTER.finditer(text):
        length = len(normalised(match[0]))
        starts += [match.end()] * length
    last = len(starts) - 1
    return Span(starts[min(span.start, last)], starts[min(span.end, last)])

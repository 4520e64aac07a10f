"""What quality estimation is trained with: source, machine's and corrected paragraphs, tags of words, HTER."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from articles.exporting.outgoing import Outgoing
from articles.exporting.packing import zipped_files
from articles.exporting.post_edits import Compared, compared, tokens
from articles.exporting.units import Unit, units
from articles.exporting.writers.corrections import Value, about, line


def stream_jsonl(articles: Iterable[Outgoing]) -> Iterator[bytes]:
    """A line for each pair of paragraphs with a machine's and a corrected text: src, mt, pe, OK and BAD tags, HTER."""
    for article in articles:
        for number, unit, found in _edited(article):
            row: dict[str, Value] = {
                "paragraph": number,
                "src": unit.source.text,
                "mt": unit.machine.text,
                "pe": unit.corrected.text,
                "mt_tokens": list(found.tokens),
                "tags": list(found.tags),
                "gap_tags": list(found.gap_tags),
                "hter": round(found.rate, 4),
            }
            yield line(about(article) | row)


def stream_files(articles: Iterable[Outgoing]) -> Iterator[bytes]:
    """A ZIP archive with a folder for each pair of languages, in it files of equally many lines: WMT's layout."""
    with TemporaryDirectory() as folder:
        for article in articles:
            _append(Path(folder), article)
        yield from zipped_files(Path(folder))


def _append(folder: Path, article: Outgoing) -> None:
    rows = [_lines(article, *edited) for edited in _edited(article) if edited[1].source.text.strip()]
    pair = folder / f"{article.source_language}-{article.target_language}"
    for ending in rows[0] if rows else ():
        pair.mkdir(exist_ok=True)
        with (pair / f"train.{ending}").open("a", encoding="utf-8", newline="\n") as file:
            file.writelines(row[ending] + "\n" for row in rows)


def _lines(article: Outgoing, number: int, unit: Unit, found: Compared) -> dict[str, str]:
    """The line of each file, by its ending. A rate above 1 counts as 1, as in WMT's."""
    return {
        "src": " ".join(tokens(unit.source.text)),
        "mt": " ".join(found.tokens),
        "pe": " ".join(found.corrected),
        "tags": " ".join(found.all_tags),
        "hter": f"{min(1.0, found.rate):.6f}",
        "ids": "\t".join([article.external_id, str(number), article.engine]),
    }


def _edited(article: Outgoing) -> Iterator[tuple[int, Unit, Compared]]:
    """The units that the machine and people wrote, with their numbers."""
    for number, unit in enumerate(units(article), start=1):
        if unit.machine.text.strip() and unit.corrected.text.strip():
            yield number, unit, compared(unit.machine.text, unit.corrected.text)

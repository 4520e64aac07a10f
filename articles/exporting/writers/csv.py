"""CSV (RFC 4180) and TSV: a row for each text, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from functools import partial

from articles.exporting.columns import COLUMNS, cells
from articles.exporting.outgoing import Outgoing
from articles.lines import Lines
from articles.tables import APOSTROPHES, made_safe


def stream(articles: Iterable[Outgoing], delimiter: str = ",") -> Iterator[bytes]:
    """The header, then a row for each; with a byte order mark, without which Excel takes UTF-8 for something else."""
    line = Lines()
    writer = csv.writer(line, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([*COLUMNS, APOSTROPHES])
    yield BOM_UTF8 + line.taken()
    for article in articles:
        safe = made_safe(cells(article))
        writer.writerow([safe[name] for name in (*COLUMNS, APOSTROPHES)])
        yield line.taken()


stream_tsv = partial(stream, delimiter="\t")

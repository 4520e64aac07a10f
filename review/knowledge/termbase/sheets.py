"""A glossary as a sheet: CSV, safe to open in a spreadsheet and read back as it was, and the rows of any workbook."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from articles.figures import figure
from articles.tables import Broken
from review.knowledge.termbase import concepts
from review.knowledge.termbase.columns import COLUMNS, Layout, code_of, layout_of
from review.knowledge.termbase.concepts import Concept, Word, is_same_language, standing_of
from review.knowledge.termbase.entries import MOST_ENTRIES, Entry, FileRefusedError, Row, Unreadable
from review.models import Term

Record = tuple[int, Sequence[str]]
"""The line of a row, from 1, and its cells."""
LONGEST_CELL = 10_000
_DELIMITERS = ",;\t|"
_SAID = re.compile(r"sep=([,;\t|])\r?\n")
"""The line by which a file tells Excel what divides its cells."""
_FORMULA = re.compile(r"[=+\-@\t\r\n']")
_QUOTED_FORMULA = re.compile(r"'[=+\-@\t\r\n']")
_FORM = re.compile(r"(?:\\.|[^|\\])+")
_YES, _NO = {"1", "yes", "true", "x"}, {"", "0", "no", "false"}
_FORBIDDEN, _ALLOWED = {"true", "wahr", "vrai"}, {"false", "falsch", "faux"}
"""What stands under forbidden in files that forbid a rendering in a row of its own."""


def written(terms: Iterable[Term]) -> str:
    """The terms as CSV with a header. A cell that a spreadsheet would calculate begins with an apostrophe."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for term in terms:
        cells = (
            term.source_language,
            term.target_language,
            term.source,
            term.target,
            "|".join(re.sub(r"([\\|])", r"\\\1", form) for form in term.forbidden),
            "yes" if term.case_sensitive else "no",
            term.note,
            term.project.slug if term.project else "",
        )
        rows.writerow(escaped(cell) for cell in cells)
    return out.getvalue()


def read(text: str, source_language: str, target_language: str) -> tuple[list[Row], list[str]]:
    """The rows of a CSV text, and remarks on how it was read; the languages are for rows that do not say theirs.

    Commas, semicolons, tabs or bars divide the cells. Raises FileRefusedError.
    """
    return read_records(_records(text), source_language, target_language)


def read_records(found: Iterable[Record], source_language: str, target_language: str) -> tuple[list[Row], list[str]]:
    """The same of cells, each row with its line; which column is which `columns.layout_of` says."""
    records = list(_held(found))
    if not records:
        return [], []
    layout = layout_of(records[0][1], source_language, target_language)
    records = records[1:] if layout.headed else records
    if layout.of_concepts:
        return list(_rows_of_concepts(records, layout, source_language, target_language)), []
    entries = [_entry(str(line), cells, layout, (source_language, target_language)) for line, cells in records]
    by_order = _("The first line names no columns: the first was read as the terms, the second as their renderings.")
    return entries, [] if layout.headed else [by_order]


def _held(records: Iterable[Record]) -> Iterator[Record]:
    """The rows that hold anything. Raises FileRefusedError where there are too many, or a cell is too long."""
    count = 0
    for line, cells in records:
        _refuse_overlong(cells, line)
        if any(cell.strip() for cell in cells):
            count += 1
            _refuse_number(count)
            yield line, cells


def _records(text: str) -> Iterator[Record]:
    """The rows, each with the line in which it begins. Raises FileRefusedError."""
    said = _SAID.match(text)
    lines, begins = io.StringIO(text, newline=""), 1
    rows = csv.reader(lines, delimiter=said[1] if said else _delimiter(text), strict=True)
    try:
        for cells in rows:
            if not (said and begins == 1):
                yield begins, cells
            begins = rows.line_num + 1
    except csv.Error as error:
        raise FileRefusedError(_explained(begins, str(error))) from error


def _explained(line: int, problem: str) -> str:
    if "unexpected end of data" in problem:
        return _("Line {line}: a quotation mark is opened in this row and never closed.").format(line=line)
    return _("Line {line}: {problem}").format(line=line, problem=problem)


def _rows_of_concepts(records: Iterable[Record], layout: Layout, source: str, target: str) -> Iterator[Row]:
    """The rows of concepts whose words have each a row of its own."""
    found: dict[str, list[Word]] = {}
    for _line, cells in records:
        row = dict(zip(layout.names, (cell.strip() for cell in cells), strict=False))
        status = standing_of(row.get("t_evaluation", ""))
        word = Word(" ".join(row.get("t_term", "").split()), row.get("l_code", ""), status)
        found.setdefault(row.get("e_id", ""), []).append(word)
    for place, words in found.items():
        yield from concepts.rows(Concept(place, words), source, target)


def escaped(cell: str) -> str:
    """The cell as a spreadsheet may see it: what it would calculate, and an apostrophe, get an apostrophe before it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unescaped(cell: str) -> str:
    """What `escaped` was given."""
    return cell[1:] if _QUOTED_FORMULA.match(cell) else cell


def _delimiter(text: str) -> str:
    """What divides the first line that holds anything into the most cells, outside quotation marks."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=re.sub(r'"[^"]*"', "", first).count)


def _refuse_number(count: int) -> None:
    """Refuses more than the most that are taken, and a header."""
    if count > MOST_ENTRIES + 1:
        raise FileRefusedError(_("At most {most} terms are taken at once.").format(most=figure(MOST_ENTRIES)))


def _refuse_overlong(cells: Sequence[str], line: int) -> None:
    """Our own limit: the csv module's is one for the whole process, and the import of articles raises it."""
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise FileRefusedError(
            _("Line {line}: a cell has more than {most} characters.").format(line=line, most=figure(LONGEST_CELL))
        )


def _entry(place: str, cells: Sequence[str], layout: Layout, languages: tuple[str, str]) -> Row:
    if broken := next((cell for cell in cells if isinstance(cell, Broken)), None):
        return Unreadable(place, _("A cell holds an error: {error}.").format(error=broken))
    if len(cells) > len(layout.names):
        return Unreadable(place, _("It has more cells than the first line."))
    row = {name: unescaped(cell).strip() for name, cell in zip(layout.names, cells, strict=False)}
    case = row.get("case_sensitive", "").lower()
    if case not in _YES | _NO:
        return Unreadable(place, _("case_sensitive: yes or no is wanted."))
    if row.get("forbidden", "").lower() in _FORBIDDEN:
        return Unreadable(place, _("Its rendering is forbidden: name it under forbidden in the row of the right one."))
    return Entry(
        place,
        _language(row.get("source_language", ""), languages[0], layout),
        _language(row.get("target_language", ""), languages[1], layout),
        row.get("source", ""),
        row.get("target", ""),
        forbidden=_forms(row["forbidden"]) if "forbidden" in row else None,
        case_sensitive=case in _YES if "case_sensitive" in row else None,
        note=row.get("note"),
        project=row.get("project"),
    )


def _language(cell: str, chosen: str, layout: Layout) -> str:
    """The language that a row names, else the one chosen; a file of another tool may say de-DE for de, or DE."""
    code = code_of(cell)
    return chosen if not code or (not layout.headed and is_same_language(code, chosen)) else code


def _forms(cell: str) -> tuple[str, ...]:
    """What stands between bars; a bar or a backslash within a form has a backslash before it."""
    if cell.lower() in _ALLOWED:
        return ()
    return tuple(re.sub(r"\\(.)", r"\1", form).strip() for form in _FORM.findall(cell) if form.strip())

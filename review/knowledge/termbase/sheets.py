"""A glossary as CSV, safe to open in a spreadsheet and read back as it was."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _

from articles.figures import figure
from review.knowledge.termbase.entries import MOST_ENTRIES, Entry, FileRefusedError, Row, Unreadable
from review.models import Term

COLUMNS = ("source_language", "target_language", "source", "target", "forbidden", "case_sensitive", "note", "project")
REQUIRED = ("source", "target")
LONGEST_CELL = 10_000
_DELIMITERS = ",;\t"
_FORMULA = re.compile(r"[=+\-@\t\r\n']")
_QUOTED_FORMULA = re.compile(r"'[=+\-@\t\r\n']")
_FORM = re.compile(r"(?:\\.|[^|\\])+")
_YES, _NO = {"1", "yes", "true", "x"}, {"", "0", "no", "false"}


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


def read(text: str, source_language: str, target_language: str) -> Iterator[Row]:
    """The rows of a CSV text; the languages are for rows that do not say theirs. Raises FileRefusedError.

    Commas, semicolons or tabs divide the cells; the first line names the columns, of which others are passed over.
    """
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        _refuse_header(header)
        for count, cells in enumerate(rows):
            if count >= MOST_ENTRIES:
                raise FileRefusedError(_("At most {most} terms are taken at once.").format(most=figure(MOST_ENTRIES)))
            _refuse_overlong(cells, rows.line_num)
            if any(cell.strip() for cell in cells):
                row = {name: unescaped(cell).strip() for name, cell in zip(header, cells, strict=False)}
                yield _entry(str(rows.line_num), row, len(cells) > len(header), source_language, target_language)
    except csv.Error as error:
        raise FileRefusedError(_("Line {line}: {problem}").format(line=rows.line_num, problem=error)) from error


def escaped(cell: str) -> str:
    """The cell as a spreadsheet may see it: what it would calculate, and an apostrophe, get an apostrophe before it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unescaped(cell: str) -> str:
    """What `escaped` was given."""
    return cell[1:] if _QUOTED_FORMULA.match(cell) else cell


def _delimiter(text: str) -> str:
    return max(_DELIMITERS, key=text.partition("\n")[0].count)


def _refuse_header(header: list[str]) -> None:
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        raise FileRefusedError(
            _("The first line must name the columns; missing: {names}.").format(names=", ".join(missing))
        )
    if twice := {name for name in header if name in COLUMNS and header.count(name) > 1}:
        raise FileRefusedError(_("The column {names} is there twice.").format(names=", ".join(sorted(twice))))


def _refuse_overlong(cells: list[str], line: int) -> None:
    """Our own limit: the csv module's is one for the whole process, and the import of articles raises it."""
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise FileRefusedError(
            _("Line {line}: a cell has more than {most} characters.").format(line=line, most=figure(LONGEST_CELL))
        )


def _entry(place: str, row: Mapping[str, str], overlong: bool, source: str, target: str) -> Row:  # noqa: FBT001
    if overlong:
        return Unreadable(place, _("It has more cells than the first line."))
    case = row.get("case_sensitive", "").lower()
    if case not in _YES | _NO:
        return Unreadable(place, _("case_sensitive: yes or no is wanted."))
    return Entry(
        place,
        row.get("source_language") or source,
        row.get("target_language") or target,
        row.get("source", ""),
        row.get("target", ""),
        forbidden=_forms(row["forbidden"]) if "forbidden" in row else None,
        case_sensitive=case in _YES if "case_sensitive" in row else None,
        note=row.get("note"),
        project=row.get("project"),
    )


def _forms(cell: str) -> tuple[str, ...]:
    """What stands between bars; a bar or a backslash within a form has a backslash before it."""
    return tuple(re.sub(r"\\(.)", r"\1", form).strip() for form in _FORM.findall(cell) if form.strip())

"""The catalogues of the interface: what the code says, what they lack, and the form in which programs read them.

Babel reads the Python files; Django's own `templatize` turns a template into calls that are read here. GNU gettext is
not needed. A check's title and description come from the registry, so that no check has to mark them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from review.detector import all_checks

KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_noop": None,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
CODE = ("articles", "config", "review")
BEGUN = datetime(2026, 11, 22, tzinfo=UTC)
"""Stands in every catalogue, so that only its messages change."""

_LITERAL = re.compile(r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")
_CALL = re.compile(rf"\b(_|n?p?gettext)\(({_LITERAL.pattern}(?:, *{_LITERAL.pattern})*)")


def said(root: Path) -> Catalog:
    """Every message of the code and the templates under `root`, and what the checks say of themselves."""
    catalog = Catalog(creation_date=BEGUN, charset="utf-8")
    for folder in CODE:
        for file in sorted((root / folder).rglob("*.py")):
            if "migrations" not in file.parts:
                _collect(catalog, file, root, extract_python)
    for file in sorted((root / "templates").rglob("*.html")):
        _collect(catalog, file, root, read_template)
    for check in all_checks():
        for message in (check.title, check.description):
            catalog.add(message, locations=[(f"the check {check.id}", 1)])
    return catalog


def read_template(
    file: IO[bytes], keywords: Mapping[str, Any], tags: object, options: object
) -> Iterator[tuple[int, str, str | tuple[str, ...], list[str]]]:
    """A template's messages, in the form that Babel wants of a reader."""
    for number, line in enumerate(templatize(file.read().decode()).splitlines(), 1):
        for call in _CALL.finditer(line):
            messages = tuple(ast.literal_eval(literal) for literal in _LITERAL.findall(call[2]))
            yield number, call[1], messages if len(messages) > 1 else messages[0], []


def catalogues(root: Path) -> dict[str, Path]:
    """The catalogue of each language that has one."""
    return {file.parts[-3]: file for file in sorted((root / "locale").glob("*/LC_MESSAGES/django.po"))}


def read(file: Path) -> Catalog:
    with file.open("rb") as opened:
        return read_po(opened, locale=file.parts[-3])


def renew(file: Path, wanted: Catalog) -> Catalog:
    """Brings a catalogue in step with what the code says: new messages come in empty, old ones go."""
    catalog = read(file)
    catalog.update(wanted, no_fuzzy_matching=True)
    catalog.fuzzy = False
    with file.open("wb") as opened:
        write_po(opened, catalog, width=120, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return catalog


def lacking(catalog: Catalog, wanted: Catalog) -> list[Message]:
    """The wanted messages that the catalogue has not translated, or not certainly."""
    return [message for message in wanted if message.id and not _translated(catalog.get(message.id, message.context))]


def compile_stale(root: Path) -> list[Path]:
    """Compiles each catalogue that is newer than its compiled form; which ones it were."""
    stale = [file for file in catalogues(root).values() if _is_stale(file, file.with_suffix(".mo"))]
    for file in stale:
        with file.with_suffix(".mo").open("wb") as opened:
            write_mo(opened, read(file))
    return stale


def _collect(catalog: Catalog, file: Path, root: Path, reader: Any) -> None:
    with file.open("rb") as opened:
        for line, message, _comments, context in extract(reader, opened, KEYWORDS):
            catalog.add(message, locations=[(str(file.relative_to(root)), line)], context=context)


def _translated(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    return all(message.string) if isinstance(message.string, list | tuple) else bool(message.string)


def _is_stale(file: Path, compiled: Path) -> bool:
    return not compiled.exists() or compiled.stat().st_mtime_ns < file.stat().st_mtime_ns

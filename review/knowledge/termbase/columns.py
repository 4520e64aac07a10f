"""Which column of a sheet holds what: as its first line says it in the words of many tools, or by their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.languages import is_known, language_name
from review.knowledge.termbase.concepts import is_same_language
from review.knowledge.termbase.entries import FileRefusedError

COLUMNS = ("source_language", "target_language", "source", "target", "forbidden", "case_sensitive", "note", "project")
REQUIRED = ("source", "target")
OF_A_CONCEPT = ("e_id", "l_code", "t_term")
"""What IATE calls a concept's number, a word's language and the word, of which each has a row of its own."""
_ALIKE = {"description": "note", "notes": "note", "comment": "note"}
_NAMED_IN = ("en", "de", "fr")
_CODE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*\Z")


@dataclass(frozen=True, slots=True)
class Layout:
    """A name for each column. `headed`: the first line names them, and holds no term."""

    names: Sequence[str]
    headed: bool = True

    @property
    def of_concepts(self) -> bool:
        return set(OF_A_CONCEPT) <= set(self.names)


def layout_of(first: Sequence[str], source: str, target: str) -> Layout:
    """What the cells of the first line tell of the columns, of a glossary of these languages. Raises FileRefusedError.

    They are our own names, IATE's, or the languages; without any of them two columns are the terms and their
    renderings, and of four the others the languages.
    """
    names = [cell.strip().lower() for cell in first]
    layout = Layout(names)
    if layout.of_concepts:
        return layout
    if not set(REQUIRED) & set(names):
        layout = _with_codes(first) or _by_languages(names, source, target) or _pairs(first) or layout
    _refuse(layout.names)
    return layout


def code_of(cell: str) -> str:
    """The language code as we write it, of one in other capitals: DE, pt_br; anything else as it is."""
    if not _CODE.match(cell):
        return cell
    first, *others = re.split("[-_]", cell)
    return "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in others)])


def _by_languages(names: Sequence[str], source: str, target: str) -> Layout | None:
    """The languages name their columns, by their codes or as people call them; those of just this region first."""
    found: dict[int, str] = {}
    for column, language in zip(REQUIRED, (source, target), strict=True):
        called = {language_name(language, locale).lower() for locale in _NAMED_IN} | {language.lower()}
        fitting = [name for name in names if name in called]
        fitting += [name for name in names if is_known(code_of(name)) and is_same_language(name, language)]
        if not fitting:
            return None
        found[names.index(fitting[0])] = column
    for name in names:
        if (alike := _ALIKE.get(name)) and alike not in (*names, *found.values()):
            found[names.index(name)] = alike
    return Layout([found.get(place, name) for place, name in enumerate(names)])


def _with_codes(first: Sequence[str]) -> Layout | None:
    """A term, its rendering, and their languages, in lines of which the first is like the others."""
    known = [is_known(code_of(cell.strip())) for cell in first]
    if len(first) == len(REQUIRED) * 2 and all(known[2:]) and not all(known[:2]):
        return Layout((*REQUIRED, "source_language", "target_language"), headed=False)
    return None


def _pairs(first: Sequence[str]) -> Layout | None:
    return Layout(REQUIRED, headed=False) if len(first) == len(REQUIRED) else None


def _refuse(names: Sequence[str]) -> None:
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise FileRefusedError(
            _("The first line must name the columns; missing: {names}.").format(names=", ".join(missing))
        )
    if twice := {name for name in names if name in COLUMNS and names.count(name) > 1}:
        raise FileRefusedError(_("The column {names} is there twice.").format(names=", ".join(sorted(twice))))

"""Tables on their way in: which column means what, and a row of cells as an article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings as limits
from django.utils.translation import gettext as _

from articles.figures import figure
from articles.importing.incoming import PassedOver, Place, Raw, Refusal
from articles.tables import APOSTROPHES, FIELDS, PART, REVIEWED, as_meant

_SYNONYMS: Mapping[str, str] = {
    "id": "external_id article_id articleid doc_id docid document_id guid key identifier",
    "title": "headline titel überschrift titre titolo título",
    "url": "link address source_url permalink",
    "published_at": "published date pubdate pub_date publication_date published_on datum",
    "source_language": "source_lang src_lang lang_src sl srclang from",
    "target_language": "target_lang tgt_lang trg_lang lang_tgt tl tgtlang trglang to",
    "engine": "system mt_engine mt_system translator",
    "source": "source_text src original original_text ausgangstext quelltext",
    "translation": "target target_text tgt trg mt machine_translation translated translated_text hypothesis hyp "
    "übersetzung traduction traduzione traducción",
}
_MEANING = {name: field for field, names in _SYNONYMS.items() for name in [field, *names.split()]}
_KNOWN = (*REVIEWED, APOSTROPHES, PART)
_SILENT = {"project", "schema", APOSTROPHES, PART}


@dataclass(frozen=True, slots=True)
class Columns:
    """The field of each column, in their order; empty where a column is not taken. `missing` were asked for."""

    fields: tuple[str, ...]
    ignored: tuple[str, ...]
    missing: tuple[str, ...] = ()

    def notes(self, file: str) -> list[PassedOver]:
        """What is left out, once for the file."""
        lacking = _("There is no column “{name}” in it.")
        notes = [PassedOver(Place(file), lacking.format(name=name[:60])) for name in self.missing[:50]]
        for name in self.ignored[:50]:
            reason = _("the work of people is not imported") if name in REVIEWED else _("no such column is known")
            told = _("The column “{name}” was left out: {reason}.").format(name=name[:60], reason=reason)
            notes.append(PassedOver(Place(file), told))
        return notes

    def values(self, cells: Sequence[str], place: Place) -> dict[str, str] | Refusal:
        """The cells by field, as they were meant."""
        if any(cells[len(self.fields) :]):
            told = _("The row has {count} cells, the header only {fields}.")
            return Refusal(place, told.format(count=figure(len(cells)), fields=figure(len(self.fields))))
        return as_meant({field: cell for field, cell in zip(self.fields, cells, strict=False) if field})


def columns(header: Sequence[str], place: Place, chosen: Mapping[str, str] | None = None) -> Columns | Refusal:
    """What the columns mean, which `chosen` says of some of them by name; refused where that is not certain."""
    names = names_of(header)
    if len(names) > limits.MAX_TABLE_COLUMNS:
        told = _("The table has {count} columns; at most {most} are taken.")
        return Refusal(place, told.format(count=figure(len(names)), most=figure(limits.MAX_TABLE_COLUMNS)))
    fields = meanings(names, chosen or {})
    for number, field in enumerate(fields, start=1):
        first = fields.index(field) + 1
        if field and first < number:
            told = _(
                "The columns {first} (“{one}”) and {number} (“{other}”) both mean “{field}”: please keep one of them."
            )
            one, other = header[first - 1].strip(), header[number - 1].strip()
            return Refusal(place, told.format(first=first, one=one, number=number, other=other, field=field))
    if "translation" not in fields:
        known = ", ".join(FIELDS)
        told = _("The header has no column “translation”. Known columns are: {known}.")
        return Refusal(place, told.format(known=known))
    taken = [field if field not in REVIEWED else "" for field in fields]
    silent = _SILENT | set(chosen or {})
    ignored = [name for name, field in zip(names, taken, strict=True) if name and not field and name not in silent]
    return Columns(tuple(taken), tuple(ignored), tuple(sorted(set(chosen or {}) - set(names))))


def names_of(header: Sequence[str]) -> list[str]:
    """The columns' names as they are compared: case, spaces, points and hyphens do not count; the empty ones at the end
    are left out.
    """
    names = [normal(cell) for cell in header]
    while names and not names[-1]:
        names.pop()
    return names


def normal(name: str) -> str:
    """A column's name as it is compared."""
    return re.sub(r"[\s.\-_]+", "_", name.strip().casefold()).strip("_")


def meanings(names: Sequence[str], chosen: Mapping[str, str]) -> list[str]:
    """The field that each column is taken for: what was chosen, else what its name says, else none."""
    return [chosen[name] if name in chosen else _MEANING.get(name) or _known(name) for name in names]


def _known(name: str) -> str:
    return name if name in _KNOWN else ""


def recognised(header: Sequence[str]) -> int:
    """How many of the cells name a field."""
    found = columns(header, Place(""))
    return sum(map(bool, found.fields)) if isinstance(found, Columns) else 0


def article(place: Place, values: Mapping[str, str]) -> Raw:
    """The row as it was found, unchecked."""
    return replace(
        Raw(place, external_id=values.get("id", "")),
        **{name: values.get(name, "") for name in FIELDS if name != "id"},  # type: ignore[arg-type]
    )

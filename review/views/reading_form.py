"""How the files of an upload are to be read: encoding, delimiter, and what each column means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.importing.columns import meanings, names_of
from articles.importing.decoding import spoken
from articles.importing.heads import columns_of, shown_in
from articles.importing.incoming import Head, Settings
from articles.tables import APOSTROPHES, FIELDS, PART

ENCODINGS = (
    *("utf-8", "utf-16", "cp1252", "iso8859-15", "mac_roman", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255"),
    *("cp1256", "koi8_r", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
)
DELIMITERS = (
    (",", gettext_lazy("comma ,")),
    (";", gettext_lazy("semicolon ;")),
    ("\t", gettext_lazy("tab")),
    ("|", gettext_lazy("bar |")),
)
_OURS = {APOSTROPHES, PART}
_TITLES = {
    "id": gettext_lazy("id"),
    "title": gettext_lazy("title"),
    "url": gettext_lazy("address"),
    "published_at": gettext_lazy("date"),
    "source_language": gettext_lazy("source language"),
    "target_language": gettext_lazy("target language"),
    "engine": gettext_lazy("engine"),
    "source": gettext_lazy("source text"),
    "translation": gettext_lazy("translation (required)"),
}


def encodings(found: str = "") -> list[tuple[str, str]]:
    """What can be chosen; the first is what is found out."""
    by_itself = _("found by itself: %(encoding)s") % {"encoding": spoken(found)} if found else _("found by itself")
    return [("", by_itself), *((name, spoken(name)) for name in ENCODINGS)]


class ReadingForm(forms.Form):
    """One select each for encoding and delimiter, where the files have one, and for every column of their tables."""

    def __init__(self, *args: Any, found: Sequence[Head], settings: Settings) -> None:
        super().__init__(*args)
        self._found, self._settings = found, settings
        fields = columns_of(found, settings)
        self._columns = [name for name, field in fields.items() if field not in _OURS]
        if any(head.encoding for head in found):
            self.fields["encoding"] = self._encoding()
        if any(head.delimiter for head in found):
            self.fields["delimiter"] = self._delimiter()
        for number, name in enumerate(self._columns):
            taken = fields[name] if fields[name] in FIELDS else ""
            choices = [("", _("– leave out –")), *((field, _TITLES[field]) for field in FIELDS)]
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=name, choices=choices, initial=taken, required=False
            )

    @property
    def guessed(self) -> bool:
        """Whether nothing but its letters says in which encoding a file is."""
        return any(head.guessed for head in self._found)

    @property
    def columns(self) -> Iterator[tuple[str, str, BoundField]]:
        """Each column: its name as it stands in the table, its first cell that holds anything, its select."""
        for number, name in enumerate(self._columns):
            yield *shown_in(self._found, name), self[f"column-{number}"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self._columns and not self.errors and not self._read_otherwise():
            for head in self._found:
                self._demand_sense(names_of(head.header) if head.header else [])
        return cleaned

    def settings(self) -> Settings:
        """How the files are to be read from now on. Read in another encoding or cut otherwise, they may have other
        columns, so that what was said of these does not count.
        """
        encoding, delimiter = self._dialect()
        if self._read_otherwise():
            return replace(self._settings, encoding=encoding, delimiter=delimiter)
        return replace(self._settings, columns=self._chosen())

    def _encoding(self) -> forms.ChoiceField:
        found = next(head.encoding for head in self._found if head.encoding)
        choices = encodings("" if self._settings.encoding else found)
        return forms.ChoiceField(label=_("Encoding"), choices=choices, initial=self._settings.encoding, required=False)

    def _delimiter(self) -> forms.ChoiceField:
        titles = dict(DELIMITERS)
        found = next(head.delimiter for head in self._found if head.delimiter)
        by_itself = _("found by itself")
        if not self._settings.delimiter:
            by_itself = _("found by itself: %(delimiter)s") % {"delimiter": titles.get(found, found)}
        initial = self._settings.delimiter
        return forms.ChoiceField(
            label=_("Delimiter"), choices=[("", by_itself), *DELIMITERS], initial=initial, required=False
        )

    def _dialect(self) -> tuple[str, str]:
        cleaned, before = self.cleaned_data, self._settings
        return cleaned.get("encoding", before.encoding), cleaned.get("delimiter", before.delimiter)

    def _read_otherwise(self) -> bool:
        return self._dialect() != (self._settings.encoding, self._settings.delimiter)

    def _chosen(self) -> dict[str, str]:
        """The columns that are to mean something else than their names say."""
        said = {name: self.cleaned_data.get(f"column-{number}", "") for number, name in enumerate(self._columns)}
        usual = zip(said, meanings(list(said), {}), strict=True)
        taken = {name: field if field in FIELDS else "" for name, field in usual}
        return {name: field for name, field in said.items() if field != taken[name]}

    def _demand_sense(self, names: Sequence[str]) -> None:
        """Each field once, and the translation."""
        fields = [field for field in meanings(names, self._chosen()) if field in FIELDS]
        for field in sorted({field for field in fields if fields.count(field) > 1}):
            self.add_error(None, _("Two columns cannot both be the %(field)s.") % {"field": _TITLES[field]})
        if names and "translation" not in fields:
            self.add_error(None, _("Please say which column is the translation."))

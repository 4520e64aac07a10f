"""The formats that can be imported: which files each takes, and who reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _

from articles.importing.archives import opened_archive
from articles.importing.incoming import PassedOver, Place, Raw, Refusal, Settings
from articles.importing.members import Member
from articles.importing.readers import csv, html, jsonl, text, tmx, xliff
from articles.loading import when_called

Read = Callable[[Sequence[Member], Settings], Iterator[Raw | Refusal | PassedOver]]
"""Reads all files of one format, one row after the other, and never raises for what stands in them."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its key as stored with an import batch, its name, the endings of its files, its reader."""

    key: str
    title: str
    endings: tuple[str, ...]
    read: Read


def _archives(members: Sequence[Member], settings: Settings) -> Iterator[Raw | Refusal | PassedOver]:
    """Each archive as the folder that it is."""
    for member in members:
        with opened_archive(member) as inside:
            yield from [inside] if isinstance(inside, Refusal) else read(inside, settings)


FORMATS = (
    Format("text", "Plain text", (".txt",), text.read),
    Format("jsonl", "JSON lines", (".jsonl", ".ndjson"), jsonl.read),
    Format("csv", "CSV or TSV", (".csv", ".tsv", ".tab"), csv.read),
    Format("xlsx", "Excel workbook", (".xlsx", ".xlsm", ".xls"), when_called(f"{__name__}.xlsx.read")),
    Format("xliff", "XLIFF", (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"), xliff.read),
    Format("tmx", "TMX", (".tmx",), tmx.read),
    Format("html", "Web page", (".html", ".htm", ".xhtml"), html.read),
    Format("docx", "Word document", (".docx", ".docm", ".doc"), when_called(f"{__name__}.docx.read")),
    Format("zip", "ZIP archive", (".zip",), _archives),
)
ENDINGS = tuple(ending for format_ in FORMATS for ending in format_.endings)


def format_of(member: Member) -> Format | None:
    """The format that takes a file of this name; None when none does."""
    ending = PurePath(member.name).suffix.lower()
    return next((format_ for format_ in FORMATS if ending in format_.endings), None)


def read(members: Sequence[Member], settings: Settings) -> Iterator[Raw | Refusal | PassedOver]:
    """All rows of the files, format by format; files of no format are passed over by name."""
    for format_ in FORMATS:
        if of_it := [member for member in members if format_of(member) is format_]:
            yield from format_.read(of_it, settings)
    for member in members:
        if format_of(member) is None:
            told = _("Passed over: only {endings} are read.").format(endings=", ".join(ENDINGS))
            yield PassedOver(Place(member.label), told)

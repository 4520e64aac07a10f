"""One small article in every format: what the page about formats gives out as examples."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime

from articles import difference
from articles.exporting.naming import Names
from articles.exporting.outgoing import Approval, Change, Decided, Outgoing
from articles.exporting.writers import FORMATS
from articles.text import paragraphs

_SOURCE = """La ville rouvre ses bains

« Nous avons attendu trois ans », a dit lundi la maire Léa Morin.

L’entrée coûte 4 euros."""
_MACHINE = """Die Stadt öffnet ihre Bäder wieder

Wir haben drei Jahre gewartetsagte Bürgermeisterin Léa Morin am Montag.

Der Eintritt kostet 4 Euro."""
_GLUED, _APART = "Wir haben drei Jahre gewartetsagte", "„Wir haben drei Jahre gewartet“, sagte"
_AT = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
_PAIR = (("baeder.fr.txt", _SOURCE), ("baeder.de.txt", _MACHINE))


@dataclass(frozen=True, slots=True)
class Example:
    """A file: its name, what it is, its bytes. `is_text` where a person can read them."""

    name: str
    content_type: str
    content: bytes

    @property
    def is_text(self) -> bool:
        return "charset=utf-8" in self.content_type

    @property
    def text(self) -> str:
        """The file as it is read; empty where a person cannot read it."""
        return self.content.decode().removeprefix("\ufeff") if self.is_text else ""


def article() -> Outgoing:
    """A signed-off translation in which one flag was accepted."""
    start = _MACHINE.index(_GLUED)
    corrected = _MACHINE.replace(_GLUED, _APART)
    return Outgoing(
        external_id="baeder",
        project="stadt",
        title="La ville rouvre ses bains",
        url="https://example.org/baeder",
        published_at=datetime(2026, 11, 20, 8, 30, tzinfo=UTC),
        source_language="fr",
        target_language="de",
        engine="",
        source=_SOURCE,
        machine=_MACHINE,
        corrected=corrected,
        changed_at=_AT,
        approval=Approval(1, _AT, None),
        changes=(Change(1, "decision", _AT, difference.edits(_MACHINE, corrected), None),),
        decisions=(_decision(start),),
        align=_by_number,
    )


def example_of(key: str) -> Example:
    """The article in the format of this key. Raises KeyError where there is no such format."""
    if key == "zip":
        return Example("baeder.zip", "application/zip", _archive())
    format_ = FORMATS[key]
    content = b"".join(format_.of_one(article()))
    return Example(Names().name(article(), format_.ending), format_.content_type, content)


def _decision(start: int) -> Decided:
    return Decided(
        check="glued-words",
        start=start,
        end=start + len(_GLUED),
        quote=_GLUED,
        message="Two words are glued, and the quotation marks of the source are missing.",
        kind="accept",
        replacement=_APART,
        reason="",
        revision=1,
        at=_AT,
        by=None,
        severity="critical",
        error_type="fluency/spelling",
    )


def _by_number(source: str, translation: str) -> list[tuple[int, int]]:
    """The first paragraph with the first, and so on."""
    pairs = zip(paragraphs(source), paragraphs(translation), strict=False)
    return [(ours.start, theirs.start) for ours, theirs in pairs]


def _archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in _PAIR:
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 22, 14, 5, 0)), text)
    return file.getvalue()

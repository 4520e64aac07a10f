"""Excel workbooks: one article a row of the first sheet, its columns named in the first row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from django.utils.translation import gettext as _

from articles.importing import workbooks
from articles.importing.columns import article, columns
from articles.importing.incoming import Head, PassedOver, Place, Raw, Refusal, Settings
from articles.importing.members import Member
from articles.tables import PART, Broken

_LONG = ("source", "translation")


def read(members: Sequence[Member], settings: Settings) -> Iterator[Raw | Refusal | PassedOver]:
    """A row for each row of the first sheet: what its cells show, never their formulas."""
    for member in members:
        with member.open() as file:
            yield from _File(Place(member.label), settings).articles(file)


def first_rows(member: Member, settings: Settings, most: int) -> Head | None:
    """The header of the first sheet and some rows after it; None where the file cannot be read."""
    place = Place(member.label)
    with member.open() as file:
        rows = workbooks.first_rows(file, place, most + 1)
    return Head(place.file, header=rows[0], rows=tuple(rows[1:])) if rows else None


class _File:
    """One workbook on its way in."""

    def __init__(self, place: Place, settings: Settings) -> None:
        self._place, self._chosen = place, settings.columns

    def articles(self, file: BinaryIO) -> Iterator[Raw | Refusal | PassedOver]:
        if refusal := workbooks.refusal_of(file, self._place):
            yield refusal
        else:
            yield from self._joined(file)

    def _joined(self, file: BinaryIO) -> Iterator[Raw | Refusal | PassedOver]:
        """The rows; one whose part is 2 or more continues the one above."""
        rows = workbooks.rows(file)
        line, header = next(rows, (1, ()))
        if not header:
            yield Refusal(self._place, _("The first sheet holds no rows."))
            return
        found = columns(header, self._place, self._chosen)
        if isinstance(found, Refusal):
            yield found
            return
        held: tuple[Place, dict[str, str]] | None = None
        for line, cells in rows:
            place = Place(self._place.file, line)
            values = found.values(cells, place)
            if isinstance(values, Refusal):
                yield values
            elif refusal := _broken(values, place):
                yield refusal
            elif held and values.get(PART, "1") not in ("", "1"):
                held[1].update({name: held[1].get(name, "") + values.get(name, "") for name in _LONG})
            else:
                if held:
                    yield article(*held)
                held = place, values
        yield article(*held) if held else Refusal(self._place, _("The first sheet holds no rows, only a header."))
        yield from found.notes(self._place.file)
        yield from (PassedOver(self._place, told) for told in workbooks.untold(file))


def _broken(values: Mapping[str, str], place: Place) -> Refusal | None:
    for name, value in values.items():
        if isinstance(value, Broken):
            return Refusal(place, _("The cell of “{name}” holds an error: {error}.").format(name=name, error=value))
    return None

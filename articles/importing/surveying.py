"""Looks through all rows once before anything is stored: how many there are, and which contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from hashlib import blake2b
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from articles.importing import readers
from articles.importing.accepting import accepted
from articles.importing.incoming import PassedOver, Place, Raw, Refusal, Row, Settings
from articles.importing.members import Member, fingerprint

Item = Row | Refusal | PassedOver
MOST_KEPT = 2000
"""A survey with more contradictions and repetitions is not kept: files are read again instead."""

_SAID = tuple(field.name for field in fields(Row) if field.name != "place")


@dataclass(frozen=True, slots=True)
class Survey:
    """What the files hold. `contradicting` are places of rows of one identity that do not say the same; `repeated` are
    the numbers (from 0) of the items that say again what stands above.
    """

    items: int
    rows: int
    contradicting: dict[bytes, tuple[Place, Place]]
    repeated: frozenset[int] = frozenset()

    def kept(self) -> dict[str, Any] | None:
        """The same to be stored as JSON; None where it is too much to keep."""
        if len(self.contradicting) + len(self.repeated) > MOST_KEPT:
            return None
        places = [[key.hex(), *astuple(here), *astuple(there)] for key, (here, there) in self.contradicting.items()]
        return {"items": self.items, "rows": self.rows, "contradicting": places, "repeated": sorted(self.repeated)}

    @classmethod
    def from_kept(cls, kept: dict[str, Any]) -> Survey:
        """What `kept` was given back for."""
        places = {bytes.fromhex(key): (Place(*rest[:2]), Place(*rest[2:])) for key, *rest in kept["contradicting"]}
        return cls(kept["items"], kept["rows"], places, frozenset(kept["repeated"]))


def survey(members: Sequence[Member], settings: Settings, progress: Callable[[], object] = lambda: None) -> Survey:
    """Reads everything once; calls `progress` for each item."""
    first: dict[bytes, tuple[bytes, Place]] = {}
    contradicting: dict[bytes, tuple[Place, Place]] = {}
    repeated: set[int] = set()
    items = rows = 0
    for item in _checked(members, settings):
        if isinstance(item, Row):
            rows += 1
            identity, content = _identity(item), _content(item)
            if identity not in first:
                first[identity] = content, item.place
            elif first[identity][0] == content:
                repeated.add(items)
            else:
                contradicting.setdefault(identity, (first[identity][1], item.place))
        items += 1
        progress()
    return Survey(items, rows, contradicting, frozenset(repeated))


def items(members: Sequence[Member], settings: Settings, surveyed: Survey, *, behind: int = 0) -> Iterator[Item]:
    """The rows to be stored, each once, and all that is refused or passed over, in the order of the files.

    The first `behind` of them are left out; they are hardly looked at.
    """
    for number, item in enumerate(_checked(members, settings, behind), start=behind):
        if not isinstance(item, Row):
            yield item
        elif refusal := contradicted(item, surveyed):
            yield refusal
        elif number in surveyed.repeated:
            told = _("The same row of “{id}” stands above: taken once.")
            yield PassedOver(item.place, told.format(id=item.external_id))
        else:
            yield item


def contradicted(row: Row, surveyed: Survey) -> Refusal | None:
    """The refusal of a row that another one contradicts."""
    if (places := surveyed.contradicting.get(_identity(row))) is None:
        return None
    here, there = places
    return Refusal(row.place, _contradiction(row, there if row.place == here else here))


def _checked(members: Iterable[Member], settings: Settings, behind: int = 0) -> Iterator[Item]:
    for item in islice(readers.read(tuple(members), settings), behind, None):
        yield accepted(item, settings) if isinstance(item, Raw) else item


def _identity(row: Row) -> bytes:
    return _digest((row.external_id, row.target_language, row.engine))


def _content(row: Row) -> bytes:
    return _digest(tuple(getattr(row, name) for name in _SAID))


def _digest(values: tuple[object, ...]) -> bytes:
    return blake2b(repr(values).encode(), digest_size=16).digest()


def _contradiction(row: Row, other: Place) -> str:
    told = _("The id “{id}” stands also in {place}, with another content: neither is taken.")
    return told.format(id=row.external_id, place=other)


def _read(members: Sequence[Member]) -> list[Member]:
    """The files that some format takes; all of them when none is taken."""
    return [member for member in members if readers.format_of(member)] or list(members)


def fingerprinted(members: Sequence[Member]) -> tuple[str, str]:
    """SHA-256 of what is read, and the formats it is in."""
    return fingerprint(_read(members)), _formats(members)


def _formats(members: Sequence[Member]) -> str:
    found = {format_.key for member in members if (format_ := readers.format_of(member))}
    return "+".join(sorted(found))

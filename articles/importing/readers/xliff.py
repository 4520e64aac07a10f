"""XLIFF 1.2 and 2.x: a <file> is an article, its units are put together in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.figures import figure
from articles.importing.incoming import PassedOver, Place, Raw, Refusal, Settings
from articles.importing.inline import segment
from articles.importing.members import Member
from articles.importing.remarks import note_of_file, remarks_on
from articles.importing.xml import Element, attribute, child, children, line_of, local, parsed
from articles.xliff import EXTENSION, MACHINE

_BETWEEN = "\n\n"
_MOST_AFTER = 9
_HEADER = "x-gettext-domain-header"
"""The unit in which translate-toolkit keeps the header of a PO file."""


def read(members: Sequence[Member], settings: Settings) -> Iterator[Raw | Refusal | PassedOver]:
    """A row for each <file>; what the model has no room for is said."""
    for member in members:
        place = Place(member.label)
        with member.open() as file:
            root = parsed(file, place)
        if isinstance(root, Refusal):
            yield root
        elif local(root) != "xliff" or root.get("version", "")[:2] not in ("1.", "2."):
            yield Refusal(place, _("The file is XML, but not XLIFF 1.2 or 2.x."), wrong_kind=local(root) != "xliff")
        else:
            yield from _articles(root, place)


def _articles(root: Element, place: Place) -> Iterator[Raw | Refusal | PassedOver]:
    files = list(children(root, "file"))
    if not files:
        yield Refusal(place, _("The file holds no articles: there is no <file> in it."))
    for file in files:
        article = _Article(Place(place.file, line_of(file)))
        article.add_all(file)
        if article.source:
            yield article.raw(file, root)
        else:
            told = _("The <file> “{name}” holds no units: it was left out.").format(name=file.get("original", "?")[:60])
            yield PassedOver(article.place, told)
        yield from article.notes()


@dataclass(slots=True)
class _Article:
    """One <file> on its way in. `ours`: an export of this program, whose targets are people's work."""

    place: Place
    source: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    ours: bool = False
    paragraph: str = ""
    without_target: int = 0
    remarks: list[PassedOver] = field(default_factory=list)

    def add_all(self, within: Element, *, joined: bool = False) -> None:
        """Adds the units in document order; those of a group that is a paragraph stand in one line."""
        for element in within:
            name = local(element)
            if name in ("trans-unit", "unit"):
                self._add(element, " " if joined else _BETWEEN)
            elif name in ("body", "group"):
                paragraph = "paragraph" in (element.get("restype") or element.get("type") or "")
                self.add_all(element, joined=paragraph)
                if paragraph:
                    self._end_line()
            elif name in ("header", "notes", "note"):
                self.remarks += note_of_file(element, self.place.file)
            elif name == "bin-unit":
                told = _("The binary unit “{unit}” was left out.").format(unit=_name(element))
                self.remarks.append(PassedOver(Place(self.place.file, line_of(element)), told))

    def _add(self, unit: Element, between: str) -> None:
        if unit.get("restype") == _HEADER:
            return
        self._rejoin(attribute(unit, "para-id"))
        machine = _machine(unit)
        source, target = _segments(unit, "source"), _segments(unit, "target")
        self.remarks += remarks_on(unit, self.place.file)
        self.without_target += not target.strip() and machine is None and bool(source.strip())
        self.ours = self.ours or machine is not None
        self.source.append(source + _after(unit, "source", between if source else ""))
        if machine is None:
            self.target.append(target + _after(unit, "target", between if target else ""))
        else:
            self.target.append(machine + _after(unit, "machine", between if machine else ""))

    def _rejoin(self, paragraph: str) -> None:
        """Goes on in the line of the unit before, where both are segments of one paragraph (Phrase, `m:para-id`)."""
        if paragraph and paragraph == self.paragraph:
            for texts in (self.source, self.target):
                texts[-1] = texts[-1].removesuffix(_BETWEEN) + " " if texts[-1].strip() else ""
        self.paragraph = paragraph

    def _end_line(self) -> None:
        for texts in (self.source, self.target):
            if texts:
                texts[-1] = texts[-1].rstrip(" ") + _BETWEEN

    def raw(self, file: Element, root: Element) -> Raw:
        return Raw(
            self.place,
            external_id=file.get("original") or "",
            title=_own(file, "title"),
            url=_own(file, "url"),
            published_at=_own(file, "published-at"),
            source_language=file.get("source-language") or root.get("srcLang") or "",
            target_language=file.get("target-language") or root.get("trgLang") or "",
            engine=_own(file, "engine"),
            source="".join(self.source).strip("\n"),
            translation="".join(self.target).strip("\n"),
        )

    def notes(self) -> Iterator[PassedOver]:
        if self.without_target:
            told = ngettext(
                "{count} unit has no target: the translation has nothing there.",
                "{count} units have no target: the translation has nothing there.",
                self.without_target,
            )
            yield PassedOver(self.place, told.format(count=figure(self.without_target)))
        if self.ours:
            told = _(
                "The machine’s text was taken; corrected targets and notes were left out. "
                "The work of people is not imported."
            )
            yield PassedOver(self.place, told)
        else:
            yield from self.remarks


def _name(unit: Element) -> str:
    return (unit.get("id") or "?")[:60]


def _segments(unit: Element, side: str) -> str:
    """One side of a unit. XLIFF 2: its segments in their order, a space where nothing else parts them."""
    if local(unit) == "trans-unit":
        return _without_tags(segment(child(unit, side)), unit)
    parts = list(children(unit, "segment", "ignorable"))
    if side == "target":
        parts = _in_order(parts)
    text = ""
    for part in parts:
        found = child(part, side)
        if found is None and local(part) == "ignorable":
            found = child(part, "source")
        more = segment(found)
        apart = text and more and not text[-1].isspace() and not more[0].isspace()
        text += (" " if apart else "") + more
    return text


def _in_order(parts: list[Element]) -> list[Element]:
    """XLIFF 2.1, 4.3.1.9: `order` of a target is its place among the unit's targets, from 1."""
    placed = list(parts)
    for part in parts:
        target = child(part, "target")
        order = target.get("order", "") if target is not None else ""
        if order.isdecimal() and 1 <= int(order[:9]) <= len(parts):
            placed.remove(part)
            placed.insert(int(order[:9]) - 1, part)
    return placed


def _machine(unit: Element) -> str | None:
    """The machine's text where an export of this program put it into a match."""
    for element in unit.iter():
        if local(element) in ("alt-trans", "match") and element.get("origin") == MACHINE:
            return segment(child(element, "target"))
    return None


def _without_tags(text: str, unit: Element) -> str:
    """The text without the tags that Phrase writes into it as `{1}`, `{1>` and `<1}`, and names in the unit."""
    names = [mark.get("id") or "" for mark in unit.iter("{*}mark")]
    if not any(names):
        return text
    known = "|".join(map(re.escape, filter(None, names)))
    text = re.sub(rf"(?<=\w)\{{(?:{known})\}}(?=\w)", " ", text)
    return re.sub(rf"\{{(?:{known})[>}}]|<(?:{known})\}}", "", text)


def _after(unit: Element, side: str, otherwise: str) -> str:
    said = _own(unit, f"{side}-after")
    return "\n" * int(said) if said.isdecimal() and len(said) < _MOST_AFTER // 2 else otherwise


def _own(element: Element, name: str) -> str:
    return element.get(f"{{{EXTENSION}}}{name}") or ""

"""TMX: a memory's units, put together into articles where an export of ours says which, else one article a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from django.utils.translation import gettext as _

from articles.figures import figure
from articles.importing.incoming import PassedOver, Place, Raw, Refusal, Settings
from articles.importing.inline import words
from articles.importing.members import Member
from articles.importing.xml import Element, child, children, line_of, local, parsed

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ARTICLE = "x-redline-article"


def read(members: Sequence[Member], settings: Settings) -> Iterator[Raw | Refusal | PassedOver]:
    """A row for each article; units in other languages are passed over."""
    for member in members:
        place = Place(member.label)
        with member.open() as file:
            root = parsed(file, place)
        if isinstance(root, Refusal):
            yield root
        elif local(root) != "tmx":
            yield Refusal(place, _("The file is XML, but not TMX."), wrong_kind=True)
        else:
            yield from _articles(root, place, PurePath(member.name).stem, settings)


def _articles(root: Element, place: Place, name: str, settings: Settings) -> Iterator[Raw | Refusal | PassedOver]:
    articles: dict[str, tuple[int, list[tuple[str, str]]]] = {}
    other = 0
    for unit in root.iter("{*}tu"):
        source, target = _pair(unit, settings)
        if target is None:
            other += 1
        else:
            articles.setdefault(_article(unit) or name, (line_of(unit), []))[1].append((source or "", target))
    if not articles:
        pair = {"one": settings.source_language or "?", "other": settings.target_language or "?"}
        yield Refusal(place, _("The memory holds no units in {one} and {other}.").format(**pair))
        return
    for external_id, (line, pairs) in articles.items():
        sources, targets = zip(*pairs, strict=True)
        source, translation = "\n\n".join(filter(None, sources)), "\n\n".join(filter(None, targets))
        yield Raw(Place(place.file, line), external_id, source=source, translation=translation)
    if other:
        told = _("{count} units were left out: they have no text in {language}.")
        yield PassedOver(place, told.format(count=figure(other), language=settings.target_language))


def _pair(unit: Element, settings: Settings) -> tuple[str | None, str | None]:
    found = {_base(variant): words(child(variant, "seg")) for variant in children(unit, "tuv")}
    return found.get(_short(settings.source_language)), found.get(_short(settings.target_language))


def _base(variant: Element) -> str:
    return _short(variant.get(_LANGUAGE) or variant.get("lang") or "")


def _short(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


def _article(unit: Element) -> str:
    return next((prop.text or "" for prop in children(unit, "prop") if prop.get("type") == _ARTICLE), "")

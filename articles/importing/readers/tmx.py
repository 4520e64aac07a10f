"""TMX: a memory's units, put together into articles where an export of ours says which, else one article a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from django.utils.translation import gettext as _

from articles.figures import figure
from articles.importing.incoming import PassedOver, Place, Raw, Refusal, Settings
from articles.importing.inline import words
from articles.importing.members import Member
from articles.importing.xml import Element, child, children, line_of, local, parsed
from articles.tmx import ARTICLE, ENGINE, PROJECT

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


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
    articles: dict[tuple[str, ...], tuple[int, list[tuple[str, str]]]] = {}
    other = 0
    for unit in root.iter("{*}tu"):
        source, target = _pair(unit, settings)
        if target is None:
            other += 1
        else:
            articles.setdefault(_whose(unit), (line_of(unit), []))[1].append((source or "", target))
    if not articles:
        pair = {"one": settings.source_language or "?", "other": settings.target_language or "?"}
        yield Refusal(place, _("The memory holds no units in {one} and {other}.").format(**pair))
        return
    for (external_id, engine, _project), (line, pairs) in articles.items():
        sources, targets = zip(*pairs, strict=True)
        source, translation = "\n\n".join(filter(None, sources)), "\n\n".join(filter(None, targets))
        at = Place(place.file, line)
        yield Raw(at, external_id or name, engine=engine, source=source, translation=translation)
    if other:
        told = _("{count} units were left out: they have no text in {language}.")
        yield PassedOver(place, told.format(count=figure(other), language=settings.target_language))


def _pair(unit: Element, settings: Settings) -> tuple[str | None, str | None]:
    found: dict[str, str] = {}
    for variant in children(unit, "tuv"):
        language = variant.get(_LANGUAGE) or variant.get("lang") or ""
        found.setdefault(_normal(language), words(child(variant, "seg")))
    source = _nearest(_normal(settings.source_language), found)
    target = _nearest(_normal(settings.target_language), [language for language in found if language != source])
    return found.get(source), found.get(target)


def _nearest(wanted: str, languages: Iterable[str]) -> str:
    """The language itself, else it without a country, else of another country; none of them: as wanted."""
    near = [language for language in languages if _short(language) == _short(wanted)]
    return min(near, key=lambda language: (language != wanted, "-" in language), default=wanted)


def _normal(language: str) -> str:
    return language.replace("_", "-").lower()


def _short(language: str) -> str:
    return language.split("-")[0]


def _whose(unit: Element) -> tuple[str, ...]:
    """Article, engine and project of a unit of ours; of other memories nothing is known."""
    said = {prop.get("type"): prop.text or "" for prop in children(unit, "prop")}
    return tuple(said.get(name, "") for name in (ARTICLE, ENGINE, PROJECT))

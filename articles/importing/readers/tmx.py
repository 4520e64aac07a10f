"""TMX: a memory's units, put together into articles where an export of ours says which, else one article a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.figures import figure
from articles.importing.incoming import PassedOver, Place, Raw, Refusal, Settings
from articles.importing.inline import words
from articles.importing.members import Member
from articles.importing.remarks import note_of_file, remarks_on
from articles.importing.xml import Element, child, children, line_of, local, parsed
from articles.tmx import ARTICLE, ENGINE, PROJECT

_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


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
    remarks, other, several = list(_notes(root, place)), 0, 0
    for unit in root.iter("{*}tu"):
        source, target = _pair(unit, settings)
        remarks += remarks_on(unit, place.file)
        several += _texts_in(settings.target_language, unit) > 1
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
        told = ngettext(
            "{count} unit was left out: it has no text in {language}.",
            "{count} units were left out: they have no text in {language}.",
            other,
        )
        yield PassedOver(place, told.format(count=figure(other), language=settings.target_language))
    if several:
        told = ngettext(
            "{count} unit has several texts in {language}: one was taken.",
            "{count} units have several texts in {language}: one of each was taken.",
            several,
        )
        yield PassedOver(place, told.format(count=figure(several), language=settings.target_language))
    yield from remarks


def _notes(root: Element, place: Place) -> Iterator[PassedOver]:
    header = child(root, "header")
    return iter(()) if header is None else note_of_file(header, place.file)


def _pair(unit: Element, settings: Settings) -> tuple[str | None, str | None]:
    """Source and target of a unit; None where it has none. Of several in one language the first counts."""
    found: dict[str, str] = {}
    for variant in children(unit, "tuv"):
        found.setdefault(_language(variant), words(child(variant, "seg")))
    source = _nearest(_normal(settings.source_language), found)
    target = _nearest(_normal(settings.target_language), [language for language in found if language != source])
    return found.get(source), found.get(target)


def _texts_in(language: str, unit: Element) -> int:
    return sum(_short(_language(variant)) == _short(_normal(language)) for variant in children(unit, "tuv"))


def _nearest(wanted: str, languages: Iterable[str]) -> str:
    """The language itself, else it without a country, else of another country; none of them: as wanted."""
    near = [language for language in languages if _short(language) == _short(wanted)]
    return min(near, key=lambda language: (language != wanted, "-" in language), default=wanted)


def _language(variant: Element) -> str:
    return _normal(variant.get(_XML_LANGUAGE) or variant.get("lang") or "")


def _normal(language: str) -> str:
    return language.replace("_", "-").lower()


def _short(language: str) -> str:
    return language.split("-")[0]


def _whose(unit: Element) -> tuple[str, ...]:
    """Article, engine and project of a unit of ours; of other memories nothing is known."""
    said = {prop.get("type"): prop.text or "" for prop in children(unit, "prop")}
    return tuple(said.get(name, "") for name in (ARTICLE, ENGINE, PROJECT))

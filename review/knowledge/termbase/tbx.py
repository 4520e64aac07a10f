"""A glossary as TBX (ISO 30042): TBX-Basic is written; it, the older TBX 2 and MARTIF files are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from lxml import etree

from articles.figures import figure
from review.knowledge.termbase.entries import MOST_ENTRIES, Entry, FileRefusedError, Row, Unreadable
from review.models import Term

_NAMESPACE = "{urn:iso:std:iso:30042:ed-2}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUS = "administrativeStatus"
_PREFERRED, _DEPRECATED = "preferredTerm-admn-sts", "deprecatedTerm-admn-sts"
_BAD = {"deprecatedTerm-admn-sts", "supersededTerm-admn-sts", "deprecatedTerm", "supersededTerm"}
_ENTRIES, _LANGUAGES, _TERMS = ("conceptEntry", "termEntry"), ("langSec", "langSet"), ("termSec", "tig", "ntig")
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    bad: bool


def written(terms: Iterable[Term], source_language: str) -> bytes:
    """The terms as TBX-Basic: forbidden forms are deprecated terms, the project is its subset.

    TBX-Basic has no place for whether case matters: reading it back leaves that as it is stored.
    """
    attributes = {"style": "dca", "type": "TBX-Basic", _LANG: source_language or "en"}
    root = etree.Element(_NAMESPACE + "tbx", attributes, nsmap={None: _NAMESPACE[1:-1]})  # type: ignore[dict-item]
    _inside(_inside(_inside(_inside(root, "tbxHeader"), "fileDesc"), "sourceDesc"), "p").text = "Redline"
    body = _inside(_inside(root, "text"), "body")
    for number, term in enumerate(terms, 1):
        _write_concept(body, number, term)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def read(data: bytes, source_language: str, target_language: str) -> Iterator[Row]:
    """The concepts that have a term in both languages, a row for each term of the source. Raises FileRefusedError.

    Terms that the file deprecates are forbidden forms. Languages are compared without their region where one side has
    none. No entity is resolved, nothing is fetched, and a file with a document type is refused.
    """
    root = _parsed(data)
    if etree.QName(root).localname not in ("tbx", "martif"):
        raise FileRefusedError(_("This is XML, but not TBX: it begins with <{name}>.").format(name=_name(root)))
    concepts = [element for element in root.iter(etree.Element) if _name(element) in _ENTRIES]
    if len(concepts) > MOST_ENTRIES:
        raise FileRefusedError(_("At most {most} terms are taken at once.").format(most=figure(MOST_ENTRIES)))
    for number, concept in enumerate(concepts, 1):
        yield from _rows(concept, concept.get("id") or str(number), source_language, target_language)


def _parsed(data: bytes) -> etree._Element:
    if _DOCTYPE.search(data):
        raise FileRefusedError(_("The file has a document type (<!DOCTYPE …>). Take that line out and try again."))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileRefusedError(_("This is not well-formed XML: {problem}").format(problem=error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise FileRefusedError(_("The file has a document type (<!DOCTYPE …>). Take that line out and try again."))
    return root


def _rows(concept: etree._Element, place: str, source: str, target: str) -> Iterator[Row]:
    ours, theirs = _words(concept, source), _words(concept, target)
    sources = [word.text for word in ours if not word.bad]
    targets = [word.text for word in theirs if not word.bad]
    if not sources or not targets:
        yield Unreadable(place, _("It has no term in both languages."))
        return
    # Further good terms of the target are synonyms, of which a glossary here knows one: the first.
    forbidden = tuple(word.text for word in theirs if word.bad)
    for word in sources:
        yield Entry(place, source, target, word, targets[0], forbidden, note=_note(concept), project=_project(concept))


def _words(concept: etree._Element, language: str) -> list[_Word]:
    found = []
    for section in _below(concept, *_LANGUAGES):
        if _same_language(section.get(_LANG) or section.get("lang") or "", language):
            found += [_word(term) for term in _below(section, *_TERMS)]
    return [word for word in found if word.text]


def _word(section: etree._Element) -> _Word:
    text = " ".join(" ".join(_text(term) for term in _below(section, "term")).split())
    statuses = [note.text for note in _below(section, "termNote") if note.get("type") == _STATUS]
    return _Word(text, any((status or "").strip() in _BAD for status in statuses))


def _note(concept: etree._Element) -> str | None:
    notes = [_text(child) for child in _below(concept, "note") if child.getparent() is concept]
    return " ".join(" ".join(notes).split()) or None


def _project(concept: etree._Element) -> str | None:
    subsets = [child.text for child in _below(concept, "admin") if child.get("type") == "projectSubset"]
    return (subsets[0] or "").strip() if subsets else None


def _text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _below(element: etree._Element, *names: str) -> list[etree._Element]:
    return [child for child in element.iter(etree.Element) if child is not element and _name(child) in names]


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _same_language(one: str, other: str) -> bool:
    one, other = one.replace("_", "-").lower(), other.lower()
    return one == other or (("-" not in one or "-" not in other) and one.split("-")[0] == other.split("-")[0])


def _write_concept(body: etree._Element, number: int, term: Term) -> None:
    concept = _inside(body, "conceptEntry", id=f"c{number}")
    if term.project:
        _inside(concept, "admin", type="projectSubset").text = term.project.slug
    if term.note:
        _inside(concept, "note").text = term.note
    _write_words(concept, term.source_language, [(term.source, _PREFERRED)])
    forms = [(form, _DEPRECATED) for form in term.forbidden]
    _write_words(concept, term.target_language, [(term.target, _PREFERRED), *forms])


def _write_words(concept: etree._Element, language: str, words: Iterable[tuple[str, str]]) -> None:
    section = _inside(concept, "langSec", **{_LANG: language})
    for word, status in words:
        own = _inside(section, "termSec")
        _inside(own, "term").text = word
        _inside(own, "termNote", type=_STATUS).text = status


def _inside(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _NAMESPACE + name, attributes)

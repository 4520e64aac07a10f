"""A glossary as TBX (ISO 30042): TBX-Basic is written; it, in both styles, the older TBX 2 and MARTIF are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from lxml import etree

from articles.figures import figure
from review.knowledge.termbase import concepts
from review.knowledge.termbase.concepts import Concept, Word, standing_of
from review.knowledge.termbase.entries import MOST_ENTRIES, FileRefusedError, Row
from review.models import Term

_NAMESPACE = "{urn:iso:std:iso:30042:ed-2}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUS = "administrativeStatus"
_STATUSES = (_STATUS, "usageStatus", "normativeAuthorization")
_PREFERRED, _DEPRECATED = "preferredTerm-admn-sts", "deprecatedTerm-admn-sts"
_ENTRIES, _LANGUAGES, _TERMS = ("conceptEntry", "termEntry"), ("langSec", "langSet"), ("termSec", "tig", "ntig")
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_NAMED_ONLY = re.compile(
    rb"<!DOCTYPE\s+(?:martif|tbx|TBX)\s+(?:SYSTEM|PUBLIC\s+[\"'][^\"'<>\[]*[\"'])\s+[\"'](?:\./)?TBX[\w.-]*\.dtd[\"']\s*>"
)
"""The line with which the older TBX begins by its standard: it names a file, which is never looked at."""


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
    """The rows of the file's concepts in both languages, as `concepts.rows` makes them. Raises FileRefusedError.

    No entity is resolved, nothing is fetched, and a file with a document type is refused unless that does no more than
    name the one of TBX.
    """
    root = _parsed(data)
    if _name(root) not in ("tbx", "TBX", "martif"):
        raise FileRefusedError(_("This is XML, but not TBX: it begins with <{name}>.").format(name=_name(root)))
    found = [element for element in root.iter(etree.Element) if _name(element) in _ENTRIES]
    if len(found) > MOST_ENTRIES:
        raise FileRefusedError(_("At most {most} terms are taken at once.").format(most=figure(MOST_ENTRIES)))
    for entry in found:
        yield from concepts.rows(_concept(entry), source_language, target_language)


def _parsed(data: bytes) -> etree._Element:
    doctype = FileRefusedError(_("The file has a document type (<!DOCTYPE …>). Take that line out and try again."))
    named_only = len(_DOCTYPE.findall(data)) == len(_NAMED_ONLY.findall(data)) == 1
    if _DOCTYPE.search(data) and not named_only:
        raise doctype
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise FileRefusedError(_("This is not well-formed XML: {problem}").format(problem=error.msg)) from error
    except ValueError as error:
        raise FileRefusedError(_("This is not well-formed XML: {problem}").format(problem=error)) from error
    if root.getroottree().docinfo.internalDTD is not None and not named_only:
        raise doctype
    for entity in root.iter(etree.Entity):
        told = _("The file uses {entity}, which only its document type would explain. Write the character itself.")
        raise FileRefusedError(told.format(entity=entity.text))
    return root


def _concept(entry: etree._Element) -> Concept:
    notes = [_text(child) for child in _below(entry, "note") if child.getparent() is entry]
    words = [
        _word(term, section.get(_LANG) or section.get("lang") or "")
        for section in _below(entry, *_LANGUAGES)
        for term in _below(section, *_TERMS)
    ]
    return Concept(entry.get("id") or str(entry.sourceline), words, _joined(notes), _project(entry))


def _word(section: etree._Element, language: str) -> Word:
    """A term; its status stands in a note of that type, or, in the style DCT, in an element of that name."""
    statuses = [_text(note).strip() for note in _below(section, "termNote", *_STATUSES) if _type(note) in _STATUSES]
    text = _joined(_text(term) for term in _below(section, "term"))
    notes = _joined(_text(note) for note in _below(section, "note"))
    return Word(text, language, max(map(standing_of, statuses), default=standing_of("")), notes)


def _type(note: etree._Element) -> str:
    return note.get("type") or _name(note)


def _project(entry: etree._Element) -> str | None:
    subsets = [child.text for child in _below(entry, "admin") if child.get("type") == "projectSubset"]
    return (subsets[0] or "").strip() if subsets else None


def _joined(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())


def _text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _below(element: etree._Element, *names: str) -> list[etree._Element]:
    return [child for child in element.iter(etree.Element) if child is not element and _name(child) in names]


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


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

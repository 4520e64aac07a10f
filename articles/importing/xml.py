"""XML from outside: no document type, no entities, no network; errors with their line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from django.conf import settings as limits
from django.utils.translation import gettext as _
from lxml import etree

from articles.figures import figure
from articles.importing.incoming import Place, Refusal

Element = etree._Element
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_EMBEDDED = re.compile(rb"(<internal-file\b[^<>]{0,500}>)([^<]*)")
"""The document that an XLIFF file was made of, with all its pictures: larger than XML parsers allow a text to be."""
_DOCTYPE = re.compile(rb"<!DOCTYPE")
_TMX = re.compile(
    rb"<!DOCTYPE\s+tmx\s+(?:SYSTEM|PUBLIC\s+[\"'][^\"'<>\[]*[\"'])\s+"
    rb"[\"'](?:https?://www\.(?:lisa\.org|gala-global\.org)/[\w/.-]*)?tmx1[0-4]\.dtd[\"']\s*>"
)


def parsed(file: BinaryIO, place: Place) -> Element | Refusal:
    """The root element, or why the file is not read. Nothing outside the file is ever looked at."""
    data = file.read(int(limits.MAX_IMPORT_BYTES) + 1)
    if len(data) > limits.MAX_IMPORT_BYTES:
        told = _("The file has more than {most} bytes.").format(most=figure(limits.MAX_IMPORT_BYTES))
        return Refusal(place, told)
    if not data.strip():
        return Refusal(place, _("The file is empty."))
    data = _EMBEDDED.sub(lambda found: found[1] + b"\n" * found[2].count(b"\n"), data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or None
        at_start = data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] not in (b"<", b"\xff", b"\xfe")
        told = _("This is not well-formed XML: {problem}").format(problem=f"{error.msg}.")
        return Refusal(Place(place.file, line), told, wrong_kind=at_start)
    except ValueError as error:
        return Refusal(place, _("This is not well-formed XML: {problem}").format(problem=f"{error}."))
    about: Any = root.getroottree().docinfo
    if (about.doctype or about.internalDTD is not None) and not _names_only_tmx(data):
        return Refusal(place, _("The file has a document type (DTD), which may define entities: it is not read."))
    return root


def _names_only_tmx(data: bytes) -> bool:
    """Whether the document type is the one that the standard wants in every TMX file: it names a file, which is not
    looked at, and declares nothing itself.
    """
    return len(_DOCTYPE.findall(data)) == len(_TMX.findall(data)) == 1


def local(element: Element) -> str:
    """The element's name without its namespace; empty for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def namespace(element: Element) -> str:
    """The element's namespace; empty where there is none."""
    return etree.QName(element).namespace or ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The element's own children of these names, whatever their namespace."""
    return (child for child in element if local(child) in names)


def child(element: Element, name: str) -> Element | None:
    """The first of them."""
    return next(children(element, name), None)


def attribute(element: Element, name: str) -> str:
    """The attribute of this name in whatever namespace; empty where there is none."""
    own = element.get(name)
    if own is not None:
        return own
    return next((str(value) for key, value in element.items() if etree.QName(key).localname == name), "")


def keeps_spaces(element: Element) -> bool:
    """Whether its white space is text (xml:space), and no indentation."""
    said = (node.get(_SPACE) for node in (element, *element.iterancestors()))
    return next(filter(None, said), "") == "preserve"


def line_of(element: Element) -> int:
    """The line in which the element begins."""
    return int(cast(int, element.sourceline))

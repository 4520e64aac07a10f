"""TMX 1.4: source and corrected text as a translation memory, a unit for each pair of paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articles.exporting.markup import element, start
from articles.exporting.outgoing import Outgoing, moment
from articles.exporting.units import units
from articles.tmx import ARTICLE, ENGINE, PROJECT

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
_ABOUT = {
    "creationtool": "redline",
    "creationtoolversion": "1",
    "segtype": "paragraph",
    "o-tmf": "redline",
    "adminlang": "en",
    "srclang": "*all*",
    "datatype": "plaintext",
}


def stream(articles: Iterable[Outgoing]) -> Iterator[bytes]:
    """Paragraphs without a counterpart are left out: a memory holds pairs."""
    yield f"{_HEAD}{start('header', _ABOUT)}</header>\n<body>\n".encode()
    for article in articles:
        yield "".join(_units(article)).encode()
    yield b"</body>\n</tmx>\n"


def _units(article: Outgoing) -> Iterator[str]:
    changed = (moment(article.changed_at) or "").split(".")[0].replace("-", "").replace(":", "").rstrip("Z") + "Z"
    for unit in units(article):
        if unit.source.text.strip() and unit.corrected.text.strip():
            yield start("tu", {"srclang": article.source_language, "changedate": changed[:16]})
            for name, value in _whose(article).items():
                yield element("prop", value, {"type": name}) if value else ""
            yield _variant(article.source_language, unit.source.text)
            yield _variant(article.target_language, unit.corrected.text) + "</tu>\n"


def _whose(article: Outgoing) -> dict[str, str]:
    """What tells one text's units from another's."""
    return {ARTICLE: article.external_id, ENGINE: article.engine, PROJECT: article.project}


def _variant(language: str, words: str) -> str:
    return start("tuv", {"xml:lang": language}) + element("seg", words) + "</tuv>"

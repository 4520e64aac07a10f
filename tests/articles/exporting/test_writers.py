"""Writers: what stands in each format, and that the text survives."""

import io
import json
import zipfile
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articles.exporting.naming import Names, safe
from articles.exporting.outgoing import Outgoing
from articles.exporting.packing import zipped
from articles.exporting.writers import FORMATS
from articles.text import TextRefusedError, imported, paragraphs

AT = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
DELICATE = "Ein „Tag“\u00a0– 👩‍👩‍👧 e\u0323 \u200d <b>&amp; *kein* [Link](x) `code` 5 > 4\n\n1. Satz\n\n- X\n\n# #"
stored_texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t*_`#<>&[]()!\\|~-+=1. "))


def an_outgoing(corrected=DELICATE, **fields):
    values = {
        "external_id": "a",
        "project": "nord",
        "title": "T",
        "url": "",
        "published_at": None,
        "source_language": "fr",
        "target_language": "de",
        "engine": "",
        "source": "Un jour.",
        "machine": corrected,
        "corrected": corrected,
        "changed_at": AT,
        "approval": None,
        "changes": (),
        "decisions": (),
    }
    return Outgoing(**values | fields)


def written(format_, article):
    return b"".join(FORMATS[format_].of_one(article)).decode()


class Page(HTMLParser):
    """The texts of the headline and the paragraphs of a page, as a browser reads them before it draws them."""

    def __init__(self, page):
        super().__init__()
        self.lines, self.tags = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag in ("h1", "p"):
            self.lines.append("")

    def handle_endtag(self, tag):
        if tag in ("h1", "p"):
            self.tags.append("/")

    def handle_data(self, data):
        if self.tags and self.tags[-1] in ("h1", "p"):
            self.lines[-1] += data


def rendered_markdown(markdown):
    """The text of each block as a renderer of CommonMark shows it; only headlines, paragraphs and text are allowed."""
    lines = []
    for token in MarkdownIt("commonmark").parse(markdown):
        if token.type == "inline":
            assert {child.type for child in token.children} <= {"text", "text_special"}
            lines.append("".join(child.content for child in token.children))
        else:
            assert token.type.removesuffix("_open").removesuffix("_close") in ("heading", "paragraph")
    return lines


def storable(text):
    try:
        return imported(text)
    except TextRefusedError:
        return ""


def lines_of(text):
    return [paragraph.text for paragraph in paragraphs(text)]


def test_text_is_the_text():
    assert written("txt", an_outgoing()) == DELICATE + "\n"


@given(stored_texts)
def test_any_text_survives_as_html(text):
    text = storable(text)

    page = Page(written("html", an_outgoing(text)))

    assert page.lines == lines_of(text)


@given(stored_texts)
def test_any_text_survives_as_markdown(text):
    text = storable(text)

    assert rendered_markdown(written("md", an_outgoing(text))) == lines_of(text)


@given(stored_texts)
def test_any_text_survives_as_json_lines(text):
    assert json.loads(written("jsonl", an_outgoing(text)))["corrected"] == text


def test_html_names_the_language_and_its_direction():
    assert '<html lang="de" dir="ltr">' in written("html", an_outgoing())
    assert '<html lang="ar" dir="rtl">' in written("html", an_outgoing(target_language="ar"))


def test_html_holds_no_markup_of_the_text():
    page = written("html", an_outgoing("</title><script>alert(1)</script>\n\n<img src=x onerror=alert(1)>"))

    assert "<script" not in page
    assert "<img" not in page


def test_markdown_stays_readable():
    assert written("md", an_outgoing("Titel\n\n„So“ – 3.5 % (ja)!")) == "# Titel\n\n„So“ – 3.5 % (ja)!\n"


@pytest.mark.parametrize(
    ("external_id", "name"),
    [
        ("nord/2026-11-22", "nord_2026-11-22"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("CON", "_CON"),
        ("lpt1.x", "_lpt1.x"),
        ("…", "_"),
        ("...", "article"),
        ("Köln ist\u202e schön", "Köln_ist_schön"),
        ("=cmd()", "_cmd_"),
        ("ä" * 200, "ä" * 60),
    ],
)
def test_file_names_are_safe(external_id, name):
    assert safe(external_id) == name


def test_file_names_are_never_given_twice():
    names = Names()

    given = [
        names.name(an_outgoing(external_id=id_, engine=engine), ".txt")
        for id_, engine in (("a/b", ""), ("A?B", ""), ("a", "e1"))
    ]

    assert given == ["a_b.de.txt", "A_B-2.de.txt", "a.e1.de.txt"]


def test_an_archive_holds_a_file_for_each_article_and_comes_in_pieces():
    articles = (an_outgoing(f"Text {number}", external_id=str(number)) for number in range(4_000))

    pieces = list(zipped(articles, FORMATS["txt"]))

    archive = zipfile.ZipFile(io.BytesIO(b"".join(pieces)))
    assert archive.testzip() is None
    assert len(archive.namelist()) == 4_000
    assert len(pieces) > 3
    assert archive.read("7.de.txt").decode() == "Text 7\n"
    assert archive.getinfo("7.de.txt").date_time == (2026, 11, 22, 14, 5, 0)


@pytest.mark.parametrize("headline", ["#", "##", "# #", "a #", "a #  ", "\\#", "#\\", "a ##b#"])
def test_a_headline_of_hashes_survives_as_markdown(headline):
    assert rendered_markdown(written("md", an_outgoing(headline))) == [headline]

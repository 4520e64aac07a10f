"""Web pages and Word documents: the text as a reader sees it, and what is refused."""

import io

import pytest
from docx import Document

from articles.importing.incoming import Refusal, Settings
from articles.importing.readers import read
from tests.articles.importing.test_tables import SETTINGS, a_member, an_archive, found, rezipped


def text_of(markup, language="de"):
    [row] = found(markup, "a.html", Settings(source_language="fr", target_language=language))
    return row.translation


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Ein <b>gu</b>ter <a href=x>Tag</a>.</p>", "Ein guter Tag."),
        ("<p>Eins<p>Zwei<div>Drei<div>Vier</div>Fünf</div>", "Eins\n\nZwei\n\nDrei\n\nVier\n\nFünf"),
        ("<p>Eins<br>Zwei", "Eins\n\nZwei"),
        ("<p>Die <abbr title=x>UNO</abbr>\n   tagt &amp; schweigt&nbsp;…", "Die UNO tagt & schweigt\u00a0…"),
        ("<p>Er sagte: <q>Ja</q>.", "Er sagte: „Ja“."),
        ("<p>Er sagte: <q>Sie rief <q>Halt</q>!</q>", "Er sagte: „Sie rief ‚Halt‘!“"),
        ("<p>Er sagte:<q> Ja </q>und ging.", "Er sagte: „Ja“ und ging."),
        ("<p><q>„Ja“</q>, sagte er.", "„Ja“, sagte er."),
        ("<blockquote><p>Eins.<p>Zwei.</blockquote><p>Drei.", "„Eins.\n\nZwei.“\n\nDrei."),
        ("<table><tr><td>a<td>b<tr><td>c", "a b\n\nc"),
        ("<script>x</script><style>y</style><nav>z</nav><p>Ja<noscript>n</noscript><!-- c -->", "Ja"),
        ("<header>Kopf</header><p>Ja<p hidden>Nein<p style='display: none'>Nein<footer>Fuß</footer>", "Ja"),
        ("<div>Werbung</div><article><header><h1>Titel</h1></header><p>Text</article>", "Titel\n\nText"),
        ("<main><figure><img alt=x><figcaption>Bild</figcaption></figure><p>Text</main><p>Mehr", "Bild\n\nText"),
        ("<p><ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp>京<rt>きょう</rt></ruby>へ", "東(とう)京(きょう)へ"),
        ("<amp-sidebar>Menü</amp-sidebar><amp-consent>Zustimmen</amp-consent><p>Ja", "Ja"),
        ("<p>Do\u00adnau<br><br><br>Ufer&shy;weg<wbr>lang", "Do\u00adnau\n\nUfer\u00adweglang"),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
    ],
)
def test_a_page_is_read_as_a_reader_sees_it(markup, text):
    assert text_of(markup) == text


def test_quotation_marks_are_those_of_the_language():
    assert text_of("<p><q>Oui</q>", "fr") == "«\u00a0Oui\u00a0»"
    assert text_of("<p><q>Yes</q>", "en") == "“Yes”"


def test_a_page_nested_deeper_than_any_is_read():
    assert text_of("<div>" * 5_000 + "Ja") == "Ja"


def test_pages_are_paired_by_name_with_their_address_and_date():
    head = (
        '<link rel=canonical href="https://a.example/1"><meta property="article:published_time" content="2026-11-22">'
    )
    members = [a_member(head + "<p>Oui", "a.fr.html"), a_member("<p>Ja", "a.de.html")]

    [row] = read(members, SETTINGS)

    assert (row.external_id, row.source, row.translation) == ("a", "Oui", "Ja")
    assert (row.url, row.published_at) == ("https://a.example/1", "2026-11-22")


def test_a_page_is_read_in_the_encoding_that_it_names():
    page = '<meta charset="iso-8859-1"><p>Köln'.encode("latin-1")

    assert text_of(page) == "Köln"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n", "The file is a PNG image, not text."),
        (b"<p>K\xf6ln", "The byte 5 (line 1, column 5), 0xf6, is not UTF-8."),
        (b'<meta charset="klingon"><p>K\xf6ln', "The byte 29 (line 1, column 29), 0xf6, is not UTF-8."),
        (b"<p>\0", "The file is not text: byte 4"),
        (b"<script>x</script>", "There is no text in the page."),
    ],
)
def test_a_page_that_cannot_be_read_is_refused(data, reason):
    [refusal] = found(data, "a.html")

    assert isinstance(refusal, Refusal)
    assert str(refusal).startswith(f"a.html: {reason}")


def a_document(*paragraphs):
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def in_body(xml):
    return rezipped(
        a_document("X"),
        lambda n, c: c.replace(b"<w:r><w:t>X</w:t></w:r>", xml.encode()) if n.endswith("ument.xml") else c,
    )


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:ins><w:r><w:t>neu</w:t></w:r></w:ins><w:del><w:r><w:delText>alt</w:delText></w:r></w:del>", "neu"),
        ("<w:hyperlink><w:r><w:t>Ver</w:t></w:r></w:hyperlink><w:r><w:t>weis</w:t></w:r>", "Verweis"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>", "a\nb\tc"),
        ("<w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r>", "a"),
    ],
)
def test_a_document_is_read_as_it_would_be_printed(xml, text):
    [row] = found(in_body(xml), "a.docx")

    assert row.translation == text


EVIL = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        (b"PK\3\4", "The file is not a Word document (.docx), or it is damaged."),
        (
            b"\xd0\xcf\x11\xe0" + b"\0" * 600,
            "The file is in the old binary form or encrypted: please save it as a Word",
        ),
        (an_archive(("a.txt", "x")), "The file is not a Word document (.docx)."),
        (an_archive(("[Content_Types].xml", "<x/>"), ("word/vbaProject.bin", "")), "The file holds macros"),
        (
            rezipped(a_document("x"), lambda n, c: EVIL if "document.xml" in n else c),
            "“word/document.xml” in the file has",
        ),
        (
            rezipped(a_document("x"), lambda n, c: c[:300] if n.endswith("ument.xml") else c),
            "The file is not a Word docu",
        ),
        (a_document(""), "There is no text in the document."),
    ],
)
def test_a_document_that_cannot_be_read_is_refused(data, reason):
    [refusal] = found(data, "a.docx")

    assert isinstance(refusal, Refusal)
    assert str(refusal).startswith(f"a.docx: {reason}")

"""Tracked changes: accepted they are the corrected text, rejected the machine's."""

import io
import zipfile
from datetime import datetime
from html.parser import HTMLParser

import pytest
from docx import Document
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from lxml import etree

from articles import difference
from articles.difference import Change as Became
from articles.edits import applied
from articles.exporting.attribution import tracked
from articles.exporting.outgoing import Change
from articles.exporting.writers import FORMATS
from tests.articles.exporting.test_writers import AT, an_outgoing, lines_of, storable, stored_texts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHOWN = {W + "tab": lambda tab: "\t", W + "t": lambda word: word.text, W + "delText": lambda word: word.text}
MACHINE = "Der Plan\n\nWir haben zu lange gewartetsagte sie.\n\nMehr dazu hier"
CORRECTED = "Der neue Plan\n\n„Wir haben zu lange gewartet“, sagte sie."


def document_of(article):
    data = b"".join(FORMATS["tracked-docx"].of_one(article))
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")


def as_text(document, *, accepted):
    """The text once all changes are accepted or rejected: what came goes or stays, and so do paragraph marks."""
    gone, line = W + ("del" if accepted else "ins"), ""
    lines: list[str] = []
    for paragraph in etree.fromstring(document).iter(W + "p"):
        marks = paragraph.find(f"{W}pPr/{W}rPr")
        for run in paragraph.iter(W + "r"):
            if run.getparent().tag != gone:
                line += "".join(SHOWN[word.tag](word) for word in run if word.tag in SHOWN)
        if marks is None or marks.find(gone) is None:
            lines, line = [*lines, line], ""
    return "\n".join([*lines, line] if line else lines)


class Page(HTMLParser):
    """The lines of a page once all changes are accepted, or rejected."""

    def __init__(self, page, *, accepted):
        super().__init__()
        self.lines, self._line, self._gone, self._within, self._joined = [], "", "del" if accepted else "ins", [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self._within.append("line-end" if dict(attrs).get("class") == "line-end" else tag)
        self._joined = self._joined or (self._within[-1] == "line-end" and tag == self._gone)

    def handle_endtag(self, tag):
        self._within.pop()
        if tag in ("h1", "p") and not self._joined:
            self.lines, self._line = [*self.lines, self._line], ""
        self._joined = self._joined and tag not in ("h1", "p")

    def handle_data(self, data):
        if {"h1", "p"} & set(self._within) and not {self._gone, "line-end"} & set(self._within):
            self._line += data


@hypothesis_settings(deadline=None)
@given(stored_texts, stored_texts)
def test_any_change_accepted_is_the_corrected_text_and_rejected_the_machines(machine, corrected):
    article = an_outgoing(storable(corrected), machine=storable(machine))

    document = document_of(article)
    page = "".join(FORMATS["tracked"].render(article))

    assert as_text(document, accepted=True) == article.corrected.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert as_text(document, accepted=False) == article.machine.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert visible(Page(page, accepted=True).lines) == lines_of(article.corrected)
    assert visible(Page(page, accepted=False).lines) == lines_of(article.machine)


def visible(lines):
    return [line for line in lines if line.strip()]


def test_words_are_marked_whole_and_what_stayed_is_not():
    page = FORMATS["tracked"].render(an_outgoing("Ein guter Tag", machine="Ein gutter Tag"))

    assert (
        '<h1>Ein <del datetime="2026-11-22T14:05:00Z" title="Editor">gutter</del>'
        '<ins datetime="2026-11-22T14:05:00Z" title="Editor">guter</ins> Tag</h1>'
    ) in page


def test_nothing_of_the_text_is_markup():
    page = FORMATS["tracked"].render(an_outgoing("<script>x</script>", machine="</del><img src=x>"))

    assert "<script" not in page
    assert "<img" not in page


def test_a_text_without_changes_has_none():
    document = document_of(an_outgoing("Ein Tag", machine="Ein Tag"))

    assert b"<w:ins " not in document
    assert b"<w:del " not in document


def changes(*steps):
    """Revisions that lead from text to text: (text before, text after, by whom)."""
    return tuple(
        Change(number, "edit", datetime(2026, 11, number, 9, tzinfo=AT.tzinfo), difference.edits(old, new), by)
        for number, (old, new, by) in enumerate(steps, start=1)
    )


def test_each_change_names_who_made_it_where_names_are_asked_for():
    one, two, three = "Ein gutter Tag geht geht.", "Ein guter Tag geht geht.", "Ein guter Tag geht."
    history = changes((one, two, "Ada"), (two, three, "Ben"))
    assert applied(applied(one, history[0].edits), history[1].edits) == three

    made = list(tracked(an_outgoing(three, machine=one, changes=history)))

    told = {(piece.text.strip(), piece.change, piece.by, piece.at.day) for piece in made if piece.change != Became.SAME}
    assert told == {
        ("gutter", Became.DELETED, "Ada", 1),
        ("guter", Became.INSERTED, "Ada", 1),
        ("geht", Became.DELETED, "Ben", 2),
    }


def test_nobody_is_named_where_names_stay_here():
    document = document_of(an_outgoing("b", machine="a", changes=changes(("a", "b", None)))).decode()

    assert 'w:author="Editor" w:date="2026-11-01T09:00:00Z"' in document


def test_changes_are_numbered_each_once():
    root = etree.fromstring(document_of(an_outgoing(CORRECTED, machine=MACHINE)))

    numbers = [node.get(W + "id") for node in root.iter(W + "ins", W + "del")]

    assert len(numbers) > 4
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("text", ["", "Ein Tag\t\tzwei"])
def test_the_document_opens_and_shows_what_came(text):
    data = FORMATS["tracked-docx"].render(an_outgoing(text, machine="Ein Tag"))

    assert Document(io.BytesIO(data)).core_properties.author == ""

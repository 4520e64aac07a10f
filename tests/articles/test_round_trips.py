"""What goes out comes in again: every field of a row in the formats that hold them, and the text in the others."""

import io
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from articles.exporting.writers import FORMATS
from articles.importing.incoming import PassedOver, Row, Settings
from articles.importing.members import Member
from articles.importing.surveying import items, survey
from articles.text import is_blank, paragraphs
from review.reporting.corrections import aligned
from tests.articles.exporting.test_writers import an_outgoing, storable

SETTINGS = Settings(source_language="fr", target_language="de")
DELICATE = """=1+1|+49|-5|@SUM|\tTAB|'x|''|'=1|=1\nid=2|007|1e5|1,5|TRUE|#N/A|2026-01-01|sep=;|\\n|_x000D_|_x0041_|]]>
|&#10;|<b>&amp;</b>|{{7*7}}|\u00a0x|x\u202f%|\u2009|so\u00adft|\u200fעברית\u200e|👩‍👩‍👧|e\u0323\u0301|“”„«»"'|\ufeffx|\n\ufeff
|\u2028|\x85|\ufffe|\uffff|\u3000全角|x\ty|x\n\n\n\ny|  vorn|hinten  |\n\n| \n |{}""".format("lang " * 700).split("|")
UNSEEN = re.compile(r"[\n\t\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
URLS = ["", "https://example.org/a?b=c&d=%C3%A9", "http://example.org/ä"]

anything = st.sampled_from(DELICATE) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
texts = st.lists(anything, max_size=6).map("".join).map(storable)
visible = texts.filter(lambda text: not is_blank(text))
lines = texts.map(lambda text: " ".join(text.split("\n")).strip()[:100].strip())
moments = st.none() | st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
articles = st.builds(
    an_outgoing,
    visible,
    external_id=lines.map(lambda line: UNSEEN.sub("", line).strip() or "a"),
    title=lines.map(lambda line: line or "T"),
    url=st.sampled_from(URLS),
    published_at=moments,
    engine=lines,
    source=texts.map(lambda text: "" if is_blank(text) else text),
    source_language=st.just("pt-BR"),
    target_language=st.just("zh-Hant"),
    align=st.just(aligned),
)


def in_again(format_, *outgoing):
    """The rows of an export of the articles, as an import stores them."""
    writer = FORMATS[format_]
    data = b"".join(writer.stream(outgoing) if writer.stream else writer.of_one(outgoing[0]))
    members = [Member("a" + writer.ending, len(data), lambda: io.BytesIO(data))]
    found = items(members, SETTINGS, survey(members, SETTINGS))
    return [item for item in found if not isinstance(item, PassedOver)]


def held(words, format_):
    """The words as the format can hold them: XML has no U+FFFE and U+FFFF."""
    return words if format_ in ("jsonl", "csv", "tsv", "txt") else re.sub("[\ufffe\uffff]", "\ufffd", words)


@pytest.mark.parametrize("format_", ["jsonl", "csv", "tsv", "xlsx", "xliff", "xliff2"])
@hypothesis_settings(max_examples=25, deadline=None)
@given(article=articles)
def test_every_field_of_a_row_comes_in_again(format_, article):
    [row] = in_again(format_, article)

    assert isinstance(row, Row), row
    assert (row.url, row.published_at) == (article.url, article.published_at)
    assert (row.source_language, row.target_language) == ("pt-BR", "zh-Hant")
    for name, words in {"translation": article.machine, "source": article.source}.items():
        assert getattr(row, name) == held(words, format_)
    for name in ("external_id", "title", "engine"):
        assert getattr(row, name) == held(getattr(article, name), format_)


@pytest.mark.parametrize("format_", ["txt", "docx"])
@hypothesis_settings(max_examples=25, deadline=None)
@given(text=visible)
def test_a_text_comes_in_again_as_it_was(format_, text):
    [row] = in_again(format_, an_outgoing(text))

    assert row.translation == held(text, format_)


@hypothesis_settings(max_examples=25, deadline=None)
@given(text=visible)
def test_the_paragraphs_of_a_page_come_in_again_as_a_browser_shows_them(text):
    [row] = in_again("html", an_outgoing(text))

    shown = [re.sub("[ \t]+", " ", paragraph.text).strip(" ") for paragraph in paragraphs(text)]
    assert row.translation == storable("\n\n".join(filter(None, shown)))


@pytest.mark.parametrize("format_", ["csv", "xlsx", "xliff", "tmx"])
def test_two_engines_and_two_projects_stay_apart(format_):
    texts_of = {"a": "Ein Tag.", "b": "Ein anderer Tag."}

    rows = in_again(format_, *[an_outgoing(text, engine=engine, align=aligned) for engine, text in texts_of.items()])
    mixed = in_again(format_, an_outgoing("Ein Tag."), an_outgoing("Ein anderer Tag.", project="süd"))

    assert {row.engine: row.translation for row in rows} == texts_of
    assert [type(row).__name__ for row in mixed] == ["Refusal", "Refusal"]

"""Scraped pages: what belongs to the article stays, certain furniture goes, what is uncertain stays and is flagged.

Each page of pages/ stands beside the lines that are to come of it.
"""

from pathlib import Path

import pytest

from articles.importing.incoming import Settings
from articles.importing.members import at_path
from articles.importing.readers import read
from review.detector import detect
from review.detector.pairing.pair import Pair
from tests.articles.importing.test_tables import found

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
UNCERTAIN = {
    "comments-longer-than-the-article": ["3 Kommentare"],
    "related-links": ["Lesen Sie auch: Was die Bäckereien sagen"],
    "unnamed-boilerplate": ["Teilen Sie diesen Artikel", "Alle Rechte vorbehalten"],
}


def text_of(page):
    [row] = read([at_path(page)], Settings(source_language="fr", target_language="de"))
    return row.translation


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_scraped_page_gives_the_lines_of_its_article(page):
    assert text_of(page).split("\n\n") == page.with_suffix(".txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(("name", "lines"), UNCERTAIN.items(), ids=UNCERTAIN)
def test_what_stays_though_it_may_be_furniture_is_flagged(name, lines):
    text = text_of(PAGES[0].with_name(f"{name}.html"))

    findings = detect(Pair("", text, "fr", "de"))

    flagged = [text[finding.start : finding.end] for finding in findings if finding.check == "boilerplate"]
    assert [line for line in lines if not any(line in words or words in line for words in flagged)] == []


@pytest.mark.parametrize("name", ["share", "related", "cookie", "x"])
def test_furniture_in_furniture_however_deep_is_read(name):
    """Looking at all of it again for each element would take longer than a test may."""
    [row] = found(f"<div class={name}>Wort " * 30_000, "a.html")

    assert row.translation.startswith("Wort")

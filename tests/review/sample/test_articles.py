"""The sample's articles."""

import pytest

from articles.text import imported, paragraphs, refuse_oversize
from review.sample import corrected, planted, sample_article, sample_articles

by_name = pytest.mark.parametrize("article", sample_articles(), ids=lambda article: article.name)


def test_the_sample_is_as_varied_as_a_desk_would_need_it():
    articles = sample_articles()

    assert len(articles) >= 8
    assert len({(article.source_language, article.target_language) for article in articles}) >= 4
    assert any(not article.source for article in articles)
    assert any(len(article.translation) >= 12_000 for article in articles)
    assert any(len(list(paragraphs(article.translation))) >= 60 for article in articles)
    assert any(len(article.translation) < 500 for article in articles)
    assert any(article.source and not planted(article) for article in articles)


@by_name
def test_the_texts_are_stored_as_they_are(article):
    for text in (article.source, article.translation):
        assert imported(text) == text
        refuse_oversize(text)


@by_name
def test_planted_faults_stand_apart_from_each_other(article):
    reached = 0
    for fault in planted(article):
        assert reached <= fault.start < fault.end <= len(article.translation)
        reached = fault.end


@by_name
def test_correcting_the_faults_changes_what_they_stand_on(article):
    assert (corrected(article) != article.translation) == bool(planted(article))


def test_a_corrected_text_has_the_paragraphs_of_its_source():
    for name in ("nachtzug", "hafen", "stromnetz", "museum", "faehre", "sequia", "mosaico", "bibliothek", "gletscher"):
        article = sample_article(name)
        assert len(list(paragraphs(corrected(article)))) == len(list(paragraphs(article.source))), name

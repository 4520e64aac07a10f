"""Numbers and languages as the reader writes them."""

import pytest
from django.utils import translation

from articles.figures import figure, percent_of
from articles.languages import language_name
from articles.text import TextRefusedError, refuse_oversize


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "1,234,567"), ("de", "1.234.567"), ("fr", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567")],
)
def test_thousands_are_divided_as_the_reader_does(language, written):
    with translation.override(language):
        assert figure(1234567) == written


@pytest.mark.parametrize(
    ("share", "percent"),
    [(0, 0), (0.001, 1), (0.29, 29), (0.625, 63), (2 / 3, 67), (0.999, 99), (1, 100), (1.337, 134)],
)
def test_shares_are_rounded_but_only_all_is_a_hundred_and_only_nothing_is_none(share, percent):
    assert percent_of(share) == percent


@pytest.mark.parametrize(("language", "name"), [("en", "German"), ("de", "Deutsch"), ("fr", "allemand")])
def test_languages_are_named_in_the_readers(language, name):
    with translation.override(language):
        assert language_name("de") == name


def test_a_limit_is_named_in_the_readers_language(settings):
    settings.MAX_ARTICLE_CHARACTERS = 1000
    with translation.override("fr"), pytest.raises(TextRefusedError) as refused:
        refuse_oversize("x" * 1001)

    assert str(refused.value).replace("\N{NO-BREAK SPACE}", " ").startswith("Le texte a 1 001 caractères")

"""The German and French interface: complete, certain, with the same places and no markup of its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message
from django.conf import settings

from review.catalogues import CODE, KEYWORDS, catalogues, lacking, read, said

LANGUAGES = sorted(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)
PLACES = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}")
MARKUP = re.compile(r"</?[a-zA-Z][^>]*>|&\w+;")
KEYS = re.compile(r"<kbd\b.*?</kbd>")
FRENCH_GAPS = re.compile(r"[^\u202f][;!?»](?:\s|$)|«[^\u202f]|[^\u00a0]:(?:\s|$)")
TYPEWRITTEN = re.compile(r"[\"']")


@pytest.fixture(scope="module")
def wanted() -> Catalog:
    return said(settings.BASE_DIR)


@pytest.fixture(scope="module", params=LANGUAGES)
def catalog(request: pytest.FixtureRequest) -> Catalog:
    return read(catalogues(settings.BASE_DIR)[request.param])


def pairs(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Each message with its translation; of plurals, the plural with every form."""
    for message in catalog:
        if message.id:
            yield from _pairs(message)


def _pairs(message: Message) -> Iterator[tuple[str, str]]:
    if isinstance(message.id, str):
        yield message.id, str(message.string)
    else:
        yield from ((message.id[1], form) for form in message.string)


def test_every_language_has_a_catalogue():
    assert sorted(catalogues(settings.BASE_DIR)) == LANGUAGES


def test_everything_is_translated_and_certain(catalog, wanted):
    assert [message.id for message in lacking(catalog, wanted)] == []


@pytest.mark.parametrize("folder", CODE)
def test_no_message_stands_in_an_f_string_where_python_3_11_does_not_let_it_be_found(folder):
    hidden = [
        f"{file}: {ast.unparse(call)}"
        for file in (settings.BASE_DIR / folder).rglob("*.py")
        for string in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in KEYWORDS
    ]

    assert hidden == []


def test_nothing_is_kept_that_nobody_says_any_more(catalog, wanted):
    assert {message.id for message in catalog} - {message.id for message in wanted} == set()


def test_every_translation_has_the_places_of_its_message(catalog):
    """A form for one may do without the number."""
    wrong = {
        said: told
        for said, told in pairs(catalog)
        if set(PLACES.findall(told)) - set(PLACES.findall(said))
        or {place for place in PLACES.findall(said) if place not in told} - {"%(n)s", "{n}", "%(n)d"}
    }

    assert wrong == {}


def test_no_translation_brings_markup_of_its_own(catalog):
    wrong = {
        said: told for said, told in pairs(catalog) if sorted(MARKUP.findall(said)) != sorted(MARKUP.findall(told))
    }

    assert wrong == {}


def test_german_quotes_as_german_does():
    german = read(catalogues(settings.BASE_DIR)["de"])

    assert [told for _, told in pairs(german) if ("“" in told and "„" not in told) or "”" in told] == []


def test_french_signs_stand_off_with_spaces_that_do_not_break():
    french = read(catalogues(settings.BASE_DIR)["fr"])

    assert [told for _, told in pairs(french) if FRENCH_GAPS.search(MARKUP.sub("", KEYS.sub("", told)))] == []


def test_no_language_quotes_or_elides_as_a_typewriter_does(catalog):
    every = {words for pair in pairs(catalog) for words in pair}

    assert [words for words in every if TYPEWRITTEN.search(MARKUP.sub("", words.replace('("")', "")))] == []

"""Making the tables of words from the command line."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.builders import a_project

pytestmark = pytest.mark.django_db


def said(*languages):
    out = StringIO()
    call_command("make_word_tables", *languages, stdout=out)
    return out.getvalue()


def test_the_tables_of_the_named_languages_are_there():
    assert said("de", "fr") == "The tables of words are there: de, fr.\n"


def test_without_names_the_languages_of_the_projects_are_taken():
    a_project(source_language="fr", target_language="de")

    assert said() == "The tables of words are there: de, fr.\n"


def test_on_an_empty_installation_languages_have_to_be_named():
    with pytest.raises(CommandError, match="name the languages"):
        said()


def test_a_language_without_words_is_named():
    with pytest.raises(CommandError, match="No words are known of xx"):
        said("de", "xx")

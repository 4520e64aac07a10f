"""What is found by which words, and that it stays so when the text changes."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from articles import searching
from articles.models import SearchText, Translation
from articles.searching import QueryRefusedError, follow_article, holders, index_by_trigrams, is_current, words_of
from review.acting.deciding import override
from review.acting.undoing import undo_revision
from review.verifying import broken_promises
from tests.builders import a_flag, a_translation, an_article, an_operation

pytestmark = pytest.mark.django_db


def found(query: str) -> set[int]:
    return set(holders(words_of(query), Translation.objects.all()).values_list("pk", flat=True))


@pytest.fixture(params=["rare", "frequent"], autouse=True)
def _frequent(request, monkeypatch):
    """What is found does not depend on how many hold it, only the way there."""
    if request.param == "frequent":
        monkeypatch.setattr(searching, "FREQUENT", 1)


@pytest.fixture
def translation():
    article = an_article(title="Été à Köln", source="Un plan « ambitieux » pour les trains de nuit.")
    return a_translation("Ein „ehrgeiziger“ Plan für Nachtzüge.", article=article, checked=True)


@pytest.mark.parametrize(
    "query",
    ["koln", "ÉTÉ", "ambitieux", "nachtzuge", "chtzug", "plan nachtzüge", '"plan für"', "“plan für”", "un", "p", " "],
)
def test_title_source_and_text_are_searched(translation, query):
    if query == "p":
        with pytest.raises(QueryRefusedError):
            words_of(query)
    else:
        assert found(query) == {translation.pk}


@pytest.mark.parametrize("query", ["tagzug", "plan tagzug", '"für plan"', "zu", "%", "_an", "pl%n"])
def test_every_word_must_stand_there_as_it_is(translation, query):
    assert found(f"{query} nacht") == set()


@pytest.mark.parametrize("query", ["x" * 201, "eins zwei drei vier fünf sechs sieben acht neun", "a", '"'])
def test_what_cannot_be_searched_for_is_refused(query):
    with pytest.raises(QueryRefusedError):
        words_of(query)


def test_two_letters_of_a_script_without_spaces_are_found_anywhere():
    made = a_translation("昨日の東京新聞です。", checked=True)

    assert found("東京") == {made.pk}


def test_a_text_that_was_not_checked_yet_is_found_by_its_title():
    made = a_translation("Ein Satz.", article=an_article(title="Nachtzug", source="Une phrase."))

    assert (found("nachtzug"), found("satz"), is_current(made, "Ein Satz.")) == ({made.pk}, set(), True)


def test_a_change_is_found_at_once_and_its_undo_too(translation):
    revision = override(a_flag(translation, "Plan"), "Entwurf", an_operation())
    after_change = found("entwurf"), found('"plan für"')
    undo_revision(revision, an_operation(revision.author))

    assert (after_change, found("entwurf")) == (({translation.pk}, set()), set())
    translation.refresh_from_db()
    assert list(broken_promises(translation)) == []


def test_another_title_is_found(translation):
    article = translation.article
    article.title, article.source_text = "Hafen", "Le port."
    article.save(update_fields=["title", "source_text"])
    assert any("search text" in sentence for sentence in broken_promises(translation))

    follow_article(article)

    assert (found("hafen"), found("port"), found("koln")) == ({translation.pk}, {translation.pk}, set())
    assert list(broken_promises(translation)) == []


@pytest.mark.django_db(transaction=True)
def test_rebuilding_mends_what_is_wrong(translation, capsys):
    other = a_translation("Ein Satz.", checked=True)
    SearchText.objects.filter(pk=translation.pk).update(words=" falsch")
    SearchText.objects.filter(pk=other.pk).delete()

    call_command("rebuild_search")

    assert found("nachtzuge") | found("satz") == {translation.pk, other.pk}
    assert [list(broken_promises(each)) for each in (translation, other)] == [[], []]


def test_the_indexes_stand_or_it_is_said_why():
    assert index_by_trigrams() == ""

"""The review page and the pages around it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from review.desk.claiming import claim
from review.detector import all_checks
from review.roles import Role
from tests.builders import a_flag, a_translation, a_user, an_article, sent, signed_in

pytestmark = pytest.mark.django_db


def page_of(user, translation) -> str:
    return signed_in(user).get(reverse("review", args=[translation.pk])).content.decode()


def test_opening_checks_the_text_and_claims_it(project, anna):
    translation = a_translation(project=project)

    page_of(anna, translation)

    translation.refresh_from_db()
    assert (translation.checked_number, translation.claimed_by) == (0, anna)


def test_a_reader_claims_nothing_and_gets_no_buttons(project):
    translation = a_translation("Ein gutter Tag.", project=project)
    flag = a_flag(translation, "gutter", "guter")

    page = page_of(a_user(Role.READER, project), translation)

    translation.refresh_from_db()
    assert translation.claimed_by is None
    assert "<ins>guter</ins>" in page
    assert reverse("accept", args=[flag.pk]) not in page
    assert reverse("sign-off", args=[translation.pk]) not in page


def test_evidence_that_the_sentence_quotes_is_not_said_twice_nor_marked_twice(project, anna):
    translation = a_translation("Ein gutter Tag.\n\nEnde.", article=an_article(project, source="Un « bon » jour."))
    quoted = {"where": "source", "text": "gutter", "span": [0, 2]}
    other = {"where": "source", "text": "« bon »", "span": [3, 10]}
    a_flag(translation, "gutter", evidence=[quoted, other])

    page = " ".join(page_of(anna, translation).split())

    assert '<a class="to-source" href="#s0">Show in the source</a> </p>' in page
    assert '<a class="to-source" href="#s3">Source</a> <span lang="fr">« bon »</span> </p>' in page


def test_a_line_that_stands_in_other_articles_says_in_how_many(project, anna):
    translation = a_translation("Ein guter Tag.\n\nMehr lesen", project=project)
    a_flag(translation, "Mehr lesen", "", evidence=[{"where": "project", "text": "3", "span": None}])

    assert "In 3 other articles" in page_of(anna, translation)


def test_a_card_offers_everything_that_can_be_done_with_its_flag(project, anna):
    translation = a_translation("Ein gutter Tag in Pariss.", project=project)
    a_flag(translation, "gutter", "guter")
    a_flag(translation, "Pariss", "Paris")

    page = page_of(anna, translation)

    offered = re.sub(r"<[^>]+>", "|", page[page.index('<div class="acts">') :].partition("</div>")[0])
    assert [words for words in offered.split("|") if words.strip()] == [
        "Accept",
        "Own text",
        "Edit paragraph",
        "Dismiss",
        "All 2 like this",
        "Comment",
    ]
    assert 'title="Dismiss with a scope or a reason" data-does="scopes"' in page


def test_a_check_says_why_it_raised_a_flag(project, anna):
    translation = a_translation("Ein gutter Tag.", project=project)
    check = all_checks()[0].id
    a_flag(translation, "gutter", check_id=check)

    assert f'<a href="{reverse("check", args=[check])}">Why am I seeing this?</a>' in page_of(anna, translation)


def test_it_says_who_else_is_in_the_article(project, anna):
    translation = a_translation(project=project)
    claim(translation, a_user(Role.EDITOR, project, name="ben"), at=timezone.now())

    assert "ben is in this article" in page_of(anna, translation)


def test_every_text_says_its_language_and_direction(project, anna):
    article = an_article(project, source="مرحبا", source_language="ar")

    page = page_of(anna, a_translation("Hallo", article=article))

    assert '<p class="src" lang="ar" dir="rtl">' in page
    assert '<div class="tgt" lang="de" dir="ltr">' in page


def test_without_a_source_its_column_folds_away_and_the_page_says_so(project, anna):
    page = page_of(anna, a_translation("Hallo", article=an_article(project, source="")))

    assert "came without its source" in page
    assert 'class="src"' not in page


def test_an_empty_translation_is_shown(project, anna):
    page = page_of(anna, a_translation("", project=project))

    assert "No open flags" in page
    assert "This translation has no text." in page


def test_a_signed_off_text_says_who_signed_and_offers_to_reopen(project, anna):
    translation = a_translation(project=project)
    signed_in(anna).post(reverse("sign-off", args=[translation.pk]), sent(translation, anyway="on"))

    page = page_of(anna, translation)

    assert "Signed off by anna" in page
    assert reverse("reopen", args=[translation.pk]) in page
    assert reverse("paragraph", args=[translation.pk, 0]) not in page


def test_every_answer_forbids_inline_scripts_and_the_pages_hold_none(project, anna):
    response = signed_in(anna).get(reverse("review", args=[a_translation(project=project).pk]))

    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    for inline in ("<style", " style=", " onclick=", "javascript:"):
        assert inline not in response.content.decode()


def test_a_check_is_explained_with_its_examples(anna):
    browser = signed_in(anna)
    assert browser.get(reverse("checks")).status_code == 200
    for check in all_checks():
        page = browser.get(reverse("check", args=[check.id]))
        assert page.status_code == 200
        assert len(page.context["examples"]) == len(check.examples)


def test_the_health_page_answers_without_signing_in(client):
    assert client.get(reverse("healthz")).content == b"ok\n"


def test_errors_are_shown_in_the_house_style_and_reveal_nothing(anna):
    response = signed_in(anna).get("/translations/999/")

    assert response.status_code == 404
    assert "There is nothing here" in response.content.decode()
    assert "urlpatterns" not in response.content.decode()


def test_the_session_gets_a_new_key_at_sign_in(client, anna):
    client.get(reverse("login"))
    before = client.session.session_key

    client.post(reverse("login"), {"username": "anna", "password": "correct horse battery"})

    assert client.session.session_key not in (None, before)


def test_a_caret_bears_the_name_of_its_card(project, anna):
    """It has no words of its own that a screen reader could tell."""
    translation = a_translation("Ein Tag.\n\nEnde.", project=project)
    a_flag(translation, "Ende", places=[[0, 0]])

    page = page_of(anna, translation)

    (name,) = re.findall(r'caret"[^>]*><a [^>]*aria-labelledby="(flag-\d+)"></a></mark>', page)
    assert re.search(rf'id="{name}"[^>]* aria-label="Outside. Major\s*"', page)


def test_a_forged_htmx_header_changes_no_rule(project):
    translation = a_translation("Ein gutter Tag.", project=project)
    flag = a_flag(translation, "gutter", "guter")
    browser = signed_in(a_user(Role.READER, project), htmx=True)

    page = browser.get(reverse("review", args=[translation.pk]), headers={"HX-Current-URL": "https://evil.example"})
    refused = browser.post(reverse("dismiss", args=[flag.pk]), sent(translation))

    assert (page.status_code, refused.status_code) == (200, 403)
    assert "evil.example" not in page.content.decode()

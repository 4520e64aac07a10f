"""Paragraphs deleted, joined and split in a browser: by mouse, by keyboard, without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from articles.models import Translation
from tests.builders import a_flag, a_translation, an_article

pytestmark = pytest.mark.browser

SOURCE = "Un. Deux.\n\nTrois.\n\nQuatre."
TEXT = "Das ist das Erste. Und das Zweite.\n\nDas ist das Dritte.\n\nDas ist das Vierte."


@pytest.fixture
def translation(project):
    made = a_translation(TEXT, article=an_article(project, source=SOURCE))
    a_flag(made, "Vierte", "Letzte")
    return made


def opened(page: Page, translation: Translation) -> Page:
    page.goto(f"/translations/{translation.pk}/")
    return page


def stored_text(translation: Translation) -> str:
    translation.refresh_from_db()
    return translation.head().text


def block(page: Page, words: str):
    return page.locator(".block", has_text=words)


def test_a_paragraph_is_deleted_by_keyboard_and_comes_back(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    block(page, "Dritte").locator(".also").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Delete", exact=True)).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#status")).to_contain_text("Paragraph deleted.")
    expect(block(page, "Vierte").locator(".edit")).to_be_focused()
    assert stored_text(translation) == TEXT.replace("Das ist das Dritte.\n\n", "")

    page.keyboard.press("z")
    expect(page.locator("#rows")).to_contain_text("Dritte")
    assert stored_text(translation) == TEXT


def test_paragraphs_are_joined_and_split_again(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    block(page, "Dritte").locator(".also").click()
    page.get_by_role("button", name="Join with the previous").click()
    expect(page.locator("#status")).to_contain_text("Paragraphs joined.")
    joined = block(page, "Zweite")
    expect(joined).to_contain_text("Dritte")

    joined.hover()
    joined.locator(".also").click()
    page.get_by_role("button", name="Das ist das Dritte.").click()
    expect(page.locator("#status")).to_contain_text("Paragraph split.")

    assert stored_text(translation) == TEXT


def test_the_editor_splits_at_the_cursor(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    block(page, "Zweite").locator(".edit").click()
    field = page.locator(".block textarea")
    expect(field).to_be_focused()
    field.evaluate("field => field.setSelectionRange(18, 18)")
    page.get_by_role("button", name="Split at the cursor").click()

    expect(page.locator(".block textarea")).to_have_count(0)
    expect(page.locator(".block")).to_have_count(4)
    assert stored_text(translation) == TEXT.replace("Erste. Und", "Erste.\n\nUnd")


def test_the_editor_joins_with_what_was_typed(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    block(page, "Dritte").locator(".edit").click()
    page.locator(".block textarea").fill("Das war das Dritte.")
    page.get_by_role("button", name="Join with the next").click()

    expect(page.locator("#status")).to_contain_text("Paragraphs joined.")
    assert stored_text(translation).endswith("Das war das Dritte. Das ist das Vierte.")


def test_escape_leaves_the_paragraph_as_it_was(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    block(page, "Dritte").locator(".also").click()
    expect(page.locator(".paragraph-actions")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.locator(".paragraph-actions")).to_have_count(0)
    assert stored_text(translation) == TEXT


def test_without_javascript_a_paragraph_has_a_page_of_its_own(sign_in, translation, anna):
    page = opened(sign_in(anna, java_script_enabled=False), translation)
    block(page, "Dritte").locator(".also").click()
    page.get_by_role("button", name="Delete", exact=True).click()

    expect(page.locator("#status")).to_contain_text("Paragraph deleted.")
    assert stored_text(translation) == TEXT.replace("Das ist das Dritte.\n\n", "")


def test_without_javascript_a_single_paragraph_is_marked_as_seen(sign_in, translation, anna):
    page = opened(sign_in(anna, java_script_enabled=False), translation)
    block(page, "Dritte").locator(".also").click()
    page.get_by_role("button", name="Seen", exact=True).click()

    expect(page.locator(".row.seen")).to_have_count(1)
    expect(page.locator(".row.seen")).to_contain_text("Dritte")

"""From the queue to the export, and through the desk's other pages: by keyboard alone, and without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.models import Translation
from review.models import LearnedRule, Term
from tests.builders import a_flag, a_translation

pytestmark = pytest.mark.browser

FARTHEST = 150
"""So many times Tab is pressed at most."""


@dataclass(frozen=True)
class Keyboard:
    """Somebody who has nothing but the keys Tab, Enter and letters."""

    page: Page

    def press(self, target: Locator) -> None:
        self._reach(target)
        self.page.keyboard.press("Enter")

    def fill(self, target: Locator, words: str) -> None:
        self._reach(target)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)

    def _reach(self, target: Locator) -> None:
        target.wait_for()
        for _ in range(FARTHEST):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {target}")


@dataclass(frozen=True)
class Mouse:
    """Somebody whose browser runs no scripts."""

    page: Page

    def press(self, target: Locator) -> None:
        target.click()

    def fill(self, target: Locator, words: str) -> None:
        target.fill(words)


Hand = Keyboard | Mouse


@pytest.fixture
def translation(project) -> Translation:
    made = a_translation("Ein gutter Tag.\n\nEnde.", project=project)
    a_flag(made, "gutter", "guter", severity="critical")
    return made


@pytest.fixture(params=["keyboard", "without scripts"])
def hand(request, browse, leni, translation) -> Hand:
    """Of a lead, who has signed in with it."""
    keys = request.param == "keyboard"
    page = browse(java_script_enabled=keys)
    hand = Keyboard(page) if keys else Mouse(page)
    page.goto("/")
    hand.fill(page.locator("[name=username]"), leni.username)
    hand.fill(page.locator("[name=password]"), "correct horse battery")
    hand.press(page.locator("main button[type=submit]"))
    page.get_by_role("button", name="Sign out").wait_for()
    return hand


def test_an_article_goes_from_the_queue_to_the_export(hand, translation):
    page = hand.page
    hand.press(page.get_by_role("link", name=translation.article.title).first)
    hand.press(page.locator(".card.current button.fix").first)
    expect(page.locator("#status")).to_contain_text("Accepted")
    hand.press(page.get_by_role("button", name="Done"))
    hand.press(page.get_by_role("button", name="Sign off all the same"))
    expect(page.locator(".messages")).to_contain_text("Signed off")
    translation.refresh_from_db()
    assert translation.is_approved

    page.goto(f"/translations/{translation.pk}/")
    hand.press(page.locator("summary", has_text="Export"))
    with page.expect_download() as downloading:
        hand.press(page.get_by_role("button", name="Export", exact=True))

    assert "Ein guter Tag." in downloading.value.path().read_text(encoding="utf-8")


def test_a_decision_is_taken_back_in_the_history(hand, translation):
    page = hand.page
    page.goto(f"/translations/{translation.pk}/")
    hand.press(page.locator(".card.current button.fix").first)
    expect(page.locator("#status")).to_contain_text("Accepted")
    hand.press(page.get_by_role("link", name="History"))
    hand.press(page.get_by_role("button", name="Undo").first)
    expect(page.locator("#status")).to_contain_text("Taken back")

    translation.refresh_from_db()
    assert translation.head().text == "Ein gutter Tag.\n\nEnde."


def test_a_term_and_a_rule_are_put_down_and_the_reports_read(hand):
    page = hand.page
    hand.press(page.get_by_role("link", name="Glossary"))
    hand.press(page.get_by_role("link", name="Add a term"))
    hand.fill(page.locator("[name=words]"), "conseil municipal")
    hand.fill(page.locator("[name=rendering]"), "Gemeinderat")
    hand.press(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("rowheader", name="conseil municipal")).to_be_visible()
    hand.press(page.get_by_role("link", name="Rules"))
    hand.press(page.get_by_role("link", name="Add a rule"))
    hand.fill(page.locator("[name=find]"), "Alpinclub")
    hand.fill(page.locator("[name=replace]"), "Alpenverein")
    hand.press(page.get_by_role("button", name="Save"))
    expect(page.locator("h1")).to_contain_text("Alpinclub")
    hand.press(page.get_by_role("link", name="Reports"))
    expect(page.get_by_role("heading", name="Reports")).to_be_visible()

    assert (Term.objects.get().target, LearnedRule.objects.get().replace) == ("Gemeinderat", "Alpenverein")


def test_the_language_is_chosen_and_spoken_from_then_on(hand):
    page = hand.page
    hand.press(page.get_by_role("link", name="leni: preferences"))
    if isinstance(hand, Keyboard):
        hand.fill(page.locator("[name=language]"), "Deutsch")
    else:
        page.locator("[name=language]").select_option("de")
    hand.press(page.get_by_role("button", name="Save", exact=True))

    expect(page.get_by_role("heading", name="Einstellungen")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "de")

"""Remarks, threads, mentions and the bell in a browser: by keyboard, in company, without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from articles.models import Translation
from review.models import Comment, Flag
from review.roles import Role
from tests.builders import a_flag, a_thread, a_translation, a_user, an_article

pytestmark = pytest.mark.browser

SOURCE = "Un beau jour, un beau jour.\n\nUne belle soirée.\n\nFin."
TEXT = "Ein guter Tag, ein 👩‍👧 guter Tag.\n\nEin schöner Abend.\n\nEnde."


@pytest.fixture
def translation(project):
    made = a_translation(TEXT, article=an_article(project, source=SOURCE))
    a_flag(made, "schöner", "heller")
    return made


def opened(page: Page, translation: Translation) -> Page:
    page.goto(f"/translations/{translation.pk}/")
    return page


def select(page: Page, words: str, times: int = 1) -> None:
    """Selects those words, the n-th time they stand in a text node of the translation."""
    found = page.evaluate(
        """([words, times]) => {
            const walker = document.createTreeWalker(document.querySelector("#rows"), NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (!node.parentElement.closest(".block > p")) continue;
                for (let at = node.data.indexOf(words); at >= 0; at = node.data.indexOf(words, at + 1)) {
                    if (--times) continue;
                    getSelection().setBaseAndExtent(node, at, node, at + words.length);
                    return true;
                }
            }
            return false;
        }""",
        [words, times],
    )
    assert found


def remarked(page: Page) -> None:
    page.keyboard.press("c")
    expect(page.locator("form.remark textarea")).to_be_focused()


def test_the_second_of_equal_words_is_commented_on_by_keyboard(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    select(page, "guter", 2)
    remarked(page)
    expect(page.locator(".picked-words")).to_contain_text("guter")
    page.keyboard.type("Zweimal gut?")
    page.keyboard.press("Control+Enter")

    thread = page.locator(".thread")
    expect(thread).to_contain_text("Zweimal gut?")
    expect(thread).to_be_focused()
    expect(page.locator("#talk-count")).to_contain_text("1 open comment")
    comment = Comment.objects.get()
    assert (comment.quote, comment.start) == ("guter", TEXT.rindex("guter"))


def test_a_remark_and_an_answer_that_were_being_typed_are_offered_again_after_a_reload(sign_in, translation, anna, ben):
    a_thread(translation, "Abend", "Wirklich?", ben)
    page = opened(sign_in(anna), translation)
    select(page, "guter", 2)
    remarked(page)
    page.keyboard.type("Zweimal g")
    page.locator(".thread").get_by_role("link", name="Answer").click()
    page.locator(".thread textarea").fill("Ja, wirk")

    page.reload()

    expect(page.locator(".thread textarea")).to_have_value("Ja, wirk")
    remark = page.locator("form.remark")
    expect(remark.locator("textarea")).to_have_value("Zweimal g")
    expect(remark.locator(".picked-words")).to_contain_text("guter")
    remark.locator("textarea").press("Control+Enter")
    expect(page.locator(".thread", has_text="Zweimal g")).to_be_visible()
    assert Comment.objects.get(text="Zweimal g").start == TEXT.rindex("guter")


def test_selected_words_are_flagged_and_the_flag_decided_like_any(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    select(page, "Abend")
    remarked(page)
    page.locator("form.remark textarea").fill("Es war am Morgen.")
    page.get_by_label("Flag", exact=True).check()
    page.get_by_label("Severity").select_option("critical")
    page.get_by_label("Fix (optional)").fill("Morgen")
    page.keyboard.press("Control+Enter")

    current = page.locator(".card.current")
    expect(current).to_contain_text("Es war am Morgen.")
    expect(current).to_contain_text("Raised by anna")
    expect(page.locator("mark.critical")).to_have_text("Abend")
    page.keyboard.press("a")
    expect(page.locator("#rows")).to_contain_text("Ein schöner Morgen.")
    assert Flag.objects.get(check_id="own_flag").live_decision().kind == "accept"


def test_words_across_a_flag_are_one_remark(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.evaluate(
        """() => {
            const p = [...document.querySelectorAll(".block > p")][1];
            getSelection().setBaseAndExtent(p.firstChild, 0, p.lastChild, 3);
        }"""
    )
    remarked(page)
    page.keyboard.type("Hm.")
    page.keyboard.press("Control+Enter")

    expect(page.locator(".thread .on")).to_have_text("Ein schöner Ab")
    expect(page.locator(".remarked")).to_have_count(3)


def test_without_a_selection_the_remark_is_on_the_paragraph_of_the_flag(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    remarked(page)
    page.keyboard.type("Prüfen.")
    page.keyboard.press("Control+Enter")

    expect(page.locator(".thread .on")).to_have_text("Ein schöner Abend.")


def test_words_of_two_paragraphs_are_refused_in_the_status_line(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.evaluate(
        """() => {
            const [first, second] = document.querySelectorAll(".block > p");
            getSelection().setBaseAndExtent(first.firstChild, 2, second.firstChild, 2);
        }"""
    )
    page.keyboard.press("c")

    expect(page.locator("#status")).to_contain_text("one paragraph")
    expect(page.locator("form.remark")).to_have_count(0)


def test_a_mention_rings_and_leads_to_the_thread_and_the_answer_rings_back(sign_in, translation, anna, ben):
    page = opened(sign_in(anna), translation)
    select(page, "Abend")
    remarked(page)
    page.keyboard.type("Stimmt das, @b")
    page.get_by_role("button", name="@ben").click()
    page.keyboard.type("?")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".thread .mention")).to_have_text("@ben")

    bens = sign_in(ben)
    bens.goto("/")
    expect(bens.locator(".bell .unread")).to_have_text("1")
    bens.locator(".bell").click()
    bens.get_by_role("button", name="mentioned you").click()
    thread = bens.locator(".thread")
    expect(thread).to_be_in_viewport()
    thread.get_by_role("link", name="Answer").click()
    expect(thread.locator("textarea")).to_be_focused()
    bens.keyboard.type("Ja.")
    bens.keyboard.press("Control+Enter")
    expect(thread.locator(".said")).to_have_count(2)
    expect(bens.locator(".bell .unread")).to_have_count(0)

    page.reload()
    expect(page.locator(".bell .unread")).to_have_text("1")


def test_a_thread_is_resolved_and_opened_again(sign_in, translation, anna, ben):
    a_thread(translation, "Abend", "Wirklich?", by=ben)
    page = opened(sign_in(anna), translation)
    expect(page.locator(".remarked")).to_have_text("Abend")
    page.get_by_role("button", name="Resolve").click()

    expect(page.locator("#status")).to_contain_text("Resolved.")
    expect(page.locator(".thread.resolved summary")).to_contain_text("Resolved by anna")
    expect(page.locator(".remarked")).to_have_count(0)
    expect(page.locator("#talk-count a")).to_have_count(0)

    page.locator(".thread summary").click()
    page.get_by_role("button", name="Reopen").click()
    expect(page.locator("#talk-count")).to_contain_text("1 open comment")
    expect(page.locator(".card.going")).to_have_count(0)


def test_words_that_are_gone_are_named_in_their_thread(sign_in, translation, anna):
    a_thread(translation, "schöner Abend", "Wirklich?")
    page = opened(sign_in(anna), translation)
    page.locator(".block", has_text="Abend").hover()
    page.locator(".block", has_text="Abend").locator(".also").click()
    page.get_by_role("button", name="Delete", exact=True).click()

    expect(page.locator(".thread .on")).to_contain_text("No longer in the text: schöner Abend")
    page.keyboard.press("z")
    expect(page.locator(".remarked")).to_have_text(["schöner", " Abend"])


def test_the_whole_article_is_commented_on(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.get_by_role("link", name="Comment").click()
    expect(page.locator("#on-article textarea")).to_be_focused()
    page.keyboard.type("Guter Text.")
    page.keyboard.press("Control+Enter")

    expect(page.locator("#on-article .thread")).to_contain_text("Guter Text.")
    expect(page.locator("#on-article form")).to_have_count(0)


def test_a_reader_sees_threads_and_writes_none(sign_in, translation, project):
    a_thread(translation, "Abend")
    page = opened(sign_in(a_user(Role.READER, project)), translation)

    expect(page.locator(".thread")).to_contain_text("Wirklich?")
    expect(page.locator(".thread .acts")).to_have_count(0)


def test_what_was_typed_stays_when_nothing_was_said(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    select(page, "Abend")
    remarked(page)
    page.get_by_label("Flag", exact=True).check()
    page.get_by_label("Fix (optional)").fill("Morgen")
    page.locator("form.remark textarea").fill("   ")
    page.keyboard.press("Control+Enter")

    expect(page.locator("form.remark .errorlist")).to_contain_text("Nothing was said.")
    expect(page.get_by_label("Fix (optional)")).to_have_value("Morgen")
    page.locator("form.remark textarea").fill("Am Morgen.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".card.current")).to_contain_text("Am Morgen.")


def test_without_javascript_words_are_typed_and_counted(sign_in, translation, anna):
    page = opened(sign_in(anna, java_script_enabled=False), translation)
    page.locator(".block").first.locator(".also").click()
    page.get_by_role("link", name="Flag or comment").click()
    page.get_by_label("Words (empty: the whole paragraph)").fill("guter Tag")
    page.get_by_label("Which of them").fill("2")
    page.get_by_label("Remark").fill("Zweimal?")
    page.get_by_role("button", name="Save").click()

    expect(page.locator("#status")).to_contain_text("Your comment stands.")
    expect(page.locator(".thread")).to_contain_text("Zweimal?")
    assert Comment.objects.get().start == TEXT.rindex("guter Tag")
    page.get_by_role("link", name="Answer").click()
    page.get_by_label("Remark").fill("Ja, zweimal.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".thread .said")).to_have_count(2)
    page.get_by_role("button", name="Resolve").click()
    expect(page.locator("#status")).to_contain_text("Resolved.")


def test_own_text_leads_to_the_same_words_everywhere(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    expect(page.locator(".card.current")).to_be_focused()
    page.keyboard.press("r")
    page.locator(".card textarea").fill("langer")
    page.keyboard.press("Control+Enter")
    page.locator("#status").get_by_role("link", name="Find this everywhere").click()

    expect(page.get_by_label("Wrong words")).to_have_value("schöner")

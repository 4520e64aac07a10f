"""An article worked through in a browser: by keyboard, in company, without JavaScript."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from articles.models import Translation
from review.models import Decision
from review.roles import Role
from tests.builders import a_flag, a_translation, a_user, an_article

pytestmark = pytest.mark.browser

SOURCE = "Un beau jour.\n\nUne belle soirée.\n\nUne bonne nuit.\n\nFin."
TEXT = "Ein kurzer Tag.\n\nEin schöner heller Abend.\n\nEine lange Nacht in Rom.\n\nEnde."


@pytest.fixture
def translation(project):
    made = a_translation(TEXT, article=an_article(project, source=SOURCE))
    evidence = [{"where": "source", "text": "beau", "span": [3, 7]}]
    a_flag(made, "kurzer", "guter", "gütiger", evidence=evidence, severity="critical")
    a_flag(made, "schöner heller", "schöner", "wunderschöner", check_id="doubled-words")
    a_flag(made, "lange Nacht", "kurze Nacht")
    a_flag(made, "Rom", "Bern", check_id="name", severity="minor")
    a_flag(made, "Ende", check_id="name", severity="minor")
    return made


def opened(page: Page, translation: Translation) -> Page:
    page.goto(f"/translations/{translation.pk}/")
    return page


def current(page: Page):
    return page.locator(".card.current")


def shown_text(page: Page) -> str:
    return "\n\n".join(page.locator(".tgt p").all_text_contents())


def stored_text(translation: Translation) -> str:
    translation.refresh_from_db()
    return translation.head().text


PLACES = "all => all.map(one => [one.getBoundingClientRect().top + scrollY, one.getBoundingClientRect().height])"


def test_the_text_stands_still_whichever_card_is_open(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    rows = page.locator(".row")
    expect(current(page)).to_contain_text("kurzer")
    places = rows.evaluate_all(PLACES)

    for words in ("schöner", "lange Nacht", "Rom"):
        page.keyboard.press("j")
        expect(current(page)).to_contain_text(words)
        expect(current(page).locator(".body")).to_be_visible()
        assert rows.evaluate_all(PLACES) == places
    page.keyboard.press("r")
    expect(current(page).locator("textarea")).to_be_focused()
    assert rows.evaluate_all(PLACES) == places


def test_cards_give_way_to_the_open_one_and_can_be_chosen(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.locator(".card", has_text="lange Nacht").click()
    expect(current(page)).to_contain_text("kurze Nacht")

    page.locator(".card", has_text="Bern").click()

    expect(current(page)).to_contain_text("Bern")
    boxes = page.locator(".card").evaluate_all("all => all.map(one => one.getBoundingClientRect())")
    assert all(above["bottom"] <= below["top"] for above, below in pairwise(boxes))


def test_the_last_flag_taken_back_is_the_current_one_again(sign_in, project, anna):
    translation = a_translation("Ein gutter Tag.", project=project)
    a_flag(translation, "gutter", "guter")
    page = opened(sign_in(anna), translation)
    page.keyboard.press("a")
    expect(page.locator(".card")).to_have_count(0)

    page.keyboard.press("z")

    expect(current(page)).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator(".card")).to_have_count(0)
    assert stored_text(translation) == "Ein guter Tag."


def test_an_article_is_worked_through_by_keyboard_alone(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    keys, status = page.keyboard, page.locator("#status")
    expect(current(page)).to_contain_text("kurzer")

    keys.press("a")
    expect(status).to_contain_text("4 flags left")
    expect(current(page)).to_be_focused()
    expect(current(page)).to_contain_text("schöner")
    keys.press("2")
    expect(status).to_contain_text("3 flags left")
    keys.press("r")
    own = page.locator(".card textarea")
    expect(own).to_be_focused()
    own.fill("wirklich kurze Nacht")
    keys.press("Control+Enter")
    expect(status).to_contain_text("2 flags left")
    expect(current(page)).to_contain_text("Rom")
    keys.press("d")
    expect(status).to_contain_text("1 flag left")
    keys.press("e")
    field = page.locator(".block textarea")
    expect(field).to_be_focused()
    assert page.evaluate("getSelection().toString()") == "Ende"
    field.fill("Das Ende.")
    keys.press("Control+Enter")
    expect(page.locator(".block textarea")).to_have_count(0)
    expect(page.locator("#rows")).to_contain_text("Das Ende.")
    keys.press("z")
    expect(page.locator("#rows")).not_to_contain_text("Das Ende.")

    expected = "Ein guter Tag.\n\nEin wunderschöner Abend.\n\nEine wirklich kurze Nacht in Rom.\n\nEnde."
    assert shown_text(page) == stored_text(translation) == expected
    kinds = Decision.objects.live().order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["accept", "accept", "override", "dismiss"]


def test_behind_the_last_flag_the_first_comes_again(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    expect(current(page)).to_contain_text("kurzer")

    page.keyboard.press("k")
    expect(current(page)).to_contain_text("Ende")
    expect(page.locator("#status")).to_contain_text("from the end")
    page.keyboard.press("d")

    expect(page.locator("#status")).to_contain_text("4 flags left")
    expect(current(page)).to_contain_text("kurzer")


def test_keys_pressed_faster_than_the_server_answers_all_count(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    expect(current(page)).to_have_count(1)

    page.keyboard.type("aaaa")

    expect(page.locator("#status")).to_contain_text("1 flag left")
    assert stored_text(translation) == "Ein guter Tag.\n\nEin schöner Abend.\n\nEine kurze Nacht in Bern.\n\nEnde."
    assert translation.number == 4


def test_all_like_this_and_its_undo(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    expect(current(page)).to_contain_text("All 2 like this")

    page.keyboard.press("b")
    expect(page.locator("#status")).to_contain_text("2 fixes accepted")
    page.keyboard.press("j")
    page.keyboard.press("z")

    expect(page.locator("#status")).to_contain_text("2 flags are open again. 5 flags left")
    expect(current(page)).to_be_focused()
    expect(current(page)).to_contain_text("kurzer")
    assert shown_text(page) == stored_text(translation) == TEXT


def test_signing_off_is_guarded_and_then_opens_the_next_article(sign_in, project, translation, anna):
    following = a_translation("Noch einer.", project=project)
    page = opened(sign_in(anna), translation)

    page.get_by_role("button", name="Done").click()
    expect(page.locator("#panel")).to_contain_text("1 critical flag is open")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.locator("#status")).to_contain_text("4 flags left")
    page.get_by_role("button", name="Done").click()
    expect(page.locator("#panel")).to_contain_text("3 paragraphs were looked at by nobody")
    expect(page.locator("#panel")).to_contain_text("4 other flags are open")
    page.get_by_role("button", name="Sign off all the same").click()

    page.wait_for_url(f"**/translations/{following.pk}/")
    translation.refresh_from_db()
    assert translation.is_approved


def test_a_lead_signs_off_with_a_critical_flag_open_and_says_why(sign_in, project, translation):
    page = opened(sign_in(a_user(Role.LEAD, project, name="leni")), translation)

    page.keyboard.press("x")
    expect(page.locator("#panel")).to_contain_text("1 critical flag is open")
    page.get_by_label("Reason for signing off all the same").fill("Steht so im Original.")
    page.keyboard.press("Enter")

    page.wait_for_url(lambda address: not address.endswith(f"/translations/{translation.pk}/"))
    page.goto(f"/translations/{translation.pk}/history/")
    expect(page.locator("main")).to_contain_text("Steht so im Original.")


def test_the_words_of_the_next_flag_keep_their_place_when_the_page_is_redrawn(sign_in, project, anna):
    names = "Anna Berta Clara Dora Emma Frieda Greta Hanna Ida Julia Klara Lena Maria Nora Olga Paula Rosa Sara"
    whom = "Bus Zug Abend Sommer Winter Morgen Regen Schnee Wind Mann Freund Hund Brief Film Kaffee Tee Arzt Chef"
    pairs = list(zip(names.split(), whom.split(), strict=True))
    text = "\n\n".join(f"{name} steht hier und wartet auf den {what}, der bald kommt." for name, what in pairs)
    translation = a_translation(text, project=project)
    for name, _what in pairs:
        a_flag(translation, f"{name} steht", f"{name} sitzt")
    page = opened(sign_in(anna, reduced_motion="reduce"), translation)
    for _ in range(8):
        page.keyboard.press("j")
    following = page.locator("mark", has_text="Julia steht")
    page.locator(".card").nth(8).evaluate("card => card.scrollIntoView({block: 'center'})")
    before = following.bounding_box()["y"]

    page.keyboard.press("a")

    expect(page.locator("#status")).to_contain_text("17 flags left")
    expect(current(page)).to_contain_text("Julia")
    assert abs(following.bounding_box()["y"] - before) < 3
    assert current(page).evaluate(
        "c => c.getBoundingClientRect().bottom < innerHeight && c.getBoundingClientRect().top > 0"
    )


def test_a_paragraph_somebody_types_in_is_never_touched_by_an_answer(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.locator(".row").nth(2).locator(".edit").click()
    page.locator(".block textarea").fill("Halb getippt")

    other = page.locator(".card", has_text="lange Nacht").last
    other.locator(".brief").click()
    other.locator(".fix").first.click()

    expect(page.locator("#status")).to_contain_text("4 flags left")
    expect(page.locator(".block textarea")).to_have_value("Halb getippt")


def test_the_same_paragraph_edited_by_two_shows_both_and_keeps_the_words(sign_in, project, translation, anna):
    ben = a_user(Role.EDITOR, project, name="ben")
    hers, his = opened(sign_in(anna), translation), opened(sign_in(ben), translation)
    hers.locator(".row").nth(3).locator(".edit").click()
    hers.locator(".block textarea").fill("Schluss.")
    his.locator(".row").nth(3).locator(".edit").click()
    his.locator(".block textarea").fill("Das Ende.")
    his.keyboard.press("Control+Enter")
    expect(his.locator("#status")).to_contain_text("Saved")

    hers.keyboard.press("Control+Enter")

    panel = hers.locator("#panel")
    expect(panel).to_contain_text("ben")
    expect(panel).to_contain_text("Both put together")
    both = panel.get_by_label("Both put together, to edit")
    expect(both).to_have_value("Das Schluss.")
    expect(panel.get_by_label("Your words", exact=True)).to_have_value("Schluss.")
    both.fill("Das Ende: Schluss.")
    panel.get_by_role("button", name="Save both").click()
    expect(panel).not_to_be_visible()
    expect(hers.locator("#rows")).to_contain_text("Das Ende: Schluss.")
    assert shown_text(hers) == stored_text(translation)


def test_a_flag_that_somebody_else_decided_says_so_and_is_redrawn(sign_in, project, translation, anna):
    ben = a_user(Role.EDITOR, project, name="ben")
    hers, his = opened(sign_in(anna), translation), opened(sign_in(ben), translation)
    his.keyboard.press("a")
    expect(his.locator("#status")).to_contain_text("4 flags left")

    hers.keyboard.press("a")

    expect(hers.locator("#panel")).to_contain_text("ben: accepted")
    hers.keyboard.press("Escape")
    expect(hers.locator("#rows")).to_contain_text("Ein guter Tag.")
    expect(hers.locator(".card", has_text="kurzer")).to_have_count(0)


def test_what_was_typed_is_there_again_after_a_reload(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.keyboard.press("e")
    page.locator(".block textarea").fill("Ein angefangener Satz")

    page.reload()

    expect(page.locator(".block textarea")).to_have_value("Ein angefangener Satz")
    expect(page.locator("#status")).to_contain_text("not saved yet")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#rows")).to_contain_text("Ein angefangener Satz")
    page.reload()
    expect(page.locator(".block textarea")).to_have_count(0)


def test_a_server_that_is_gone_leaves_the_words_and_says_so(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.keyboard.press("e")
    page.locator(".block textarea").fill("Ein angefangener Satz")
    page.context.set_offline(True)

    page.keyboard.press("Control+Enter")
    expect(page.locator("#banner")).to_contain_text("does not answer")
    expect(page.locator(".block textarea")).to_have_value("Ein angefangener Satz")
    page.context.set_offline(False)
    page.keyboard.press("Control+Enter")

    expect(page.locator("#rows")).to_contain_text("Ein angefangener Satz")


def test_a_session_that_ended_loses_nothing(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.keyboard.press("e")
    page.locator(".block textarea").fill("Ein angefangener Satz")
    page.context.clear_cookies(name="sessionid")

    page.keyboard.press("Control+Enter")

    expect(page.locator("#banner")).to_contain_text("signed out")
    expect(page.locator("#banner a")).to_have_attribute("target", "_blank")
    expect(page.locator(".block textarea")).to_have_value("Ein angefangener Satz")


def test_single_keys_can_be_switched_off_and_are_silent_while_typing(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.keyboard.press("e")
    expect(page.locator(".block textarea")).to_be_focused()
    page.keyboard.type("aadz")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.get_by_label("Single keys are on").uncheck()
    page.keyboard.press("Escape")

    page.keyboard.press("a")
    page.keyboard.press("d")

    page.wait_for_timeout(300)
    assert stored_text(translation) == TEXT
    assert not Decision.objects.exists()


def test_evidence_leads_to_the_source_and_back(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)

    page.keyboard.press("q")
    expect(page.locator(".outlined")).to_have_text("beau")
    page.keyboard.press("q")

    expect(page.locator(".outlined")).to_have_count(0)
    expect(current(page)).to_be_focused()


def test_a_mark_leads_to_its_card(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)

    page.locator("mark", has_text="Rom").click()

    expect(current(page)).to_contain_text("Rom")
    expect(page.locator("mark.lit")).to_have_text("Rom")


def test_marks_that_overlap_and_a_flag_of_two_places_are_told_apart(sign_in, project, anna):
    """Pieces that several flags share lead to one after the other; all places of a flag are lit together."""
    translation = a_translation("Wir warten lange Zeit sagte sie.", article=an_article(project, source=""))
    a_flag(translation, "Wir warten lange Zeit", places=[[0, 0], [21, 21]], check_id="quotation")
    a_flag(translation, "lange Zeit", check_id="doubled")
    a_flag(translation, "Zeit sagte", check_id="glued")
    page = opened(sign_in(anna), translation)
    expect(current(page)).to_contain_text("Quotation")
    expect(page.locator("mark.caret.lit")).to_have_count(2)
    told = page.locator("mark.caret.lit a").first.evaluate(
        "a => document.getElementById(a.getAttribute('aria-labelledby')).ariaLabel"
    )
    assert told.startswith("Quotation. Major")

    shared = page.locator("mark", has_text=re.compile("^Zeit$"))
    for title in ("Doubled", "Glued", "Doubled"):
        shared.click()
        expect(current(page).locator(".fault")).to_have_text(title)


def test_the_same_work_is_done_without_javascript(sign_in, translation, anna):
    page = opened(sign_in(anna, java_script_enabled=False), translation)

    current(page).locator("button.fix").first.click()
    assert re.search(r"\?flag=\d+#flag-\d+$", page.url)
    expect(current(page)).to_contain_text("schöner")
    current(page).locator("button.fix").nth(1).click()
    current(page).get_by_role("link", name="Own text").click()
    page.locator("textarea").fill("wirklich kurze Nacht")
    page.get_by_role("button", name="Save").click()
    page.locator("mark a", has_text="Ende").click()
    expect(current(page)).to_contain_text("Ende")
    page.locator(".card", has_text="Rom").locator(".brief").click()
    current(page).get_by_role("button", name="Dismiss").click()
    page.locator(".row").nth(3).locator(".edit").click()
    page.locator("textarea").fill("Das Ende.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Undo").click()

    expected = "Ein guter Tag.\n\nEin wunderschöner Abend.\n\nEine wirklich kurze Nacht in Rom.\n\nEnde."
    assert shown_text(page) == stored_text(translation) == expected
    page.get_by_role("button", name="Done").click()
    page.get_by_role("button", name="Sign off all the same").click()
    translation.refresh_from_db()
    assert translation.is_approved

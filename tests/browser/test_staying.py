"""The focus, the screen and the words stay with what somebody is working on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from articles.models import Translation
from review.acting.deciding import accept, dismiss
from review.acting.editing import edit_paragraph
from review.models import Flag
from tests.builders import a_flag, a_thread, a_translation, an_article, an_operation, recount

pytestmark = pytest.mark.browser

PARAGRAPHS = [f"Absatz {number} mit kurzen Worten." for number in range(60)]
FAR = 45
VISIBLE_SHIFT = 0.001
"""As browsers count layout shifts: less than any row or card that moves by a line."""
SHIFTS = """window.shifts = []; new PerformanceObserver((list) => window.shifts.push(
    ...list.getEntries().map((entry) => entry.value))).observe({type: "layout-shift", buffered: true});"""


@pytest.fixture
def translation(project):
    """Sixty paragraphs with a flag in the first, the third and the last."""
    made = a_translation("\n\n".join(PARAGRAPHS), article=an_article(project, source=""))
    for number in (0, 2, 59):
        a_flag(made, f"Absatz {number}", f"Teil {number}")
    return made


def opened(page: Page, translation: Translation, there: str = "") -> Page:
    page.goto(f"/translations/{translation.pk}/{there}")
    expect(page.locator("html.ready")).to_have_count(1)
    return page


def settled(page: Page) -> None:
    while page.evaluate("redline.busy()"):
        page.wait_for_timeout(20)


def block(page: Page, words: str):
    return page.locator(".block", has_text=words)


def text_of(translation: Translation) -> str:
    return Translation.objects.get(pk=translation.pk).head().text


@pytest.mark.parametrize("key", ["Control+Enter", "Escape"])
def test_a_paragraph_far_from_the_current_flag_is_edited_without_leaving_it(sign_in, translation, anna, key):
    page = opened(sign_in(anna), translation)
    far = block(page, f"Absatz {FAR} ")
    far.hover()
    far.locator(".edit").click()
    far.locator("textarea").press("End")
    page.keyboard.type(" Und mehr.")
    before = page.evaluate("scrollY")

    page.keyboard.press(key)
    settled(page)

    expect(page.locator("textarea")).to_have_count(0)
    expect(block(page, f"Absatz {FAR} ").locator(".edit")).to_be_focused()
    assert abs(page.evaluate("scrollY") - before) < 5
    page.keyboard.press("j")
    expect(page.locator(".row", has_text="59").locator(".card")).to_be_focused()


def test_what_was_typed_is_there_again_after_esc_and_gone_after_the_button(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.keyboard.press("e")
    page.locator(".block textarea").fill("Angefangen")

    page.keyboard.press("Escape")
    expect(page.locator("#status")).to_contain_text("Closed, not saved")
    page.keyboard.press("e")
    expect(page.locator(".block textarea")).to_have_value("Angefangen")
    page.get_by_role("button", name="Cancel").click()
    page.keyboard.press("e")

    expect(page.locator(".block textarea")).to_have_value(PARAGRAPHS[0])


def test_a_part_of_a_word_is_not_selected_for_the_first_letter_typed_to_take_away(sign_in, project, anna):
    made = a_translation("Es genügt. Ein ganzes Wort.", article=an_article(project, source=""))
    a_flag(made, "E")
    a_flag(made, "ganzes")
    page = opened(sign_in(anna), made)

    page.keyboard.press("e")
    field = page.locator(".block textarea")
    expect(field).to_be_focused()
    assert field.evaluate("(one) => one.selectionEnd - one.selectionStart") == 0
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(field).to_be_focused()
    assert field.evaluate("(one) => one.value.slice(one.selectionStart, one.selectionEnd)") == "ganzes"


def test_an_own_text_for_a_line_of_its_own_leaves_it_one(sign_in, project, anna):
    made = a_translation("Eins.\n\nWerbung\n\nZwei.", article=an_article(project, source=""))
    a_flag(made, "\n\nWerbung", "")
    page = opened(sign_in(anna), made)
    page.keyboard.press("r")
    expect(page.locator(".card textarea")).to_have_value("Werbung")

    page.locator(".card textarea").fill("Anzeige")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#rows")).to_contain_text("Anzeige")

    assert text_of(made) == "Eins.\n\nAnzeige\n\nZwei."


@pytest.mark.parametrize(
    "decide", [lambda flag: accept(flag, 0, 0, an_operation()), lambda flag: dismiss(flag, an_operation())]
)
def test_an_own_text_for_a_flag_that_somebody_decided_is_shown_and_can_be_used(sign_in, translation, anna, decide):
    page = opened(sign_in(anna), translation)
    page.keyboard.press("r")
    page.locator(".card textarea").fill("Mein Absatz")
    decide(translation.flags.order_by("start").first())

    page.keyboard.press("Control+Enter")
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", name="This flag is no longer open")).to_be_focused()
    expect(panel.locator("#mine")).to_have_value("Mein Absatz mit kurzen Worten.")
    page.keyboard.press("Space")  # somebody who is still typing closes nothing
    expect(panel).to_be_visible()
    panel.get_by_role("button", name="Use mine on the new text").click()

    expect(page.locator("#rows")).to_contain_text("Mein Absatz mit kurzen Worten.")
    settled(page)
    assert text_of(translation).startswith("Mein Absatz mit kurzen Worten.\n\n")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft'))") == []


def test_after_a_flag_that_somebody_decided_one_goes_on_from_its_place(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.keyboard.press("j")
    dismiss(translation.flags.order_by("start")[1], an_operation())

    page.keyboard.press("a")
    expect(page.locator("#panel")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator(".row", has_text="59").locator(".card")).to_be_focused()
    expect(page.locator("#status")).to_contain_text("2 flags left.")


def test_answering_in_a_thread_moves_nothing(sign_in, translation, anna):
    a_thread(translation, f"Absatz {FAR} ", by=anna)
    page = opened(sign_in(anna), translation)
    thread = page.locator(".thread")
    thread.get_by_role("link", name="Answer").click()
    thread.locator("textarea").fill("Ja.")
    before = page.evaluate("scrollY")

    page.keyboard.press("Control+Enter")
    expect(thread.locator(".said")).to_have_count(2)
    settled(page)

    expect(thread).to_be_focused()
    assert abs(page.evaluate("scrollY") - before) < 100


def test_a_link_to_a_thread_leads_the_focus_there(sign_in, translation, anna):
    thread = a_thread(translation, f"Absatz {FAR} ", by=anna)

    page = opened(sign_in(anna), translation, f"#thread-{thread.pk}")

    expect(page.locator(".thread")).to_be_focused()
    expect(page.locator(".thread")).to_be_in_viewport()


@pytest.mark.parametrize("there", ["", "?flag={}#flag-{}"])
def test_nothing_moves_while_the_page_opens(sign_in, project, anna, there):
    made = a_translation("\n\n".join(PARAGRAPHS), article=an_article(project, source="\n\n".join(PARAGRAPHS)))
    flags = [a_flag(made, f"Absatz {number} ", *(f"Teil {fix} " for fix in range(3))) for number in (0, 1, 2)]
    page = sign_in(anna)
    page.add_init_script(SHIFTS)

    opened(page, made, there.format(flags[1].pk, flags[1].pk))
    page.wait_for_timeout(500)

    assert sum(page.evaluate("window.shifts")) < VISIBLE_SHIFT


def test_what_is_taken_back_is_not_shown_as_going(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.keyboard.press("a")
    settled(page)

    page.keyboard.press("z")
    expect(page.locator("#status")).to_contain_text("Taken back")
    settled(page)

    expect(page.locator(".card.going")).to_have_count(0)


def test_in_an_article_without_flags_e_edits_what_was_not_looked_at_and_the_others_say_why_not(sign_in, project, anna):
    page = opened(sign_in(anna), a_translation("Eins.\n\nZwei.", article=an_article(project, source="")))

    for key in ("a", "d", "j", "r"):
        page.locator("#status").evaluate("(one) => { one.textContent = ''; }")
        page.keyboard.press(key)
        expect(page.locator("#status")).to_have_text("No flag here.")
    page.keyboard.press("v")
    page.keyboard.press("e")

    expect(page.locator(".block textarea")).to_have_value("Zwei.")


def test_a_paragraph_saved_as_it_was_is_closed(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.keyboard.press("e")
    expect(page.locator(".block textarea")).to_be_focused()

    page.keyboard.press("Control+Enter")

    expect(page.locator("#status")).to_contain_text("Nothing was changed")
    expect(page.locator("textarea")).to_have_count(0)
    expect(page.locator(".card.current")).to_be_focused()


def test_a_flag_that_a_change_raises_is_told(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.keyboard.press("e")
    page.locator(".block textarea").fill("Absatz 0 mit mit kurzen Worten.")

    page.keyboard.press("Control+Enter")

    expect(page.locator("#status")).to_contain_text("1 new flag.")


def test_what_others_changed_since_is_not_taken_back_and_said_so(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.keyboard.press("a")
    settled(page)
    edit_paragraph(translation, 1, 0, "Stück 0 mit kurzen Worten.", an_operation())

    page.keyboard.press("z")

    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", name="This cannot be taken back by itself")).to_be_focused()
    expect(panel.get_by_role("link", name="History")).to_be_visible()
    expect(panel.locator("textarea")).to_have_count(0)


def test_what_somebody_else_dismissed_goes_with_the_next_change(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    flags = Flag.objects.in_reading_order()
    dismiss(flags[2], an_operation())

    page.keyboard.press("a")
    settled(page)

    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(f"#flag-{flags[1].pk}")).to_be_focused()
    expect(page.locator("#status")).to_contain_text("1 flag left")


def test_signing_off_what_nobody_looked_at_takes_more_than_enter(sign_in, project, leni):
    made = a_translation("Eins.\n\nZwei.", article=an_article(project, source=""))
    page = opened(sign_in(leni), made)
    page.keyboard.press("x")
    expect(page.get_by_role("heading", name="Not everything was looked at")).to_be_focused()

    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_visible()
    page.get_by_role("button", name="Show the first of it").click()

    expect(block(page, "Eins.").locator(".edit")).to_be_focused()
    assert Translation.objects.get().approved_number is None


def test_the_guard_leads_to_the_critical_flag(sign_in, translation, anna):
    critical = a_flag(translation, "Absatz 5 ", "Teil 5 ", severity="critical")
    recount(translation)
    page = opened(sign_in(anna), translation)
    page.keyboard.press("x")
    expect(page.get_by_role("heading", name="1 critical flag is open")).to_be_focused()
    expect(page.locator("#panel")).to_contain_text("Decide it, then sign off.")

    page.get_by_role("button", name="Show the first one").click()

    expect(page.locator(f"#flag-{critical.pk}")).to_be_focused()


def test_words_of_the_interface_are_in_its_language_among_those_of_the_article(sign_in, project, anna):
    made = a_translation("قال الوزير.", article=an_article(project, source=""))
    Translation.objects.update(target_language="ar")
    page = opened(sign_in(anna), made)

    page.keyboard.press("e")

    form = page.locator("form.typing")
    expect(form).to_have_attribute("lang", "en")
    expect(form).to_have_attribute("dir", "ltr")
    expect(form.locator("[lang=ar][dir=rtl] textarea")).to_be_focused()

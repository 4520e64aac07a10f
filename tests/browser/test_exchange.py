"""What goes wrong between the page and the server: each time it is said, and nothing that was typed is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from review.models import Decision, Preferences, Seen, Silence
from tests.builders import a_flag, a_translation, an_article

pytestmark = pytest.mark.browser

TEXT = "Ein kurzer Tag.\n\nEin schöner Abend.\n\nEine lange Nacht in Rom.\n\nEnde."


@pytest.fixture
def translation(project):
    made = a_translation(TEXT, article=an_article(project, source=""))
    a_flag(made, "kurzer", "guter")
    a_flag(made, "Nacht", check_id="name")
    return made


@pytest.fixture
def sign_in(sign_in):
    """Pages whose requests are watched from the beginning: one that is sent just as that begins can slip through."""

    def signed_in_as(*person, **options) -> Page:
        page: Page = sign_in(*person, **options)
        page.route("**/watched-from-the-beginning/", lambda route: route.fallback())
        return page

    return signed_in_as


def opened(page: Page, translation) -> Page:
    page.goto(f"/translations/{translation.pk}/")
    expect(page.locator(".card.current")).to_have_count(1)
    return page


def typed(page: Page, words: str = "Ein angefangener Satz"):
    page.keyboard.press("e")
    field = page.locator(".block textarea")
    field.fill(words)
    return field


@pytest.mark.parametrize("status", [500, 503, 413])
def test_an_error_of_the_server_is_said_and_the_words_stay(sign_in, translation, anna, status):
    page = opened(sign_in(anna), translation)
    field = typed(page)
    page.route("**/paragraphs/**", lambda route: route.fulfill(status=status, body="<!doctype html><h1>No</h1>"))

    page.keyboard.press("Control+Enter")
    expect(page.locator("#banner")).to_contain_text("Not saved")
    expect(field).to_have_value("Ein angefangener Satz")
    page.unroute("**/paragraphs/**")
    page.keyboard.press("Control+Enter")

    expect(page.locator("#rows")).to_contain_text("Ein angefangener Satz")
    expect(page.locator("#banner")).to_be_empty()


@pytest.mark.parametrize(("width", "height"), [(360, 460), (320, 256)])
def test_where_the_head_scrolls_away_the_banner_stands_at_the_top_and_leaves_the_card_free(
    sign_in, translation, anna, width, height
):
    page = sign_in(anna, reduced_motion="reduce", viewport={"width": width, "height": height})
    opened(page, translation).keyboard.press("j")
    page.route("**/flags/**", lambda route: route.fulfill(status=500))

    page.keyboard.press("d")
    expect(page.locator("#banner")).to_contain_text("Not saved")

    banner, card = (page.locator(place).bounding_box() for place in ("#banner", ".card.current"))
    assert (banner["y"], banner["y"] + banner["height"] <= card["y"]) == (0, True)


def test_a_refused_text_says_why_at_its_field_and_stays(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    typed(page, "   ")

    page.keyboard.press("Control+Enter")

    expect(page.locator(".block .errorlist")).to_contain_text("delete the paragraph instead")
    expect(page.locator(".block textarea")).to_have_value("   ")


def test_signing_in_beside_the_page_lets_one_save_what_was_typed(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    field = typed(page)
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#banner")).to_contain_text("signed out")

    with page.context.expect_page() as beside:
        page.locator("#banner a").click()
    beside.value.fill("[name=username]", "anna")
    beside.value.fill("[name=password]", "correct horse battery")
    beside.value.click("main button[type=submit]")
    beside.value.wait_for_load_state()
    field.press("Control+Enter")

    expect(page.locator("#rows")).to_contain_text("Ein angefangener Satz")
    expect(page.locator("#banner")).to_be_empty()


def test_a_lost_connection_is_said_and_goes_away_by_itself(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)

    page.context.set_offline(True)
    expect(page.locator("#banner")).to_contain_text("You are offline")
    page.context.set_offline(False)

    expect(page.locator("#banner")).to_be_empty()


def test_a_flag_without_a_fix_says_so(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.keyboard.press("j")

    page.keyboard.press("a")

    expect(page.locator("#status")).to_contain_text("No ready fix")


def test_a_dismissal_takes_its_scope_by_keyboard_and_its_undo_takes_it_back(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)

    page.keyboard.press("Shift+D")
    expect(page.locator(".card input[value=here]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.locator(".card [name=reason]").fill("So heißt er")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("Dismissed 1 like this")
    assert Silence.objects.in_force().get().words == "kurzer"
    page.keyboard.press("z")

    expect(page.locator("#status")).to_contain_text("2 flags left")
    assert not Silence.objects.in_force().exists()


def test_a_field_that_was_drawn_larger_is_swapped_without_inline_style(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    page.keyboard.press("r")
    page.locator(".card textarea").evaluate("field => { field.style.height = '200px'; }")
    page.locator(".card textarea").fill("gelber")

    page.keyboard.press("Control+Enter")

    expect(page.locator("#rows")).to_contain_text("Ein gelber Tag.")


def test_paragraphs_are_marked_as_seen_one_after_the_other(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)
    expect(page.locator("#coverage")).to_contain_text("0% looked at")

    for done in (25, 50, 75, 100):
        page.keyboard.press("v")
        expect(page.locator("#coverage")).to_contain_text(f"{done}% looked at")

    assert Seen.objects.count() == 4
    expect(page.locator(".row:not(.seen)")).to_have_count(0)


@pytest.mark.parametrize("status", [0, 403, 503])
def test_a_mark_that_was_not_stored_is_taken_away_again(sign_in, translation, anna, status):
    page = sign_in(anna)
    page.route("**/seen/", lambda route: route.fulfill(status=status) if status else route.abort())
    opened(page, translation)

    page.keyboard.press("v")

    expect(page.locator("#banner")).not_to_be_empty()
    expect(page.locator(".row.seen")).to_have_count(0)
    assert not Seen.objects.exists()


def test_paragraphs_are_all_marked_however_fast_the_key_is_pressed(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)

    for _ in range(4):
        page.keyboard.press("v")

    expect(page.locator("#coverage")).to_contain_text("100% looked at")
    assert Seen.objects.count() == 4


def test_who_leaves_before_all_was_sent_is_asked(sign_in, translation, anna):
    page, held = opened(sign_in(anna), translation), []
    page.route("**/seen/", lambda route: held.append(route))
    with page.expect_request("**/seen/"):
        page.keyboard.press("v")
    page.keyboard.press("v")

    with page.expect_event("dialog") as asked:
        page.evaluate("setTimeout(() => location.reload())")
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    page.unroute("**/seen/")
    held[0].continue_()

    expect(page.locator("#coverage")).to_contain_text("50% looked at")
    assert Seen.objects.count() == 2


def test_a_key_of_ones_own_works_and_is_shown(sign_in, translation, anna):
    Preferences.objects.create(person=anna, keys={"accept": "y"})
    page = opened(sign_in(anna), translation)
    expect(page.locator("kbd[data-of=accept]").last).to_have_text("Y")

    page.keyboard.press("a")
    page.keyboard.press("y")

    expect(page.locator("#status")).to_contain_text("Accepted")
    assert Decision.objects.count() == 1


def test_the_hint_goes_away_for_good(sign_in, translation, anna):
    page = opened(sign_in(anna), translation)

    page.get_by_role("button", name="Got it").click()
    expect(page.locator("#hint")).to_have_count(0)
    page.reload()

    expect(page.locator(".card.current")).to_have_count(1)
    expect(page.locator("#hint")).to_have_count(0)


def test_an_article_is_skipped_by_keyboard(sign_in, project, translation, anna):
    following = a_translation("Noch einer.", project=project)
    page = opened(sign_in(anna), translation)

    page.keyboard.press("s")
    page.locator("[name=reason]").fill("Zu viel Chemie")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/translations/{following.pk}/")


def test_an_answer_in_passing_is_not_taken_for_the_answer_to_a_change(sign_in, project, anna):
    translation = a_translation(TEXT, article=an_article(project, source=""))
    for word in ("kurzer", "schöner", "lange"):
        a_flag(translation, word, word.upper())
    page = opened(sign_in(anna), translation)
    held: list[Route] = []
    passing: list[Route] = []
    page.route("**/coverage/", lambda route: passing.append(route))
    with page.expect_request("**/coverage/"):
        page.keyboard.press("a")
        expect(page.locator("#status")).to_contain_text("2 flags left")

    page.route("**/accept/", lambda route: held.append(route))
    with page.expect_request("**/accept/"):
        page.keyboard.press("a")
    with page.expect_response("**/coverage/"):
        passing[0].continue_()
    held[0].continue_()

    expect(page.locator("#status")).to_contain_text("1 flag left")
    expect(page.locator(".card.current")).to_be_focused()
    expect(page.locator(".card.current")).to_contain_text("lange")


def test_a_form_that_comes_meanwhile_does_not_end_the_change_that_is_on_its_way(sign_in, translation, anna):
    a_flag(translation, "schöner", "ruhiger")
    page = opened(sign_in(anna), translation)
    forms: list[Route] = []
    held: list[Route] = []
    page.route("**/paragraphs/**", lambda route: forms.append(route))
    page.route("**/accept/", lambda route: held.append(route))
    with page.expect_request("**/paragraphs/**"):
        page.keyboard.press("e")
    with page.expect_request("**/accept/"):
        page.keyboard.press("a")

    with page.expect_response("**/paragraphs/**"):
        forms[0].continue_()
    expect(page.locator("form.typing")).to_have_count(1)
    page.locator("#main").focus()
    page.keyboard.press("a")
    assert len(held) == 1
    page.unroute("**/accept/")
    held[0].continue_()

    expect(page.locator("#status")).to_contain_text("1 flag left")
    assert Decision.objects.count() == 2

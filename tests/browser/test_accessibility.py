"""Every screen: axe finds nothing, light or dark; it fits narrow screens; targets, motion and forced colours hold."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page

from review.roles import Role
from tests.browser.screens import Screen, a_preview, administration, screens
from tests.builders import a_user, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SMALL_TARGETS = """
    [...document.querySelectorAll(
        'button, input:not([type=hidden],[type=checkbox],[type=radio]), label:has([type=radio]), select, summary, '
        + 'nav a, a.button, .acts a, .edit')]
    .filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 120), e.getBoundingClientRect()])
    .filter(([html, box]) => box.width > 1 && (box.height < 24 || box.width < 24)).map(([html]) => html)"""
MOVING = """
    [...document.querySelectorAll('*')].filter(e => {
        const style = getComputedStyle(e);
        return [style.transitionDuration, style.animationDuration].join(',').split(',').some(t => parseFloat(t) > 0.01)
            || style.scrollBehavior === 'smooth';
    }).map(e => e.outerHTML.slice(0, 80))"""
STUCK = """
    [...document.querySelectorAll('*')].filter(e => e.checkVisibility() && !e.closest('dialog'))
    .filter(e => ['sticky', 'fixed'].includes(getComputedStyle(e).position))
    .reduce((sum, e) => sum + e.getBoundingClientRect().height, 0)"""
CUT_OFF = """
    [...document.querySelectorAll('.foot button, .head a, .head button, .head summary, .top a, .top button')]
    .filter(e => e.checkVisibility() && [e.parentElement, e.parentElement.parentElement]
        .every(around => getComputedStyle(around).overflowX !== 'auto'))
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.textContent)"""
PLAIN_MARKS = """
    [...document.querySelectorAll('mark')].filter(mark =>
        ![mark, ...mark.querySelectorAll('*')].map(e => getComputedStyle(e)).some(style =>
            style.textDecorationLine !== 'none' || style.borderBottomStyle !== 'none' || style.outlineStyle !== 'none'))
    .map(mark => mark.outerHTML.slice(0, 120))"""


@pytest.fixture
def everything(project, leni):
    return screens(project, leni)


def violations(page: Page, where: list[Screen], *more: str) -> dict[str, list[str]]:
    found, rules = {}, {"runOnly": [*WCAG, *more]}
    for screen in where:
        screen.open(page)
        for violation in Axe().run(page, options=rules).response["violations"]:
            found[f"{screen.name}: {violation['id']}"] = [node["html"][:160] for node in violation["nodes"][:3]]
    return found


def on_each(page: Page, where: list[Screen], script: str) -> dict[str, Any]:
    """What the script finds on each screen, without those on which it finds nothing."""
    found: dict[str, Any] = {}
    for screen in where:
        screen.open(page)
        if result := page.evaluate(script):
            found[screen.name] = result
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(sign_in, leni, everything, scheme):
    page = sign_in(leni, axe=True, color_scheme=scheme, reduced_motion="reduce")
    found = violations(page, everything, "best-practice")
    page.context.clear_cookies()

    assert found | violations(page, [Screen("login", "/accounts/login/")], "best-practice") == {}


def test_axe_finds_nothing_in_the_administration(sign_in, project, everything):
    """What is best practice beyond WCAG is Django's own affair there."""
    adam = a_user(Role.ADMINISTRATOR, project, name="adam")
    preview = Screen("preview of an import", a_preview(signed_in(adam), project))

    assert violations(sign_in(adam, axe=True, reduced_motion="reduce"), [*administration(), preview]) == {}


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_is_wider_than_a_narrow_screen(sign_in, leni, everything, width):
    page = sign_in(leni)
    page.set_viewport_size({"width": width, "height": 700})

    assert on_each(page, everything, f"Math.max(0, document.documentElement.scrollWidth - {width})") == {}


@pytest.mark.parametrize("language", ["de", "fr"])
def test_longer_words_of_other_languages_fit_a_narrow_screen(sign_in, leni, everything, language):
    page = sign_in(leni, locale=language)
    page.set_viewport_size({"width": 320, "height": 700})

    assert on_each(page, everything, "Math.max(0, document.documentElement.scrollWidth - 320)") == {}


@pytest.mark.parametrize("language", ["de", "fr"])
@pytest.mark.parametrize("width", [390, 1024, 1280])
def test_no_button_of_the_bars_is_cut_off(sign_in, leni, everything, width, language):
    page = sign_in(leni, locale=language)
    page.set_viewport_size({"width": width, "height": 800})
    bars = [screen for screen in everything if screen.name in ("review", "queue", "history")]

    assert on_each(page, bars, CUT_OFF) == {}


def test_at_four_times_the_size_most_of_the_screen_is_left_for_the_text(sign_in, leni, everything):
    """1280 × 1024 at 400 %: what sticks to the edges takes less than half of the height."""
    page = sign_in(leni)
    page.set_viewport_size({"width": 320, "height": 256})

    assert {name: height for name, height in on_each(page, everything, STUCK).items() if height > 128} == {}


def test_every_target_is_large_enough(sign_in, leni, everything):
    assert on_each(sign_in(leni), everything, SMALL_TARGETS) == {}


def test_nothing_moves_for_who_wants_no_motion(sign_in, leni, everything):
    assert on_each(sign_in(leni, reduced_motion="reduce"), everything, MOVING) == {}


def test_marks_are_seen_where_the_system_chooses_the_colours(sign_in, leni, everything):
    assert on_each(sign_in(leni, forced_colors="active"), everything, PLAIN_MARKS) == {}


def test_every_screen_has_a_title_of_its_own_and_one_main_heading(sign_in, leni, everything):
    page, titles = sign_in(leni), {}
    for screen in everything:
        if screen.steps is None:
            screen.open(page)
            titles[screen.name] = page.title().removesuffix("Redline"), page.locator("h1").count()

    assert {name: seen for name, seen in titles.items() if len(seen[0]) < 4 or seen[1] != 1} == {}


def test_screen_readers_are_told_the_names_of_what_the_review_page_holds(sign_in, leni, everything):
    page = sign_in(leni)
    page.goto(next(screen.address for screen in everything if screen.name == "review"))

    told = page.locator("body").aria_snapshot()

    for name in ("banner", 'navigation "Main"', "main", "status", 'toolbar "The current flag"', 'button "Done"'):
        assert f"- {name}" in told


def test_screen_readers_are_told_the_names_of_what_the_queue_holds(sign_in, leni, everything):
    page = sign_in(leni)
    page.goto(reverse("queue"))

    told = page.locator("body").aria_snapshot()

    for name in ("search", "table", 'columnheader "Article"', 'columnheader "Open flags"', 'heading "Queue"'):
        assert f"- {name}" in told
    assert "rowheader" in told

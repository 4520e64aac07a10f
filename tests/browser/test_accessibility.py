"""Every screen: axe finds nothing, light or dark; it fits narrow screens; targets, motion and forced colours hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page

from articles.models import Article, Project
from articles.searching import rebuild
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
TOO_WIDE = "Math.max(0, document.documentElement.scrollWidth - innerWidth)"
PLAIN_MARKS = """
    [...document.querySelectorAll('mark')].filter(mark =>
        ![mark, ...mark.querySelectorAll('*')].map(e => getComputedStyle(e)).some(style =>
            style.textDecorationLine !== 'none' || style.borderBottomStyle !== 'none' || style.outlineStyle !== 'none'))
    .map(mark => mark.outerHTML.slice(0, 120))"""

CUT_WHEN_SPACED = """
    (() => {
        const style = document.createElement('style');
        style.textContent = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; '
            + 'word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';
        document.head.append(style);
        const wide = document.documentElement.scrollWidth > innerWidth ? ['the page is too wide'] : [];
        return [...document.querySelectorAll('*')]
            .filter(e => e.checkVisibility() && e.clientWidth > 1 && e.textContent.trim() && !e.matches('.hidden'))
            .filter(e => ['hidden', 'clip'].includes(getComputedStyle(e).overflowX))
            .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
            .map(e => e.outerHTML.slice(0, 120)).concat(wide);
    })()"""
"""What is cut off once lines, letters and words are spaced as WCAG 1.4.12 has them."""
FOCUS_IN_SIGHT = """
    (() => {
        const on = document.activeElement, box = on.getBoundingClientRect(), style = getComputedStyle(on);
        if (on === document.body) return null;
        const at = (x, y) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
        const points = [at(0.5, 0.5), at(0.1, 0.2), at(0.9, 0.2), at(0.1, 0.8), at(0.9, 0.8)];
        const inSight = points.some(e => e && (on.contains(e) || e.matches('label') && e.contains(on)));
        const ringed = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
        return inSight && ringed ? '' : on.outerHTML.slice(0, 120);
    })()"""
"""Whether something of what has the focus is in sight, with its ring: "", else its HTML; null behind the last."""


@pytest.fixture
def everything(project, leni):
    return screens(project, leni)


def violations(page: Page, where: list[Screen], *more: str) -> dict[str, list[str]]:
    """What axe finds in light, and of colours in dark."""
    found, colours = {}, {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    for screen in where:
        page.emulate_media(color_scheme="light")
        screen.open(page)
        seen = Axe().run(page, options={"runOnly": [*WCAG, *more]}).response["violations"]
        page.emulate_media(color_scheme="dark")
        page.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished))")
        for violation in seen + page.evaluate("colours => axe.run(colours)", colours)["violations"]:
            found[f"{screen.name}: {violation['id']}"] = [node["html"][:160] for node in violation["nodes"][:3]]
    return found


def on_each(begin: Callable[..., Page], where: list[Screen], script: str, *sizes: tuple[int, int]) -> dict[str, Any]:
    """What the script finds, where it finds anything, on each screen in a window of each size, which `begin` opens."""
    found: dict[str, Any] = {}
    for width, height in sizes or [(1400, 900)]:
        page = begin(viewport={"width": width, "height": height})
        for screen in where:
            screen.open(page)
            if result := page.evaluate(script):
                found[f"{screen.name} at {width} × {height}"] = result
    return found


def test_axe_finds_nothing(sign_in, leni, everything):
    page = sign_in(leni, axe=True, reduced_motion="reduce")
    found = violations(page, everything, "best-practice")
    page.context.clear_cookies()

    assert found | violations(page, [Screen("login", "/accounts/login/")], "best-practice") == {}


def test_axe_finds_nothing_in_the_administration(sign_in, project, everything):
    """What is best practice beyond WCAG is Django's own affair there."""
    adam = a_user(Role.ADMINISTRATOR, project, name="adam")
    preview = Screen("preview of an import", a_preview(signed_in(adam), project))

    assert violations(sign_in(adam, axe=True, reduced_motion="reduce"), [*administration(), preview]) == {}


@pytest.mark.parametrize("language", ["de", "fr"])
def test_longer_words_of_other_languages_fit_and_no_button_of_the_bars_is_cut_off(sign_in, leni, everything, language):
    begin = partial(sign_in, leni, locale=language)
    bars = [screen for screen in everything if screen.name in ("review", "queue", "history")]

    assert on_each(begin, everything, TOO_WIDE, (320, 700)) == {}
    assert on_each(begin, bars, CUT_OFF, (390, 800), (1024, 800), (1280, 800)) == {}


def test_every_screen_fits_where_it_is_shown_and_has_targets_that_are_hit(sign_in, leni, everything):
    """At 1280 × 1024 and 400 %, what sticks to the edges leaves more than half of the height to the text."""
    at_400, targets = f"Math.max(0, {STUCK} - 128)", f"innerWidth < 1400 ? [] : {SMALL_TARGETS}"
    wrong = f"[{TOO_WIDE}, innerHeight > 256 ? 0 : {at_400}, {targets}]"
    sizes = (320, 256), (390, 700), (768, 700), (1400, 900)

    found = on_each(partial(sign_in, leni), everything, wrong, *sizes)

    assert {where: what for where, what in found.items() if what != [0, 0, []]} == {}


def test_titles_and_names_of_one_endless_word_widen_no_screen(sign_in, leni, project, everything):
    Article.objects.update(title="Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 6)
    Project.objects.filter(pk=project.pk).update(name="Rindfleischetikettierung" * 4)
    User.objects.update(first_name="Karl-Theodor" * 4, last_name="Rindfleischetikettierung" * 4)
    list(rebuild())

    assert on_each(partial(sign_in, leni), everything, TOO_WIDE, (1400, 900), (320, 700)) == {}


def test_motion_colours_and_headings_are_as_people_need_them(sign_in, leni, everything):
    """Nothing moves for who wants no motion, marks are seen where the system chooses the colours, and every page has a
    title of its own and one main heading."""
    begin = partial(sign_in, leni, reduced_motion="reduce", forced_colors="active")
    titled = "[document.title.replace(/Redline$/, '').length > 3, document.querySelectorAll('h1').length]"

    found = on_each(begin, everything, f"[{MOVING}, {PLAIN_MARKS}, ...{titled}]")

    assert {where: what for where, what in found.items() if what != [[], [], True, 1]} == {}


def test_nothing_is_cut_off_where_people_space_letters_and_lines_wider(sign_in, leni, everything):
    found = on_each(partial(sign_in, leni, bypass_csp=True), everything, CUT_WHEN_SPACED, (320, 700))

    assert found == {}


@pytest.mark.parametrize(("width", "height"), [(320, 256), (1400, 900)])
def test_what_has_the_focus_is_in_sight_and_ringed(sign_in, leni, everything, width, height):
    page = sign_in(leni, viewport={"width": width, "height": height})
    names = {"review", "queue", "history", "compare", "reports", "glossary", "remark", "own text"}
    for screen in everything:
        if screen.name in names:
            screen.open(page)
            assert (screen.name, [lost for lost in tabbed_through(page) if lost]) == (screen.name, [])


def tabbed_through(page: Page) -> Iterator[str]:
    """Goes through the page by the tab key; what FOCUS_IN_SIGHT says of each stop."""
    for _ in range(200):
        page.keyboard.press("Tab")
        lost = page.evaluate(FOCUS_IN_SIGHT)
        if lost is None:
            return
        yield lost


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

"""axe finds nothing on any screen, light or dark; nothing needs scrolling sideways on a narrow one."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone

from review.commenting import answer_in, resolve
from review.deciding import accept, dismiss, override
from review.detector import all_checks
from review.measuring import measure
from review.roles import Role
from review.signing import sign_off
from tests.builders import a_flag, a_project, a_thread, a_translation, a_user, an_article, an_operation

pytestmark = pytest.mark.browser

SCREENS = [
    "queue",
    "review",
    "history",
    "compare",
    "beside",
    "authors",
    "override",
    "dismiss",
    "paragraph",
    "remark",
    "actions",
    "notifications",
    "check",
    "checks",
    "reports",
    "missing",
    "keys",
    "editor",
]


@pytest.fixture
def project():
    return a_project()


@pytest.fixture
def anna(project):
    return a_user(Role.LEAD, project, name="anna")


@pytest.fixture
def addresses(project, anna):
    source = "Un beau jour.\n\nFin."
    made = a_translation(
        "Ein gutter, schöner schöner Tag in Parris.\n\nEnde.", article=an_article(project, source=source)
    )
    evidence = [
        {"where": "source", "text": "beau", "span": [3, 7]},
        {"where": "glossary", "text": "Paris", "span": None},
    ]
    override(a_flag(made, "gutter", "guter"), "sonniger", an_operation(anna), "klarer")
    made.refresh_from_db()
    flag = a_flag(made, "schöner schöner", "schöner", "wunder", "x", severity="critical", evidence=evidence)
    a_flag(made, "Parris", "Paris", severity="minor")
    dismiss(a_flag(made, "Tag", check_id=all_checks()[0].id), an_operation(anna), "ein Name")
    thread = a_thread(made, "Ende", "Wirklich?", anna)
    answer_in(thread, "Ja, @anna.", an_operation(a_user(Role.EDITOR, made.article.project)))
    resolve(a_thread(made, "", "Gut.", anna), anna, at=timezone.now())
    _sign_off_another(made.article.project, anna)
    review = reverse("review", args=[made.pk])
    return {
        "queue": reverse("queue"),
        "review": review,
        "keys": review,
        "editor": review,
        "history": reverse("history", args=[made.pk]),
        "compare": reverse("compare", args=[made.pk]) + "?old=0&new=1",
        "beside": reverse("compare", args=[made.pk]) + "?old=0&new=1&view=side",
        "authors": reverse("authors", args=[made.pk]),
        "override": reverse("override", args=[flag.pk]),
        "dismiss": reverse("dismiss", args=[flag.pk]),
        "paragraph": reverse("paragraph", args=[made.pk, 0]),
        "remark": reverse("remark", args=[made.pk, 0]),
        "actions": reverse("paragraph-actions", args=[made.pk, 0]),
        "notifications": reverse("notifications"),
        "check": reverse("check", args=[all_checks()[0].id]),
        "checks": reverse("checks"),
        "reports": reverse("reports"),
        "missing": "/nothing/",
    }


def _sign_off_another(project, anna):
    """So that the reports have something in every chart."""
    done = a_translation("Ein gutter Tag.", project=project)
    accept(a_flag(done, "gutter", "guter"), 0, 0, an_operation(anna))
    sign_off(done.pk, 1, an_operation(anna), at=timezone.now())
    measure(done.pk)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(sign_in, anna, addresses, scheme):
    page = sign_in(anna, color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for screen in SCREENS:
        page.goto(addresses[screen])
        page.wait_for_load_state()
        if screen in ("keys", "editor"):
            page.keyboard.press({"keys": "?", "editor": "e"}[screen])
            page.wait_for_selector("#keys[open], .block textarea")
        results = Axe().run(
            page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
        )
        for violation in results.response["violations"]:
            found[f"{screen}: {violation['id']}"] = [node["html"][:160] for node in violation["nodes"][:3]]
    page.context.clear_cookies()
    page.goto("/accounts/login/")
    for violation in Axe().run(page).response["violations"]:
        found[f"login: {violation['id']}"] = [node["html"][:160] for node in violation["nodes"][:3]]

    assert found == {}


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_is_wider_than_a_narrow_screen(sign_in, anna, addresses, width):
    page = sign_in(anna)
    page.set_viewport_size({"width": width, "height": 700})
    wide = {}
    for screen in SCREENS:
        page.goto(addresses[screen])
        needed = page.evaluate("document.documentElement.scrollWidth")
        if needed > width:
            wide[screen] = needed

    assert wide == {}


def test_every_target_is_large_enough(sign_in, anna, addresses):
    page = sign_in(anna)
    small = {}
    for screen in SCREENS:
        page.goto(addresses[screen])
        boxes = page.evaluate(
            """[...document.querySelectorAll('button, input:not([type=hidden],[type=checkbox],[type=radio]), label:has([type=radio]), select, .edit')]
               .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
               .filter(([h, b]) => b.width && (b.height < 24 || b.width < 24)).map(([h]) => h)"""
        )
        if boxes:
            small[screen] = boxes

    assert small == {}

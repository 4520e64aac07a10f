"""Corrections everywhere, rules and the glossary in a real browser: usable by mouse and keyboard, and accessible."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Translation
from review.acting.deciding import override
from review.acting.signing import sign_off
from review.models import Term
from tests.builders import a_flag, a_project, a_rule, a_term, a_translation, an_article, an_operation

pytestmark = pytest.mark.browser

SOURCE = "Le club alpin est là depuis ce matin.\n\nLe temps est beau."
TEXT = "Der Alpinclub ist seit heute früh da, wie es hieß.\n\nDas Wetter ist schön."
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def project():
    return a_project(name="Demo desk")


@pytest.fixture
def corrected(project, leni):
    """Four articles with the same mistake: one corrected, one signed off, two to be found."""
    made = [a_translation(TEXT, article=an_article(project, source=SOURCE), checked=True) for _ in range(4)]
    flag = a_flag(made[0], "Alpinclub", evidence=[{"where": "source", "text": "club alpin", "span": [3, 13]}])
    override(flag, "Alpenverein", an_operation(leni))
    sign_off(made[1].pk, 0, an_operation(leni), at=timezone.now())
    return made


@pytest.fixture
def addresses(project, corrected):
    decision = corrected[0].flags.get(check_id="outside").live_decision()
    term = a_term(project=project, forbidden=["Finanzgesetz", "Gesetz über die Finanzen"], note="feststehend")
    a_term("États-Unis", "Vereinigte Staaten")
    rule, trial = a_rule(state="active", source_condition="club alpin"), a_rule("Wetter", "Klima", state="trial")
    return {
        "everywhere": f"{reverse('everywhere')}?decision={decision.pk}",
        "everywhere, empty": reverse("everywhere"),
        "everywhere, wrong": f"{reverse('everywhere')}?find=x&replace=x&source=fr&target=de",
        "rules": reverse("rules"),
        "rule": reverse("rule", args=[rule.pk]),
        "rule on trial": reverse("rule", args=[trial.pk]),
        "rule form": reverse("rule-add"),
        "glossary": reverse("glossary"),
        "term": reverse("term", args=[term.pk]),
        "import": reverse("glossary-import"),
        "history": reverse("history", args=[corrected[0].pk]),
    }


def test_what_was_found_takes_most_of_a_narrow_screen(sign_in, leni, addresses):
    page = sign_in(leni, viewport={"width": 390, "height": 700})

    page.goto(addresses["everywhere"])

    assert page.locator(".found .tgt").first.bounding_box()["width"] > 195


@pytest.mark.parametrize("scripts", [True, False])
def test_one_correction_goes_from_the_history_into_every_article_and_back(sign_in, leni, corrected, scripts):
    page = sign_in(leni, java_script_enabled=scripts)
    page.goto(reverse("history", args=[corrected[0].pk]))
    page.click("text=Find this everywhere")
    assert page.locator("input[name=hits]").count() == 3
    page.locator("form[action*=apply] input[name=hits]").first.uncheck()
    page.click("text=Correct what is ticked")

    assert page.locator("h1").inner_text() == "1 place corrected"
    assert [one.head().text.split()[1] for one in Translation.objects.order_by("pk")] == [
        "Alpenverein",
        "Alpinclub",
        "Alpinclub",
        "Alpenverein",
    ]
    page.click("text=History and undo")
    page.locator("#revision-1 button", has_text="Undo").first.click()
    assert Translation.objects.order_by("pk").last().head().text == TEXT


def test_a_correction_everywhere_is_taken_back_everywhere(sign_in, leni, corrected, addresses):
    page = sign_in(leni)
    page.goto(addresses["everywhere"])
    page.click("text=Correct what is ticked")
    texts = [one.head().text for one in Translation.objects.order_by("pk")]
    assert [text.split()[1] for text in texts] == ["Alpenverein", "Alpinclub", "Alpenverein", "Alpenverein"]

    page.click("text=Take it back in all 2 texts")

    assert page.locator("h1").inner_text() == "Taken back in 2 texts"
    assert [one.head().text for one in Translation.objects.order_by("pk")[1:]] == [TEXT] * 3
    page.click("text=Look again")
    assert page.locator("form[action*=apply] input[name=hits]").count() == 2
    assert "2 places" in page.locator("h2", has_text="In review").inner_text()


def test_all_or_none_are_ticked_with_one_button(sign_in, leni, addresses):
    page = sign_in(leni)
    page.goto(addresses["everywhere"])
    button = page.locator("form[action*=apply] [data-tick]")

    button.click()
    assert page.locator("form[action*=apply] :checked").count() == 0
    button.click()
    assert page.locator("form[action*=apply] :checked").count() == 2


def test_a_glossary_is_looked_at_and_then_imported_with_the_file_chosen_once(sign_in, leni, addresses, tmp_path):
    (tmp_path / "terms.csv").write_bytes("Sénat;Senat\nÉtats-Unis;USA\n;x\n".encode("cp1252"))
    page = sign_in(leni)
    page.goto(addresses["import"])
    page.set_input_files("[type=file]", tmp_path / "terms.csv")

    page.keyboard.press("Tab")
    page.locator("button[name=look]").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#look h2")

    assert page.evaluate("document.activeElement.tagName") == "H2"
    assert "Windows-1252" in page.inner_text("#look")
    assert "Its rendering was “Vereinigte Staaten”." in page.inner_text("#look")
    assert not Term.objects.filter(source="Sénat").exists()
    page.click("button.primary")
    page.wait_for_selector("h1:has-text('Imported')")
    assert Term.objects.get(source="États-Unis").target == "USA"


def test_a_file_that_is_no_glossary_is_said_beside_the_form(sign_in, leni, addresses, tmp_path):
    (tmp_path / "terms.tbx").write_text("<html/>")
    page = sign_in(leni)
    page.goto(addresses["import"])
    page.set_input_files("[type=file]", tmp_path / "terms.tbx")

    page.click("button[name=look]")

    assert "not TBX" in page.locator("#look [role=alert]").inner_text()

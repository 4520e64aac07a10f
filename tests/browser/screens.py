"""Every screen there is, drawn from the table of addresses, so that none can be forgotten; and their further states."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from articles.models import Project, Translation
from review.acting.commenting import answer_in, resolve
from review.acting.deciding import accept, dismiss, override
from review.acting.signing import sign_off
from review.detector import all_checks
from review.reporting.measuring import measure
from review.roles import Role
from tests.builders import a_flag, a_rule, a_term, a_thread, a_translation, a_user, an_article, an_operation, signed_in
from tests.review.views.test_matrix import ROUTES, objects

Steps = Callable[[Page], object]


@dataclass(frozen=True)
class Screen:
    """A page, and what to do on it until it shows what is meant."""

    name: str
    address: str
    steps: Steps | None = None

    def open(self, page: Page) -> None:
        page.goto(self.address)
        if self.steps:
            self.steps(page)


def screens(project: Project, person: User) -> list[Screen]:
    """What somebody who may do everything on a desk meets: a page for every address that answers with one."""
    made = _a_full_desk(project, person)
    own = made.comments.filter(author=person)[0]
    numbers = objects(project)[1] | {"translation": made.pk, "thread": own.pk}
    pages = (Screen(name, _address(name, numbers)) for name in ROUTES if ROUTES[name].method == "GET")
    client = signed_in(person)
    return [screen for screen in pages if _is_page(client, screen.address)] + list(_states(made, project))


def administration() -> Iterator[Screen]:
    """The pages of the administration that are ours, in whole or in part."""
    client_pages = {"administration": "admin:index", "import": "admin:articles_import"}
    yield from (Screen(name, reverse(address)) for name, address in client_pages.items())
    for model in admin.site._registry:
        options = model._meta
        yield Screen(str(options.model_name), reverse(f"admin:{options.app_label}_{options.model_name}_changelist"))


def a_preview(client: Client, project: Project) -> str:
    """The address of the preview of an upload with a good and a bad row."""
    rows = b'{"id": "a", "source": "Un jour.", "translation": "Ein Tag."}\n{"id": "b", "translation": ""}\n'
    sent = {"uploaded": [SimpleUploadedFile("rows.jsonl", rows)], "project": project.pk}
    answer = client.post(reverse("admin:articles_import"), sent | {"source_language": "fr", "target_language": "de"})
    return answer["Location"]


def _a_full_desk(project: Project, person: User) -> Translation:
    """A text with flags of every severity, decisions and evidence; another that is signed off; a term and a rule."""
    source = an_article(project, source="Un beau jour.\n\nFin.")
    made = a_translation("Ein gutter, schöner schöner Tag in Parris.\n\nEnde.", article=source)
    evidence = [
        {"where": "source", "text": "beau", "span": [3, 7]},
        {"where": "glossary", "text": "Paris", "span": None},
    ]
    override(a_flag(made, "gutter", "guter"), "sonniger", an_operation(person), "klarer")
    made.refresh_from_db()
    a_flag(made, "schöner schöner", "schöner", "wunder", "x", severity="critical", evidence=evidence)
    a_flag(made, "Parris", "Paris", severity="minor")
    dismiss(a_flag(made, "Tag", check_id=all_checks()[0].id), an_operation(person), "ein Name")
    thread = a_thread(made, "Ende", "Wirklich?", person)
    answer_in(thread, f"Ja, @{person.username}.", an_operation(a_user(Role.EDITOR, project)))
    resolve(a_thread(made, "", "Gut.", person), person, at=timezone.now())
    a_term("conseil municipal", "Gemeinderat", project=project, forbidden=["Stadtrat"], note="Immer so.")
    a_rule("Alpinisten", "Bergsteiger", state="active", confirmed_by=person)
    _sign_off_another(project, person)
    return made


def _sign_off_another(project: Project, person: User) -> None:
    """So that the reports have something in every chart."""
    done = a_translation("Ein gutter Tag.", project=project)
    accept(a_flag(done, "gutter", "guter"), 0, 0, an_operation(person))
    sign_off(done.pk, 1, an_operation(person), at=timezone.now())
    measure(done.pk)


def _address(name: str, numbers: dict[str, int]) -> str:
    route, pk = ROUTES[name], numbers[ROUTES[name].of]
    extra = {"slug": all_checks()[0].id} if name == "check" else route.extra
    query = "&".join(f"{key}={value}" for key, value in route.payload.items())
    return reverse(name, kwargs=({"pk": pk} if route.of else {}) | extra) + (f"?{query}" if query else "")


def _is_page(client: Client, address: str) -> bool:
    """Whether it is a whole page: no file, no fragment, no plain words for machines."""
    answer = client.get(address)
    return not answer.streaming and answer.content.lstrip()[:15].lower() == b"<!doctype html>"


def _states(made: Translation, project: Project) -> Iterator[Screen]:
    review = reverse("review", args=[made.pk])
    sourceless = a_translation("Nur die Übersetzung.", project=project)
    signed_off = Translation.objects.approved().first()
    assert signed_off
    yield Screen("keys shown", review, _press("?", "#keys[open]"))
    yield Screen("editor", review, _press("e", ".block textarea"))
    yield Screen("remark", review, _press("c", "form.remark textarea"))
    yield Screen("own text", review, _press("r", ".card textarea"))
    yield Screen("dismissal with its scopes", review, _press("D", ".card form, .card fieldset, .card select"))
    side = reverse("compare", args=[made.pk]) + "?old=0&new=1&view=side"
    yield Screen("compared side by side", side)
    yield Screen("without source", reverse("review", args=[sourceless.pk]))
    yield Screen("signed off", reverse("review", args=[signed_off.pk]))
    yield Screen("nothing found", reverse("queue") + "?q=Nirgendwo")
    yield Screen("a filter that means nothing", reverse("queue") + "?state=odd")
    yield Screen("found everywhere", reverse("everywhere") + "?source=fr&target=de&find=Tag&replace=Morgen")
    yield Screen("the same words twice", reverse("everywhere") + "?source=fr&target=de&find=x&replace=x")
    yield Screen("rule on trial", reverse("rule", args=[a_rule("Wetter", "Klima", state="trial").pk]))
    yield Screen("a glossary looked at", reverse("glossary-import"), _look_at_a_glossary)
    yield Screen("refused term", reverse("term-add"), _send)
    yield Screen("refused rule", reverse("rule-add"), _send)
    yield Screen("missing", "/nothing/")


def _press(key: str, shown: str) -> Steps:
    def steps(page: Page) -> None:
        page.wait_for_load_state()
        page.keyboard.press(key)
        page.wait_for_selector(shown)

    return steps


def _look_at_a_glossary(page: Page) -> None:
    rows = b"source,target\nloi,Gesetz\nconseil municipal,Stadtrat\n,x"
    page.set_input_files("[type=file]", {"name": "terms.csv", "mimeType": "text/csv", "buffer": rows})
    page.click("[name=look]")
    page.wait_for_selector("#look h2")


def _send(page: Page) -> None:
    page.evaluate("document.querySelector('main form').noValidate = true")
    page.click("main form button.primary")
    page.wait_for_load_state()

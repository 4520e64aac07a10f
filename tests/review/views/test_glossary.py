"""The glossary's pages."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from review.models import Term
from review.roles import Role
from tests.builders import a_project, a_term, a_translation, a_user, signed_in

pytestmark = pytest.mark.django_db

LIST, ADD = reverse("glossary"), reverse("term-add")
EXPORT, IMPORT = reverse("glossary-export"), reverse("glossary-import")
GIVEN = {"source": "fr", "target": "de", "words": "loi", "rendering": "Gesetz", "forbidden": "Recht\r\nRecht\r\n Norm "}


@pytest.fixture
def project():
    return a_project(slug="nord")


def uploaded(text: str | bytes, **fields: object) -> dict[str, object]:
    data = text.encode() if isinstance(text, str) else text
    return {"source": "fr", "target": "de", "file": SimpleUploadedFile("terms.csv", data)} | fields


class TestList:
    def test_terms_of_the_persons_projects_and_of_all_are_listed(self, leni, project):
        a_term("roi", "König", project=project)
        a_term("reine", "Königin")
        a_term("prince", "Prinz", project=a_project())

        page = signed_in(leni).get(LIST).content.decode()

        assert ("König" in page, "Königin" in page, "Prinz" in page) == (True, True, False)

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ({"q": "ROI"}, {"roi"}),
            ({"q": "konigin"}, {"reine"}),
            ({"q": "ETAT"}, {"État"}),
            ({"project": "nord"}, {"roi"}),
            ({"source": "it"}, {"re"}),
            ({"target": "de"}, {"roi", "reine", "re", "État"}),
        ],
    )
    def test_they_are_filtered(self, leni, project, query, expected):
        a_term("roi", "Koenig", project=project)
        a_term("reine", "Königin")
        a_term("re", "Koenig", source_language="it")
        a_term("État", "Staat")

        page = signed_in(leni).get(LIST, query)

        assert {term.source for term in page.context["terms"]} == expected

    def test_pages_follow_each_other(self, leni, monkeypatch):
        monkeypatch.setattr("review.views.glossary.PAGE", 2)
        for words in ("c", "Ä", "B", "d"):
            a_term(words)
        client, after, seen = signed_in(leni), "", []
        while after is not None:
            page = client.get(LIST, {"after": after})
            seen.append([term.source for term in page.context["terms"]])
            after = page.context["following"]

        assert seen == [["Ä", "B"], ["c", "d"]]

    @pytest.mark.parametrize(
        ("query", "status"),
        [
            ({"source": "no such"}, 400),
            ({"after": "x"}, 400),
            ({"project": "elsewhere"}, 404),
            ({"format": "xls"}, 400),
        ],
    )
    def test_a_filter_that_makes_no_sense_is_refused(self, leni, query, status):
        assert signed_in(leni).get(EXPORT if "format" in query else LIST, query).status_code == status

    def test_a_reader_sees_no_buttons(self, project):
        a_term()
        page = signed_in(a_user(Role.READER, project)).get(LIST).content.decode()

        assert "Haushaltsgesetz" in page
        assert (ADD in page, IMPORT in page) == (False, False)


class TestChanging:
    def test_a_lead_adds_a_term(self, leni, project):
        made = a_translation("Eins.", project=project, checked=True)

        response = signed_in(leni).post(ADD, GIVEN | {"project": project.pk, "case_sensitive": "on"})
        term = Term.objects.get()
        made.refresh_from_db()

        assert (response.status_code, term.forbidden, term.project, term.case_sensitive) == (
            302,
            ["Recht", "Norm"],
            project,
            True,
        )
        assert made.checked_with == ""

    def test_a_lead_changes_one(self, leni):
        term = a_term()
        client = signed_in(leni)

        assert 'value="Haushaltsgesetz"' in client.get(reverse("term", args=[term.pk])).content.decode()
        assert client.post(reverse("term", args=[term.pk]), GIVEN).status_code == 302
        assert (Term.objects.get().source, Term.objects.get().target) == ("loi", "Gesetz")

    def test_a_lead_takes_one_out(self, leni):
        term = a_term()

        assert signed_in(leni).post(reverse("term-delete", args=[term.pk])).status_code == 302
        assert not Term.objects.exists()

    @pytest.mark.parametrize("everywhere", [True, False])
    def test_the_same_term_twice_is_said_at_the_field(self, leni, project, everywhere):
        own = None if everywhere else project
        a_term("loi", "Recht", project=own)

        response = signed_in(leni).post(ADD, GIVEN | {"project": own.pk if own else ""})

        assert response.status_code == 422
        assert response.context["form"].errors["words"] == ["This term stands there already: it is rendered “Recht”."]
        assert 'value="Gesetz"' in response.content.decode()
        assert Term.objects.count() == 1

    def test_the_same_words_in_another_project_are_another_term(self, leni, project):
        a_term("loi", "Recht")

        assert signed_in(leni).post(ADD, GIVEN | {"project": project.pk}).status_code == 302

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"words": ""}, "words"),
            ({"words": "…"}, "words"),
            ({"rendering": "x" * 201}, "rendering"),
            ({"rendering": "a\x01b"}, "rendering"),
            ({"forbidden": "Gesetz"}, "forbidden"),
            ({"forbidden": "x" * 201}, "forbidden"),
            ({"forbidden": "\n".join(f"f{n}" for n in range(31))}, "forbidden"),
            ({"target": "fr"}, "target"),
            ({"source": "no such"}, "source"),
            ({"project": "999"}, "project"),
            ({"note": "x" * 501}, "note"),
        ],
    )
    def test_bad_input_is_said_at_its_field(self, leni, fields, field):
        response = signed_in(leni).post(ADD, GIVEN | fields)

        assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
        assert not Term.objects.exists()

    def test_a_term_of_another_project_is_not_found(self, leni):
        term = a_term(project=a_project())
        client = signed_in(leni)

        assert client.post(reverse("term", args=[term.pk]), GIVEN).status_code == 404
        assert client.post(reverse("term-delete", args=[term.pk])).status_code == 404
        assert Term.objects.get().source == "loi de finances"

    def test_an_editor_may_not(self, project):
        client = signed_in(a_user(Role.EDITOR, project))

        assert [
            client.post(ADD, GIVEN).status_code,
            client.post(IMPORT, uploaded("source,target\na,b")).status_code,
        ] == [403, 403]
        assert not Term.objects.exists()


class TestFiles:
    @pytest.mark.parametrize("wanted", ["csv", "tbx"])
    def test_what_is_exported_is_imported_again(self, leni, project, wanted):
        a_term("=loi", "Gesetz", project=project, forbidden=["Recht"], note="n")
        a_term("roi", "König")
        client = signed_in(leni)
        data = client.get(EXPORT, {"format": wanted}).content
        Term.objects.all().delete()

        response = client.post(IMPORT, uploaded(data))

        assert response.status_code == 200
        assert [(t.source, t.target, t.forbidden, t.note, t.project) for t in Term.objects.all()] == [
            ("=loi", "Gesetz", ["Recht"], "n", project),
            ("roi", "König", [], "", None),
        ]

    def test_the_report_names_every_row(self, leni):
        a_term("roi", "König")
        text = "source,target,forbidden\nloi,Gesetz,Recht|Norm\nroi,Kaiser\n ,x\n"

        page = signed_in(leni).post(IMPORT, uploaded(text)).content.decode()

        for words in (
            "Not: Recht, Norm",
            "loi → Gesetz",
            "added",
            "changed",
            "refused",
            "A term needs words on both sides",
        ):
            assert words in page

    @pytest.mark.parametrize("htmx", [True, False])
    def test_looking_first_says_the_same_and_stores_nothing(self, leni, htmx):
        a_term("roi", "König")
        text = "source,target\nloi,Gesetz\nroi,Kaiser\n ,x\n"

        response = signed_in(leni, htmx=htmx).post(IMPORT, uploaded(text, look="on"))

        page = response.content.decode()
        for words in ("loi → Gesetz", "Nothing is stored yet", "Its rendering was “König”.", "A term needs words"):
            assert words in page
        assert (response.status_code, "<form" in page, "once more" in page) == (200, not htmx, not htmx)
        assert [term.target for term in Term.objects.all()] == ["König"]

    def test_looking_at_a_file_that_is_none_says_why(self, leni):
        response = signed_in(leni, htmx=True).post(IMPORT, uploaded("<html/>", look="on"))

        assert response.status_code == 422
        assert "This is XML, but not TBX" in response.content.decode()

    @pytest.mark.parametrize(("target", "stored"), [("König", False), ("", False), ("Kaiser", True)])
    def test_a_file_that_changes_nothing_is_said_to(self, leni, target, stored):
        a_term("roi", "König")

        page = signed_in(leni).post(IMPORT, uploaded(f"source,target\nroi,{target}\n")).content.decode()

        assert ("Nothing was imported" in page, "are checked with the new terms" in page) == (not stored, stored)

    def test_what_was_refused_and_changed_is_listed_first(self, leni):
        a_term("roi", "König")
        rows = "source,target\nloi,Gesetz\nroi,Kaiser\n ,x\n"

        page = signed_in(leni).post(IMPORT, uploaded(rows))

        assert [row.fate.name for row in page.context["taken"]] == ["REFUSED", "CHANGED", "ADDED"]

    @pytest.mark.parametrize(
        "data",
        [b"", b"\xff\xfe\x00", b"%PDF-1.4", b"<!DOCTYPE x><tbx/>", b"loi", b"source,target\n", b"\x89PNG\r\n\x1a\n"],
    )
    def test_a_file_that_is_none_is_refused_at_the_field(self, leni, data):
        response = signed_in(leni).post(IMPORT, uploaded(data))

        assert (response.status_code, list(response.context["form"].errors)) == (422, ["file"])

    def test_languages_in_which_there_is_no_text_are_told(self, leni, project):
        a_translation("Eins.", project=project)
        rows = "source,target,target_language\nloi,Gesetz,de\nroi,König,de-AT\n"

        page = signed_in(leni).post(IMPORT, uploaded(rows, look="on"))

        assert page.context["remarks"] == [
            "No text is translated from fr to de-AT yet: terms in these languages wait for one."
        ]

    def test_without_a_file_it_is_said(self, leni):
        response = signed_in(leni).post(IMPORT, {"source": "fr", "target": "de"})

        assert (response.status_code, list(response.context["form"].errors)) == (422, ["file"])

    def test_a_file_that_is_too_large_is_refused(self, leni, monkeypatch):
        monkeypatch.setattr("review.views.knowledge_forms.MOST_BYTES", 5)

        assert signed_in(leni).post(IMPORT, uploaded("source,target")).status_code == 422

    def test_a_foreign_project_in_the_file_is_refused(self, leni):
        a_project(slug="south")

        signed_in(leni).post(IMPORT, uploaded("source,target,project\nloi,Gesetz,south"))

        assert not Term.objects.exists()

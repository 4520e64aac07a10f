"""How an upload is read, changed before anything is imported; and what would be refused, as a table."""

import csv
import io
from html.parser import HTMLParser

import pytest

from articles.models import Article, Upload
from review.roles import Role
from tests.builders import a_user
from tests.review.views.test_importing import a_file, a_row, confirm, upload

pytestmark = pytest.mark.django_db
GERMAN = "Der Bürgermeister sagte, daß die Straße für den Verkehr geöffnet würde. Schöne Grüße aus Köln."
FRENCH = "La ministre a annoncé lundi un plan ambitieux pour les trains de nuit en Europe, douze lignes au total."


@pytest.fixture(autouse=True)
def _private_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def administrator(client):
    user = a_user(Role.ADMINISTRATOR)
    client.force_login(user)
    return user


class Fields(HTMLParser):
    """What a browser would send of the form that says how the files are read."""

    def __init__(self, page):
        super().__init__()
        self.sent, self.cells, self._select, self._inside = {}, {}, "", False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form":
            self._inside = said.get("id") == "reading"
        elif self._inside and tag == "select":
            self._select = said["name"]
            self.sent[self._select] = ""
        elif self._inside and tag == "option" and "selected" in said:
            self.sent[self._select] = said["value"]


def read_again(client, preview, **changed):
    fields = Fields(client.get(preview.url).content.decode()).sent
    assert set(changed) <= set(fields)
    return client.post(preview.url + "reading/", fields | changed)


def samples(client, preview):
    return [step.row for step, _doubts in client.get(preview.url).context["samples"]]


def test_a_table_shows_its_columns_with_their_first_cells_and_what_they_are_taken_as(client, administrator):
    preview = upload(client, a_file("Key;Mood;MT\na;heiter;Ein Tag.\n", "a.csv"))

    page = client.get(preview.url)

    shown = [(name, cell, field.value()) for name, cell, field in page.context["reading"].columns]
    assert shown == [("Key", "a", "id"), ("Mood", "heiter", ""), ("MT", "Ein Tag.", "translation")]
    assert "found by itself: semicolon ;" in page.content.decode()
    assert "found by itself: UTF-8" in page.content.decode()


def test_what_a_column_means_can_be_changed(client, administrator):
    preview = upload(client, a_file("id,text,translation\na,Ein Tag.,Ein Abend.\n", "a.csv"))

    answer = read_again(client, preview, **{"column-1": "translation", "column-2": ""})

    assert answer.url == preview.url
    assert [row.translation for row in samples(client, preview)] == ["Ein Tag."]
    assert Upload.objects.get().options["columns"] == {"text": "translation", "translation": ""}
    assert Article.objects.count() == 0


def test_what_was_said_of_the_columns_holds_when_it_is_confirmed(client, administrator):
    preview = upload(client, a_file("id,title,mt\na,Ein Tag.,Titel\n", "a.csv"))
    read_again(client, preview, **{"column-1": "translation", "column-2": "title"})

    confirm(client, preview)

    assert [article.title for article in Article.objects.all()] == ["Titel"]


def test_a_table_whose_columns_nobody_knows_asks_for_them(client, administrator):
    answer = upload(client, a_file("a,b\nOui.,Ja.\n", "a.csv"))
    kept = Upload.objects.get()

    assert answer.status_code == 422
    assert "has no column “translation”" in answer.content.decode()
    fields = Fields(answer.content.decode()).sent
    client.post(f"/admin/articles/importbatch/import/{kept.pk}/reading/", fields | {"column-1": "translation"})
    page = client.get(f"/admin/articles/importbatch/import/{kept.pk}/")
    assert 'value="Import 1 article"' in page.content.decode()


def test_a_table_with_two_columns_of_one_meaning_asks_which_one(client, administrator):
    answer = upload(client, a_file("translation,mt\na,b\n", "a.csv"))

    assert answer.status_code == 422
    assert "The columns 1 (“translation”) and 2 (“mt”) both mean “translation”" in answer.content.decode()


def test_the_delimiter_can_be_changed(client, administrator):
    preview = upload(client, a_file("id,translation\na,Ein Tag.\n", "a.csv"))

    read_again(client, preview, delimiter="|")

    page = client.get(preview.url)
    assert [name for name, _cell, _field in page.context["reading"].columns] == ["id,translation"]
    assert Upload.objects.get().options["delimiter"] == "|"
    assert 'value="Import' not in page.content.decode()
    assert "Nothing of it can be taken as it is read now." in page.content.decode()


@pytest.mark.parametrize(("name", "head"), [("a.csv", "id;translation\na;"), ("a.de.txt", "")])
def test_an_encoding_that_was_found_out_is_said_and_can_be_changed(client, administrator, name, head):
    preview = upload(client, a_file((head + GERMAN).encode("cp1252"), name))

    page = client.get(preview.url).content.decode()

    assert "Nothing in the file says its encoding" in page
    assert "found by itself: Windows-1252" in page
    assert [row.translation.split(",")[0] for row in samples(client, preview)] == ["Der Bürgermeister sagte"]
    read_again(client, preview, encoding="mac_roman")
    assert "B¸rgermeister" in samples(client, preview)[0].translation


def test_an_encoding_that_does_not_fit_is_said_with_its_place(client, administrator):
    preview = upload(client, a_file(GERMAN.encode("cp1252"), "a.de.txt"))

    read_again(client, preview, encoding="utf-8")

    page = client.get(preview.url).content.decode()
    assert "The byte 6 (line 1, column 6), 0xfc, is not UTF-8." in page
    assert 'value="Import' not in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"column-0": "translation"}, "Two columns cannot both be the translation (required)."),
        ({"column-1": ""}, "Please say which column is the translation."),
        ({"column-0": "nonsense"}, "Select a valid choice."),
        ({"encoding": "rot13"}, "Select a valid choice."),
        ({"delimiter": "x"}, "Select a valid choice."),
        ({"column-1": "\0"}, "Select a valid choice."),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(client, administrator, changed, said):
    preview = upload(client, a_file("id,translation\na,Ein Tag.\n", "a.csv"))

    answer = read_again(client, preview, **changed)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Upload.objects.get().options["columns"] == {}


def test_a_format_that_says_everything_itself_has_nothing_to_choose(client, administrator):
    preview = upload(client, a_file(a_row()))

    assert "How the files are read" not in client.get(preview.url).content.decode()


def test_a_table_in_an_archive_is_looked_into(client, administrator):
    from tests.articles.importing.test_tables import an_archive

    preview = upload(client, a_file(an_archive(("a.csv", "id,translation\na,Ein Tag.\n")), "a.zip"))

    page = client.get(preview.url)

    assert [name for name, _cell, _field in page.context["reading"].columns] == ["id", "translation"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"source": GERMAN, "translation": GERMAN}, "The translation is the same text as the source."),
        ({"source": GERMAN, "translation": FRENCH}, "The translation looks like French, not German."),
        ({"source": GERMAN, "translation": FRENCH}, "The source looks like German, not French."),
    ],
)
def test_what_is_doubtful_is_said_and_taken_all_the_same(client, administrator, fields, said):
    preview = upload(client, a_file(a_row(**fields)))

    page = client.get(preview.url)

    assert said in [doubt.reason for doubt in page.context["doubts"]]
    assert said in page.content.decode()
    assert 'value="Import 1 article"' in page.content.decode()


def test_a_text_in_its_language_and_one_too_short_to_tell_are_not_doubted(client, administrator):
    preview = upload(
        client, a_file(a_row(source=FRENCH, translation=GERMAN) + a_row(id="b", translation="Yes we can."))
    )

    assert client.get(preview.url).context["doubts"] == []


def refused(client, preview):
    text = client.get(preview.url + "refused.csv").getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_refused_rows_are_a_table_that_can_be_put_right_and_imported(client, administrator):
    table = 'id,title,translation\na,Gut,Ein Tag.\nb,"=1+1",\nc,Drei,Eins\nc,Drei,Zwei\n'
    preview = upload(client, a_file(table, "a.csv"))

    first, second, third = refused(client, preview)

    assert (first["file"], first["line"], first["reason"]) == ("a.csv", "3", "The translation is empty.")
    assert (first["id"], first["title"], first["apostrophes"]) == ("b", "'=1+1", "title")
    assert [row["translation"] for row in (second, third)] == ["Eins", "Zwei"]
    mended = (
        client.get(preview.url + "refused.csv").getvalue().decode().replace("Drei,", "Vier,").replace(",c,", ",d,", 1)
    )
    again = upload(client, a_file(mended, "mended.csv"))
    assert [row.external_id for row in samples(client, again)] == ["d", "c"]


def test_what_the_stored_articles_refuse_is_among_the_refused(client, administrator):
    first = upload(client, a_file(a_row()))
    confirm(client, first)
    project = Article.objects.get().project

    preview = upload(client, a_file(a_row(source_language="en") + a_row(id="b")), project=project)

    [row] = refused(client, preview)
    assert row["reason"] == "“a” is there with the source language fr, not en."
    assert row["source_language"] == "en"


@pytest.mark.parametrize("address", ["reading/", "refused.csv"])
def test_an_upload_of_somebody_else_or_of_nobody_does_not_exist(client, administrator, address):
    preview = upload(client, a_file("id,translation\na,Ein Tag.\n", "a.csv"))
    client.force_login(a_user(Role.ADMINISTRATOR))
    send = client.post if address == "reading/" else client.get

    assert send(preview.url + address).status_code == 404
    assert send(f"/admin/articles/importbatch/import/{'0' * 8}-0000-0000-0000-{'0' * 12}/{address}").status_code == 404


@pytest.mark.parametrize("role", [None, Role.READER, Role.EDITOR, Role.LEAD])
def test_only_administrators_look_and_change(client, administrator, role):
    preview = upload(client, a_file("id,translation\na,Ein Tag.\n", "a.csv"))
    client.force_login(a_user(role))

    assert client.post(preview.url + "reading/").status_code == 403
    assert client.get(preview.url + "refused.csv").status_code == 403


def test_other_methods_are_refused(client, administrator):
    preview = upload(client, a_file("id,translation\na,Ein Tag.\n", "a.csv"))

    assert [client.get(preview.url + "reading/").status_code, client.put(preview.url + "reading/").status_code] == [
        405,
        405,
    ]
    assert client.post(preview.url + "refused.csv").status_code == 405


def test_an_upload_whose_files_are_lost_is_gone(client, administrator, settings):
    import shutil

    preview = upload(client, a_file("id,translation\na,Ein Tag.\n", "a.csv"))
    shutil.rmtree(settings.MEDIA_ROOT)

    assert client.post(preview.url + "reading/", {}).status_code == 404
    assert client.get(preview.url + "refused.csv").status_code == 404

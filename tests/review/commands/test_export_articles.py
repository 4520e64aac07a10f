"""export_articles: what goes out, and that it comes back in as it was."""

import json
import unicodedata
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.edits import Edit, applied
from articles.models import Article, ImportBatch, Project, Revision, Translation
from review.acting.deciding import accept, dismiss, override
from review.acting.signing import sign_off
from review.models import Decision, Flag
from tests.builders import a_flag, a_project, a_translation, a_user, an_article, an_operation

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(tmp_path):
    def export(format_, name="out", project="nord", **options):
        call_command("export_articles", project=project, format=format_, output=tmp_path / name, **options)
        return tmp_path / name

    return export


@pytest.fixture
def worked_on():
    """An approved translation: one fix accepted, one own text, one dismissal, by Ada."""
    translation = a_translation(
        "Ein gutter Tag und mer und viel.", article=an_article(a_project(slug="nord"), external_id="tag")
    )
    ada = a_user(name="ada")
    fixed, own, fine = a_flag(translation, "gutter", "guter"), a_flag(translation, "mer"), a_flag(translation, "viel")
    accept(fixed, fix=0, base=0, operation=an_operation(ada))
    override(own, "mehr", an_operation(ada))
    dismiss(fine, an_operation(ada), reason="stimmt")
    sign_off(translation.pk, 2, an_operation(ada), at=timezone.now())
    return translation


def the_row(path):
    [line] = path.read_text().splitlines()
    return json.loads(line)


def replayed(row):
    text = row["translation"]
    for revision in row["revisions"]:
        text = applied(text, [Edit(*edit) for edit in revision["edits"]])
    return text


def test_json_lines_hold_the_machine_text_the_corrected_one_and_all_between(export, worked_on):
    row = the_row(export("jsonl"))

    assert (row["schema"], row["id"], row["project"]) == (1, "tag", "nord")
    assert row["translation"] == "Ein gutter Tag und mer und viel."
    assert row["corrected"] == "Ein guter Tag und mehr und viel."
    assert row["approved"]["number"] == 2
    assert [(r["number"], r["kind"], r["edits"]) for r in row["revisions"]] == [
        (1, "decision", [[4, 10, "guter"]]),
        (2, "decision", [[18, 21, "mehr"]]),
    ]
    assert replayed(row) == row["corrected"]
    assert [(d["kind"], d["quote"], d["span"], d["replacement"], d["revision"]) for d in row["decisions"]] == [
        ("accept", "gutter", [4, 10], "guter", 1),
        ("override", "mer", [18, 21], "mehr", 2),
        ("dismiss", "viel", [27, 31], "", None),
    ]
    assert row["decisions"][2]["reason"] == "stimmt"


def test_nobody_is_named_unless_it_is_asked_for(export, worked_on):
    assert "ada" not in export("jsonl").read_text()

    row = the_row(export("jsonl", with_names=True))

    assert {part["by"] for part in [row["approved"], *row["revisions"], *row["decisions"]]} == {"ada"}


def test_only_approved_texts_go_out_unless_all_are_asked_for(export, worked_on):
    a_translation(project=worked_on.article.project)

    assert len(export("jsonl").read_text().splitlines()) == 1
    assert len(export("jsonl", all_states=True).read_text().splitlines()) == 2


def test_other_projects_stay_here(export, worked_on):
    a_translation()

    assert the_row(export("jsonl", all_states=True))["id"] == "tag"


def test_nothing_to_export_is_said(export):
    a_translation(project=a_project(slug="nord"))

    with pytest.raises(CommandError, match="Nothing to export: no text of this project is approved"):
        export("jsonl")


def test_a_project_that_is_not_there_is_named(export):
    with pytest.raises(CommandError, match=r"There is no project nord\."):
        export("txt")


@pytest.mark.parametrize(
    ("format_", "content"),
    [
        ("txt", "Ein guter Tag und mehr und viel.\n"),
        ("md", "# Ein guter Tag und mehr und viel.\n"),
        ("html", "<h1>Ein guter Tag und mehr und viel.</h1>"),
    ],
)
def test_one_text_goes_into_a_file_a_folder_or_an_archive(export, worked_on, format_, content):
    name = f"tag.de.{format_}"

    assert content in export(format_, f"out.{format_}").read_text()
    assert content in (export(format_, "folder") / name).read_text()
    assert content in zipfile.ZipFile(export(format_, "out.zip")).read(name).decode()


def test_what_cannot_be_written_is_named(export, worked_on, tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(CommandError, match="cannot be written: File exists"):
        export("jsonl", "file/out.jsonl")


def test_export_import_export_gives_the_same_bytes(export, tmp_path):
    delicate = "Ein „Tag“\u00a0– \U0001f469\u200d\U0001f467 q\u0323 \u200d\u2060\t<b>&amp;\n\n  Ende. "
    article = an_article(
        a_project(slug="nord"),
        source="Un « jour ».",
        title="Titel\u00a0“x”",
        url="https://example.org/ä?x=1",
        published_at=timezone.now(),
    )
    a_translation(delicate, article=article)
    a_translation(project=article.project)
    assert delicate == unicodedata.normalize("NFC", delicate)
    first = export("jsonl", "first.jsonl", all_states=True)
    forget_everything()

    call_command("import_articles", str(first), project="nord")
    second = export("jsonl", "second.jsonl", all_states=True)

    assert second.read_bytes() == first.read_bytes()
    assert delicate in [json.loads(line)["translation"] for line in second.read_text().splitlines()]


def forget_everything():
    for model in (Decision, Flag, Revision, Translation, Article, ImportBatch, Project):
        model.objects.all().delete()


def test_an_export_takes_the_same_number_of_queries_for_one_and_for_many(export, worked_on, django_assert_num_queries):
    project = worked_on.article.project
    for _ in range(20):
        a_translation(project=project)

    with django_assert_num_queries(7):
        export("jsonl", all_states=True)

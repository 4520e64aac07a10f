"""import_articles: the command from its arguments to its exit code."""

import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, ImportBatch, Project, Translation
from review.flagging.checking import is_due
from tests.builders import a_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(capsys):
    """Runs the command and tells what it printed."""

    def run(path, *, project="nord", **options):
        options = {"source_language": "fr", "target_language": "de"} | options
        call_command("import_articles", str(path), project=project, **options)
        return capsys.readouterr().out

    return run


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "tag.fr.txt").write_text("Un jour.\n\nLa suite.")
    (tmp_path / "tag.de.txt").write_text("Ein Tag.\n\nDie Fortsetzung Fortsetzung.")
    (tmp_path / "tag.gold.json").write_text("{}")
    return tmp_path


def test_a_folder_comes_into_a_project_that_was_not_there(run, folder):
    printed = run(folder)

    project = Project.objects.get()
    assert (project.slug, project.source_language, project.target_language) == ("nord", "fr", "de")
    assert "The project nord was not there: it is created." in printed
    assert "tag.gold.json: Passed over" in printed
    assert "1  new" in printed
    assert Article.objects.get().external_id == "tag"


def test_what_came_in_is_checked(run, folder):
    run(folder)

    assert not is_due(Translation.objects.get())


def test_checking_can_be_left_to_recheck(run, folder, capsys):
    run(folder, no_check=True)
    assert is_due(Translation.objects.get())

    call_command("recheck", project="nord")

    assert capsys.readouterr().out.startswith("1 texts checked")
    assert not is_due(Translation.objects.get())


def test_recheck_of_a_project_that_is_not_there_says_so():
    with pytest.raises(CommandError, match=r"There is no project sued\."):
        call_command("recheck", project="sued")


def test_a_second_run_changes_nothing(run, folder):
    run(folder)

    assert "1  unchanged" in run(folder)
    assert Translation.objects.get().number == 0


def test_a_dry_run_changes_nothing_and_says_what_would_happen(run, folder):
    assert "1  new" in run(folder, dry_run=True)
    assert (Project.objects.count(), Article.objects.count(), ImportBatch.objects.count()) == (0, 0, 0)


def test_good_rows_come_in_and_refused_ones_make_it_fail(run, tmp_path, capsys):
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": "a", "translation": "Ja."}) + '\n{"id": "b"}\n')

    with pytest.raises(CommandError, match="1 refused") as error:
        run(rows)

    assert error.value.returncode == 1
    assert "refused  rows.jsonl, line 2: The translation is empty." in capsys.readouterr().err
    assert Article.objects.get().external_id == "a"


def test_a_file_of_which_nothing_can_be_taken_leaves_no_project_and_no_batch(run, tmp_path, capsys):
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n")

    with pytest.raises(CommandError):
        run(tmp_path / "a.txt")

    assert "a.txt: The file is a PNG image, not text." in capsys.readouterr().err
    assert (Project.objects.count(), ImportBatch.objects.count()) == (0, 0)


def test_the_languages_of_the_project_hold_where_none_are_named(run, folder):
    a_project(slug="nord", source_language="fr", target_language="de")

    run(folder, source_language="", target_language="")

    assert Translation.objects.get().target_language == "de"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"source_language": "qqx"}, "“qqx” is not a language code"),
        ({"project": "kein slug"}, "“kein slug” cannot be a project's slug"),
    ],
)
def test_arguments_that_make_no_sense_are_refused(run, folder, options, message):
    with pytest.raises(CommandError, match=message):
        run(folder, **options)

    assert Project.objects.count() == 0


def test_a_path_that_is_not_there_is_named(run, tmp_path):
    with pytest.raises(CommandError, match=r"nowhere cannot be read: No such file or directory\."):
        run(tmp_path / "nowhere")


def test_an_empty_folder_is_named(run, tmp_path):
    with pytest.raises(CommandError, match="There are no files in"):
        run(tmp_path)


def test_an_encoding_that_is_none_is_named(tmp_path):
    (tmp_path / "a.txt").write_text("Ja.")

    with pytest.raises(CommandError, match="“klingon” is not an encoding"):
        call_command("import_articles", tmp_path, project="nord", encoding="klingon")


def test_columns_and_delimiter_can_be_said(run, tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("Nr.#text#Note\na#Ein Tag.#Titel\n")

    run(path, delimiter="#", map=["nr=id", "TEXT=translation", "note=title"])

    article = Article.objects.get()
    assert (article.external_id, article.title) == ("a", "Titel")


def test_a_column_can_be_ignored_and_one_that_is_not_there_is_named(run, tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("id\ttitle\ttranslation\na\tTitel\tEin Tag.\n")

    printed = run(path, delimiter="tab", map=["title=ignore", "nr=id"])

    assert Article.objects.get().title == "Ein Tag."
    assert "rows.csv: There is no column “nr” in it." in printed


@pytest.mark.parametrize("pair", ["title", "=id", "title=headline", "title="])
def test_a_mapping_that_makes_no_sense_is_refused(run, folder, pair):
    with pytest.raises(CommandError, match="is not COLUMN=FIELD; fields are id, title"):
        run(folder, map=[pair])


@pytest.mark.parametrize("delimiter", ["ab", '"', "\n"])
def test_a_delimiter_that_is_none_is_refused(run, folder, delimiter):
    with pytest.raises(CommandError, match="is no delimiter"):
        run(folder, delimiter=delimiter)

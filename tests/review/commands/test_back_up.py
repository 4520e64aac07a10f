"""A backup is restored into another database, and every history verified there."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Translation
from review.acting.deciding import accept
from tests.builders import a_flag, a_translation, an_operation

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def translation():
    made = a_translation("Ein gutter Tag.", checked=True)
    accept(a_flag(made, "gutter", "guter"), 0, 0, an_operation())
    return made


@pytest.fixture
def path(tmp_path):
    return tmp_path / "redline.backup"


def test_a_backup_is_written_restored_and_verified(translation, path, capsys):
    call_command("back_up", path)

    assert "1 translations: every promise holds" in capsys.readouterr().out
    assert path.stat().st_size > 1000


def test_a_backup_of_broken_data_is_not_proved(translation, path):
    Translation.objects.update(open_minor=9)

    with pytest.raises(CommandError, match="counters say"):
        call_command("back_up", path)


def test_a_backup_that_lost_something_is_not_proved(translation, path):
    from review.backing_up import BackupError, back_up, prove

    back_up(path)

    with pytest.raises(BackupError, match="only 2 revisions"):
        prove(path, at_least=3)


def test_a_file_that_is_there_is_never_overwritten(translation, path):
    path.write_text("something precious")

    with pytest.raises(CommandError, match="there already"):
        call_command("back_up", path)
    assert path.read_text() == "something precious"


@pytest.mark.parametrize("content", [b"", b"no backup at all"])
def test_what_is_no_backup_is_not_proved(path, content):
    path.write_bytes(content)

    with pytest.raises(CommandError):
        call_command("back_up", path, "--prove")


def test_no_proof_only_writes(translation, path, capsys):
    call_command("back_up", path, "--no-proof")

    assert "proved" not in capsys.readouterr().out
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(path)) as copy:
            assert copy.execute("SELECT count(*) FROM articles_revision").fetchone() == (2,)

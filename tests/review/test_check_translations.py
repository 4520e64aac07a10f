"""The command check_translations."""

import json

import pytest
from django.core.management import CommandError, call_command

ARTICLE = {"id": "a", "source_language": "fr", "target_language": "de", "translation": "Ein Satz.\n\nNoch einer."}


def test_every_article_gets_a_line_and_the_end_says_what_was_read(tmp_path, capsys):
    articles, findings = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    articles.write_text("\n".join(json.dumps({**ARTICLE, "id": name}) for name in "ab"))

    call_command("check_translations", str(articles), output=findings)

    assert [json.loads(line)["id"] for line in findings.read_text().splitlines()] == ["a", "b"]
    assert "Read 2 articles, 4 paragraphs, 8 words. 0 findings." in capsys.readouterr().err


def test_a_bad_line_stops_the_command_before_anything_is_written(tmp_path):
    articles, findings = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    articles.write_text(json.dumps(ARTICLE) + "\nnothing\n")

    with pytest.raises(CommandError, match="line 2: not JSON"):
        call_command("check_translations", str(articles), output=findings)

    assert not findings.exists()

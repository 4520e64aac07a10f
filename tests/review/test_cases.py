"""Reading files of cases."""

import json

import pytest

from review.cases import BadLineError, place_in_original, read_cases
from review.detector import Span

GOOD = {"id": "a", "source_language": "fr", "target_language": "de", "source": "Bonjour.", "translation": "Guten Tag."}


def written(tmp_path, *lines):
    path = tmp_path / "cases.jsonl"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines))
    return path


def test_an_article_without_its_source_is_read(tmp_path):
    path = written(tmp_path, {key: value for key, value in GOOD.items() if key != "source"})

    assert [case.source for case in read_cases(path)] == [""]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"{", "not JSON"),
        (b"[]", "not a JSON object"),
        (b'{"id": "\xff"}', "not UTF-8 at byte 9"),
        ({"id": "a"}, "without source_language, target_language, translation"),
        ({**GOOD, "translation": 3}, "translation: text expected"),
        ({**GOOD, "gold": [{"start": 1}]}, "gold: start, end and class expected"),
        ({**GOOD, "gold": [{"start": 1, "end": 99, "class": "x"}]}, "outside the translation"),
    ],
)
def test_a_bad_line_is_named_with_its_file_and_number(tmp_path, line, problem):
    path = written(tmp_path, GOOD, b"", line)

    with pytest.raises(BadLineError, match=problem) as raised:
        list(read_cases(path))

    assert str(raised.value).startswith(f"{path}, line 3: ")


def test_places_are_given_in_the_text_as_it_was_written():
    assert place_in_original("a\r\nu\u0308ber", Span(2, 6)) == Span(3, 8)

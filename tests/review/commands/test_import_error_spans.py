"""import_findings on error spans in JSON lines: placed by offsets, sure as their confidence, refused one by one."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from review.external.rows import ratings, spans
from review.models import Flag
from review.verifying import broken_promises
from tests.builders import a_project, a_translation, an_article

pytestmark = pytest.mark.django_db
TEXT = "Ein gutter Tag.\n\nUnd mehr. Und mehr."
SPAN = {"start": 4, "end": 10, "text": "gutter", "severity": "major", "confidence": 0.9}


@pytest.fixture
def translation():
    return a_translation(TEXT, article=an_article(a_project(slug="nord"), external_id="a"))


@pytest.fixture
def bring(tmp_path):
    def bring(*rows):
        path = tmp_path / "spans.jsonl"
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        path.write_text("\n".join(lines), "utf-8")
        call_command("import_findings", path, project="nord")

    return bring


def a_row(*spans, **values):
    return {"id": "a", "error_spans": list(spans), **values}


def test_a_span_becomes_a_flag_of_another_tool(translation, bring):
    bring(a_row(SPAN), a_row())

    flag = Flag.objects.get()
    translation.refresh_from_db()
    assert (flag.origin, flag.quote, flag.start, flag.end) == ("external", "gutter", 4, 10)
    assert (flag.error_type, flag.severity, flag.tier) == ("other", "major", "certain")
    assert translation.open_major == 1
    assert list(broken_promises(translation)) == []


@pytest.mark.parametrize(
    ("confidence", "tier"),
    [
        (1, "certain"),
        (0.8, "certain"),
        (0.79, "likely"),
        (0.5, "likely"),
        (0.49, "hint"),
        (0, "hint"),
        (None, "likely"),
    ],
)
def test_the_tier_comes_from_the_confidence(translation, bring, confidence, tier):
    bring(a_row(SPAN | {"confidence": confidence}))

    assert Flag.objects.get().tier == tier


def test_offsets_may_count_in_a_stretch_of_the_text(translation, bring):
    bring(a_row({"start": 0, "end": 3, "severity": "minor"}, mt="Und mehr. Und mehr."))

    flag = Flag.objects.get()
    assert (flag.quote, flag.start) == ("Und", 17)


def test_offsets_count_in_the_text_as_the_file_writes_it(bring):
    a_translation("Schöner gutter Tag.", article=an_article(a_project(slug="nord"), external_id="a"))

    bring(a_row({"start": 9, "end": 15, "text": "gutter", "severity": "minor"}, mt="Scho\u0308ner gutter Tag."))

    assert Flag.objects.get().start == 8


def test_the_same_file_again_changes_nothing(translation, bring):
    bring(a_row(SPAN))
    before = list(Flag.objects.values())

    bring(a_row(SPAN))

    assert list(Flag.objects.values()) == before


@pytest.mark.parametrize(
    ("category", "error_type"),
    [
        ("accuracy/mistranslation", "accuracy/mistranslation"),
        ("Accuracy/Untranslated text", "accuracy/untranslated"),
        ("Fluency/Punctuation", "linguistic-conventions/punctuation"),
        ("Non-translation!", "accuracy/mistranslation"),
        ("Terminology/Inappropriate for context", "terminology/wrong-term"),
        ("Other", "other"),
    ],
)
def test_categories_are_known_by_the_names_of_mqm_and_wmt(translation, bring, category, error_type):
    bring(a_row(SPAN | {"category": category}))

    assert Flag.objects.get().error_type == error_type


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{", "spans.jsonl, line 1: This is not a line of JSON."),
        ("[" * 100_000, "spans.jsonl, line 1: This is not a line of JSON."),
        ("[]", "spans.jsonl, line 1: The line is not an object with id and error_spans."),
        ({"id": "a"}, "spans.jsonl, line 1: The line has no list error_spans."),
        (a_row("x"), "spans.jsonl, line 1: Span 1: it is not an object with start, end and severity."),
        (a_row(SPAN | {"start": "4"}), "Span 1: start is not a whole number from 0 on."),
        (a_row(SPAN | {"start": -1}), "Span 1: start is not a whole number from 0 on."),
        (a_row(SPAN | {"end": True}), "Span 1: end is not a whole number from 0 on."),
        (a_row(SPAN | {"confidence": 1.2}), "Span 1: confidence is not a number from 0 to 1."),
        (json.dumps(a_row(SPAN | {"confidence": float("nan")})), "“NaN” is not a number of JSON."),
        (a_row(SPAN | {"severity": 1}), "Span 1: severity is not a text."),
        (a_row(SPAN | {"severity": "bad"}), "The severity “bad” is none of critical, major, minor"),
        (a_row(SPAN | {"category": "Feng shui"}), "The category “Feng shui” is unknown."),
        (a_row(SPAN | {"end": 99, "text": ""}), "The span 4 to 99 lies outside the text of 36 characters."),
        (a_row(SPAN | {"end": 4, "text": ""}), "The span 4 to 4 lies outside the text of 36 characters."),
        (a_row(SPAN | {"text": "guter"}), "At 4 stands “gutter”, not “guter”."),
        (a_row(SPAN, mt="Ein gutter Abend."), "The target is not in the text as it stands now."),
        (a_row({"start": 0, "end": 3, "severity": "minor"}, mt="Und mehr."), "stands in the text more than once."),
        (a_row(SPAN, id="b"), "There is no article “b” in the project."),
    ],
    ids=range(19),
)
def test_what_cannot_be_taken_is_refused_with_its_reason(translation, bring, capsys, row, reason):
    with pytest.raises(CommandError, match="1 refused"):
        bring(row)

    assert reason in capsys.readouterr().err
    assert not Flag.objects.exists()


def test_a_refused_span_leaves_the_others_of_its_line(translation, bring, capsys):
    with pytest.raises(CommandError, match="1 refused"):
        bring(a_row(SPAN | {"text": "guter"}, SPAN))

    assert Flag.objects.get().quote == "gutter"


def test_what_is_wrong_with_a_file_is_said_in_the_readers_language():
    with override("de"):
        [refused] = spans(iter(["{"]), "a.jsonl")
        [headless] = ratings(iter(["target\tcategory"]), "a.tsv")

    assert refused.reason == "Das ist keine Zeile in JSON."
    assert headless.reason.startswith("Die Kopfzeile hat keine Spalte „severity“;")

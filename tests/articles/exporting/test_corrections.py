"""Corrections as data: what was decided where, and how far the machine's text was from the corrected one."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.edits import Edit
from articles.exporting.outgoing import Change
from articles.exporting.post_edits import compared
from tests.articles.exporting.test_writers import AT, an_outgoing
from tests.articles.importing.test_xliff import CORRECTED, MACHINE, SOURCE, a_decision, aligned, out

CHANGES = (
    Change(1, "edit", AT, (Edit(0, 3, "Der"),), None),
    Change(2, "decision", AT, (Edit(22, 30, "Nachtzüge"),), None),
    Change(3, "edit", AT, (Edit(33, 36, "Das"), Edit(0, 3, "Ein"))[::-1], None),
)


def an_article(**decision):
    decisions = (
        a_decision(start=22, end=30, revision=2, severity="major", error_type="terminology/wrong-term", **decision),
    )
    return an_outgoing(
        CORRECTED, machine=MACHINE, source=SOURCE, align=aligned, changes=CHANGES, decisions=decisions, engine="e"
    )


def test_a_decision_goes_out_with_its_paragraphs_and_its_span_in_the_machines_text():
    row = json.loads(out("corrections", an_article(reason="=falsch")))

    assert (row["paragraph"], row["source"]) == (2, "Il y a 12 trains de nuit.")
    assert (row["machine"], row["corrected"]) == ("Es gibt 12 Nachzüge.", "Es gibt 12 Nachtzüge.")
    assert row["machine"][slice(*row["span"])] == row["quote"] == "Nachzüge"
    assert (row["check"], row["kind"], row["replacement"], row["reason"]) == ("name", "accept", "Nachtzüge", "=falsch")
    assert "by" not in row


def test_a_name_goes_out_only_where_it_is_asked_for():
    assert json.loads(out("corrections", an_article(by="Ada")))["by"] == "Ada"


def test_words_that_people_wrote_have_no_span_in_the_machines_text():
    assert json.loads(out("corrections", an_article(quote="Nochzüge")))["span"] is None


def test_the_table_of_corrections_is_safe_in_a_spreadsheet():
    table = out("corrections-csv", an_article(reason="=falsch")).decode("utf-8-sig")

    [row] = csv.DictReader(io.StringIO(table, newline=""))

    assert (row["reason"], row["apostrophes"], row["start"], row["end"]) == ("'=falsch", "reason", "11", "19")


def test_mqm_marks_the_confirmed_error_in_the_machines_text():
    header, row, _end = out("mqm", an_article()).decode().split("\n")

    values = dict(zip(header.split("\t"), row.split("\t"), strict=True))
    assert values["target"] == "Es gibt 12 <v>Nachzüge</v>."
    assert (values["system"], values["doc"], values["seg_id"], values["rater"]) == ("e", "a", "2", "editor")
    assert (values["category"], values["severity"]) == ("terminology/wrong-term", "Major")


def test_a_dismissal_is_no_error():
    assert out("mqm", an_article(kind="dismiss")).count(b"\n") == 1


def test_a_post_edit_has_a_tag_for_each_token_and_each_gap():
    rows = [json.loads(line) for line in out("post-edits", an_article()).splitlines()]

    assert [row["hter"] for row in rows] == [0.0, 0.2, 0.3333]
    assert rows[1]["mt_tokens"] == ["Es", "gibt", "12", "Nachzüge", "."]
    assert rows[1]["tags"] == ["OK", "OK", "OK", "BAD", "OK"]
    assert rows[1]["src"] == "Il y a 12 trains de nuit."


@pytest.mark.parametrize(
    ("machine", "corrected", "tags", "gaps", "rate"),
    [
        ("a b c", "a b c", "OK OK OK", "OK OK OK OK", 0.0),
        ("a c", "a b c", "OK OK", "OK BAD OK", 0.3333),
        ("a b b c", "a b c", None, "OK OK OK OK OK", 0.3333),
        ("a", "x y", "BAD", None, 1.0),
        ("a b", "", "BAD BAD", "OK OK OK", 2.0),
    ],
)
def test_tags_tell_what_was_changed(machine, corrected, tags, gaps, rate):
    found = compared(machine, corrected)

    assert tags is None or " ".join(found.tags) == tags
    assert gaps is None or " ".join(found.gap_tags) == gaps
    assert found.rate == rate


@given(st.text("ab. "), st.text("ab. "))
def test_tags_are_as_many_as_tokens_and_gaps_one_more(machine, corrected):
    found = compared(machine, corrected)

    assert len(found.tags) == len(found.tokens) == len(found.gap_tags) - 1
    assert (found.rate == 0) == (compared(corrected, "").tokens == found.tokens)

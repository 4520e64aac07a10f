"""Corrections as data: what was decided where, and how far the machine's text was from the corrected one."""

import csv
import io
import json

from articles.edits import Edit
from articles.exporting.outgoing import Change
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

"""Glossaries as files: out and in again, and what is refused."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.knowledge.termbase import sheets, tbx
from review.knowledge.termbase.entries import Entry, FileRefusedError, Unreadable
from review.knowledge.termbase.files import rows_of
from review.knowledge.termbase.taking import Fate, take
from review.models import Term
from tests.builders import a_project, a_term, a_translation

FORMULA = ("=", "+", "-", "@", "\t", "\r")
WORDS = st.text(st.sampled_from("ab=+-@'|\\\";,\té "), min_size=1, max_size=8).map(str.strip).filter(bool)


def unsaved(**fields: object) -> Term:
    values = {"source_language": "fr", "target_language": "de", "source": "a", "target": "b"}
    return Term(**values | fields)


def csv_rows(text: str) -> list[object]:
    return list(rows_of(text.encode(), "fr", "de"))


class TestCsv:
    @given(st.text(max_size=20))
    def test_escaping_is_taken_back(self, cell):
        assert sheets.unescaped(sheets.escaped(cell)) == cell

    @given(WORDS, WORDS, st.lists(WORDS, max_size=3), WORDS, st.booleans())
    def test_what_goes_out_comes_back(self, source, target, forbidden, note, case):
        term = unsaved(source=source, target=target, forbidden=forbidden, note=note, case_sensitive=case)

        (entry,) = csv_rows(sheets.written([term]))

        assert isinstance(entry, Entry)
        assert (entry.source, entry.target, entry.forbidden, entry.note, entry.case_sensitive, entry.project) == (
            source,
            target,
            tuple(forbidden),
            note,
            case,
            "",
        )

    @given(WORDS)
    def test_no_cell_begins_a_formula(self, words):
        text = sheets.written([unsaved(source=words, target=words, note=words, forbidden=[words])])

        assert not [cell for row in csv.reader(io.StringIO(text)) for cell in row if cell.startswith(FORMULA)]

    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_the_first_line_shows_the_delimiter(self, delimiter):
        (entry,) = csv_rows(delimiter.join(["source", "target"]) + "\n" + delimiter.join(["loi", "Gesetz"]))

        assert entry == Entry("2", "fr", "de", "loi", "Gesetz")

    def test_a_byte_order_mark_and_empty_lines_are_nothing(self):
        rows = list(rows_of("source,target\r\n\r\nloi,Gesetz\r\n".encode("utf-8-sig"), "fr", "de"))

        assert len(rows) == 1

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("", "empty"),
            ("loi,Gesetz", "missing"),
            ("source\nloi", "missing: target"),
            ("source,target,source\na,b,c", "twice"),
            ('source,target\n"loi,Gesetz', "Line 2"),
            ("source,target\n" + "x" * 10_001 + ",b", "Line 2"),
            ("source,target\n" + "a,b\n" * 10_001, "At most 10,000"),
            ("\x00source,target", "not text"),
        ],
    )
    def test_what_is_no_glossary_is_refused_with_its_line(self, text, words):
        with pytest.raises(FileRefusedError, match=words):
            csv_rows(text)

    def test_other_encodings_are_named(self):
        with pytest.raises(FileRefusedError, match="UTF-8"):
            list(rows_of("source,target\nMaß,mesure".encode("cp1252"), "fr", "de"))

    @pytest.mark.parametrize("row", ["a,b,c", "a,b,maybe"])
    def test_a_row_that_does_not_fit_is_named(self, row):
        header = "source,target" + (",case_sensitive" if "maybe" in row else "")

        (read,) = csv_rows(f"{header}\n{row}")

        assert isinstance(read, Unreadable)


OLD_TBX = """<?xml version="1.0"?><martif type="TBX" xml:lang="en"><text><body>
<termEntry id="7"><note>droit</note>
<langSet xml:lang="fr-FR"><tig><term>loi</term></tig>
<ntig><termGrp><term>loi <hi>bis</hi></term></termGrp></ntig></langSet>
<langSet xml:lang="de"><tig><term>Gesetz</term></tig>
<tig><term>Recht</term><termNote type="administrativeStatus">deprecatedTerm</termNote></tig></langSet></termEntry>
<termEntry id="8"><langSet xml:lang="fr"><tig><term>seul</term></tig></langSet></termEntry>
</body></text></martif>"""


class TestTbx:
    def test_what_goes_out_comes_back(self):
        term = unsaved(source="l'État & <co>", target="Staat", forbidden=["Reich", "Land"], note="ein Wort")

        (entry,) = rows_of(tbx.written([term], "fr"), "fr", "de")

        assert entry == Entry("c1", "fr", "de", "l'État & <co>", "Staat", ("Reich", "Land"), note="ein Wort")

    def test_the_older_format_is_read(self):
        rows = list(rows_of(OLD_TBX.encode(), "fr", "de"))

        assert [(row.source, row.target, row.forbidden, row.note) for row in rows[:2]] == [
            ("loi", "Gesetz", ("Recht",), "droit"),
            ("loi bis", "Gesetz", ("Recht",), "droit"),
        ]
        assert isinstance(rows[2], Unreadable)
        assert rows[2].place == "8"

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b'<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx>&x;</tbx>', "document type"),
            (b'<!DOCTYPE tbx [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;]><tbx/>', "document type"),
            ('<!DOCTYPE tbx SYSTEM "x.dtd"><tbx/>'.encode("utf-16"), "document type"),
            (b"<tbx>&x;</tbx>", "not well-formed"),
            (b"<tbx>", "not well-formed"),
            (b"<html></html>", "not TBX"),
            (b"<tbx>" + b"<conceptEntry/>" * 10_001 + b"</tbx>", "At most 10,000"),
            (b"<a>" * 300 + b"</a>" * 300, "not well-formed"),
        ],
    )
    def test_what_is_no_glossary_is_refused(self, data, words):
        with pytest.raises(FileRefusedError, match=words):
            list(rows_of(data, "fr", "de"))


@pytest.mark.django_db
class TestTaking:
    def entry(self, place="1", source="loi", target="Gesetz", **fields: object) -> Entry:
        return Entry(
            place, **{"source_language": "fr", "target_language": "de", "source": source, "target": target} | fields
        )

    def fates(self, *entries: Entry) -> list[Fate]:
        return [taken.fate for taken in take(entries, {}, None)]

    def test_terms_are_added_changed_and_left(self):
        a_term("roi", "König")
        a_term("reine", "Konigin", note="Frau", case_sensitive=True)

        fates = self.fates(self.entry(), self.entry("2", "roi", "König"), self.entry("3", "reine", "Königin"))

        assert fates == [Fate.ADDED, Fate.UNCHANGED, Fate.CHANGED]
        changed = Term.objects.get(source="reine")
        assert (changed.target, changed.note, changed.case_sensitive) == ("Königin", "Frau", True)

    def test_taking_a_file_twice_changes_nothing(self):
        self.fates(self.entry())

        assert self.fates(self.entry()) == [Fate.UNCHANGED]

    def test_the_same_row_twice_counts_once_and_another_answer_is_refused(self):
        fates = self.fates(self.entry(), self.entry("2"), self.entry("3", target="Recht"))

        assert fates == [Fate.ADDED, Fate.UNCHANGED, Fate.REFUSED]
        assert Term.objects.get().target == "Gesetz"

    @pytest.mark.parametrize(
        "fields",
        [
            {"source": " "},
            {"target": ""},
            {"source": "x" * 201},
            {"target": "a\x01b"},
            {"source_language": "no such"},
            {"target_language": "fr"},
            {"project": "elsewhere"},
            {"forbidden": ("Gesetz",)},
            {"forbidden": tuple(f"f{n}" for n in range(31))},
            {"note": "x" * 501},
        ],
    )
    def test_a_row_that_cannot_be_taken_is_refused_alone(self, fields):
        (bad, good) = take([self.entry(**fields), self.entry("2", "roi", "König")], {}, None)

        assert (bad.fate, good.fate, Term.objects.count()) == (Fate.REFUSED, Fate.ADDED, 1)
        assert bad.reason

    def test_a_project_of_the_person_is_named_by_its_slug(self):
        project = a_project(slug="nord")
        take([self.entry(project="nord"), self.entry("2", "roi", "König")], {"nord": project}, None)

        assert [(term.source, term.project) for term in Term.objects.all()] == [("loi", project), ("roi", None)]

    def test_texts_in_its_languages_are_due_for_checking(self):
        made = a_translation("Eins.", checked=True)
        self.fates(self.entry())
        made.refresh_from_db()

        assert made.checked_with == ""

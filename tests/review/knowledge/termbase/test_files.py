"""Glossaries as files: out and in again, and what is refused."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.knowledge.termbase import sheets, tbx
from review.knowledge.termbase.entries import Entry, FileRefusedError, Unreadable
from review.knowledge.termbase.files import reading_of
from review.knowledge.termbase.taking import Fate, take
from review.models import Term
from tests.articles.importing.test_tables import a_workbook, an_archive, rezipped
from tests.builders import a_project, a_term, a_translation

FORMULA = ("=", "+", "-", "@", "\t", "\r")
WORDS = st.text(st.sampled_from("ab=+-@'|\\\";,\té "), min_size=1, max_size=8).map(str.strip).filter(bool)


def unsaved(**fields: object) -> Term:
    values = {"source_language": "fr", "target_language": "de", "source": "a", "target": "b"}
    return Term(**values | fields)


def csv_rows(text: str) -> list[Any]:
    return reading_of(text.encode(), "fr", "de").rows


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
        rows = reading_of("source,target\r\n\r\nloi,Gesetz\r\n".encode("utf-8-sig"), "fr", "de").rows

        assert len(rows) == 1

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("", "empty"),
            ("loi", "missing"),
            ("loi,Gesetz,Recht", "missing"),
            ("source\nloi", "missing: target"),
            ('sep="\nsource"target\nloi"Gesetz', "missing"),
            ("source,target\n", "no terms"),
            ("source,target,source\na,b,c", "twice"),
            ('source,target\nroi,König\n"loi,Gesetz\nreine,Königin', "Line 3: a quotation mark is opened"),
            ('source,target\n"loi"x,Gesetz', "Line 2"),
            ("source,target\n" + "x" * 10_001 + ",b", "Line 2"),
            ("source,target\n" + "a,b\n" * 10_001, "At most 10,000"),
            ("\x00source,target", "not text"),
        ],
    )
    def test_what_is_no_glossary_is_refused_with_its_line(self, text, words):
        with pytest.raises(FileRefusedError, match=words):
            csv_rows(text)

    @pytest.mark.parametrize(
        ("encoding", "remark"),
        [("utf-8", None), ("utf-8-sig", None), ("utf-16", None), ("cp1252", "Read as Windows-1252")],
    )
    def test_what_excel_saves_is_read_whatever_its_encoding(self, encoding, remark):
        text = "source;target;note\r\nSénat;Senat;„Oberhaus“\r\n"

        reading = reading_of(text.encode(encoding), "fr", "de")

        assert [(row.source, row.target, row.note) for row in reading.rows] == [("Sénat", "Senat", "„Oberhaus“")]
        assert [told.startswith(str(remark)) for told in reading.remarks] == [True] * (remark is not None)

    def test_bytes_that_are_no_encoding_are_refused_with_their_place(self):
        with pytest.raises(FileRefusedError, match="line 2, column 3"):
            reading_of(b"source,target\nMa\x81\x9d,\xd0\x90\xd0\x91\xd0\x92", "fr", "de")

    def test_a_damaged_workbook_is_refused(self):
        with pytest.raises(FileRefusedError, match="not an Excel workbook"):
            reading_of(b"PK\x03\x04\x14\x00", "fr", "de")

    def test_the_line_that_tells_excel_the_delimiter_is_no_row(self):
        (entry,) = csv_rows("sep=|\r\nsource|target\r\nloi|Gesetz\r\n")

        assert entry == Entry("3", "fr", "de", "loi", "Gesetz")

    @pytest.mark.parametrize(
        "text", ["loi,Gesetz\n", "loi\tGesetz\n", '"loi",Gesetz\n', "loi,Gesetz,FR,DE\n", "loi,Gesetz,fr,de-AT\n"]
    )
    def test_two_columns_need_no_header(self, text):
        reading = reading_of(text.encode(), "fr", "de")

        assert reading.rows == [Entry("1", "fr", "de", "loi", "Gesetz")]
        assert len(reading.remarks) == 1

    def test_a_row_of_another_language_keeps_it(self):
        rows = csv_rows("loi,Gesetz,FR,DE\nlaw,Gesetz,en-gb,DE\n")

        assert [(row.source_language, row.target_language) for row in rows] == [("fr", "de"), ("en-GB", "de")]

    @pytest.mark.parametrize(
        "header",
        [
            "fr,de,en,pos,description",
            "fr-FR,de_DE,en-US,pos,notes",
            "French,German,English,x,note",
            "Französisch,deutsch,x,y,comment",
        ],
    )
    def test_columns_are_known_by_their_language(self, header):
        (entry,) = csv_rows(f"{header}\nloi,Gesetz,law,noun,droit")

        assert (entry.source, entry.target, entry.note) == ("loi", "Gesetz", "droit")

    def test_the_column_of_just_this_region_is_taken(self):
        (entry,) = reading_of(b"fr,de-DE,de-CH\ntram,Strassenbahn,Tram", "fr", "de-CH").rows

        assert entry.target == "Tram"

    def test_a_row_that_forbids_its_rendering_is_no_term(self):
        rows = csv_rows("forbidden,fr,notes,de,notes\nFALSE,loi,droit,Gesetz,x\nTRUE,loi,,Recht,")

        assert rows[0] == Entry("2", "fr", "de", "loi", "Gesetz", forbidden=(), note="droit")
        assert "forbidden" in rows[1].reason

    def test_a_word_in_each_row_is_put_together_by_its_concept(self):
        text = """E_ID|E_DOMAINS|L_CODE|T_TERM|T_TYPE|T_RELIABILITY|T_EVALUATION
7|law|fr|loi|Term|3|
7|law|de|Norm|Term|1|Deprecated
7|law|de|Gesetz|Term|4|Preferred
8|law|en|act|Term|4|
"""

        taken, lacking = csv_rows(text)

        assert taken == Entry("7", "fr", "de", "loi", "Gesetz", ("Norm",))
        assert (lacking.place, lacking.reason) == (
            "8",
            "It has no term in the language fr that may be used; its languages are: en.",
        )

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


def a_concept(theirs: str) -> bytes:
    ours = '<langSec xml:lang="fr"><termSec><term>loi</term></termSec></langSec>'
    space = 'xmlns="urn:iso:std:iso:30042:ed-2" xmlns:m="http://www.tbxinfo.net/ns/min"'
    return f'<tbx {space}><text><body><conceptEntry id="c1">{ours}{theirs}</conceptEntry></body></text></tbx>'.encode()


class TestWorkbooks:
    def test_its_first_sheet_is_read_as_csv_would_be(self):
        book = a_workbook(
            ["Source", "Target", "Case_sensitive", "Note", None],
            ["loi", "Gesetz", "yes", 2024, None],
            [None, None, None, None, None],
            ["Sénat", "Senat", None, None, " "],
            change=lambda book: book.create_sheet("Mehr").append(["x"]),
        )

        reading = reading_of(book, "fr", "de")

        assert reading.rows == [
            Entry("2", "fr", "de", "loi", "Gesetz", case_sensitive=True, note="2024"),
            Entry("4", "fr", "de", "Sénat", "Senat", case_sensitive=False, note=""),
        ]
        assert reading.remarks == ["The sheet “Mehr” was left out: only the first one that can be seen is read."]

    def test_two_columns_need_no_header(self):
        assert reading_of(a_workbook(["loi", "Gesetz"]), "fr", "de").rows == [Entry("1", "fr", "de", "loi", "Gesetz")]

    def test_a_cell_whose_formula_failed_refuses_its_row(self):
        def broken(book):
            book.active["B2"].data_type = "e"

        (row,) = reading_of(a_workbook(["source", "target"], ["loi", "#N/A"], change=broken), "fr", "de").rows

        assert row == Unreadable("2", "A cell holds an error: #N/A.")

    @pytest.mark.parametrize(
        ("rows", "told"),
        [
            ([["Wort", "Note", "x"]], "missing: source, target"),
            ([["source", "target"]], "no terms"),
            ([["source", "target"], ["loi", "x" * 10_001]], "Line 2: a cell has more than 10,000 characters"),
        ],
    )
    def test_what_no_sheet_may_hold_is_refused(self, rows, told):
        with pytest.raises(FileRefusedError, match=told):
            reading_of(a_workbook(*rows), "fr", "de")

    def test_an_archive_and_a_workbook_with_a_document_type_are_refused(self):
        typed = rezipped(
            a_workbook(["loi", "Gesetz"]),
            lambda name, part: part.replace(b"<workbook", b"<!DOCTYPE x><workbook") if "book.xml" in name else part,
        )
        for data, told in ((an_archive(("a.csv", b"loi,Gesetz")), "not an Excel workbook"), (typed, "document type")):
            with pytest.raises(FileRefusedError, match=told):
                reading_of(data, "fr", "de")


class TestTbx:
    def test_what_goes_out_comes_back(self):
        term = unsaved(source="l'État & <co>", target="Staat", forbidden=["Reich", "Land"], note="ein Wort")

        (entry,) = reading_of(tbx.written([term], "fr"), "fr", "de").rows

        assert entry == Entry("c1", "fr", "de", "l'État & <co>", "Staat", ("Reich", "Land"), note="ein Wort")

    @pytest.mark.parametrize(
        "doctype",
        [
            '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">',
            '<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">',
        ],
    )
    def test_the_document_type_of_the_standard_is_passed_over(self, doctype):
        data = OLD_TBX.replace("<martif", f"{doctype}\n<martif", 1).encode()

        assert reading_of(data, "fr", "de").rows == reading_of(OLD_TBX.encode(), "fr", "de").rows

    def test_an_entity_that_it_would_explain_is_refused(self):
        data = '<!DOCTYPE martif SYSTEM "TBX.dtd"><martif><p>&eacute;</p></martif>'

        with pytest.raises(FileRefusedError, match="&eacute;"):
            reading_of(data.encode(), "fr", "de")

    @pytest.mark.parametrize(
        ("good", "bad"),
        [
            (
                '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>',
                '<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>',
            ),
            (
                "<m:administrativeStatus>preferredTerm-admn-sts</m:administrativeStatus>",
                "<m:administrativeStatus>deprecatedTerm-admn-sts</m:administrativeStatus>",
            ),
            ('<termNote type="usageStatus">preferred</termNote>', '<termNote type="usageStatus">forbidden</termNote>'),
            ('<termNote type="administrativeStatus">admitted</termNote>', "<usageStatus>not recommended</usageStatus>"),
        ],
    )
    def test_the_preferred_word_is_taken_and_those_no_longer_wanted_are_forbidden(self, good, bad):
        section = "<termSec><term>{}</term>{}</termSec>".format
        words = section("Recht", bad) + section("Regel", "") + section("Gesetz", f"{good}<note>im Druck</note>")

        (entry,) = reading_of(a_concept(f'<langSec xml:lang="de">{words}</langSec>'), "fr", "de").rows

        assert (entry.target, entry.forbidden, entry.note) == ("Gesetz", ("Recht",), "im Druck")
        assert entry.left_out == ("Regel",)

    @pytest.mark.parametrize(("wanted", "expected"), [("de-CH", "Tram"), ("de-AT", None), ("de", "Straßenbahn")])
    def test_a_region_is_taken_before_others(self, wanted, expected):
        word = "<langSec xml:lang='{}'><termSec><term>{}</term></termSec></langSec>".format
        data = a_concept(word("de-DE", "Straßenbahn") + word("de-CH", "Tram"))

        (row,) = reading_of(data, "fr", wanted).rows

        assert getattr(row, "target", None) == expected

    def test_where_nothing_is_said_of_the_words_forbidden_forms_stay(self):
        (entry,) = reading_of(
            a_concept('<langSec xml:lang="de"><termSec><term>Gesetz</term></termSec></langSec>'), "fr", "de"
        ).rows

        assert entry.forbidden is None

    def test_the_older_format_is_read(self):
        rows = reading_of(OLD_TBX.encode(), "fr", "de").rows

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
            (b"<!DOCTYPE martif SYSTEM 'file:///etc/passwd'><martif/>", "document type"),
            (b"<!DOCTYPE martif SYSTEM 'http://127.0.0.1/TBX.dtd'><martif/>", "document type"),
            (b"<!DOCTYPE martif SYSTEM 'TBX.dtd' [<!ENTITY e 'x'>]><martif>&e;</martif>", "document type"),
            (b"<html></html>", "not TBX"),
            (b"<tbx/>", "no terms"),
            (b"<tbx>" + b"<conceptEntry/>" * 10_001 + b"</tbx>", "At most 10,000"),
            (b"<a>" * 300 + b"</a>" * 300, "not well-formed"),
        ],
    )
    def test_what_is_no_glossary_is_refused(self, data, words):
        with pytest.raises(FileRefusedError, match=words):
            reading_of(data, "fr", "de")


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

    def test_what_a_change_replaces_and_what_is_left_out_is_told(self):
        a_term("roi", "König", forbidden=["Kaiser"])

        (taken,) = take([self.entry("1", "roi", "Monarch", forbidden=(), left_out=("Fürst",))], {}, None)

        assert taken.reason == (
            "Its rendering was “König”. Its wrong renderings were: Kaiser. "
            "Left out, as a term has one rendering here: Fürst."
        )

    def test_looking_stores_nothing(self):
        a_term("roi", "König")
        entries = [self.entry(), self.entry("2", "roi", "Kaiser"), self.entry("3", "")]

        looked = take(entries, {}, None, only_look=True)

        assert [(term.source, term.target) for term in Term.objects.all()] == [("roi", "König")]
        assert looked == take(entries, {}, None)

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

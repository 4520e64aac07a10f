"""CSV, TSV and Excel workbooks in and out, and archives in: what comes through, and what is refused where."""

import io
import zipfile
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from articles.exporting.writers import FORMATS
from articles.importing.incoming import PassedOver, Raw, Refusal, Row, Settings
from articles.importing.members import Member
from articles.importing.readers import read
from articles.importing.surveying import items, survey
from articles.tables import as_meant, made_safe
from tests.articles.exporting.test_writers import an_outgoing

SETTINGS = Settings(source_language="fr", target_language="de")
HEADER = "id,source,translation\n"


def a_member(content, name="rows.csv"):
    data = content if isinstance(content, bytes) else content.encode()
    return Member(name, len(data), lambda: io.BytesIO(data))


def found(content, name="rows.csv", settings=SETTINGS):
    return list(read([a_member(content, name)], settings))


def stored(content, name="rows.csv"):
    members = [a_member(content, name)]
    return list(items(members, SETTINGS, survey(members, SETTINGS)))


def a_workbook(*rows, change=lambda book: None):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def an_archive(*members, method=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def rezipped(data, change):
    """The archive with each member changed: None leaves it out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        changed = [(name, change(name, archive.read(name))) for name in archive.namelist()]
    return an_archive(*[(name, content) for name, content in changed if content is not None])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiter_and_line_ends_are_found(delimiter, end):
    lines = [["Key", "SRC", "Target Text"], ["a", f'"Oui{delimiter} ""si"""', '"Ja.\n\nDoch."'], ["b", "Non.", "Nein."]]

    [first, second] = found(end.join(delimiter.join(cells) for cells in lines))

    assert (first.external_id, first.source, first.translation) == ("a", f'Oui{delimiter} "si"', "Ja.\n\nDoch.")
    assert (second.external_id, second.source, second.translation) == ("b", "Non.", "Nein.")
    assert (first.place.line, second.place.line) == (2, 5)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf_8_and_what_a_mark_names_is_read_without_a_word(encoding):
    [row] = found((HEADER + "a,Où,Straße").encode(encoding))

    assert (row.external_id, row.source, row.translation) == ("a", "Où", "Straße")


def test_another_encoding_is_read_as_what_it_looks_like_and_named():
    text = "Der Bürgermeister sagte, daß die Straße für den Verkehr geöffnet würde. Schöne Grüße aus Köln."

    note, row = found((HEADER + f'a,,"{text}"').encode("cp1252"))

    assert row.translation == text
    assert str(note) == "rows.csv: Read as Windows-1252, which it looks like: please look whether accents are right."


@pytest.mark.parametrize(
    ("encoding", "languages", "text"),
    [
        ("cp1252", ("fr", "de"), "Coûte „4 €“"),
        ("cp1250", ("cs", "pl"), "Příliš – zażółć"),
        ("cp1251", ("ru", "uk"), "Привет, как дела"),
        ("cp1253", ("el", "el"), "Καλημέρα σας"),
        ("cp1254", ("tr", "tr"), "Işığın gölgesi"),
    ],
)
def test_a_short_text_is_read_as_its_language_is_usually_written(encoding, languages, text):
    note, row = found((HEADER + f"a,,{text.replace(',', ';')}").encode(encoding), settings=Settings(*languages))

    assert row.translation == text.replace(",", ";")
    assert f"Windows-{encoding[2:]}" in str(note)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "rows.csv: The file holds no rows."),
        ("\ufeff", "rows.csv: The file holds no rows."),
        (HEADER, "rows.csv: The file holds no rows, only a header."),
        (b"\x89PNG\r\n\x1a\n", "rows.csv: The file is a PNG image, not text."),
        (b"%PDF-1.7", "rows.csv: The file is a PDF document, not text."),
        (b"MZ\x90\0", "rows.csv: The file is a program, not text."),
        ("<!DOCTYPE html><p>x", "rows.csv: The file is a web page or XML, not a table."),
        (b"id,translation\na\0,b", "rows.csv: The file is not text: it holds zero bytes."),
        (HEADER + 'a,b,c\nd,"e,f\ng,h,i', "rows.csv, line 3: In the row that begins here a quotation mark is opened"),
        (HEADER + 'a,b,c\nd,"e"x,f', "rows.csv, line 3: In the row that begins here something follows a closing"),
        ("id,translation,Target\na,b,c", "rows.csv: The columns 2 (“translation”) and 3 (“Target”) both mean"),
        ("id,text\na,b", "rows.csv: The header has no column “translation”. Known columns are: id, title,"),
        (",".join(f"c{n}" for n in range(5_000)) + ",translation\n", "rows.csv: The table has 5,001 columns; at most"),
    ],
)
def test_a_broken_table_is_refused_as_a_whole_with_its_place(content, reason):
    [refusal] = found(content)

    assert isinstance(refusal, Refusal)
    assert str(refusal).startswith(reason)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("x,Oui,", "The translation is empty."),
        ("x,Oui,\u200b", "The translation is empty."),
        ("x,Oui,ab\x07", "In the translation: The character U+0007 in line 1, column 3 is not text."),
        (f"x,Oui,{'x ' * 100_001}", "In the translation: The text has 200,002 characters; at most 200,000 are taken."),
        (f'x,Oui,"{"x" * 21_000}"', "In the translation: Paragraph 1 has 21,000 characters; at most 20,000 are taken."),
        (f"{'x' * 201},Oui,Ja", "The id has 201 characters; at most 200 are taken."),
        ("x,Oui,Ja,zu viel", "The row has 4 cells, the header only 3."),
    ],
)
def test_a_row_that_cannot_be_taken_is_refused_with_its_line_and_the_others_go_on(row, reason):
    first, refusal, last = stored(HEADER + f'a,Oui,"Ja.\nDoch."\n{row}\nb,Non,Nein\n')

    assert (first.external_id, last.external_id) == ("a", "b")
    assert str(refusal) == f"rows.csv, line 4: {reason}"


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", "sep=|", "sep=\t", "sep=,"])
def test_the_first_line_may_say_the_delimiter(first):
    delimiter = first[-1]

    [row] = found(f"{first}\r\nid{delimiter}translation\r\na{delimiter}Ja doch\r\n")

    assert (row.external_id, row.translation, row.place.line) == ("a", "Ja doch", 3)


def test_unknown_columns_are_left_out_with_a_note():
    row, mood, corrected = found("translation,Mood,corrected,project,\nJa.,heiter,Jawohl.,nord,\n")

    assert row.translation == "Ja."
    assert str(mood) == "rows.csv: The column “mood” was left out: no such column is known."
    assert str(corrected) == "rows.csv: The column “corrected” was left out: the work of people is not imported."


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "@SUM(A1)", "-1+1", "\t=1", "'=1", "+49 30", "''"])
def test_a_cell_like_a_formula_is_stored_literally(cell):
    [row] = found(HEADER + f"a,x,{cell}")

    assert row.translation == cell


def test_an_apostrophe_goes_only_where_the_export_put_it():
    assert as_meant({"title": "'=1", "source": "'=1", "apostrophes": "title"})["title"] == "=1"
    assert as_meant({"title": "'=1", "source": "'=1", "apostrophes": "title"})["source"] == "'=1"


@given(st.dictionaries(st.sampled_from(["title", "source", "engine"]), st.text("'=+-@\t\ra")))
def test_cells_made_safe_are_never_run_and_come_back_as_they_were(values):
    safe = made_safe(values)

    assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in safe.values())
    assert {name: value for name, value in as_meant(safe).items() if name != "apostrophes"} == values


def round_trip(format_, article):
    format_ = FORMATS[format_]
    data = b"".join(format_.stream([article]))
    return [item for item in found(data, "rows" + format_.ending) if not isinstance(item, PassedOver)]


LONG = "".join(f"Öl 👩‍👩‍👧 {number} " for number in range(11_000))


@pytest.mark.parametrize("text", [LONG, "=" * 70_000, " \n_x000D_ x\n\n  y "], ids=["long", "formula", "escape"])
def test_a_text_larger_than_a_cell_goes_over_several_rows_of_a_workbook(text):
    [row] = round_trip("xlsx", an_outgoing(text, machine=text, source="-" + text[:40_000]))

    assert (row.translation, row.source) == (text, "-" + text[:40_000])


def test_a_cell_with_an_error_is_refused_and_the_same_words_as_text_are_not():
    def fail(book):
        book.active["B2"].data_type = "e"
        book.active["C3"].data_type = "e"

    data = a_workbook(["id", "translation", "Mood"], ["a", "#N/A", "x"], ["b", "Ja.", "#REF!"], change=fail)
    refusal, row, _mood = found(data, "rows.xlsx")

    assert str(refusal) == "rows.xlsx, line 2: The cell of “translation” holds an error: #N/A."
    assert row.external_id == "b"


def test_dates_numbers_and_truth_are_what_the_cells_show():
    cells = [7, datetime(2026, 11, 22, 14, 5), True, 12.5, "Ja.\nNein."]

    [row] = found(a_workbook(["id", "date", "title", "engine", "translation"], cells), "rows.xlsx")

    assert (row.external_id, row.published_at, row.title, row.engine) == ("7", "2026-11-22T14:05:00", "TRUE", "12.5")
    assert row.translation == "Ja.\nNein."


def test_hidden_rows_and_columns_count_and_merged_rows_are_said():
    def change(book):
        book.active.row_dimensions[2].hidden = True
        book.active.column_dimensions["B"].hidden = True
        book.active.merge_cells("C2:C3")
        book.active.merge_cells("D2:E2")

    data = a_workbook(["id", "translation", "engine"], ["a", "Ja.", "e"], ["b", "Nein."], change=change)
    one, two, merged = found(data, "rows.xlsx")

    assert (one.translation, one.engine, two.translation, two.engine) == ("Ja.", "e", "Nein.", "")
    assert str(merged) == (
        "rows.xlsx: 1 ranges of merged cells: what stands in them was taken for their first row only."
    )


def test_no_cell_of_a_workbook_is_a_formula():
    data = b"".join(FORMATS["xlsx"].stream([an_outgoing("=1+1", external_id="@x")]))

    cells = [cell for row in load_workbook(io.BytesIO(data)).active for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert "'=1+1" in [cell.value for cell in cells]


def test_a_workbook_is_read_by_what_its_cells_show():
    from datetime import date

    data = a_workbook(["Nr", "ID", "Date", "MT"], [1, 7, date(2026, 11, 22), "Ja."], [None] * 4, [2, 8.5, None, "=1+1"])

    first, second, _note = found(data, "rows.xlsx")

    assert (first.external_id, first.published_at[:10], first.translation) == ("7", "2026-11-22", "Ja.")
    assert (second.place.line, second.external_id, second.translation) == (4, "8.5", "")


def test_a_hidden_sheet_is_not_read_and_others_that_hold_something_are_named():
    book = Workbook()
    book.active.append(["id", "translation"])
    book.active.append(["old", "Verborgen."])
    book.active.sheet_state, book.active.title = "hidden", "Alt"
    for cells in (["id", "translation"], ["new", "Sichtbar."]):
        (book["Neu"] if "Neu" in book.sheetnames else book.create_sheet("Neu")).append(cells)
    book.create_sheet("Leer")
    file = io.BytesIO()
    book.save(file)

    row, *notes = found(file.getvalue(), "rows.xlsx")

    assert (row.external_id, row.translation) == ("new", "Sichtbar.")
    assert [note.reason for note in notes] == [
        "The sheet “Alt” was left out: only the first one that can be seen is read."
    ]


def test_a_million_empty_rows_end_the_sheet(settings):
    settings.MAX_EMPTY_ROWS = 5

    def far_away(book):
        book.active["A100"] = "x"

    [row] = found(a_workbook(["translation"], ["Ja."], change=far_away), "rows.xlsx")

    assert row.translation == "Ja."


GOOD = a_workbook(["translation"], ["Ja."])
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        (b"id,translation\na,b", "The file is not an Excel workbook (.xlsx), or it is damaged."),
        (GOOD[:-200], "The file is not an Excel workbook (.xlsx), or it is damaged."),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "The file is in the old binary form or encrypted: please save it as"),
        (an_archive(("a.txt", "x")), "The file is not an Excel workbook (.xlsx)."),
        (rezipped(GOOD, lambda n, c: BOMB if "sheet1" in n else c), "“xl/worksheets/sheet1.xml” in the file has a doc"),
        (rezipped(GOOD, lambda n, c: c[:99] if "sheet1" in n else c), "The file is not an Excel workbook (.xlsx), or"),
        (rezipped(GOOD, lambda n, c: None if "workbook.xml" in n else c), "The file is not an Excel workbook (.xlsx)"),
        (an_archive(("[Content_Types].xml", "<x/>"), ("xl/vbaProject.bin", "x")), "The file holds macros: please"),
        (a_workbook([]), "The first sheet holds no rows."),
        (a_workbook(["translation"]), "The first sheet holds no rows, only a header."),
        (a_workbook(["id"], ["a"]), "The header has no column “translation”."),
    ],
)
def test_a_workbook_that_cannot_be_read_is_refused(data, reason):
    [refusal] = found(data, "rows.xlsx")

    assert isinstance(refusal, Refusal)
    assert str(refusal).startswith(f"rows.xlsx: {reason}")


def test_an_archive_is_read_as_a_folder():
    data = an_archive(
        ("desk/a.fr.txt", "Oui."), ("desk/a.de.txt", "Ja."), ("desk/more/b.de.txt", "Nein."), ("__MACOSX/._a.txt", "")
    )

    rows = found(data, "all.zip")

    assert [(row.external_id, row.source, row.translation) for row in rows] == [
        ("a", "Oui.", "Ja."),
        ("more/b", "", "Nein."),
    ]
    assert str(rows[0].place) == "all.zip/a.de.txt"


def test_a_file_in_an_archive_that_cannot_be_taken_is_named_with_its_archive():
    data = an_archive(("a.jsonl", '{"translation": "Ja."}\n{"translation": '), ("b.png", b"\x89PNG"))

    row, refusal, passed = stored(data, "all.zip")

    assert isinstance(row, Row)
    assert str(refusal).startswith("all.zip/a.jsonl, line 2: This is not complete, valid JSON")
    assert str(passed).startswith("all.zip/b.png: Passed over")


def with_attributes(name, attributes):
    info = zipfile.ZipInfo(name)
    info.external_attr = attributes << 16
    return info


def damaged():
    data = bytearray(an_archive(("a.txt", "x" * 100), method=zipfile.ZIP_STORED))
    data[60] ^= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        (b"PK\3\4nonsense", "The file is not a ZIP archive, or it is damaged."),
        (an_archive(("a.txt", "x"))[:-30], "The file is not a ZIP archive, or it is damaged."),
        (an_archive(), "The archive holds no files."),
        (an_archive(("../x.txt", "x")), "The name “../x.txt” in the archive leads out of it."),
        (an_archive(("/abs.txt", "x")), "The name “/abs.txt” in the archive leads out of it."),
        (an_archive(("a\\..\\x.txt", "x")), "leads out of it."),
        (an_archive(("C:\\x.txt", "x")), "leads out of it."),
        (an_archive((with_attributes("l.txt", 0o120777), "/etc/passwd")), "“l.txt” in the archive is a link or a dev"),
        (an_archive((with_attributes("d.txt", 0o020666), "")), "“d.txt” in the archive is a link or a device"),
        (an_archive(("A.txt", "x"), ("a.txt", "y")), "The name “A.txt” stands in the archive more than once."),
        (an_archive(("in.zip", "x")), "“in.zip” is an archive in the archive: please unpack it first."),
        (
            an_archive(("a.txt", "x" * 3_000_000)),
            "“a.txt” in the archive would unpack to more than 100 times its size.",
        ),
        (an_archive(("aQ.txt", "x")).replace(b"aQ.txt", b"a\0.txt"), "holds a zero character."),
        (damaged(), "“a.txt” in the archive is damaged."),
    ],
)
def test_an_archive_that_cannot_be_trusted_is_refused_as_a_whole(data, reason):
    [refusal] = found(data, "all.zip")

    assert isinstance(refusal, Refusal)
    assert str(refusal).startswith("all.zip: ")
    assert reason in str(refusal)


def test_an_archive_of_too_much_is_refused_before_it_is_unpacked(settings):
    settings.MAX_ARCHIVE_MEMBERS, settings.MAX_UNPACKED_BYTES = 2, 100

    [many] = found(an_archive(("a.txt", ""), ("b.txt", ""), ("c.txt", "")), "all.zip")
    [large] = found(an_archive(("a.txt", "x" * 101)), "all.zip")

    assert str(many) == "all.zip: The archive holds more than 2 files."
    assert str(large) == "all.zip: The archive would unpack to 101 bytes; at most 100 are taken."


def test_what_an_export_packs_an_import_unpacks():
    from articles.exporting.packing import zipped

    data = b"".join(zipped([an_outgoing("Eins.\n\nZwei.")], FORMATS["txt"]))

    [row] = stored(data, "all.zip")

    assert isinstance(row, Row)
    assert (row.external_id, row.translation) == ("a", "Eins.\n\nZwei.")
    assert not isinstance(row, Raw)

"""Files that cannot be imported, row by row of the table of malformed input: in the browser and on the command line.

Nothing is stored of what is refused, no answer is an error of the server, and the message says what is wrong and where.
"""

import io
import zipfile
from dataclasses import dataclass

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from articles.models import Article, ImportBatch, Upload
from review.roles import Role
from tests.articles.importing.test_tables import a_workbook, an_archive, rezipped
from tests.builders import a_project, a_user
from tests.review.views.test_importing import ADDRESS, upload

pytestmark = pytest.mark.django_db
HEADER = "id,source,translation\n"
PNG, EXE, PDF = b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"MZ\x90\0\3" + b"\0" * 40, b"%PDF-1.7\n%\xe2\xe3"
ENTITY = "<!DOCTYPE xliff [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
PARAMETER = "<!DOCTYPE xliff [<!ENTITY % e SYSTEM 'http://127.0.0.1:9/e.dtd'> %e;]>"
XLIFF = "<xliff version='1.2'><file original='a'><body/></file></xliff>"


def with_macros(data):
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return an_archive(*[(name, book.read(name)) for name in book.namelist()], ("xl/vbaProject.bin", b"x"))


def with_doctype(data):
    return rezipped(
        data, lambda name, part: part.replace(b"<workbook", b"<!DOCTYPE x><workbook") if "book" in name else part
    )


def a_link():
    file = io.BytesIO()
    info = zipfile.ZipInfo("a.de.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    return file.getvalue()


BOOK = a_workbook(["id", "translation"], ["a", "Ja."])


@dataclass(frozen=True)
class Bad:
    """A file that is refused: its row in the table, its name and content, the answer and what it says."""

    row: int
    name: str
    content: str | bytes
    status: int
    said: str

    def data(self):
        return self.content if isinstance(self.content, bytes) else self.content.encode()


REFUSED = [
    Bad(53, "a.csv", "", 422, "The file holds no rows."),
    Bad(53, "a.csv", "\ufeff", 422, "The file holds no rows."),
    Bad(53, "a.csv", HEADER, 422, "The file holds no rows, only a header."),
    Bad(53, "a.jsonl", "", 422, "The file holds no rows."),
    Bad(53, "a.jsonl", "\ufeff\n\n", 422, "The file holds no rows."),
    Bad(53, "a.txt", "", 422, "The file is empty."),
    Bad(53, "a.xlsx", "", 422, "The file is empty."),
    Bad(53, "a.xlf", "", 422, "The file is empty."),
    Bad(53, "a.zip", "", 422, "The file is empty."),
    Bad(55, "a.csv", PNG, 415, "The file is a PNG image, not text."),
    Bad(55, "a.csv", PDF, 415, "The file is a PDF document, not text."),
    Bad(55, "a.csv", EXE, 415, "The file is a program, not text."),
    Bad(55, "a.csv", "<html><p>x</p></html>", 415, "The file is a web page or XML, not a table."),
    Bad(55, "a.jsonl", PNG, 415, "The file is a PNG image, not text."),
    Bad(55, "a.txt", PDF, 415, "The file is a PDF document, not text."),
    Bad(55, "a.html", EXE, 415, "The file is a program, not text."),
    Bad(55, "a.xlsx", PNG, 415, "The file is not an Excel workbook (.xlsx), or it is damaged."),
    Bad(55, "a.docx", BOOK, 415, "The file is not a Word document (.docx)."),
    Bad(55, "a.zip", PDF, 415, "The file is not a ZIP archive, or it is damaged."),
    Bad(55, "a.xlf", PNG, 415, "This is not well-formed XML"),
    Bad(58, "a.csv", (HEADER + "a,,Größe").encode() + b"\xff", 422, "is not UTF-8"),
    Bad(58, "a.txt", "Größe und Länge".encode() + b"\xff", 422, "byte 19 (line 1, column 16), 0xff, is not UTF-8"),
    Bad(58, "a.jsonl", '{"translation":"Größe"}'.encode("latin-1"), 422, "a.jsonl, line 1: Byte 19 of the line, 0xf6"),
    Bad(58, "a.jsonl", '{"translation":"x"}'.encode("utf-16"), 422, "The file is UTF-16, not UTF-8."),
    Bad(
        59,
        "a.csv",
        HEADER + 'a,b,c\nd,"e,f\n',
        422,
        "a.csv, line 3: In the row that begins here a quotation mark",
    ),
    Bad(62, "a.csv", "translation,translation\na,b\n", 422, "both mean “translation”"),
    Bad(62, "a.csv", "id,title\na,b\n", 422, "The header has no column “translation”."),
    Bad(62, "a.csv", ",".join(f"c{n}" for n in range(5_000)) + ",translation\nx\n", 422, "The table has 5,001 columns"),
    Bad(64, "a.csv", HEADER + "a,Oui,\n", 422, "The translation is empty."),
    Bad(64, "a.txt", "x\n" * 100_001, 422, "The text has 200,001 characters; at most 200,000 are taken."),
    Bad(64, "a.txt", "x\n\n" * 2_001, 422, "The text has 2,001 paragraphs; at most 2,000 are taken."),
    Bad(64, "a.txt", "x" * 21_000, 422, "Paragraph 1 has 21,000 characters; at most 20,000 are taken."),
    Bad(67, "a.xlsm", with_macros(BOOK), 415, "The file holds macros"),
    Bad(67, "a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 422, "in the old binary form or encrypted"),
    Bad(68, "a.xlf", ENTITY + XLIFF, 422, "The file has a document type (DTD)"),
    Bad(68, "a.xlf", PARAMETER + XLIFF, 422, "The file has a document type (DTD)"),
    Bad(68, "a.tmx", ENTITY.replace("xliff", "tmx") + "<tmx>&e;</tmx>", 422, "The file has a document type (DTD)"),
    Bad(68, "a.xlsx", with_doctype(BOOK), 422, "in the file has a document type (DTD): it is not read."),
    Bad(69, "a.zip", an_archive(("a.de.txt", b"\0" * 20_000_000)), 422, "more than 100 times its size"),
    Bad(69, "a.zip", an_archive(("b.zip", an_archive(("a.txt", "x")))), 422, "is an archive in the archive"),
    Bad(70, "a.zip", an_archive(("../a.de.txt", "x")), 422, "leads out of it"),
    Bad(70, "a.zip", an_archive(("/etc/a.de.txt", "x")), 422, "leads out of it"),
    Bad(70, "a.zip", an_archive(("C:\\a.de.txt", "x")), 422, "leads out of it"),
    Bad(70, "a.zip", an_archive(("a.de.txt", "x"), ("A.de.txt", "y")), 422, "stands in the archive more than once"),
    Bad(70, "a.zip", a_link(), 422, "is a link or a device, not a file"),
]
IDS = [f"{bad.row}-{number}-{bad.name}" for number, bad in enumerate(REFUSED)]


@pytest.fixture(autouse=True)
def _private_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def administrator(client):
    user = a_user(Role.ADMINISTRATOR)
    client.force_login(user)
    return user


@pytest.mark.parametrize("bad", REFUSED, ids=IDS)
def test_a_bad_file_is_refused_in_the_browser(client, administrator, bad):
    answer = upload(client, SimpleUploadedFile(bad.name, bad.data()))

    assert (answer.status_code, bad.said in answer.content.decode()) == (bad.status, True)
    assert (Article.objects.count(), ImportBatch.objects.count()) == (0, 0)


@pytest.mark.parametrize("bad", REFUSED, ids=IDS)
def test_a_bad_file_is_refused_on_the_command_line(tmp_path, capsys, bad):
    path = tmp_path / bad.name
    path.write_bytes(bad.data())

    with pytest.raises(CommandError):
        call_command("import_articles", str(path), project="x", source_language="fr", target_language="de")

    assert bad.said in capsys.readouterr().err
    assert Article.objects.count() == 0


@dataclass(frozen=True)
class Good:
    """A file that is odd, and taken: its row in the table and its text."""

    row: int
    name: str
    content: str | bytes
    text: str

    def data(self):
        return self.content if isinstance(self.content, bytes) else self.content.encode()


TAKEN = [
    *(Good(56, name, "Ja.", "Ja.") for name in ("x" * 240 + ".txt", "CON.txt", "\u202etxt.exe.txt", "=cmd().txt")),
    Good(57, "a.csv", "\ufeff" + HEADER + "a,,Ja.", "Ja."),
    Good(57, "a.txt", "\ufeffJa.", "Ja."),
    Good(57, "a.jsonl", '\ufeff{"translation": "Ja."}', "Ja."),
    Good(58, "a.csv", (HEADER + "a,,Größe").encode("utf-16"), "Größe"),
    Good(58, "a.csv", (HEADER + "a,,Größe und Länge").encode("latin-1"), "Größe und Länge"),
    Good(58, "a.txt", "Größe und „Länge“".encode("cp1252"), "Größe und „Länge“"),
    Good(60, "a.csv", "id,translation\ra,Ja.\r", "Ja."),
    Good(60, "a.txt", "Ja.\rNein.\r\nDoch.\n", "Ja.\nNein.\nDoch."),
    Good(61, "a.csv", 'id;translation\na;"Ja; ""so"""\n', 'Ja; "so"'),
    Good(61, "a.tsv", 'id\ttranslation\na\t"Ja\tso"\n', "Ja\tso"),
    Good(62, "a.csv", "id,Mood,translation\na,heiter,Ja.\n", "Ja."),
    Good(63, "a.csv", HEADER + "a,,Ja.\na,,Ja.\n", "Ja."),
    Good(66, "a.csv", HEADER + 'a,,"=HYPERLINK(""http://x"")"\n', '=HYPERLINK("http://x")'),
    Good(66, "a.csv", HEADER + "a,,@SUM(1)\n", "@SUM(1)"),
    Good(66, "a.csv", HEADER + "a,,-1+1\n", "-1+1"),
    Good(71, "a.html", "<p>Sie<q>wartet</q>, sagt<a>\ner</a> im <abbr>BR</abbr>.", "Sie„wartet“, sagt er im BR."),
]


@pytest.mark.parametrize("good", TAKEN, ids=[f"{good.row}-{n}" for n, good in enumerate(TAKEN)])
def test_an_odd_file_is_taken_as_it_is_meant(client, administrator, good):
    preview = upload(client, SimpleUploadedFile(good.name, good.data()))

    page = client.get(preview.url)

    assert [step.row.translation for step, _doubts in page.context["samples"]] == [good.text]
    assert Article.objects.count() == 0


def test_two_rows_of_one_id_that_contradict_each_other_are_both_refused(client, administrator):
    """Row 63."""
    preview = upload(client, SimpleUploadedFile("a.csv", f"{HEADER}a,,Eins\na,,Zwei\n".encode()))

    page = client.get(preview.url).content.decode()

    assert "The id “a” stands also in a.csv, line 3, with another content: neither is taken." in page
    assert "The id “a” stands also in a.csv, line 2, with another content: neither is taken." in page
    assert 'value="Import' not in page


def test_a_file_name_longer_than_an_id_becomes_one_of_its_own(client, administrator):
    """Row 56."""
    names = ["x" * 240 + "a.txt", "x" * 240 + "b.txt"]
    preview = upload(client, *[SimpleUploadedFile(name, b"Ja.") for name in names])

    ids = {step.row.external_id for step, _doubts in client.get(preview.url).context["samples"]}

    assert (len(ids), {len(id_) for id_ in ids}) == (2, {200})


def test_a_file_name_never_leads_anywhere_and_is_shown_as_text(client, administrator, settings):
    kept = upload(client, SimpleUploadedFile("<b>=cmd().txt", b"Ja."))

    assert "<b>=cmd" not in client.get(kept.url).content.decode()
    assert [path.name for path in settings.MEDIA_ROOT.glob("imports/*/*")] == ["0"]


def multipart(body, boundary="x"):
    return {"data": body, "content_type": f"multipart/form-data; boundary={boundary}"}


FILE = b'--x\r\nContent-Disposition: form-data; name="uploaded"; filename="%s"\r\n\r\nJa.\r\n'


@pytest.mark.parametrize(
    ("row", "sent", "status"),
    [
        ("52 no file", multipart(b"--x--\r\n"), 422),
        ("52 empty file name", multipart(FILE % b"" + b"--x--\r\n"), 422),
        ("52 bad boundary", multipart(FILE % b"a.txt" + b"--x--\r\n", "\u00e9"), 400),
        ("52 no boundary", {"data": FILE % b"a.txt", "content_type": "multipart/form-data"}, 400),
        ("52, 73 truncated", multipart(FILE[:60] % ()), 422),
        ("13 no body", {"data": b"", "content_type": "application/x-www-form-urlencoded"}, 422),
    ],
)
def test_a_request_that_is_broken_stores_nothing(administrator, client, settings, row, sent, status):
    a_project()

    answer = client.generic("POST", ADDRESS, **sent)

    assert answer.status_code == status
    assert Upload.objects.count() == 0
    assert list(settings.MEDIA_ROOT.glob("imports/*")) == []


def test_what_is_larger_than_the_limit_is_refused_before_it_is_read(administrator, client):
    """100 MB and 1 byte (row 54): the length alone is looked at; nothing is read, or this would say that it is cut."""
    answer = client.generic(
        "POST",
        ADDRESS,
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str((100 << 20) + (2 << 20)),
    )

    assert answer.status_code == 413


def test_an_upload_that_was_cut_can_be_sent_again(administrator, client):
    client.generic("POST", ADDRESS, **multipart(FILE % b"a.txt"))

    again = upload(client, SimpleUploadedFile("a.txt", b"Ja."))

    assert (again.status_code, Upload.objects.count()) == (302, 1)

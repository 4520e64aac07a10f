"""LibreOffice opens what is exported, and finds in it what was written."""

import csv
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from articles.exporting.writers import FORMATS
from tests.articles.exporting.test_tracked import CORRECTED, MACHINE, as_text
from tests.articles.exporting.test_writers import an_outgoing

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is only on some machines")
TEXT = "Titel „A“ & <b>\n\nEin\u00a0Satz\tmit 👩‍👩‍👧 und é.\nZweite Zeile: =1+1"


def converted(tmp_path: Path, article, key, to, ending):
    """The export, opened by LibreOffice and stored by it in another format."""
    path = tmp_path / f"in{FORMATS[key].ending}"
    path.write_bytes(b"".join(FORMATS[key].of_one(article)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(OFFICE), "--headless", "--norestore", profile, "--convert-to", to, "--outdir", str(tmp_path / "out")]
    if key == "csv":  # without a person to ask, it would not look at the byte order mark
        command.append("--infilter=CSV:44,34,76,1")
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=100)
    return (tmp_path / "out" / f"in{ending}").read_bytes()


def test_it_reads_the_document(tmp_path):
    text = converted(tmp_path, an_outgoing(TEXT), "docx", "txt:Text (encoded):UTF8", ".txt").decode("utf-8-sig")

    assert text.splitlines() == TEXT.split("\n")


def test_it_keeps_the_tracked_changes(tmp_path):
    article = an_outgoing(CORRECTED + "\n\nNeu: a\tb", machine=MACHINE)

    data = converted(tmp_path, article, "tracked-docx", "docx:MS Word 2007 XML", ".docx")

    document = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    assert as_text(document, accepted=True) == article.corrected
    assert as_text(document, accepted=False) == article.machine
    assert {node.get(node.tag.partition("}")[0] + "}author") for node in _changes(document)} == {"Editor"}


@pytest.mark.parametrize("key", ["csv", "xlsx"])
def test_it_reads_the_table_and_computes_nothing(tmp_path, key):
    article = an_outgoing(TEXT, title="=1+1", url="https://example.org", engine="-2+3")

    data = converted(tmp_path, article, key, "csv:Text - txt - csv (StarCalc):44,34,76,1", ".csv")

    [row] = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    assert (row["title"], row["engine"], row["apostrophes"]) == ("'=1+1", "'-2+3", "title engine")
    assert row["corrected"] == TEXT


def test_it_reads_the_page(tmp_path):
    text = converted(tmp_path, an_outgoing("Titel\n\nEin Satz & <b>."), "html", "txt:Text (encoded):UTF8", ".txt")

    assert [line for line in text.decode("utf-8-sig").splitlines() if line] == ["Titel", "Ein Satz & <b>."]


def _changes(document):
    return [node for node in etree.fromstring(document).iter() if str(node.tag).endswith(("}ins", "}del"))]

"""LibreOffice opens what is exported, and finds in it what was written."""

import csv
import io
import shutil
import subprocess
import uuid
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


PYTHON = "/usr/bin/python3"
"""The system's own, for which LibreOffice's bridge to Python is packaged."""

ANSWER = """
import sys, time, uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

pipe, command, document, told = sys.argv[1:]
here = uno.getComponentContext()
resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
for attempt in range(300):
    try:
        there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except NoConnectException:
        time.sleep(0.1)
desktop = there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
opened = desktop.loadComponentFromURL(
    uno.systemPathToFileUrl(document), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),)
)
dispatcher = there.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", there)
dispatcher.executeDispatch(opened.CurrentController.Frame, f".uno:{command}", "", 0, ())
paragraphs, lines = opened.Text.createEnumeration(), []
while paragraphs.hasMoreElements():
    lines.append(paragraphs.nextElement().String)
with open(told, "w", encoding="utf-8", newline="") as file:
    file.write("\\n".join(lines))
opened.close(True)
desktop.terminate()
"""


def bridge_is_here():
    return Path(PYTHON).exists() and subprocess.run([PYTHON, "-c", "import uno"], capture_output=True).returncode == 0


def answered(tmp_path: Path, article, command):
    """The text once LibreOffice has accepted or rejected all changes of the document."""
    tmp_path.mkdir()
    document, told = tmp_path / "in.docx", tmp_path / "out.txt"
    document.write_bytes(b"".join(FORMATS["tracked-docx"].of_one(article)))
    pipe = f"redline-{uuid.uuid4().hex}"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    serve = [str(OFFICE), "--headless", "--norestore", profile, f"--accept=pipe,name={pipe};urp;"]
    with subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as office:
        try:
            subprocess.run([PYTHON, "-c", ANSWER, pipe, command, document, told], check=True, timeout=100)
        finally:
            office.terminate()
    return told.read_bytes().decode()


@pytest.mark.skipif(not bridge_is_here(), reason="python3-uno is only on some machines")
def test_who_accepts_all_changes_in_it_has_the_corrected_text_and_who_rejects_them_the_machines(tmp_path):
    article = an_outgoing(CORRECTED + "\n\nNeu: a\tb 👩‍👧\nNoch eine\u00a0Zeile.", machine=MACHINE)

    accepted = answered(tmp_path / "accepted", article, "AcceptAllTrackedChanges")
    rejected = answered(tmp_path / "rejected", article, "RejectAllTrackedChanges")

    assert (accepted, rejected) == (article.corrected, article.machine)


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

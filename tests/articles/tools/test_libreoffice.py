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


MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Answer(sCommand, sFrom, sInto)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  oDoc = StarDesktop.loadComponentFromURL(ConvertToURL(sFrom), "_blank", 0, hidden())
  oFrame = oDoc.CurrentController.Frame
  createUnoService("com.sun.star.frame.DispatchHelper").executeDispatch(oFrame, sCommand, "", 0, Array())
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = "Text (encoded)"
  how(1).Name = "FilterOptions"
  how(1).Value = "UTF8,LF"
  oDoc.storeToURL(ConvertToURL(sInto), how())
  oDoc.close(True)
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"""
LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"
 library:link="false"/></library:libraries>
"""


def answered(tmp_path: Path, article, command):
    """The text once LibreOffice has accepted or rejected all changes of the document."""
    basic = tmp_path / "profile/user/basic/Standard"
    basic.mkdir(parents=True)
    (basic / "Module1.xba").write_text(MODULE)
    (basic / "script.xlb").write_text(LIBRARY)
    (basic.parent / "script.xlc").write_text(LIBRARIES)
    document, told = tmp_path / "in.docx", tmp_path / "out.txt"
    document.write_bytes(b"".join(FORMATS["tracked-docx"].of_one(article)))
    macro = f'macro:///Standard.Module1.Answer(".uno:{command}","{document}","{told}")'
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    run = [str(OFFICE), "--headless", "--norestore", profile, macro]
    subprocess.run(run, check=True, capture_output=True, timeout=100)
    return told.read_text("utf-8-sig").removesuffix("\n")


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

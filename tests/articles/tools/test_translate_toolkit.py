"""translate-toolkit reads what is exported, and what a translator saves with it comes in again."""

import io

import pytest
from translate.convert.po2xliff import po2xliff
from translate.convert.xliff2po import convertxliff
from translate.storage.pypo import pofile
from translate.storage.tmx import tmxfile
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

from articles.exporting.writers import FORMATS
from articles.importing.incoming import Row, Settings
from articles.importing.members import at_path
from articles.importing.surveying import items, survey
from review.reporting.corrections import aligned
from tests.articles.exporting.test_writers import an_outgoing

SOURCE = "Un titre\n\nIl y a 12 trains & « un <b> »."
MACHINE = "Ein Titel\n\nEs gibt 12 Züge & „ein <b>“."
CORRECTED = "Der Titel\n\nEs gibt 12 Züge & „ein <b>“."
CHANGED = "Die Überschrift & mehr\n\nEs gibt 12 Züge & „ein <b>“."
PAIRS = list(zip(SOURCE.split("\n\n"), CORRECTED.split("\n\n"), strict=True))
STORAGES = {"xliff": xlifffile, "xliff2": Xliff2File, "tmx": tmxfile}


def out(key):
    return b"".join(FORMATS[key].of_one(an_outgoing(CORRECTED, machine=MACHINE, source=SOURCE, align=aligned)))


def read_again(content, name, folder):
    path = folder / name
    path.write_bytes(content)
    settings = Settings(source_language="fr", target_language="de")
    members = (at_path(path),)
    return [item for item in items(members, settings, survey(members, settings)) if isinstance(item, Row)]


@pytest.mark.parametrize("key", STORAGES)
def test_it_finds_every_pair(key):
    units = [unit for unit in STORAGES[key].parsestring(out(key)).units if unit.istranslatable()]

    assert [(str(unit.source), str(unit.target)) for unit in units] == PAIRS


@pytest.mark.parametrize(("key", "expected"), [("xliff", MACHINE), ("xliff2", MACHINE), ("tmx", CHANGED)])
def test_what_was_saved_with_it_comes_in_again_and_where_it_names_the_machines_text_that_one(key, expected, tmp_path):
    opened = STORAGES[key].parsestring(out(key))
    next(unit for unit in opened.units if unit.istranslatable()).target = "Die Überschrift & mehr"

    [row] = read_again(bytes(opened), f"changed{FORMATS[key].ending}", tmp_path)

    assert (row.source, row.translation) == (SOURCE, expected)


def test_it_offers_the_machines_text_beside_the_corrected_one():
    first, _second = xlifffile.parsestring(out("xliff")).units

    assert [str(alternative.target) for alternative in first.getalttrans()] == ["Ein Titel"]


def test_by_way_of_po_and_back_the_words_are_the_same(tmp_path):
    po = io.BytesIO()
    convertxliff(io.BytesIO(out("xliff")), po, None)
    messages = pofile.parsestring(po.getvalue())
    xliff = po2xliff().convertstore(messages, None, sourcelanguage="fr", targetlanguage="de")

    [row] = read_again(bytes(xliff), "of-po.xlf", tmp_path)

    assert [(unit.source, unit.target) for unit in messages.units if not unit.isheader()] == PAIRS
    assert (row.source, row.translation) == (SOURCE, CORRECTED)

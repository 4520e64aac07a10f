"""translate-toolkit reads what is exported. It is no dependency: PYTHONPATH=/where/it/is, as for the benchmark."""

import io

import pytest

from articles.exporting.writers import FORMATS
from review.reporting.corrections import aligned
from tests.articles.exporting.test_writers import an_outgoing

REASON = "translate-toolkit is only on some machines"
SOURCE = "Un titre\n\nIl y a 12 trains & « un <b> »."
MACHINE = "Ein Titel\n\nEs gibt 12 Züge & „ein <b>“."
CORRECTED = "Der Titel\n\nEs gibt 12 Züge & „ein <b>“."
PAIRS = list(zip(SOURCE.split("\n\n"), CORRECTED.split("\n\n"), strict=True))


def out(key):
    return b"".join(FORMATS[key].of_one(an_outgoing(CORRECTED, machine=MACHINE, source=SOURCE, align=aligned)))


@pytest.mark.parametrize(
    ("key", "module", "name"),
    [
        ("xliff", "translate.storage.xliff", "xlifffile"),
        ("xliff2", "translate.storage.xliff2", "Xliff2File"),
        ("tmx", "translate.storage.tmx", "tmxfile"),
    ],
)
def test_it_finds_every_pair(key, module, name):
    storage = getattr(pytest.importorskip(module, reason=REASON), name)

    units = [unit for unit in storage.parsestring(out(key)).units if unit.istranslatable()]

    assert [(str(unit.source), str(unit.target)) for unit in units] == PAIRS


def test_it_offers_the_machines_text_beside_the_corrected_one():
    storage = pytest.importorskip("translate.storage.xliff", reason=REASON).xlifffile

    first, _second = storage.parsestring(out("xliff")).units

    assert [str(alternative.target) for alternative in first.getalttrans()] == ["Ein Titel"]


def test_it_converts_to_po():
    xliff2po = pytest.importorskip("translate.convert.xliff2po", reason=REASON)

    written = io.BytesIO()
    xliff2po.convertxliff(io.BytesIO(out("xliff")), written, None)

    assert 'msgstr "Der Titel"' in written.getvalue().decode()

"""What the files hold in all: kept exactly, so that an import that was cut off does not read them through again."""

import json

import pytest

from articles.importing import surveying
from articles.importing.importer import Import, Unwatched, begin, carry_through
from articles.importing.incoming import Settings
from articles.importing.members import at_path
from articles.importing.surveying import Survey, items, survey
from articles.models import Translation
from review.importing.arriving import ReviewDesk
from tests.builders import a_project

ROWS = [
    {"id": "a", "translation": "Ein Tag."},
    {"id": "b", "translation": ""},
    {"id": "a", "translation": "Ein Tag."},
    {"id": "c", "translation": "Ein Abend."},
    {"id": "c", "translation": "Eine Nacht."},
    {"id": "d", "translation": "Ein Morgen."},
]


@pytest.fixture
def wanted(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    return Import("rows.jsonl", (at_path(path),), Settings(source_language="fr", target_language="de"))


class Diary(Unwatched):
    """Keeps what it is given, and ends the import when a stage begins."""

    def __init__(self, last=""):
        self.last, self.stages, self.found = last, [], {}

    def stage(self, name, total, *, done=0):
        self.stages.append(name)
        if name == self.last:
            raise InterruptedError

    def keep(self, name, value):
        self.found[name] = json.dumps(value)

    def kept(self, name):
        return json.loads(self.found[name]) if name in self.found else None


def test_a_survey_is_the_same_after_it_was_kept(wanted):
    found = survey(wanted.members, wanted.settings)

    assert Survey.from_kept(json.loads(json.dumps(found.kept()))) == found
    assert (found.items, found.repeated, len(found.contradicting)) == (6, frozenset({2}), 1)


def test_a_survey_that_has_too_much_to_say_is_not_kept(wanted, monkeypatch):
    monkeypatch.setattr(surveying, "MOST_KEPT", 1)

    assert survey(wanted.members, wanted.settings).kept() is None


@pytest.mark.parametrize("behind", range(len(ROWS) + 1))
def test_items_behind_the_first_are_the_same_as_when_all_are_read(wanted, behind):
    found = survey(wanted.members, wanted.settings)

    everything = list(items(wanted.members, wanted.settings, found))

    assert list(items(wanted.members, wanted.settings, found, behind=behind)) == everything[behind:]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("last", "then"), [("storing", ["storing", "renewing", "listing"]), ("renewing", ["renewing", "listing"])]
)
def test_an_import_taken_up_again_goes_straight_on(wanted, last, then):
    batch = begin(wanted, "0" * 64, "jsonl", a_project(), None, check=False)
    diary = Diary(last)
    with pytest.raises(InterruptedError):
        carry_through(wanted, batch, ReviewDesk(), diary)
    diary.last, diary.stages = "", []

    carry_through(wanted, batch, ReviewDesk(), diary)

    assert diary.stages == ["storing", "renewing", "listing"][last != "storing" :]
    assert sorted(Translation.objects.listed().values_list("article__external_id", flat=True)) == ["a", "d"]

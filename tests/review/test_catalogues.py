"""The catalogues of the interface are collected, kept in step and compiled."""

from __future__ import annotations

import gettext
import io

import pytest
from django.conf import settings

from review.catalogues import compile_stale, lacking, read, read_template, renew, said
from review.detector import Pair, all_checks
from review.detector.check import CLOSE, OPEN, Example
from review.detector.checking import found_by

HEADER = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
HEADER += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


@pytest.fixture
def desk(tmp_path):
    """A tree with one Python file, one template and a German catalogue."""
    for folder in ("articles", "templates", "locale/de/LC_MESSAGES"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "articles/a.py").write_text('from x import gettext_noop\nA = gettext_noop("One " "sentence.")\n')
    (tmp_path / "templates/a.html").write_text("{% load i18n %}<p title=\"{% translate 'Title' %}\">{{ x }}</p>")
    catalogue(tmp_path).write_text(HEADER + 'msgid "Title"\nmsgstr "Titel"\n\nmsgid "Gone"\nmsgstr "Weg"\n')
    return tmp_path


def catalogue(root):
    return root / "locale/de/LC_MESSAGES/django.po"


def ids(messages) -> set[object]:
    return {message.id for message in messages if message.id}


def said_in(template: str) -> list[object]:
    return [message for _, _, message, _ in read_template(io.BytesIO(template.encode()), {}, (), {})]


@pytest.mark.parametrize(
    ("template", "messages"),
    [
        ('<a>{% translate "It’s (here) " %}</a>', ["It’s (here) "]),
        ('{% translate \'say "no"\' as word %} {% translate "two" %}', ['say "no"', "two"]),
        ("{% blocktranslate with n=x|y %}{{ n }} of\n{{ m }}{% endblocktranslate %}", ["%(n)s of\n%(m)s"]),
        ("{% blocktranslate count n=x %}one{% plural %}many{% endblocktranslate %}", [("one", "many")]),
        ('{% translate "Done" context "button" %}', [("button", "Done")]),
        ('{% include "a.html" with title=_("Given") %}', ["Given"]),
        ("<p>gettext is spoken of here, and translate</p>", []),
    ],
)
def test_a_templates_messages_are_read(template, messages):
    assert said_in(template) == messages


def test_messages_of_code_and_templates_are_collected(desk):
    assert {"One sentence.", "Title"} <= ids(said(desk))


def test_what_checks_say_of_themselves_is_collected_without_being_marked():
    wanted = ids(said(settings.BASE_DIR))

    assert {check.title for check in all_checks()} | {check.description for check in all_checks()} <= wanted


def test_renewing_keeps_what_is_translated_and_drops_what_is_gone(desk):
    renew(catalogue(desk), said(desk))

    renewed = read(catalogue(desk))
    assert (renewed.get("Title").string, renewed.get("One sentence.").string) == ("Titel", "")
    assert "Gone" not in ids(renewed)


def test_renewing_twice_changes_nothing(desk):
    renew(catalogue(desk), said(desk))
    once = catalogue(desk).read_bytes()

    renew(catalogue(desk), said(desk))

    assert catalogue(desk).read_bytes() == once


def test_what_a_catalogue_lacks_is_listed(desk):
    assert "One sentence." in ids(lacking(read(catalogue(desk)), said(desk)))
    assert "Title" not in ids(lacking(read(catalogue(desk)), said(desk)))


def test_a_plural_with_one_form_only_is_lacking(desk):
    (desk / "articles/a.py").write_text('from x import ngettext\nngettext("{n} day", "{n} days", 1)\n')
    with catalogue(desk).open("a") as opened:
        opened.write('msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} Tag"\nmsgstr[1] ""\n')

    assert ("{n} day", "{n} days") in ids(lacking(read(catalogue(desk)), said(desk)))


def test_the_compiled_catalogue_speaks(desk):
    compile_stale(desk)

    with catalogue(desk).with_suffix(".mo").open("rb") as opened:
        assert gettext.GNUTranslations(opened).gettext("Title") == "Titel"


def test_only_stale_catalogues_are_compiled(desk):
    assert compile_stale(desk) == [catalogue(desk)]
    assert compile_stale(desk) == []


def test_every_sentence_that_checks_raise_is_collected():
    """A message that its check forgot to mark would stay English for ever."""
    raised = {
        finding.message
        for check in all_checks()
        for example in check.examples
        for finding in found_by(check, _pair(example))
    }

    assert raised - ids(said(settings.BASE_DIR)) == set()


def _pair(example: Example) -> Pair:
    text = example.faulty.replace(OPEN, "").replace(CLOSE, "")
    return Pair(example.source, text, *example.languages, context=example.context)

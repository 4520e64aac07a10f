"""XLIFF and TMX in and out: texts put together again, and what is refused where."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from lxml import etree

from articles.edits import Edit
from articles.exporting.outgoing import Approval, Change, Decided
from articles.exporting.units import units
from articles.exporting.writers import FORMATS
from articles.importing.incoming import PassedOver, Raw, Refusal, Settings
from review.reporting.corrections import aligned
from tests.articles.exporting.test_writers import AT, an_outgoing, stored_texts
from tests.articles.importing.test_tables import found, stored

XLIFF_1 = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">{}</xliff>'
XLIFF_2 = '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="fr" trgLang="de">{}</xliff>'
FILE_1 = '<file original="a" source-language="fr" target-language="de" datatype="html"><body>{}</body></file>'
FILE_2 = '<file id="f" original="a">{}</file>'
SOURCE = "Un titre\n\nIl y a 12 trains de nuit.\nLa fin."
CORRECTED = "Ein Titel\n\nEs gibt 12 Nachtzüge.\nDas Ende."
MACHINE = "Ein Titel\n\nEs gibt 12 Nachzüge.\nDie Ende."


def unit(source, target=None, inside=""):
    target = "" if target is None else f"<target>{target}</target>"
    return f'<trans-unit id="1"><source>{source}</source>{target}{inside}</trans-unit>'


def segment(source, target, order=""):
    return f"<segment><source>{source}</source><target{order}>{target}</target></segment>"


def first(content, name="a.xlf"):
    row, *_notes = found(content, name)
    return row


def from_units(*units_):
    return first(XLIFF_1.format(FILE_1.format("".join(units_))))


def an_article(**fields):
    return an_outgoing(CORRECTED, machine=MACHINE, source=SOURCE, align=aligned, engine="e", **fields)


def out(format_, article):
    return b"".join(FORMATS[format_].of_one(article))


def test_units_of_a_file_are_paragraphs_of_an_article():
    row = from_units(unit("Un titre", "Ein Titel"), "<group>" + unit("Oui.", "Ja.") + "</group>")

    assert (row.external_id, row.source_language, row.target_language) == ("a", "fr", "de")
    assert (row.source, row.translation) == ("Un titre\n\nOui.", "Ein Titel\n\nJa.")


def test_units_of_a_group_that_is_a_paragraph_stand_in_one_line():
    group = '<group restype="x-paragraph">' + unit("Oui.", "Ja.") + unit("Non.", "Nein.") + "</group>"

    assert from_units(group, unit("Fin.", "Ende.")).translation == "Ja. Nein.\n\nEnde."


@pytest.mark.parametrize(
    ("inline", "text"),
    [
        ('Das <g id="1">neue</g> Haus', "Das neue Haus"),
        ('Das <bpt id="1">&lt;b&gt;</bpt>neue<ept id="1">&lt;/b&gt;</ept> Haus', "Das neue Haus"),
        ('Zeile<x id="1" ctype="lb"/>zwei', "Zeile\nzwei"),
        ('Wort<x id="1"/>Wort', "Wort Wort"),
        ('Hallo <x id="1" equiv-text="Welt"/>.', "Hallo Welt."),
        ('<mrk mtype="seg" mid="0">Ja.</mrk> <mrk mtype="seg" mid="1">Nein.</mrk>', "Ja. Nein."),
        ("5 &lt; 6 &amp; <!-- nichts -->7", "5 < 6 & 7"),
    ],
)
def test_inline_codes_go_and_words_stay_words(inline, text):
    assert from_units(unit("x", inline)).translation == text


def test_segments_of_a_unit_are_joined_in_the_order_of_their_targets():
    parts = segment("Un.", "Zwei.", ' order="3"') + "<ignorable><source> </source></ignorable>"
    parts += segment("Deux.", "Eins.", ' order="1"')

    row = first(XLIFF_2.format(FILE_2.format(f'<unit id="1">{parts}</unit><unit id="2">{segment("F", "E")}</unit>')))

    assert row.source == "Un. Deux.\n\nF"
    assert row.translation == "Eins. Zwei.\n\nE"
    assert (row.source_language, row.target_language, row.external_id) == ("fr", "de", "a")


def test_what_has_no_place_is_said():
    units_ = (
        unit("Oui.", "Ja.", "<note>ganz\nneu</note>")
        + unit("Non.")
        + unit("Si.", "Doch.").replace("<target>", "<target state='needs-review-translation'>")
    )
    row, missing, note, state = found(XLIFF_1.format(FILE_1.format(units_)), "a.xlf")

    assert row.translation == "Ja.\n\nDoch."
    assert str(missing).startswith("a.xlf, line 1: 1 unit has no target")
    assert str(note) == "a.xlf, line 1: Note of unit “1”: ganz neu"
    assert str(state) == "a.xlf, line 2: State of unit “1”: needs-review-translation."


@pytest.mark.parametrize(
    ("languages", "pair"),
    [
        (("en", "pt-BR"), ("a", "br")),
        (("en", "pt"), ("a", "eu")),
        (("en-GB", "pt_PT"), ("b", "eu")),
        (("en-US", "en-GB"), ("a", "b")),
        (("fr", "pt-AO"), ("", "eu")),
    ],
)
def test_of_several_countries_a_memory_gives_the_one_that_is_meant(languages, pair):
    variants = [("en-US", "a"), ("en-GB", "b"), ("pt-PT", "eu"), ("pt-BR", "br")]
    written = "".join(f'<tuv xml:lang="{language}"><seg>{words}</seg></tuv>' for language, words in variants)
    content = f"<tmx version='1.4'><header/><body><tu>{written}</tu></body></tmx>"

    row, *_notes = found(content, "a.tmx", Settings(source_language=languages[0], target_language=languages[1]))

    assert (row.source, row.translation) == pair


def test_the_document_type_that_tmx_wants_is_no_danger():
    for name in (
        "SYSTEM 'tmx14.dtd'",
        'PUBLIC "-//LISA OSCAR:1998//DTD for TMX//EN" "http://www.lisa.org/tmx/tmx14.dtd"',
    ):
        pair = "<tu><tuv xml:lang='fr'><seg>Oui</seg></tuv><tuv xml:lang='de'><seg>Ja</seg></tuv></tu>"

        row = first(f"<!DOCTYPE tmx {name}><tmx version='1.4'><header/><body>{pair}</body></tmx>", "a.tmx")

        assert (row.source, row.translation) == ("Oui", "Ja")


@pytest.mark.parametrize("code", ["<x id='1'/>", "<g id='1'/>", "<ph id='1'/>"])
def test_a_lone_code_glues_nothing(code):
    row = from_units(unit("x", f"Ende.{code}Anfang und Haus{code}Tür, 3,{code}5 und ({code}so)"))

    assert row.translation == "Ende. Anfang und Haus Tür, 3,5 und (so)"


def test_the_header_of_a_po_file_is_no_paragraph():
    header = unit("Language: de", "Language: de").replace(
        "<trans-unit", "<trans-unit restype='x-gettext-domain-header'"
    )

    assert from_units(header, unit("Oui.", "Ja.")).translation == "Ja."


EVIL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
REMOTE = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd"> %p;]>'


@pytest.mark.parametrize("name", ["a.xlf", "a.tmx"])
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "The file is empty."),
        ("\ufeff", "This is not well-formed XML"),
        ("Guten Tag", "This is not well-formed XML"),
        (b"\x89PNG\r\n\x1a\n\0\0", "This is not well-formed XML"),
        ("<xliff version='1.2'><file>", "This is not well-formed XML"),
        ("<xliff version='1.2'>\n<file></body></xliff>", "This is not well-formed XML"),
        ("<a>" * 400 + "</a>" * 400, "This is not well-formed XML"),
        (EVIL + "<xliff version='1.2'>&e;</xliff>", "The file has a document type (DTD)"),
        (LAUGHS + "<xliff version='1.2'>&c;</xliff>", "The file has a document type (DTD)"),
        (REMOTE + "<xliff version='1.2'/>", "The file has a document type (DTD)"),
        ("<!DOCTYPE tmx SYSTEM 'tmx14.dtd' [<!ENTITY e 'x'>]><tmx>&e;</tmx>", "The file has a document type (DTD)"),
        ("<!DOCTYPE tmx SYSTEM 'tmx14.dtd' []><tmx/>", "The file has a document type (DTD)"),
        ("<!DOCTYPE tmx SYSTEM 'file:///etc/passwd'><tmx/>", "The file has a document type (DTD)"),
        ("<!DOCTYPE tmx SYSTEM 'http://127.0.0.1/tmx14.dtd'><tmx/>", "The file has a document type (DTD)"),
        ("<!DOCTYPE tmx [<!ENTITY e SYSTEM 'tmx14.dtd'>]><tmx>&e;</tmx>", "The file has a document type (DTD)"),
        ("<html/>", "The file is XML, but not"),
        ("<?xml version='1.0' encoding='klingon'?><tmx/>", "This is not well-formed XML"),
        ("<xliff version='1.2'>\0</xliff>", "This is not well-formed XML"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused(name, content, reason):
    [refusal] = found(content, name)

    assert isinstance(refusal, Refusal)
    assert refusal.place.file == name
    assert refusal.reason.startswith(reason)
    assert "root:" not in str(refusal)


def test_xliff_without_articles_or_without_targets_is_refused():
    [nothing] = stored(XLIFF_1.format(""), "a.xlf")
    refusal, _note = stored(XLIFF_1.format(FILE_1.format(unit("Oui."))), "a.xlf")

    assert str(nothing) == "a.xlf: The file holds no articles: there is no <file> in it."
    assert str(refusal) == "a.xlf, line 1: The translation is empty."


@pytest.mark.parametrize("format_", ["xliff", "xliff2"])
@hypothesis_settings(max_examples=25, deadline=None)
@given(machine=stored_texts, corrected=stored_texts, source=stored_texts)
def test_the_machines_text_and_the_source_come_in_again_as_they_were(format_, machine, corrected, source):
    texts = [text.strip("\n").replace("\ufffe", "").replace("\uffff", "") for text in (machine, corrected, source)]
    article = an_outgoing(texts[1], machine=texts[0], source=texts[2], align=aligned, title='"T" <&', engine="e")

    row = first(out(format_, article))

    assert (row.translation, row.source) == (texts[0], texts[2])
    assert (row.external_id, row.title, row.engine, row.source_language) == ("a", '"T" <&', "e", "fr")


@given(machine=stored_texts, corrected=stored_texts, source=stored_texts)
@hypothesis_settings(max_examples=25, deadline=None)
def test_the_units_of_an_article_hold_each_of_its_texts_once(machine, corrected, source):
    found_ = units(an_outgoing(corrected, machine=machine, source=source, align=aligned))

    for name, text in {"machine": machine, "corrected": corrected, "source": source}.items():
        pieces = [getattr(unit_, name) for unit_ in found_]
        assert "".join(piece.text + "\n" * piece.after for piece in pieces) == text


def a_decision(**fields):
    values = {"check": "name", "start": 19, "end": 27, "quote": "Nachzüge", "message": "m", "kind": "accept"}
    rest = {"replacement": "Nachtzüge", "reason": "", "revision": 1, "at": AT, "by": None}
    return Decided(**values | rest | fields)


def test_xliff_has_the_corrected_text_as_target_the_machines_as_match_and_decisions_as_notes():
    changes = (Change(1, "decision", AT, (Edit(19, 27, "Nachtzüge"),), None),)
    article = an_article(changes=changes, decisions=(a_decision(),), approval=Approval(1, AT, None))

    root = etree.fromstring(out("xliff", article))
    name = "{urn:oasis:names:tc:xliff:document:1.2}"
    second = root.findall(f".//{name}trans-unit")[1]

    assert second.findtext(f"{name}source") == "Il y a 12 trains de nuit."
    assert second.findtext(f"{name}target") == "Es gibt 12 Nachtzüge."
    assert second.findtext(f"{name}alt-trans/{name}target") == "Es gibt 12 Nachzüge."
    assert second.findtext(f"{name}note").startswith("name, accept: “Nachzüge” → “Nachtzüge”, 2026-11-22")
    assert second.get("approved") == "yes"


def test_a_tmx_of_ours_is_a_memory_and_comes_in_as_articles():
    article = an_article(published_at=datetime(2026, 1, 1, tzinfo=UTC))
    data = b"".join(FORMATS["tmx"].stream([article, an_article(external_id="b")]))

    one, two = found(data, "m.tmx")

    assert data.count(b"<tu ") == 6
    assert (one.external_id, two.external_id) == ("a", "b")
    assert one.translation == "Ein Titel\n\nEs gibt 12 Nachtzüge.\n\nDas Ende."


def test_units_of_a_tmx_in_other_languages_are_passed_over():
    tu = '<tu><tuv xml:lang="{}"><seg>Oui.</seg></tuv><tuv xml:lang="{}"><seg>Ja <ph>x</ph>wohl.</seg></tuv></tu>'
    data = f"<tmx version='1.4'><body>{tu.format('fr-FR', 'de-DE')}{tu.format('fr', 'es')}</body></tmx>"

    row, passed = found(data, "desk.tmx")
    [refusal] = found(data, "desk.tmx", Settings(source_language="fr", target_language="it"))

    assert isinstance(row, Raw)
    assert (row.external_id, row.translation) == ("desk", "Ja wohl.")
    assert isinstance(passed, PassedOver)
    assert str(refusal) == "desk.tmx: The memory holds no units in fr and it."

"""Checking after edits, and checking whatever comes."""

import gc

from hypothesis import given, settings
from hypothesis import strategies as st

from review.detector import Pair, detect
from review.detector.checking import found_in_bead

LANGUAGES = st.sampled_from(
    ["en", "fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ja", "zh", "ar", "sv", "pt-BR", "xx", ""]
)
PIECES = st.sampled_from(
    [
        "Die Brücke ist zu.",
        "Le pont est fermé.",
        "hattedie",
        "Brücke,und",
        "derNATO",
        "l’ICH",
        "L’Zahlen",
        "PrÃ¤sident",
        "„Nein",
        "“",
        "»",
        "« Non »",
        '"',
        "</p>",
        "&nbsp;",
        "[/b]",
        "{{x}}",
        "**",
        "  ",
        " ,",
        "(",
        ")",
        "\n",
        "\n\n",
        ">>>>",
        "Foto: AFP / N. N.",
        "Mehr lesen",
        "der der",
        "im Haus im Haus",
        "3,5 Mrd.",
        "1.234",
        "am Montag",
        "20 €",
        "Antony Blinken",
        "мocт",
        "\u200b",
        "\ufffd",
        "橋は閉鎖。",
        "الجسر",
        "NATO",
        "12:30",
        "www.beispiel.de",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25).map(" ".join))
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), PIECES), min_size=1, max_size=6)


def edited(text, edit):
    where, removed, inserted = edit
    at = round(where * len(text))
    return text[:at] + inserted + text[at + removed :]


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, LANGUAGES, LANGUAGES)
def test_findings_lie_inside_any_text_in_order(source, translation, source_language, target_language):
    findings = detect(Pair(source, translation, source_language, target_language))

    assert list(findings) == sorted(findings, key=lambda finding: (finding.start, finding.end, finding.check))
    for finding in findings:
        assert 0 <= finding.start < finding.end <= len(translation)
        assert all(0 <= place.start <= place.end <= len(translation) for place in finding.places)
        assert finding.sentence()


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS, EDITS)
def test_after_edits_the_remembered_paragraphs_give_what_a_full_check_gives(source, translation, edits):
    for edit in edits:
        detect(Pair(source, translation, "fr", "de"))
        translation = edited(translation, edit)
    remembered = detect(Pair(source, translation, "fr", "de"))

    found_in_bead.cache_clear()

    assert remembered == detect(Pair(source, translation, "fr", "de"))


def test_the_collector_of_cycles_runs_again_after_a_check_and_stays_off_where_it_was():
    detect(Pair("Le pont.", "Die Brücke.", "fr", "de"))
    assert gc.isenabled()

    gc.disable()
    try:
        detect(Pair("Le pont.", "Die Brücke.", "fr", "de"))
        assert not gc.isenabled()
    finally:
        gc.enable()

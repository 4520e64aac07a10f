"""Fixes as people see them."""

import pytest

from articles.difference import Change
from articles.edits import Edit
from review.page.fixes import Brief, in_brief, in_context, replaced, shown


def written(fix) -> str:
    signs = {Change.SAME: "{}", Change.DELETED: "[-{}-]", Change.INSERTED: "[+{}+]"}
    return "".join(signs[piece.change].format(piece.text) for piece in fix.pieces)


def test_a_fix_shows_the_words_around_it():
    text = "Der Plan sieht 12 neue neue Linien bis 2031 vor."

    fix = in_context(text, 1, Edit(18, 27, "neue"))

    assert written(fix).replace("[-neue -]neue", "neue[- neue-]") == "…Plan sieht 12 neue[- neue-] Linien bis 2031…"


def test_a_fix_that_removes_says_so():
    fix = in_context("Eins zwei drei", 2, Edit(5, 10, ""))

    assert (written(fix), fix.removes, fix.index) == ("Eins [-zwei -]drei", True, 1)


def test_a_paragraph_taken_out_shows_its_words_without_the_line_ends():
    assert written(in_context("Oben\n\nWerbung", 1, Edit(4, 13, ""))) == "[-Werbung-]"


def test_the_words_around_stop_at_the_end_of_the_paragraph():
    assert written(in_context("Oben\nfalsch\nUnten", 1, Edit(5, 11, "richtig"))) == "[-falsch-][+richtig+]"


def test_long_unchanged_stretches_are_folded():
    words = "ein langer Satz, der " * 20

    fix = in_context(words, 1, Edit(0, len(words), f"„{words}“"))

    assert len(written(fix)) < 80
    assert written(fix).startswith("[+„+]ein")


def test_words_are_folded_whole():
    words = "Wir haben ein Netz sterben lassen, um das uns alle unsere Nachbarn in anderen Ländern beneideten"

    fix = in_context(words, 1, Edit(0, len(words), f"„{words}“"))

    assert written(fix) == "[+„+]Wir haben ein … beneideten[+“+]"


@pytest.mark.parametrize(
    ("text", "visible"),
    [("a\u00a0b", "a⍽b"), ("a\u202f»", "a⍽»"), (" ", "␣"), ("  ", "␣␣"), ("a b", "a b"), ("a\u200bb", "a□b"), ("", "")],
)
def test_invisible_characters_are_drawn(text, visible):
    assert shown(text) == visible


def test_a_space_that_becomes_a_no_break_space_can_be_seen():
    assert [(piece.change, piece.text) for piece in replaced("12 km", "12\u00a0km")] == [
        (Change.SAME, "12"),
        (Change.DELETED, "␣"),
        (Change.INSERTED, "⍽"),
        (Change.SAME, "km"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "brief"),
    [
        ("1975", "1957", Brief("1975", "1957")),
        ("| Reportage", "", Brief("| Reportage", "")),
        ("", "\u00a0", Brief("", "⍽")),
        (
            "Der Plan, den die Stadt im Herbst vorlegte, sieht zwölf neue Linien vor",
            "Der Plan, den die Stadt im Winter vorlegte, sieht zwölf neue Linien vor",
            Brief("…Herbst…", "…Winter…"),
        ),
        (
            "Der Plan, den die Stadt im Herbst vorlegte neue neue Linien",
            "Der Plan, den die Stadt im Herbst vorlegte neue Linien",
            Brief("…neue Linien", "…Linien"),
        ),
        ("Wir haben lange genug gewartet", "„Wir haben lange genug gewartet“", Brief("Wir…gewartet", "„Wir…gewartet“")),
    ],
)
def test_in_one_line_a_fix_says_what_goes_and_what_comes(old, new, brief):
    assert in_brief(old, new) == brief

"""A paragraph that ends in mid-sentence is told by the source, or by how the article's other paragraphs end."""

from review.detector import Pair
from review.detector.checking import found_by
from review.detector.checks.truncated import CHECK

WHOLE = (
    "Der Hafen bleibt zu",
    "Nach dem Sturm der letzten Woche will niemand hinausfahren",
    "Der Hafen blieb nach dem Sturm der letzten Woche drei Tage lang geschlossen.",
    "Die Fischer warteten in der alten Halle am Kai auf eine Nachricht der Stadt.",
    "Am Abend kamen zwei Boote zurück, die niemand mehr erwartet hatte, sagte sie.",
    "Die Verwaltung will erst in der nächsten Woche sagen, wie es weitergehen soll.",
)
CUT = "Die Versicherung wird nach ersten Schätzungen einen großen Teil der neuen Boote"


def marked(paragraphs, source=""):
    translation = "\n\n".join(paragraphs)
    found = found_by(CHECK, Pair(source, translation, "en", "de"))
    return [translation[finding.start : finding.end] for finding in found]


def test_without_a_source_the_other_paragraphs_tell():
    assert marked([*WHOLE, CUT]) == ["der neuen Boote"]
    assert marked(WHOLE) == []


def test_an_article_that_ends_its_paragraphs_without_full_stops_is_left_alone():
    assert marked([*(paragraph.rstrip(".") for paragraph in WHOLE), CUT]) == []


def test_a_source_that_ends_without_a_full_stop_too_explains_it():
    source = "The harbour\n\nIt was closed for three days.\n\nThe insurance will pay a large share of the new boats"
    paragraphs = [WHOLE[0], WHOLE[2], CUT]

    assert marked(paragraphs, source) == []
    assert marked(paragraphs, source + " that the town has bought this year.") == ["der neuen Boote"]


def test_a_paragraph_that_breaks_off_before_another_one_is_found_where_both_stand_for_one_of_the_source():
    source = (
        "The harbour\n\nIt was closed for three days, as the insurance will pay a large share of the new boats that "
        "the town has bought; the fishermen waited in the old hall.\n\nTwo boats came back in the evening, she said."
    )
    translation = [WHOLE[0], CUT, WHOLE[3], WHOLE[4]]

    assert marked(translation, source) == ["der neuen Boote"]

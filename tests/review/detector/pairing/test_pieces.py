"""Overlong paragraphs are cut into aligned pieces."""

from hypothesis import given, settings
from hypothesis import strategies as st

from review.detector import Pair, detect
from review.detector.findings import Span
from review.detector.pairing.pieces import LONGEST, pieces

LONG = st.lists(st.sampled_from(["Ein Satz. ", "Wort ", "x" * 900, "。", "\n", "  ", "„Ja.“ "]), max_size=900).map(
    "".join
)


def sentences(language, count):
    template = {
        "fr": "Le bateau numéro {n} a quitté le port dans la nuit, selon la capitainerie.",
        "de": "Das Schiff Nummer {n} hat laut Hafenamt in der Nacht den Hafen verlassen.",
    }[language]
    return [template.format(n=number) for number in range(100, 100 + count)]


def test_a_paragraph_of_usual_length_stays_whole():
    source, translation = " ".join(sentences("fr", 50)), " ".join(sentences("de", 50))

    assert pieces(source, translation) == [(Span(0, len(source)), Span(0, len(translation)))]


def test_an_overlong_paragraph_is_cut_between_sentences_at_the_same_places_of_both_texts():
    source, translation = " ".join(sentences("fr", 300)), " ".join(sentences("de", 300))

    cut = [(source[slice(*ours)], translation[slice(*theirs)]) for ours, theirs in pieces(source, translation)]

    assert len(cut) > 10
    for ours, theirs in cut:
        assert ours.startswith("Le bateau")
        assert ours.endswith("capitainerie.")
        assert theirs.startswith("Das Schiff")
        assert theirs.endswith("verlassen.")
        assert [word for word in ours.split() if word.isdigit()] == [word for word in theirs.split() if word.isdigit()]


def test_a_text_without_sentences_is_cut_between_words():
    cut = [slice(*theirs) for _, theirs in pieces("", "Wort " * 2000)]

    assert len(cut) > 3
    assert {word for piece in cut for word in ("Wort " * 2000)[piece].split(" ")} == {"Wort"}


@settings(max_examples=100, deadline=None)
@given(LONG, LONG)
def test_between_the_pieces_stands_nothing_but_white_space(source, translation):
    cut = pieces(source, translation)

    for whole, spans in ((source, [ours for ours, _ in cut]), (translation, [theirs for _, theirs in cut])):
        assert [span.start for span in spans] == sorted(span.start for span in spans)
        assert "".join("".join(whole[slice(*span)] for span in spans).split()) == "".join(whole.split())
        assert max(span.end - span.start for span in spans) <= 2 * LONGEST


def test_findings_in_a_later_piece_stand_where_they_stand_in_the_article():
    german = sentences("de", 200)
    german[150] = "Der Rat hattedie Hafenordnung in der Nacht geändert."
    translation = "Titel\n\n" + " ".join(german)

    found = detect(Pair("Titre\n\n" + " ".join(sentences("fr", 200)), translation, "fr", "de"))

    assert "hattedie" in [translation[finding.start : finding.end] for finding in found]

"""Where the marks go when quoted words stand inside a sentence, and when the article tells against it."""

import re

import pytest

from review.detector import Pair
from review.detector.checking import found_by
from review.detector.checks.lost_quotes import CHECK
from review.detector.findings import Span
from review.detector.pairing.pair import Bead
from review.detector.quotation.fit import Expected, likeliest_span
from review.detector.quotation.marks import quoting

KEPT = (
    "« Le pont tient », dit-elle.\n\n« L’eau monte », dit-il.\n\n« Le port ferme », dit-elle.\n\n",
    "„Die Brücke hält“, sagte sie.\n\n„Das Wasser steigt“, sagte er.\n\n„Der Hafen schließt“, sagte sie.\n\n",
)


def mended(source: str, translation: str) -> list[str]:
    pair = Pair(source, translation, "fr", "de")
    return [
        translation[: finding.start] + finding.suggestions[0] + translation[finding.end :]
        for finding in found_by(CHECK, pair)
    ]


@pytest.mark.parametrize(
    ("source", "faulty", "corrected"),
    [
        (
            "Il a quitté son poste, car il vivait « dans une ville très lointaine ».",
            "Er gab seine Stelle auf, da er in einer sehr fernen Stadt war.",
            "Er gab seine Stelle auf, da er „in einer sehr fernen Stadt“ war.",
        ),
        (
            "« Je crois que le port est fermé depuis hier soir. »",
            "Ich glaube, dass der Hafen seit gestern Abend zu ist.",
            "„Ich glaube, dass der Hafen seit gestern Abend zu ist.“",
        ),
        (
            "« Croyez-vous que le port soit fermé ?\n\nVous avez raison. »",
            "Glauben Sie, dass der Hafen zu ist?\n\nSie haben recht.“",
            "„Glauben Sie, dass der Hafen zu ist?“\n\nSie haben recht.“",
        ),
    ],
)
def test_the_marks_stand_around_what_the_source_quotes(source, faulty, corrected):
    assert KEPT[1] + corrected in mended(KEPT[0] + source, KEPT[1] + faulty)


def test_a_single_quoted_word_counts_where_the_translation_has_it_too_and_keeps_its_marks():
    source = "Il parlait du bateau comme d’une « Esperanza »."

    assert mended(KEPT[0] + source, KEPT[1] + "Er nannte das Schiff eine Esperanza.")
    assert mended(source, "Er nannte das Schiff eine Esperanza.") == []
    assert mended(KEPT[0] + source, KEPT[1] + "Er nannte das Schiff eine Hoffnung.") == []


def test_a_translation_that_drops_its_marks_elsewhere_is_left_alone():
    source = "La ville est « très calme ».\n\nLe port est « presque vide ».\n\nLe pont est « tout neuf »."
    translation = "Die Stadt ist sehr ruhig.\n\nDer Hafen ist fast leer.\n\nDie Brücke ist ganz neu."

    assert mended(source, translation) == []


KEPT_EN = (
    '"The bridge holds," she said.\n\n"The water rises," he said.\n\n"The port is closing," she said.\n\n',
    {
        "de": KEPT[1],
        "fr": KEPT[0],
        "it": "«Il ponte tiene», disse lei.\n\n«L’acqua sale», disse lui.\n\n«Il porto chiude», disse lei.\n\n",
    },
)


@pytest.mark.parametrize(
    ("language", "source", "faulty", "corrected"),
    [
        (
            "fr",
            'The miller spoke of "old and rotten planks."',
            "Le meunier parlait d’anciennes planches pourries.",
            "Le meunier parlait d’«\N{NO-BREAK SPACE}anciennes planches pourries\N{NO-BREAK SPACE}».",
        ),
        (
            "de",
            'The miller described the weir in Brest as "old, leaky and rotten."',
            "Der Müller hat das Wehr in Brest als alt, undicht und faul beschrieben.",
            "Der Müller hat das Wehr in Brest als „alt, undicht und faul“ beschrieben.",
        ),
        (
            "it",
            'The miller wrote to Brest: "The water has been cold since Monday."',
            "Il mugnaio scrisse a Brest: L’acqua è fredda da lunedì.",
            "Il mugnaio scrisse a Brest: «L’acqua è fredda da lunedì».",
        ),
    ],
)
def test_the_marks_stand_where_the_language_has_its_stops_verbs_and_elisions(language, source, faulty, corrected):
    kept = KEPT_EN[1][language]
    pair = Pair(KEPT_EN[0] + source, kept + faulty, "en", language)
    found = list(found_by(CHECK, pair))
    text = pair.translation

    assert [text[: one.start] + one.suggestions[0] + text[one.end :] for one in found] == [kept + corrected]


@pytest.mark.parametrize(
    ("faulty", "corrected"),
    [
        ("I'm staying in the mill, said the miller.", '"I\'m staying in the mill," said the miller.'),
        ("I’m staying in the mill, said the miller.", "“I’m staying in the mill,” said the miller."),
    ],
)
def test_straight_apostrophes_go_with_straight_marks(faulty, corrected):
    pair = Pair("„Ich bleibe in der Mühle“, sagte der Müller.", faulty, "de", "en")
    (found,) = found_by(CHECK, pair)

    assert faulty[: found.start] + found.suggestions[0] + faulty[found.end :] == corrected


def test_a_french_quotation_that_ran_into_who_said_it_ends_before_the_auxiliary():
    faulty = "Le moulin est plus vieux que le pontont expliqué les meuniers de Brest."
    pair = Pair("“The mill is older than the bridge,” the millers of Brest explained.", faulty, "en", "fr")
    (found,) = found_by(CHECK, pair)
    space = "\N{NO-BREAK SPACE}"

    assert faulty[: found.start] + found.suggestions[0] + faulty[found.end :] == (
        f"«{space}Le moulin est plus vieux que le pont{space}», ont expliqué les meuniers de Brest."
    )


def test_a_word_that_both_texts_have_is_quoted_in_both_or_in_none():
    source = "In Brest, she spoke of “terrible delays” in the port."
    bead = Bead(source, "In Brest sprach sie von schrecklichem Warten im Hafen.", "en", "de", has_source=True)
    (quotation,) = quoting(source, "en").outer
    words = [Span(*match.span()) for match in re.finditer(r"\w+", bead.translation)]
    brest, harbour = bead.translation.index("Brest"), bead.translation.index("Hafen")

    def marked(within: tuple[int, ...], outside: tuple[int, ...]) -> Span:
        return likeliest_span(words, Expected(3.0, 20.0, within, outside), quotation, bead)

    assert marked((), ()).start <= brest < marked((), ()).end
    assert not marked((), (brest,)).start <= brest < marked((), (brest,)).end
    assert marked((harbour,), ()).end > harbour

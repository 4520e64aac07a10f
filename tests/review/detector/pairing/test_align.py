"""Paragraphs find their counterparts, whatever a scraper or a translator did to them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from review.detector.findings import Span
from review.detector.pairing.align import Link, align
from review.detector.words.paragraphs import paragraphs

SOURCE = (
    "Le conseil municipal de Brest a adopté mardi un budget de 34,5 millions d’euros pour la rénovation du port.",
    "« Nous attendions ce vote depuis des années », a déclaré Hélène Kerbrat, présidente de l’association du quartier.",
    "Un chantier long et coûteux",
    "Les travaux commenceront en mars 2027 et dureront au moins trois ans, selon le calendrier présenté par la mairie.",
    "Qui paiera la différence si les prix montent encore ?",
    "Le maire, Yann Le Goff, n’a pas voulu répondre à cette question lors de la conférence de presse de mercredi.",
    "Deux entreprises de Quimper ont déjà déposé une offre.",
)
TRANSLATION = (
    "Der Stadtrat von Brest hat am Dienstag 34,5 Millionen Euro für die Erneuerung des Hafens bewilligt.",
    "„Auf diese Abstimmung haben wir jahrelang gewartet“, sagte Hélène Kerbrat, Vorsitzende des Vereins im Viertel.",
    "Eine lange und teure Baustelle",
    "Die Arbeiten beginnen im März 2027 und dauern nach dem Zeitplan des Rathauses mindestens drei Jahre.",
    "Wer zahlt den Unterschied, wenn die Preise weiter steigen?",
    "Bürgermeister Yann Le Goff wollte diese Frage bei der Pressekonferenz am Mittwoch nicht beantworten.",
    "Zwei Firmen aus Quimper haben bereits ein Angebot eingereicht.",
)


def linked(source: list[str], translation: list[str]) -> list[tuple[str, str]]:
    left, right = "\n\n".join(source), "\n\n".join(translation)
    return [
        (left[link.source.start : link.source.end], right[link.translation.start : link.translation.end])
        for link in align(left, right)
    ]


def test_paragraphs_of_a_good_translation_are_linked_one_by_one():
    assert linked([*SOURCE], [*TRANSLATION]) == list(zip(SOURCE, TRANSLATION, strict=True))


def test_boilerplate_in_the_translation_stands_alone():
    scraped = [
        *TRANSLATION[:2],
        ">>>",
        "Bild: afp / Jean Petit",
        *TRANSLATION[2:5],
        "Jetzt teilen",
        *TRANSLATION[5:],
        "-",
    ]

    alone = [right for left, right in linked([*SOURCE], scraped) if not left]

    assert alone == [">>>", "Bild: afp / Jean Petit", "Jetzt teilen", "-"]


def test_an_omitted_paragraph_is_linked_to_the_empty_place_where_it_would_stand():
    left, right = "\n\n".join(SOURCE), "\n\n".join([*TRANSLATION[:3], *TRANSLATION[4:]])

    lonely = [link for link in align(left, right) if link.translation.start == link.translation.end]

    assert [left[link.source.start : link.source.end] for link in lonely] == [SOURCE[3]]
    assert right[lonely[0].translation.start :].startswith(TRANSLATION[4])


def test_an_added_paragraph_is_linked_to_the_empty_place_before_the_next_source_paragraph():
    added = "Der Fußballverein der Stadt hat unterdessen seinen Trainer entlassen und sucht einen Nachfolger."
    left, right = "\n\n".join(SOURCE), "\n\n".join([*TRANSLATION[:4], added, *TRANSLATION[4:]])

    lonely = [link for link in align(left, right) if link.source.start == link.source.end]

    assert [right[link.translation.start : link.translation.end] for link in lonely] == [added]
    assert left[lonely[0].source.start :].startswith(SOURCE[4])


def test_the_second_of_two_equal_paragraphs_is_the_one_left_over():
    repeated = [*TRANSLATION[:4], TRANSLATION[3], *TRANSLATION[4:]]
    left, right = "\n\n".join(SOURCE), "\n\n".join(repeated)

    lonely = [link for link in align(left, right) if link.source.start == link.source.end]

    assert [link.translation.start for link in lonely] == [right.rindex(TRANSLATION[3])]


def test_a_paragraph_split_by_the_translator_is_one_link():
    halves = [
        "Die Arbeiten beginnen im März 2027.",
        "Sie dauern nach dem Zeitplan des Rathauses mindestens drei Jahre.",
    ]

    links = linked([*SOURCE], [*TRANSLATION[:3], *halves, *TRANSLATION[4:]])

    assert links[3] == (SOURCE[3], "\n\n".join(halves))


def test_two_paragraphs_joined_by_the_translator_are_one_link():
    joined = f"{TRANSLATION[0]} {TRANSLATION[1]}"

    links = linked([*SOURCE], [joined, *TRANSLATION[2:]])

    assert links[0] == (f"{SOURCE[0]}\n\n{SOURCE[1]}", joined)


def test_a_paragraph_left_in_the_source_language_is_linked_to_itself():
    links = linked([*SOURCE], [*TRANSLATION[:3], SOURCE[3], *TRANSLATION[4:]])

    assert links[3] == (SOURCE[3], SOURCE[3])


def test_a_paragraph_cut_short_keeps_its_counterpart():
    links = linked([*SOURCE], [*TRANSLATION[:5], "Bürgermeister Yann Le Goff wollte", TRANSLATION[6]])

    assert links[5] == (SOURCE[5], "Bürgermeister Yann Le Goff wollte")


def test_names_are_recognised_in_another_alphabet():
    source = ["Sergei Lavrov visited Minsk.", "Olga Petrova stayed in Kazan.", "Ivan Sidorov went to Tomsk."]
    translation = ["Ольга Петрова осталась в Казани.", "Иван Сидоров поехал в Томск."]

    assert linked(source, translation) == [(source[0], ""), (source[1], translation[0]), (source[2], translation[1])]


def test_a_translation_without_source_has_only_links_of_its_own_paragraphs():
    assert align("", "Eins.\n\nZwei.") == [Link((0, 0), (0, 5)), Link((0, 0), (7, 12))]


text = st.lists(
    st.one_of(st.sampled_from([*SOURCE, *TRANSLATION, "-", "  ", "", "12", "。", "Foto: X / Y"]), st.text(max_size=30)),
    max_size=12,
).map("\n".join)


@settings(max_examples=200, deadline=None)
@given(text, text)
def test_every_paragraph_of_both_texts_is_held_once_and_in_order(source, translation):
    links = align(source, translation)

    for side, whole in ((lambda link: link.source, source), (lambda link: link.translation, translation)):
        spans = [side(link) for link in links]
        assert all(0 <= span.start <= span.end <= len(whole) for span in spans)
        assert [span.start for span in spans] == sorted(span.start for span in spans)
        inside = [span for link in spans for span in paragraphs(whole) if link.start <= span.start < link.end]
        assert inside == paragraphs(whole)
        assert all(whole[span.start : span.end] == whole[span.start : span.end].strip("\n") for span in spans)


def test_paragraphs_omitted_from_a_long_article_are_the_ones_left_over():
    source = "\n\n".join(f"{SOURCE[i % 7]} ({i})" for i in range(500))
    translation = "\n\n".join(f"{TRANSLATION[i % 7]} ({i})" for i in range(500) if i % 50)

    links = align(source, translation)

    assert sum(1 for link in links if link.translation.start == link.translation.end) == 10


def test_lines_of_white_space_are_no_paragraphs_of_their_own():
    assert align(" " * 20_000, "Ein Satz." + " " * 20_000) == [Link(Span(20_000, 20_000), Span(0, 20_009))]


def test_texts_of_more_lines_than_an_article_has_are_linked_in_their_order():
    links = align("a\n" * 20_000, "b\n" * 20_001)

    assert len(links) == 20_001
    assert links[3] == Link(Span(6, 7), Span(6, 7))
    assert links[-1] == Link(Span(40_000, 40_000), Span(40_000, 40_001))

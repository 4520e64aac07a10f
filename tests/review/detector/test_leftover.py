"""Words of the source's language are told from words of the translation's."""

from review.detector.leftover import Leftovers, Tongue, leftovers, tongue
from review.detector.pairing.pair import Bead


def bead(translation: str, languages: tuple[str, str], source: str = "") -> Bead:
    return Bead(source, translation, *languages, has_source=bool(source))


def test_function_words_tell_their_language_and_names_tell_none():
    assert tongue("avec", "fr", "de") is Tongue.SOURCE
    assert tongue("nicht", "fr", "de") is Tongue.TARGET
    assert tongue("Brest", "fr", "de") is Tongue.NEITHER


def test_a_language_without_word_list_finds_nothing():
    assert leftovers(bead("Xq zzt vvb nnk", ("xx", "de"))) == Leftovers()


def test_two_small_words_are_enough_where_the_source_has_them_in_the_same_order():
    text = "Die Fischer haben leurs bateaux à quai gelassen."

    with_source = leftovers(bead(text, ("fr", "de"), "Ils ont laissé leurs bateaux à quai."))
    with_another = leftovers(bead(text, ("fr", "de"), "Ils sont partis."))

    assert [text[span.start : span.end] for span in with_source.fragments] == ["leurs bateaux à quai"]
    assert with_another.fragments == ()


def test_a_title_in_the_original_is_left_alone():
    assert leftovers(bead("Er liest „Les travailleurs de la mer“ von Hugo.", ("fr", "de"))) == Leftovers()


def test_only_the_untranslated_one_of_two_paragraphs_is_marked():
    text = "Das Boot kam spät.\n\nLes pêcheurs attendent encore une réponse de la ville."

    assert [text[s.start : s.end] for s in leftovers(bead(text, ("fr", "de"))).paragraphs] == [text.split("\n\n")[1]]

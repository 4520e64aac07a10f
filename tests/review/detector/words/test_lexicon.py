"""How common words are, as they are written."""

from review.detector.words.lexicon import frequency, zipf


def test_a_german_word_with_a_sharp_s_is_as_common_as_its_list_of_frequencies_has_it_with_ss():
    assert frequency("schließlich", "de") == frequency("schliesslich", "de") > 4
    assert zipf("Größe", "de") > 4

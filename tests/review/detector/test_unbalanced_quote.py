"""How much a quotation mark without partner is trusted."""

import pytest

from review.detector import Pair, Tier, detect

SOURCE = '"The dyke held all night," Anne Roche said.'


@pytest.mark.parametrize(
    ("translation", "tier"),
    [
        ("„Der Deich hat die ganze Nacht gehalten, sagte Anne Roche.", Tier.LIKELY),
        ("Der Deich hat die ganze Nacht gehalten“, sagte Anne Roche.", Tier.HINT),
    ],
    ids=["opened", "closed"],
)
def test_a_mark_that_closes_what_nobody_opened_is_a_hint(translation, tier):
    (found,) = [one for one in detect(Pair(SOURCE, translation, "en", "de")) if one.check == "unbalanced_quote"]

    assert found.tier is tier


def mended(source, translation, source_language, target_language):
    (found,) = [
        one
        for one in detect(Pair(source, translation, source_language, target_language))
        if one.check == "unbalanced_quote"
    ]
    return translation[: found.start] + found.suggestions[0] + translation[found.end :]


@pytest.mark.parametrize(
    ("languages", "source", "faulty", "corrected"),
    [
        (
            ("en", "de"),
            'The mayor spoke of "the longest night of her life, with water on all sides," and thanked all helpers.',
            "Die Bürgermeisterin sprach von „der längsten Nacht ihres Lebens, mit Wasser auf allen",
            "Die Bürgermeisterin sprach von „der längsten Nacht ihres Lebens, mit Wasser auf allen“",
        ),
        (
            ("en", "de"),
            'The chain renews its range called "Boutique" so that the goods sell better.',
            "Die Kette erneuert ihre Reihe „Boutique, damit die Waren sich besser verkaufen.",
            "Die Kette erneuert ihre Reihe „Boutique“, damit die Waren sich besser verkaufen.",
        ),
        (
            ("en", "de"),
            "The chain renews its Boutique range so that the goods sell better.",
            "Die Kette führt ihre Reihe „Boutique neu ein, damit die Waren sich besser verkaufen.",
            "Die Kette führt ihre Reihe „Boutique“ neu ein, damit die Waren sich besser verkaufen.",
        ),
        (
            ("en", "fr"),
            'The mayor added: "The dyke held all night."',
            "La maire a ajouté : « La digue a tenu toute la nuit.",
            "La maire a ajouté : « La digue a tenu toute la nuit. »",
        ),
        (
            ("de", "en"),
            "„Der Deich hat gehalten“, sagte sie.",
            '"The dyke has held, she said.',
            '"The dyke has held," she said.',
        ),
    ],
    ids=[
        "a paragraph cut off",
        "a word of the source",
        "a name that the source does not quote",
        "a whole sentence",
        "English comma",
    ],
)
def test_the_missing_mark_stands_where_the_words_that_correspond_end(languages, source, faulty, corrected):
    assert mended(source, faulty, *languages) == corrected


def test_a_comma_stands_inside_the_mark_where_the_translation_sets_it_there():
    habit = '"Köprü sağlam," dedi.\n\n"Su yükseliyor," dedi.\n\n'
    source = '"The bridge holds," she said.\n\n"The water rises," she said.\n\n"The dyke has held all night," she said.'

    assert mended(source, habit + '"Set bütün gece dayandı, dedi.', "en", "tr").endswith('dayandı," dedi.')

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

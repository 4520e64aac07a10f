"""A paragraph cut so short that the alignment leaves it alone is still known for its source's counterpart."""

from review.detector import Pair
from review.detector.checking import found_by
from review.detector.checks import paragraph_omitted, sentence_omitted, truncated
from review.detector.torn import torn

SOURCE = (
    "Storm hits the harbour of Brest and the islands",
    "The storm hit the harbour of Brest hard during the night to March 3.",
    "However, the insurance company will pay no more than a small part of the damage, as it has announced in writing "
    "to everybody who lost a boat.",
    "The mayor, Anne Roche, had given no answer by yesterday evening.",
    "Prefect Luc Morel is coming on Wednesday to count the 45 lost boats.",
)
TRANSLATION = (
    "Sturm trifft den Hafen von Brest und die Inseln",
    "Der Sturm hat den Hafen von Brest in der Nacht zum 3. März schwer getroffen.",
    "{cut}",
    "Bürgermeisterin Anne Roche hatte bis gestern Abend noch keine Antwort gegeben.",
    "Präfekt Luc Morel kommt am Mittwoch, um die 45 verlorenen Boote zu zählen.",
)


def pair(cut):
    return Pair("\n\n".join(SOURCE), "\n\n".join(TRANSLATION).format(cut=cut), "en", "de")


def marked(check, article):
    return [article.translation[finding.start : finding.end] for finding in found_by(check, article)]


def test_what_breaks_off_early_is_truncated_and_its_source_not_omitted():
    article = pair("Allerdings ist es am Ende so")

    assert [link.placed.bead.source for link in torn(article)] == [SOURCE[2]]
    assert marked(truncated.CHECK, article) == ["am Ende so"]
    assert marked(paragraph_omitted.CHECK, article) == []


def test_what_ends_properly_lacks_a_sentence():
    article = pair("Allerdings ist das am Ende wenig.")

    assert marked(sentence_omitted.CHECK, article) == ["Allerdings ist das am Ende wenig."]
    assert marked(paragraph_omitted.CHECK, article) == []


def test_a_line_of_the_page_is_no_counterpart():
    assert torn(pair("Jetzt unseren Newsletter kostenlos abonnieren und lesen")) == ()


def test_a_copy_is_no_counterpart():
    assert torn(pair(TRANSLATION[4])) == ()


def test_an_article_without_a_source_has_none():
    assert torn(Pair("", "\n\n".join(TRANSLATION), "en", "de")) == ()

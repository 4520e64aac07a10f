"""All findings over whole articles of our own: what a change to one check does to the rest.

REWRITE_SNAPSHOTS=1 writes the expected findings anew; read the difference before it is committed.
"""

import json
import os
from pathlib import Path

import pytest

from review.detector import Pair, detect

ARTICLES = sorted((Path(__file__).parent / "snapshots").glob("*.json"))


def shown(translation, finding):
    fixes = " | ".join(json.dumps(text, ensure_ascii=False) for text in finding.suggestions)
    marked = json.dumps(translation[finding.start : finding.end], ensure_ascii=False)
    return f"{finding.start}-{finding.end} {finding.check} ({finding.tier}) {marked} -> {fixes}"


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_article_has_the_findings_it_had(path):
    article = json.loads(path.read_text("utf-8"))
    expected = path.with_suffix(".txt")

    findings = detect(Pair(**article))
    text = "".join(shown(article["translation"], finding) + "\n" for finding in findings)
    if os.environ.get("REWRITE_SNAPSHOTS"):
        expected.write_text(text, "utf-8")

    assert text == expected.read_text("utf-8")

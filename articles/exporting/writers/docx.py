"""The corrected text as a Word document: a paragraph for each line, the first one the headline."""

from __future__ import annotations

import io
import re

from docx import Document

from articles.exporting.outgoing import Outgoing

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def render(article: Outgoing) -> bytes:
    """The document; empty lines are empty paragraphs, so that it comes in again as it was."""
    document = Document()
    lines = _NO_XML.sub("\ufffd", article.corrected).split("\n")
    for number, line in enumerate(lines):
        document.add_paragraph(line, style="Heading 1" if number == 0 else None)
    about = document.core_properties
    about.author, about.comments, about.title = "", "", lines[0][:255]
    about.language = article.target_language
    about.created = about.modified = article.changed_at
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()

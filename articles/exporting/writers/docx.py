"""The corrected text as a Word document: a paragraph for each line, the first one the headline."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as WordDocument

from articles.exporting.markup import storable
from articles.exporting.outgoing import Outgoing


def render(article: Outgoing) -> bytes:
    """The document; empty lines are empty paragraphs, so that it comes in again as it was."""
    document = Document()
    lines = storable(article.corrected).split("\n")
    for number, line in enumerate(lines):
        document.add_paragraph(line, style="Heading 1" if number == 0 else None)
    described(document, article, lines[0])
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def described(document: WordDocument, article: Outgoing, title: str) -> None:
    """Sets what the document says of itself: nobody's name."""
    about = document.core_properties
    about.author, about.comments, about.title = "", "", storable(title)[:255]
    about.language = article.target_language
    about.created = about.modified = article.changed_at

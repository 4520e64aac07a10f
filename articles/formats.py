"""Every format that comes in or goes out, explained once: what the page about formats shows is made of this."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.exporting import writers
from articles.importing import readers

Said = str | Promise


@dataclass(frozen=True, slots=True)
class Guide:
    """A format in words. `reads` is the key of its reader, `writes` those of its writers, `examples` of its examples.

    `incoming` and `outgoing` say in a sentence or two what an import takes and what an export gives.
    """

    key: str
    title: Said
    group: Said
    incoming: Said = ""
    outgoing: Said = ""
    reads: str = ""
    writes: tuple[str, ...] = ()
    more: tuple[str, ...] = ()

    @property
    def examples(self) -> tuple[str, ...]:
        """Keys of examples, for `articles.example.example_of`."""
        return self.writes + self.more

    @property
    def endings(self) -> tuple[str, ...]:
        """How its files are named: first what is read, then what is written besides."""
        read = next((format_.endings for format_ in readers.FORMATS if format_.key == self.reads), ())
        written = [writers.FORMATS[key].ending for key in self.writes]
        return tuple(dict.fromkeys([*read, *written]))

    @property
    def ways_out(self) -> Iterator[tuple[str, Said]]:
        """Key and title of each of its exports."""
        return ((key, writers.FORMATS[key].title) for key in self.writes)


_TEXTS, _TABLES, _TOOLS, _DATA = _("Texts"), _("Tables and data"), _("Translators’ tools"), _("What was corrected")

GUIDES = (
    Guide(
        "text",
        _("Plain text"),
        _TEXTS,
        _(
            "One article a file. NAME.fr.txt is the source of NAME.de.txt; NAME.txt is a translation without source. "
            "UTF-8, or what the file looks like, which the preview names and lets you change."
        ),
        _("The corrected text and nothing else."),
        reads="text",
        writes=("txt",),
        more=("zip",),
    ),
    Guide(
        "html",
        _("Web page"),
        _TEXTS,
        _(
            "One article a page, as a reader sees it: headline, paragraphs, lists, tables and captions as lines, <q> "
            "and <blockquote> with quotation marks. Scripts, menus, cookie banners, share buttons and comments are "
            "left out where that is certain; what is not certain stays, and the checks flag it."
        ),
        _("A page with a headline and paragraphs, its language and direction."),
        reads="html",
        writes=("html",),
    ),
    Guide(
        "docx",
        _("Word document"),
        _TEXTS,
        _(
            "One article a document, named and paired as text files are. Paragraphs are lines, also those in tables; "
            "tracked changes count as accepted. Headers, footers, notes and comments are left out."
        ),
        _("A paragraph for each line, the first as headline. It comes in again as it was."),
        reads="docx",
        writes=("docx",),
    ),
    Guide(
        "markdown", "Markdown", _TEXTS, outgoing=_("CommonMark: nothing in it is markup by accident."), writes=("md",)
    ),
    Guide(
        "tracked",
        _("Tracked changes"),
        _TEXTS,
        outgoing=_(
            "From the machine’s text to the corrected one, by words. Accept all changes, and you have the corrected "
            "text; reject all, and you have the machine’s."
        ),
        writes=("tracked", "tracked-docx"),
    ),
    Guide(
        "zip",
        _("ZIP archive"),
        _TEXTS,
        _(
            "The files in it, as if they were a folder. Sizes, names and how tightly it is packed are looked at "
            "before anything is unpacked."
        ),
        _("Formats of one file for each text come as an archive when there are several."),
        reads="zip",
        more=("zip",),
    ),
    Guide(
        "jsonl",
        _("JSON lines"),
        _TABLES,
        _("One article a line, UTF-8. Only “translation” is required; see the schema."),
        _(
            "Everything that is known of a text: its source, the machine’s and the corrected text, every revision and "
            "decision. Imported and exported again, the same bytes."
        ),
        reads="jsonl",
        writes=("jsonl",),
    ),
    Guide(
        "csv",
        _("CSV and TSV"),
        _TABLES,
        _(
            "One article a row; the first row names the columns. Encoding and delimiter are found by themselves, "
            "usual column names are understood, and the preview lets you change all three."
        ),
        _("A row for each text, safe to open in a spreadsheet: a cell like a formula gets an apostrophe."),
        reads="csv",
        writes=("csv", "tsv"),
    ),
    Guide(
        "xlsx",
        _("Excel workbook"),
        _TABLES,
        _(
            "One article a row of the first sheet that is not hidden. Of formulas their last value; macros and "
            "passwords are refused."
        ),
        _("Cells of text only. A text too long for a cell goes on in the rows below."),
        reads="xlsx",
        writes=("xlsx",),
    ),
    Guide(
        "xliff",
        "XLIFF",
        _TOOLS,
        _("1.2 and 2.x. A file is an article, its units are its paragraphs; inline codes go, words stay words."),
        _(
            "A unit for each pair of paragraphs: the corrected text as target, the machine’s as alternative, "
            "decisions as notes."
        ),
        reads="xliff",
        writes=("xliff", "xliff2"),
    ),
    Guide(
        "tmx",
        _("TMX (memory)"),
        _TOOLS,
        _("Units that name the same article are one; where none is named, the file is."),
        _("Source and corrected text of each pair of paragraphs."),
        reads="tmx",
        writes=("tmx",),
    ),
    Guide(
        "corrections",
        _("Corrections"),
        _DATA,
        outgoing=_(
            "A row for each decision that stands: the paragraph in the source, in the machine’s and in the corrected "
            "text, the span, the check, what was decided, why and when."
        ),
        writes=("corrections", "corrections-csv"),
    ),
    Guide(
        "post-edits",
        _("Post-editing set"),
        _DATA,
        outgoing=_(
            "For training quality estimation: src, mt and pe of each paragraph, OK and BAD for each word and each gap, "
            "and HTER. As JSON lines, or as files of equal lines in the layout of WMT’s tasks."
        ),
        writes=("post-edits", "post-edits-zip"),
    ),
    Guide(
        "mqm",
        "MQM",
        _DATA,
        _("Ratings come in as flags by the command import_findings."),
        _("WMT’s table of errors: those that people accepted or put right, the span in <v>…</v>."),
        writes=("mqm",),
    ),
)


def ways_out() -> list[tuple[Said, list[tuple[str, Said]]]]:
    """The exports by group, as a form offers them: group, and key and title of each."""
    groups: dict[str, list[tuple[str, Said]]] = {}
    for guide in GUIDES:
        groups.setdefault(str(guide.group), []).extend(guide.ways_out)
    return list(groups.items())

"""What the text is: projects, articles, translations, revisions, what they are found by, import batches, uploads."""

from articles.models.article import Article
from articles.models.batch import ImportBatch
from articles.models.project import Project
from articles.models.revision import Revision
from articles.models.search import SearchText
from articles.models.translation import Translation
from articles.models.upload import Upload

__all__ = ["Article", "ImportBatch", "Project", "Revision", "SearchText", "Translation", "Upload"]

"""What the text is: projects, articles, translations, revisions, imports, jobs, what is searched."""

from articles.models.article import Article
from articles.models.batch import ImportBatch, ImportNote, Renewal
from articles.models.job import Job
from articles.models.project import Project
from articles.models.revision import Revision
from articles.models.search import SearchText
from articles.models.translation import Translation
from articles.models.upload import Upload

__all__ = [
    "Article",
    "ImportBatch",
    "ImportNote",
    "Job",
    "Project",
    "Renewal",
    "Revision",
    "SearchText",
    "Translation",
    "Upload",
]

"""What the text is: projects, articles, translations, revisions, import batches, uploads, jobs."""

from articles.models.article import Article
from articles.models.batch import ImportBatch, ImportNote, Renewal
from articles.models.job import Job
from articles.models.project import Project
from articles.models.revision import Revision
from articles.models.translation import Translation
from articles.models.upload import Upload

__all__ = ["Article", "ImportBatch", "ImportNote", "Job", "Project", "Renewal", "Revision", "Translation", "Upload"]

"""What we think of a text, what the desk knows, and how it works: flags, decisions, terms, rules, views, presence."""

from review.models.decision import Decision
from review.models.flag import Flag
from review.models.knowledge import LearnedRule, Term
from review.models.line import LineCount
from review.models.measure import Measure
from review.models.notification import Notification
from review.models.presence import Presence
from review.models.saved_view import SavedView
from review.models.standing import CheckStanding, CheckState

__all__ = [
    "CheckStanding",
    "CheckState",
    "Decision",
    "Flag",
    "LearnedRule",
    "LineCount",
    "Measure",
    "Notification",
    "Presence",
    "SavedView",
    "Term",
]

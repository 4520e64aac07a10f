"""What we think of a text: flags, decisions, measures; what the desk knows: terms, rules, lines, where checks stand,
and what people chose for themselves."""

from review.models.comment import Comment
from review.models.decision import Decision
from review.models.flag import Flag
from review.models.knowledge import LearnedRule, Term
from review.models.line import LineCount
from review.models.measure import Measure
from review.models.notification import Notification
from review.models.preferences import Preferences
from review.models.standing import CheckStanding, CheckState

__all__ = [
    "CheckStanding",
    "CheckState",
    "Comment",
    "Decision",
    "Flag",
    "LearnedRule",
    "LineCount",
    "Measure",
    "Notification",
    "Preferences",
    "Term",
]

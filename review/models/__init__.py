"""What we think of a text, what the desk knows, how people work: flags, decisions, terms, rules, preferences, views."""

from review.models.comment import Comment
from review.models.coverage import Seen, SignOff, Skip
from review.models.decision import Decision
from review.models.flag import Flag
from review.models.knowledge import LearnedRule, Term
from review.models.line import LineCount
from review.models.measure import Measure
from review.models.notification import Notification
from review.models.preferences import Preferences
from review.models.presence import Presence
from review.models.saved_view import SavedView
from review.models.silence import Silence
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
    "Presence",
    "SavedView",
    "Seen",
    "SignOff",
    "Silence",
    "Skip",
    "Term",
]

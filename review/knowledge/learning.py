"""Rules learned from corrections: what people chose again and again is proposed, and a lead says what becomes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Count, Min, Q

from articles.models import Project, Translation
from review.desk.notifying import tell_of_rules
from review.detector import Where
from review.detector.terms import occurrences
from review.knowledge.everywhere import texts_of_source, wordings
from review.knowledge.refreshing import due_again
from review.models import Decision, Flag, LearnedRule
from review.models.decision import DecisionQuerySet

CHOSEN = 3
"""In how many translations people must have chosen the same words before a rule is proposed."""
LONGEST = 200
"""Characters of a rule's words."""
CHECK_ID = "learned_rule"


class RuleTwiceError(Exception):
    """There is such a rule already, or an active one for the same words."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A correction that people chose in so many translations and that is no rule yet."""

    source_language: str
    target_language: str
    find: str
    replace: str
    times: int
    born_of_id: int
    quote: str
    """The wrong words as they stood, with their white space."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What people made of the flags of a rule: took its words, put others, dismissed it."""

    accepted: int = 0
    overridden: int = 0
    dismissed: int = 0

    @property
    def right(self) -> int:
        """How many pointed at a fault: accepted, or given other words."""
        return self.accepted + self.overridden

    @property
    def total(self) -> int:
        return self.right + self.dismissed


def is_rule(find: str, replace: str) -> bool:
    """Whether these words could be a rule: literal, within a line, and silent once it was followed."""
    usable = all(words.strip() and "\n" not in words and len(words) <= LONGEST for words in (find, replace))
    return usable and find != replace and any(map(str.isalnum, find)) and not stands_in(find, replace)


def stands_in(find: str, replace: str) -> bool:
    """Whether the right words hold the wrong ones, so that a rule would never be satisfied."""
    return any(True for words in wordings(find, replace) for _ in occurrences(words, replace, ignore_case=False))


def proposals(chosen_in: Translation | None = None) -> list[Proposal]:
    """The corrections that people chose in CHOSEN translations or more and that are no rule in any state, in order.

    Own texts count, and fixes that were chosen among several or raised by a person: what a check offers alone and by
    itself needs no rule. With `chosen_in` only those that were chosen in that translation as well.
    """
    rules = LearnedRule.objects.values_list("source_language", "target_language", "find", "replace")
    known, found = set(rules), list[Proposal]()
    for source, target, quote, replace, times, first in _chosen_again(chosen_in):
        find = " ".join(quote.split())
        if is_rule(find, replace) and (source, target, find, replace) not in known:
            found.append(Proposal(source, target, find, replace, times, first, quote))
    return found


def propose(by: User | None = None, *, at: datetime, chosen_in: Translation | None = None) -> list[LearnedRule]:
    """Stores what `proposals` finds as rules to be confirmed, and lets leads know; doing it twice is doing it once."""
    fresh = [
        LearnedRule(
            source_language=proposal.source_language,
            target_language=proposal.target_language,
            find=proposal.find,
            replace=proposal.replace,
            source_condition=_condition(proposal),
            born_of_id=proposal.born_of_id,
        )
        for proposal in proposals(chosen_in)
    ]
    LearnedRule.objects.bulk_create(fresh, ignore_conflicts=True)
    if fresh:
        tell_of_rules(by, at=at)
    return fresh


def save_rule(rule: LearnedRule) -> None:
    """Stores a rule that is new or has other words. Raises what `_store` raises; then nothing was changed."""
    _store(rule, ["find", "replace", "source_condition"] if rule.pk else [])


def delete_rule(rule: LearnedRule) -> None:
    """Takes the rule out; where it was active, texts in its languages are due for checking."""
    with transaction.atomic():
        if rule.state == LearnedRule.State.ACTIVE:
            due_again(rule.source_language, rule.target_language)
        rule.delete()


def change_state(rule: LearnedRule, state: LearnedRule.State, by: User) -> None:
    """A lead confirms the rule, puts it on trial or retires it. Raises what `_store` raises."""
    rule.state = state
    if state == LearnedRule.State.ACTIVE:
        rule.confirmed_by = by
    _store(rule, ["state", "confirmed_by"])


def _store(rule: LearnedRule, fields: list[str]) -> None:
    """Saves the fields (all of a new rule); texts are due for checking again where the rule was or is active.

    Raises RuleTwiceError for a second one, and LearnedRule.DoesNotExist when it was taken out meanwhile.
    """
    try:
        with transaction.atomic():
            before = LearnedRule.objects.select_for_update().get(pk=rule.pk) if rule.pk else None
            rule.save(update_fields=fields or None)
            if LearnedRule.State.ACTIVE in (rule.state, before and before.state):
                due_again(rule.source_language, rule.target_language)
    except IntegrityError as error:
        raise RuleTwiceError from error


def decisions_like(rule: LearnedRule) -> DecisionQuerySet:
    """The live decisions that made the rule's correction, the newest first."""
    pairs = wordings(rule.find, rule.replace)
    chosen = Q()
    for find, replace in pairs.items():
        chosen |= Q(flag__quote=find, replacement=replace)
    return _on_words(rule).filter(chosen).order_by("-at", "-pk")


def chose_otherwise(rule: LearnedRule) -> Tally:
    """What people made of flags on the rule's words, whoever raised them: this correction, another, or none."""
    live = _on_words(rule)
    taken = decisions_like(rule).count()
    dismissed = live.filter(kind=Decision.Kind.DISMISS).count()
    return Tally(taken, live.count() - taken - dismissed, dismissed)


def visible(decisions: DecisionQuerySet, user: User) -> DecisionQuerySet:
    """Those on texts that this person may see, with what is shown of them."""
    theirs = decisions.filter(flag__translation__article__project__in=Project.objects.visible_to(user))
    return theirs.select_related("flag__translation__article", "by", "revision")


def tallies(rules: Iterable[LearnedRule]) -> Mapping[int, Tally]:
    """What people made of the flags that each rule raised."""
    counts: Counter[tuple[str, str, str, str, str]] = Counter()
    decided = Decision.objects.live().filter(flag__check_id=CHECK_ID, flag__origin=Flag.Origin.DETECTOR)
    languages = "flag__translation__article__source_language", "flag__translation__target_language"
    for source, target, evidence, kind in decided.values_list(*languages, "flag__evidence", "kind"):
        texts = {piece["where"]: piece["text"] for piece in evidence}
        counts[source, target, texts.get(Where.PROJECT, ""), texts.get(Where.SOURCE, ""), kind] += 1
    return {rule.pk: _tally(rule, counts) for rule in rules}


def _tally(rule: LearnedRule, counts: Counter[tuple[str, str, str, str, str]]) -> Tally:
    its = rule.source_language, rule.target_language, f"{rule.find} → {rule.replace}", rule.source_condition
    return Tally(
        *(counts[*its, kind.value] for kind in (Decision.Kind.ACCEPT, Decision.Kind.OVERRIDE, Decision.Kind.DISMISS))
    )


def _on_words(rule: LearnedRule) -> DecisionQuerySet:
    return Decision.objects.live().filter(
        flag__quote__in=list(wordings(rule.find, rule.replace)),
        flag__translation__article__source_language=rule.source_language,
        flag__translation__target_language=rule.target_language,
    )


def _telling() -> DecisionQuerySet:
    """Decisions by which a person said what the words should be, where no check would say it by itself."""
    own = Q(kind=Decision.Kind.OVERRIDE)
    among_several = Q(kind=Decision.Kind.ACCEPT, flag__suggestions__1__isnull=False)
    raised_by_people = Q(kind=Decision.Kind.ACCEPT) & ~Q(flag__origin=Flag.Origin.DETECTOR)
    return Decision.objects.live().filter(own | among_several | raised_by_people).exclude(flag__check_id=CHECK_ID)


def _chosen_again(chosen_in: Translation | None) -> list[tuple[str, str, str, str, int, int]]:
    """Languages, wrong words, right words, in how many translations, and the first decision; the most often first."""
    languages = "flag__translation__article__source_language", "flag__translation__target_language"
    telling = _telling().exclude(replacement="")
    if chosen_in:
        its = telling.filter(flag__translation=chosen_in).order_by()
        telling = telling.filter(flag__quote__in=its.values("flag__quote"), replacement__in=its.values("replacement"))
    pairs = telling.values_list(*languages, "flag__quote", "replacement").order_by()
    counted = pairs.annotate(times=Count("flag__translation", distinct=True), first=Min("pk"))
    return list(counted.filter(times__gte=CHOSEN).order_by("-times", "flag__quote", "replacement"))


def _condition(proposal: Proposal) -> str:
    """The longest words of the source that every one of the decisions behind it had as evidence; "" for none."""
    alike = _telling().filter(
        flag__quote=proposal.quote,
        replacement=proposal.replace,
        flag__translation__article__source_language=proposal.source_language,
        flag__translation__target_language=proposal.target_language,
    )
    common: set[str] | None = None
    for evidence in alike.values_list("flag__evidence", flat=True).iterator():
        texts = set(texts_of_source(evidence))
        common = texts if common is None else common & texts
        if not common:
            return ""
    fitting = sorted(text for text in common or () if len(text) <= LONGEST and "\n" not in text)
    return max(fitting, key=len, default="")

"""Random people doing random things: the invariants hold after each of them."""

import contextlib
import uuid

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from articles.door import ConflictError, at_number, head_of
from articles.models import Translation
from articles.text import TextRefusedError, paragraphs
from review.acting.deciding import ChangedFlagError, DecidedError, Operation, accept, accept_all, dismiss, override
from review.acting.editing import edit_paragraph, restore
from review.acting.undoing import NothingToUndoError, undo_decision, undo_revision
from review.flagging.checking import recheck
from review.models import Decision, Flag
from review.verifying import broken_promises
from tests.builders import a_flag, a_translation, a_user

WORDS = st.lists(
    st.sampled_from(["Wort", "wort", "neue", "neue neue", "12", "„ja“", "é", "👩‍👧", "\u00a0"]), min_size=1, max_size=6
)
REFUSALS = (ConflictError, DecidedError, ChangedFlagError, TextRefusedError, NothingToUndoError)


class Desk(RuleBasedStateMachine):
    """Two people and the detector at one translation; every base may be stale."""

    @initialize()
    def begin(self):
        self.people = [a_user(), a_user()]
        self.translation = a_translation(checked=True)

    def operation(self, person):
        return Operation(self.people[person], uuid.uuid4())

    def base(self, data):
        return data.draw(st.integers(0, head_of(self.translation.pk).number))

    def flag(self, data):
        flags = list(Flag.objects.filter(translation=self.translation).order_by("pk"))
        return data.draw(st.sampled_from(flags)) if flags else None

    @rule(data=st.data(), person=st.integers(0, 1), fix=st.integers(0, 1))
    def accepts(self, data, person, fix):
        if flag := self.flag(data):
            try:
                accept(flag, fix, self.base(data), self.operation(person))
            except (*REFUSALS, IndexError):
                pass

    @rule(data=st.data(), person=st.integers(0, 1), words=WORDS)
    def overrides(self, data, person, words):
        if flag := self.flag(data):
            self.tries(override, flag, " ".join(words), self.operation(person))

    @rule(data=st.data(), person=st.integers(0, 1))
    def dismisses(self, data, person):
        if flag := self.flag(data):
            self.tries(dismiss, flag, self.operation(person))

    @rule(person=st.integers(0, 1))
    def accepts_all(self, person):
        self.tries(accept_all, list(Flag.objects.filter(translation=self.translation)), self.operation(person))

    @rule(data=st.data(), person=st.integers(0, 1), words=WORDS)
    def edits(self, data, person, words):
        base = self.base(data)
        found = list(paragraphs(at_number(self.translation.pk, base).text))
        if found:
            paragraph = data.draw(st.sampled_from(found))
            text = data.draw(
                st.sampled_from([paragraph.text + " " + words[0], words[0] + paragraph.text, " ".join(words)])
            )
            self.tries(edit_paragraph, self.translation, base, paragraph.index, text, self.operation(person))

    @rule(data=st.data(), person=st.integers(0, 1))
    def restores(self, data, person):
        self.tries(restore, self.translation, self.base(data), self.base(data), self.operation(person))

    @rule(data=st.data(), person=st.integers(0, 1))
    def undoes_a_decision(self, data, person):
        decisions = list(Decision.objects.filter(flag__translation=self.translation).order_by("pk"))
        if decisions:
            self.tries(undo_decision, data.draw(st.sampled_from(decisions)), self.operation(person))

    @rule(data=st.data(), person=st.integers(0, 1))
    def undoes_a_revision(self, data, person):
        revisions = list(self.translation.revisions.filter(number__gt=0))
        if revisions:
            self.tries(undo_revision, data.draw(st.sampled_from(revisions)), self.operation(person))

    @precondition(lambda self: Flag.objects.filter(translation=self.translation).count() < 20)
    @rule(data=st.data())
    def another_tool_flags(self, data):
        words = head_of(self.translation.pk).text.split()
        if words:
            a_flag(Translation.objects.get(pk=self.translation.pk), data.draw(st.sampled_from(words)), "ersetzt")

    @rule()
    def checking_unchanged_text_again_changes_nothing(self):
        before = list(Flag.objects.filter(translation=self.translation).order_by("pk").values())
        recheck(self.translation.pk)
        assert list(Flag.objects.filter(translation=self.translation).order_by("pk").values()) == before

    @invariant()
    def promises_hold(self):
        assert list(broken_promises(Translation.objects.get(pk=self.translation.pk))) == []

    def tries(self, act, *args):
        with contextlib.suppress(REFUSALS):
            act(*args)


class TestHistories(TestCase):
    """Each example runs in a transaction of its own."""

    def test_the_promises_hold_whatever_people_do(self):
        from django.db import transaction
        from hypothesis.stateful import run_state_machine_as_test

        class RolledBack(Desk):
            def __init__(self):
                self.atomic = transaction.atomic()
                self.atomic.__enter__()
                super().__init__()

            def teardown(self):
                transaction.set_rollback(True)
                self.atomic.__exit__(None, None, None)

        run_state_machine_as_test(
            RolledBack,
            settings=settings(
                max_examples=40, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )

"""People at a desk, for Hypothesis: everything that anybody can do to texts, with what must come of it."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from articles.door import ConflictError, head_of
from articles.exporting.gathering import gathered
from articles.exporting.outgoing import nameless
from articles.exporting.writers.corrections import MQM, stream_mqm
from articles.exporting.writers.corrections import stream_jsonl as stream_corrections
from articles.importing import taking_back
from articles.importing.importer import Import, Unwatched
from articles.importing.incoming import Settings
from articles.importing.members import at_path
from articles.jobs.queueing import start
from articles.models import ImportBatch, Renewal, Revision, Translation
from articles.text import TextRefusedError, is_blank, normalised, paragraphs
from review.acting.commenting import answer_in, open_thread, reopen_thread, resolve, withdraw
from review.acting.coverage import mark_seen
from review.acting.deciding import ChangedFlagError, DecidedError, Operation, accept, accept_all, override
from review.acting.dismissing import NoWordsError, dismiss_in, revoke
from review.acting.editing import edit_paragraph, restore
from review.acting.offering import AnsweredError, decline, take
from review.acting.pointing import Pointer, PointsNowhereError
from review.acting.remarking import Remark, raise_flag
from review.acting.signing import GuardedError, reopen, sign_off
from review.acting.spreading import Tick, flag_approved, spread
from review.acting.structure import ImpossibleError, Place, delete_paragraph, join_paragraphs, split_paragraph
from review.acting.taking_back import take_back
from review.acting.undoing import NothingToUndoError, undo_decision, undo_revision
from review.detector import ErrorType, Severity, all_checks
from review.flagging.checking import recheck
from review.flagging.companion import ApprovedError
from review.importing.arriving import ReviewDesk
from review.knowledge.everywhere import Correction, hits_in
from review.knowledge.glossary import delete_term, save_term
from review.knowledge.learning import change_state
from review.models import Comment, Decision, Flag, LearnedRule, Silence, Term
from review.reporting.corrections import aligned, decisions_on
from review.reporting.measuring import measure
from review.reporting.standing import Choice, ChosenMeanwhileError, choose
from review.verifying import broken_batch, broken_promises
from tests.builders import a_flag, a_project, a_rule, a_user, bring_in

WORDS = [
    "Wort",
    "wort",
    "neue",
    "neue neue",
    "12",
    "„ja“",
    "é",
    "e\u0301",
    "👩‍👧",
    "\u00a0",
    "שלום",
    "الحكومة",
    "\u200f",
]
PHRASES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
TYPED = st.lists(PHRASES, min_size=1, max_size=3).map("\r\n".join)
SENTENCES = ["Das Wort gilt.", "Wir kamen neue neue Wege.", "Er sagte 12 Worte!", "קרא את שלום.", "Ende 👩‍👧 gut."]
TEXTS = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=3)
SOURCES = ["", "Le mot compte.\n\nIl a dit 12 mots."]
REFUSALS = (
    AnsweredError,
    ApprovedError,
    ChangedFlagError,
    ChosenMeanwhileError,
    ConflictError,
    DecidedError,
    GuardedError,
    ImpossibleError,
    NoWordsError,
    NothingToUndoError,
    PointsNowhereError,
    TextRefusedError,
)
PERSON, TEXT = st.integers(0, 1), st.integers(0, 1)
CORRECTION = Correction("fr", "de", "Wort", "Ausdruck")


class Refused:
    """What an act comes to that was refused; then nothing was changed."""


REFUSED = Refused()


class Desk(RuleBasedStateMachine):
    """Two people, the detector and an importing machine at two texts; every base may be stale.

    `texts` is the model beside it: what every revision of each text must say, for ever.
    """

    @initialize(texts=st.lists(TEXTS, min_size=2, max_size=2), source=st.sampled_from(SOURCES))
    def begin(self, texts: list[list[str]], source: str) -> None:
        self.people, self.project = [a_user(), a_user()], a_project()
        self.bring({number: "\n\n".join(text) for number, text in enumerate(texts)}, source)
        self.pks = list(
            Translation.objects.filter(article__project=self.project).order_by("pk").values_list("pk", flat=True)
        )
        self.texts = {pk: [head_of(pk).text] for pk in self.pks}

    # --- acts on flags ------------------------------------------------------------------------------------------------

    @rule(data=st.data(), person=PERSON, text=TEXT, fix=st.integers(0, 1))
    def accepts(self, data, person, text, fix):
        if (flag := self.flag(data, text)) and fix < len(flag.suggestions):
            self.puts(flag, flag.suggestions[fix], lambda: accept(flag, fix, self.base(data, text), self.by(person)))

    @rule(data=st.data(), person=PERSON, text=TEXT, words=TYPED | st.just(""))
    def overrides(self, data, person, text, words):
        if flag := self.flag(data, text):
            words = words.replace("\r\n", "\n")
            self.puts(flag, flag.holding(words), lambda: override(flag, words, self.by(person)))

    @rule(data=st.data(), person=PERSON, text=TEXT, scope=st.sampled_from(Decision.Scope))
    def dismisses(self, data, person, text, scope):
        if flag := self.flag(data, text):
            self.leaves_texts(lambda: dismiss_in(scope, flag, self.by(person)))

    @rule(person=PERSON, text=TEXT)
    def accepts_all(self, person, text):
        self.writes(text, lambda: accept_all(list(self.flags(text)), self.by(person)))

    @precondition(lambda self: Flag.objects.count() < 40)
    @rule(data=st.data(), text=TEXT, fix=PHRASES)
    def another_tool_flags(self, data, text, fix):
        translation = self.translation(text)
        words = head_of(translation.pk).text.split()
        if words and not translation.is_approved:
            self.leaves_texts(lambda: a_flag(translation, data.draw(st.sampled_from(words)), fix))

    @precondition(lambda self: Flag.objects.count() < 40)
    @rule(data=st.data(), person=PERSON, text=TEXT, fix=st.none() | PHRASES)
    def flags_words_of_their_own(self, data, person, text, fix):
        remark = Remark(ErrorType.MISTRANSLATION, Severity.MINOR, "Falsch.", fix)
        pointer = self.pointer(data, text)
        self.leaves_texts(lambda: raise_flag(self.translation(text), pointer, remark, self.by(person)))

    # --- acts on paragraphs and texts ---------------------------------------------------------------------------------

    @rule(data=st.data(), person=PERSON, text=TEXT, words=TYPED)
    def edits(self, data, person, text, words):
        base = self.base(data, text)
        if not (found := self.paragraphs(text, base)) or is_blank(words):
            return
        old = data.draw(st.sampled_from(found))
        new = data.draw(st.sampled_from([f"{old.text} {words}", words + old.text, words]))
        made = self.writes(text, lambda: edit_paragraph(self.translation(text), base, old.index, new, self.by(person)))
        if made is not REFUSED and self.was_head(made, base):
            lines = [one.text for one in paragraphs("\n".join([*self.lines(found[: old.index]), normalised(new)]))]
            assert self.lines(self.paragraphs(text))[: len(lines)] == lines

    @rule(data=st.data(), person=PERSON, text=TEXT)
    def takes_a_paragraph_out(self, data, person, text):
        if place := self.place(data, text):
            before = self.lines(self.paragraphs(text, place.base))
            made = self.writes(text, lambda: delete_paragraph(place, self.by(person)))
            if made is not REFUSED and self.was_head(made, place.base):
                assert self.lines(self.paragraphs(text)) == before[: place.index] + before[place.index + 1 :]

    @rule(data=st.data(), person=PERSON, text=TEXT)
    def joins_paragraphs(self, data, person, text):
        if place := self.place(data, text):
            before = self.lines(self.paragraphs(text, place.base))
            made = self.writes(text, lambda: join_paragraphs(place, self.by(person)))
            if made is not REFUSED and self.was_head(made, place.base):
                joined = f"{before[place.index].rstrip()} {before[place.index + 1].lstrip()}"
                assert self.lines(self.paragraphs(text)) == [*before[: place.index], joined, *before[place.index + 2 :]]

    @rule(data=st.data(), person=PERSON, text=TEXT, sentence=st.integers(1, 2))
    def splits_a_paragraph(self, data, person, text, sentence):
        if place := self.place(data, text):
            before = self.lines(self.paragraphs(text, place.base))
            made = self.writes(text, lambda: split_paragraph(place, sentence, self.by(person)))
            if made is not REFUSED and self.was_head(made, place.base):
                assert len(self.paragraphs(text)) == len(before) + 1
                assert "".join(self.head(text).split()) == "".join("".join(before).split())

    @rule(data=st.data(), person=PERSON, text=TEXT)
    def restores(self, data, person, text):
        number, base = self.base(data, text), self.base(data, text)
        made = self.writes(text, lambda: restore(self.translation(text), number, base, self.by(person)))
        assert made is REFUSED or self.head(text) == self.texts[self.pks[text]][number]

    @rule(data=st.data(), person=PERSON, text=TEXT)
    def undoes_a_decision(self, data, person, text):
        decisions = list(Decision.objects.filter(flag__translation=self.pks[text]).order_by("pk"))
        if decisions:
            decision = data.draw(st.sampled_from(decisions))
            self.writes(text, lambda: undo_decision(decision, self.by(person)))

    @rule(data=st.data(), person=PERSON, text=TEXT)
    def undoes_a_revision(self, data, person, text):
        revisions = list(self.translation(text).revisions.filter(number__gt=0).order_by("-number"))
        if revisions:
            undone = data.draw(st.sampled_from(revisions))
            partly = undone.decisions.filter(undone_at__isnull=False).exists()
            made = self.writes(text, lambda: undo_revision(undone, self.by(person)))
            if made is not REFUSED and made.number == undone.number + 1 and not partly:
                assert made.text == self.texts[self.pks[text]][undone.number - 1]

    @rule(person=PERSON)
    def corrects_everywhere_and_perhaps_takes_it_back(self, person):
        found = {pk: Translation.objects.select_related("article").get(pk=pk) for pk in self.pks}
        before = {pk: head_of(pk).text for pk in self.pks}
        ticks = [
            Tick(pk, one.number, edit.start)
            for pk, one in found.items()
            for edit in hits_in(CORRECTION, one.article.source_text, before[pk])
        ]
        outcomes = self.writes_everywhere(lambda: spread(CORRECTION, ticks, found, self.by(person)))
        assert sum(one.done + one.left for one in outcomes) == len(ticks)
        assert not any(one.left for one in outcomes if not one.translation.is_approved)
        self.leaves_texts(lambda: flag_approved(CORRECTION, ticks, found, self.people[person]))

    @rule(data=st.data(), person=PERSON)
    def takes_a_correction_back_everywhere(self, data, person):
        made = Revision.objects.filter(kind=Revision.Kind.BULK, translation__in=self.pks).order_by("pk")
        if made:
            some = data.draw(st.lists(st.sampled_from(list(made)), min_size=1, max_size=3, unique=True))
            self.writes_everywhere(lambda: take_back(some, self.by(person)), most=3)

    # --- talk, coverage, signing off ----------------------------------------------------------------------------------

    @precondition(lambda self: Comment.objects.count() < 12)
    @rule(data=st.data(), person=PERSON, text=TEXT, whole=st.booleans())
    def comments(self, data, person, text, whole):
        pointer = None if whole else self.pointer(data, text)
        self.leaves_texts(lambda: open_thread(self.translation(text), pointer, "Wirklich?", self.by(person)))

    @rule(data=st.data(), person=PERSON, act=st.sampled_from(["answer", "resolve", "reopen", "withdraw"]))
    def goes_on_talking(self, data, person, act):
        if threads := list(Comment.objects.threads().order_by("pk")):
            thread, now = data.draw(st.sampled_from(threads)), timezone.now()
            acts: dict[str, Callable[[], object]] = {
                "answer": lambda: answer_in(thread, "Ja.", self.by(person)),
                "resolve": lambda: resolve(thread, self.people[person], at=now),
                "reopen": lambda: reopen_thread(thread),
                "withdraw": lambda: withdraw(thread, at=now),
            }
            self.leaves_texts(acts[act])

    @rule(data=st.data(), person=PERSON, text=TEXT)
    def marks_as_seen(self, data, person, text):
        seen = self.lines(self.paragraphs(text, self.base(data, text)))
        self.leaves_texts(lambda: mark_seen(self.translation(text), seen, self.people[person], at=timezone.now()))

    @rule(data=st.data(), person=PERSON, text=TEXT, reason=st.sampled_from(["", "Eilt."]), twice=st.booleans())
    def signs_off(self, data, person, text, reason, twice):
        pk, base, how = self.pks[text], self.base(data, text), {"reason": reason, "looks_twice": twice}
        made = self.leaves_texts(lambda: sign_off(pk, base, self.by(person), at=timezone.now(), **how))
        if made is not REFUSED:
            measure(pk)
            assert self.translation(text).is_approved

    @rule(text=TEXT, person=PERSON)
    def reopens(self, text, person):
        self.leaves_texts(lambda: reopen(self.pks[text], self.by(person), at=timezone.now()))

    # --- what the desk knows ------------------------------------------------------------------------------------------

    @rule(person=PERSON)
    def revokes_a_silence(self, person):
        if silence := Silence.objects.in_force().order_by("pk").first():
            self.leaves_texts(lambda: revoke(silence, self.people[person], at=timezone.now()))

    @rule(wanted=st.booleans())
    def changes_the_glossary(self, wanted):
        terms = list(Term.objects.all())
        for term in terms:
            self.leaves_texts(lambda term=term: delete_term(term))
        if wanted and not terms:
            term = Term(source_language="fr", target_language="de", source="mot", target="Begriff", forbidden=["Wort"])
            self.leaves_texts(lambda: save_term(term))

    @rule(person=PERSON, state=st.sampled_from(LearnedRule.State))
    def says_what_becomes_of_a_rule(self, person, state):
        learned = LearnedRule.objects.first() or a_rule("Worte", "Wörter")
        self.leaves_texts(lambda: change_state(learned, state, self.people[person]))

    @rule(data=st.data(), person=PERSON, state=st.sampled_from(["", "on", "hint", "off"]))
    def quiets_a_check(self, data, person, state):
        check = next(check for check in all_checks() if check.id == "doubled_word")
        choice = Choice(state, data.draw(st.sampled_from(["", "on", "hint", "off"])))
        by, now = self.people[person], timezone.now()
        self.leaves_texts(lambda: choose(self.project, check.id, choice, by=by, at=now))

    @rule(text=TEXT)
    def checking_unchanged_text_again_changes_nothing(self, text):
        self.leaves_texts(lambda: recheck(self.pks[text]))
        before = list(self.flags(text).values())
        recheck(self.pks[text])
        assert list(self.flags(text).values()) == before

    # --- machine text -------------------------------------------------------------------------------------------------

    @precondition(lambda self: ImportBatch.objects.count() < 6)
    @rule(text=TEXT, words=TEXTS)
    def new_machine_text_comes(self, text, words):
        self.writes_everywhere(lambda: self.bring({text: "\n\n".join(words)}, ""))

    @rule(data=st.data(), person=PERSON, wanted=st.booleans())
    def answers_an_offer(self, data, person, wanted):
        offers = list(Renewal.objects.exclude(text="").filter(translation__in=self.pks).order_by("pk"))
        if offers:
            offer = data.draw(st.sampled_from(offers))
            text = self.pks.index(offer.translation_id)
            base = self.base(data, text)
            if not wanted:
                self.leaves_texts(lambda: decline(offer, self.by(person)))
            elif self.writes(text, lambda: take(offer, base, self.by(person))) is not REFUSED:
                assert self.head(text) == offer.text

    @rule()
    def takes_the_newest_import_back(self):
        batch = ImportBatch.objects.filter(undone_at=None).order_by("-pk").first()
        if batch and batch.renewals.exists():
            job = start("undo", self.project, batch=batch, by=self.people[0])
            self.writes_everywhere(lambda: taking_back.take_back(batch, job, ReviewDesk(), Unwatched()))

    # --- what must hold after each act --------------------------------------------------------------------------------

    @invariant()
    def promises_hold(self):
        for translation in Translation.objects.filter(pk__in=self.pks):
            assert list(broken_promises(translation)) == []
        assert [sentence for batch in ImportBatch.objects.all() for sentence in broken_batch(batch)] == []

    @invariant()
    def every_text_that_ever_stood_is_as_it_was(self):
        for pk in self.pks:
            assert self.stored(pk) == self.texts[pk]

    @invariant()
    def corrections_go_out_as_they_were_decided(self):
        """Each live decision once; where it names a span, its words stand there in the machine's text."""
        articles = list(gathered(Translation.objects.filter(pk__in=self.pks), decisions_on, nameless, aligned))
        rows = [json.loads(row) for row in stream_corrections(articles)]
        live = Decision.objects.live().filter(flag__translation__in=self.pks)
        assert Counter(row["kind"] for row in rows) == Counter(live.values_list("kind", flat=True))
        for row in rows:
            if row["span"] is not None:
                assert row["machine"][slice(*row["span"])] == row["quote"]
        _header, *ratings = b"".join(stream_mqm(articles)).decode().splitlines()
        confirmed = [row for row in rows if row["kind"] != "dismiss" and row["span"] is not None]
        assert [self.unmarked(rating) for rating in ratings] == [" ".join(row["machine"].split()) for row in confirmed]

    @staticmethod
    def unmarked(rating: str) -> str:
        """The machine's text of a rating in the WMT layout, without the tags around the error."""
        return " ".join(rating.split("\t")[MQM.index("target")].replace("<v>", "").replace("</v>", "").split())

    # --- how it is done -----------------------------------------------------------------------------------------------

    def tries(self, act: Callable[[], object], most: int) -> object:
        """What comes of the act: refused and nothing changed, or so many new revisions at most for each text."""
        before = {pk: list(texts) for pk, texts in self.texts.items()}
        try:
            made = act()
        except REFUSALS:
            made = REFUSED
        self.texts = {pk: self.stored(pk) for pk in self.pks}
        for pk, texts in before.items():
            assert self.texts[pk][: len(texts)] == texts
            assert len(self.texts[pk]) <= len(texts) + (0 if made is REFUSED else most)
        return made

    def writes(self, text: int, act: Callable[[], object]) -> object:
        other = list(self.texts[self.pks[1 - text]])
        made = self.tries(act, 1)
        assert self.texts[self.pks[1 - text]] == other
        return made

    def writes_everywhere(self, act: Callable[[], object], most: int = 1) -> object:
        return self.tries(act, most)

    def leaves_texts(self, act: Callable[[], object]) -> object:
        return self.tries(act, 0)

    def puts(self, flag: Flag, words: str, act: Callable[[], object]) -> None:
        """Decides a flag: where it was done, the words stand in the place of the flag's and nothing else is changed."""
        text = self.pks.index(flag.translation_id)
        before, start, end = self.head(text), flag.start, flag.end
        made = self.writes(text, act)
        if made is not REFUSED and before != self.head(text):
            after = before[:start] + words + before[end:]
            assert self.head(text) == after or (not words and self.lines_of(self.head(text)) == self.lines_of(after))

    def by(self, person: int) -> Operation:
        return Operation(self.people[person], uuid.uuid4())

    def translation(self, text: int) -> Translation:
        return Translation.objects.select_related("article").get(pk=self.pks[text])

    def head(self, text: int) -> str:
        return self.texts[self.pks[text]][-1]

    def base(self, data: st.DataObject, text: int) -> int:
        """The newest revision, or some older one."""
        newest = len(self.texts[self.pks[text]]) - 1
        chosen: int = data.draw(st.just(newest) | st.integers(0, newest))
        return chosen

    def flags(self, text: int):
        return Flag.objects.filter(translation=self.pks[text]).order_by("pk")

    def flag(self, data, text: int) -> Flag | None:
        """An open flag, or any other."""
        every, waiting = list(self.flags(text)), list(self.flags(text).open())
        return data.draw(st.sampled_from(waiting or every) | st.sampled_from(every)) if every else None

    def paragraphs(self, text: int, number: int = -1):
        return list(paragraphs(self.texts[self.pks[text]][number]))

    def place(self, data, text: int) -> Place | None:
        base = self.base(data, text)
        found = self.paragraphs(text, base)
        return Place(self.translation(text), base, data.draw(st.integers(0, len(found) - 1))) if found else None

    def pointer(self, data, text: int) -> Pointer:
        base = self.base(data, text)
        found = data.draw(st.sampled_from(self.paragraphs(text, base)))
        return Pointer(base, found.index, data.draw(st.sampled_from(["", *found.text.split()])))

    def bring(self, texts: dict[int, str], source: str) -> None:
        rows = [{"id": f"a{number}", "source": source, "translation": text} for number, text in texts.items()]
        with TemporaryDirectory() as folder:
            path = Path(folder, "rows.jsonl")
            path.write_text("".join(json.dumps(row) + "\n" for row in rows))
            bring_in(Import("rows.jsonl", (at_path(path),), Settings("fr", "de")), self.project)

    @staticmethod
    def stored(pk: int) -> list[str]:
        return list(Revision.objects.filter(translation=pk).order_by("number").values_list("text", flat=True))

    @staticmethod
    def lines(found) -> list[str]:
        return [one.text for one in found]

    @staticmethod
    def lines_of(text: str) -> list[str]:
        return [one.text for one in paragraphs(text)]

    @staticmethod
    def was_head(made: object, base: int) -> bool:
        """Whether the act was done to the text that the person was looking at."""
        return isinstance(made, Revision) and made.number == base + 1

"""Jobs: taken once, tried again, parked, put back, cancelled."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import gettext, override

from articles.jobs.holding import LostError, hold, let_go, take
from articles.jobs.queueing import cancel, enqueue, run_job, start, tend, try_again
from articles.jobs.running import JobRefusedError, Work, run, stopping
from articles.models import Job
from tests.builders import a_project

pytestmark = pytest.mark.django_db
done: list[int] = []


def note(work: Work) -> None:
    done.append(work.job.pk)


def fail(work: Work) -> None:
    done.append(work.job.pk)
    raise ValueError("this text must not be in the table")


def refuse(work: Work) -> None:
    raise JobRefusedError("The files are gone.")


def step_by_step(work: Work) -> None:
    work.stage("storing", 3)
    for number in (1, 2, 3):
        work.stored(number)
        done.append(number)


def cancel_in_the_middle(work: Work) -> None:
    work.stage("storing", 3)
    work.stored(1)
    cancel(work.job)
    work.stored(2)


def lose_in_the_middle(work: Work) -> None:
    work.stage("storing", 3)
    Job.objects.filter(pk=work.job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    tend(at=timezone.now())
    work.stored(1)


def speak(work: Work) -> None:
    raise JobRefusedError(gettext("Refused"))


@pytest.fixture(autouse=True)
def _kinds(settings):
    done.clear()
    names = ("note", "fail", "refuse", "step_by_step", "cancel_in_the_middle", "lose_in_the_middle", "speak")
    settings.JOB_KINDS = {name: f"{__name__}.{name}" for name in names}


@pytest.fixture
def waiting(settings):
    """Makes jobs that nobody does before the test says so."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}

    def waiting(kind="note", **fields):
        return Job.objects.create(kind=kind, project=fields.pop("project", None) or a_project(), **fields)

    return waiting


def again(job):
    return Job.objects.get(pk=job.pk)


def test_a_job_is_done_through_the_tasks_interface_as_soon_as_it_is_started():
    job = start("note", a_project())

    assert done == [job.pk]
    assert (again(job).state, again(job).token, again(job).finished_at is not None) == ("done", None, True)


def test_a_job_handed_on_twice_is_done_once():
    job = start("note", a_project())

    enqueue(job)

    assert done == [job.pk]


def test_a_job_is_taken_by_one_worker_only(waiting):
    job = waiting()

    first, second = (take(job.pk, at=timezone.now()) for _ in range(2))

    assert (first.pk, second) == (job.pk, None)


def test_exclusive_jobs_of_a_project_run_one_behind_the_other(waiting):
    project = a_project()
    first, second, elsewhere = (waiting(exclusive=True, project=where) for where in (project, project, a_project()))
    held = take(first.pk, at=timezone.now())

    assert take(second.pk, at=timezone.now()) is None
    assert take(elsewhere.pk, at=timezone.now()) is not None
    let_go(held, Job.State.DONE)
    assert take(second.pk, at=timezone.now()) is not None


def test_when_an_exclusive_job_is_over_the_next_of_its_project_is_handed_on():
    project = a_project()
    first, second = (Job.objects.create(kind="note", exclusive=True, project=project) for _ in range(2))

    run_job.call(first.pk)

    assert (again(first).state, again(second).state) == ("done", "done")


def test_an_error_is_kept_as_a_reference_and_the_job_waits_for_its_next_attempt(caplog):
    job = start("fail", a_project())

    kept = again(job)
    assert (kept.state, kept.attempts, kept.error, len(kept.reference)) == ("waiting", 1, "ValueError", 8)
    assert kept.not_before > timezone.now()
    assert kept.reference in caplog.text


def test_after_too_many_attempts_a_job_is_parked_and_the_others_go_on(settings, waiting):
    settings.JOB_ATTEMPTS = 3
    poisonous = waiting("fail")
    for _ in range(5):
        Job.objects.update(not_before=None)
        run(poisonous.pk)

    assert (again(poisonous).state, again(poisonous).attempts, len(done)) == ("parked", 3, 3)
    assert run(waiting().pk).state == "done"


def test_a_parked_job_can_be_tried_again(settings):
    settings.JOB_ATTEMPTS = 1
    job = start("fail", a_project())
    assert again(job).state == "parked"

    settings.JOB_KINDS = {"fail": f"{__name__}.note"}

    assert try_again(job)
    assert again(job).state == "done"
    assert not try_again(job)


def test_a_job_speaks_the_language_of_who_asked_for_it(waiting):
    with override("fr"):
        job = start("speak", a_project())

    with override("en"):
        assert run(job.pk).error == "Refusés"


def test_a_refusal_is_not_tried_again():
    job = start("refuse", a_project())

    assert (again(job).state, again(job).error) == ("failed", "The files are gone.")


def test_a_kind_that_nobody_knows_fails():
    assert again(start("dance", a_project())).state == "failed"


def test_progress_is_stored_and_forgets_earlier_attempts(waiting):
    job = waiting("step_by_step", attempts=3)

    kept = run(job.pk)

    assert (kept.stage, kept.done, kept.total, kept.attempts) == ("storing", 3, 3, 0)


def test_a_running_job_that_is_cancelled_ends_at_its_next_step():
    job = start("cancel_in_the_middle", a_project())

    assert (again(job).state, again(job).done) == ("cancelled", 1)


@pytest.mark.parametrize("state", ["waiting", "parked", "failed"])
def test_a_job_that_does_not_run_is_cancelled_at_once(waiting, state):
    job = waiting(state=state)

    assert cancel(job)
    assert again(job).state == "cancelled"


@pytest.mark.parametrize("state", ["done", "cancelled"])
def test_a_job_that_is_over_cannot_be_cancelled(waiting, state):
    assert not cancel(waiting(state=state))


def test_a_worker_that_is_asked_to_end_leaves_its_job_to_the_next(waiting):
    job = waiting("step_by_step", attempts=1)
    stopping.set()
    try:
        assert run(job.pk).state == "waiting"
    finally:
        stopping.clear()

    assert again(job).attempts == 1
    assert run(job.pk).state == "done"


def test_a_worker_that_was_believed_dead_stores_nothing_more(waiting):
    job = waiting("lose_in_the_middle")

    assert run(job.pk).state == "waiting"
    assert again(job).done == 0


def test_whoever_has_lost_a_job_cannot_renew_it(waiting):
    job = waiting()
    held = take(job.pk, at=timezone.now())
    Job.objects.update(token=None, lease_until=None, state="waiting")

    with pytest.raises(LostError):
        hold(held, done=1)


def test_a_job_whose_lease_has_run_out_waits_again(waiting):
    job = waiting()
    take(job.pk, at=timezone.now() - timedelta(hours=1))

    assert tend(at=timezone.now()) == 1
    assert (again(job).state, again(job).attempts) == ("waiting", 1)


def test_a_job_whose_process_is_gone_waits_again_at_once(waiting):
    from articles.jobs.holding import this_worker

    job = waiting()
    take(job.pk, at=timezone.now())
    assert tend(at=timezone.now()) == 0

    Job.objects.update(worker=this_worker().rpartition(":")[0] + ":999999999")

    assert tend(at=timezone.now()) == 1


def test_a_job_that_took_too_many_workers_with_it_is_parked(waiting, settings):
    settings.JOB_ATTEMPTS = 3
    job = waiting()
    for _ in range(3):
        assert take(job.pk, at=timezone.now() - timedelta(hours=1))
        tend(at=timezone.now())

    assert again(job).state == "parked"
    assert "was not heard of again" in again(job).error


def test_what_became_of_a_job_is_told_in_the_language_of_who_asked_for_it(waiting):
    lost, unknown = waiting(payload={"language": "de"}), waiting("mow", payload={"language": "de"})
    take(lost.pk, at=timezone.now() - timedelta(hours=1))

    tend(at=timezone.now())
    run(unknown.pk)

    assert again(lost).error.startswith("Vom Arbeiterprozess ")
    assert again(unknown).error == "Niemand weiß, wie Aufträge der Art „mow“ gehen."


def dies_while_it_reads(job, up_to):
    """One attempt that reads so far and takes its worker with it."""
    Work(take(job.pk, at=timezone.now())).read(up_to)
    tend(at=timezone.now() + timedelta(hours=1))


def test_reading_further_than_any_attempt_before_is_progress(waiting, settings, monkeypatch):
    monkeypatch.setattr("articles.jobs.running.TELLING_SECONDS", -1.0)
    settings.JOB_ATTEMPTS = 2
    job = waiting()

    for up_to in (10, 20, 30, 40):
        dies_while_it_reads(job, up_to)

    assert again(job).state == "waiting"


@pytest.mark.parametrize("places", [[10] * 3, range(10, 1000, 10)], ids=["at one place", "always further"])
def test_a_file_that_ends_every_worker_that_reads_it_is_parked(waiting, settings, monkeypatch, places):
    monkeypatch.setattr("articles.jobs.running.TELLING_SECONDS", -1.0)
    settings.JOB_ATTEMPTS = 2
    job = waiting()

    for up_to in places:
        if again(job).state == "waiting":
            dies_while_it_reads(job, up_to)

    assert again(job).state == "parked"


def test_what_an_attempt_found_out_is_there_for_the_next(waiting):
    job = waiting(attempts=3)
    Work(take(job.pk, at=timezone.now())).keep("survey", {"items": 3})
    tend(at=timezone.now() + timedelta(hours=1))

    assert again(job).attempts == 0
    assert Work(take(job.pk, at=timezone.now())).kept("survey") == {"items": 3}

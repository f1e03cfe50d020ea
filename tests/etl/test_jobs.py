"""Work beside the server's answers: one at a time, its progress seen, its faults told in words."""

import threading

from etl.faults import HomeFault
from etl.jobs import NAME, Job, Jobs

PATIENCE = 10


def done(jobs: Jobs, name: str) -> Job:
    job = jobs.get(name)
    assert job is not None
    for thread in threading.enumerate():
        if thread.name == NAME:
            thread.join(PATIENCE)
    assert job.finished
    return job


def test_work_is_seen_while_it_goes_on_and_when_it_is_done() -> None:
    jobs, go_on, begun = Jobs(), threading.Event(), threading.Event()

    def work(job: Job) -> str:
        job.progress(3, 5, 100, 0)
        begun.set()
        go_on.wait(PATIENCE)
        return "result"

    name = jobs.start("load", work)
    assert begun.wait(PATIENCE)
    job = jobs.get(name)
    assert job is not None
    assert (job.done, job.of_all, job.finished) == (3, 5, False)
    go_on.set()
    assert done(jobs, name).result == "result"


def test_a_fault_is_told_in_words_and_an_unexpected_one_too() -> None:
    jobs = Jobs()

    def full(_: Job) -> None:
        raise HomeFault("too_much_waiting")

    def broken(_: Job) -> None:
        raise RuntimeError("in English")

    assert "chờ xác nhận" in str(done(jobs, jobs.start("load", full)).fault)
    fault = str(done(jobs, jobs.start("load", broken)).fault)
    assert "ngoài dự kiến" in fault
    assert "English" not in fault


def test_only_the_last_fifty_are_remembered() -> None:
    jobs = Jobs()
    names = [jobs.start("check", lambda _: None) for _ in range(60)]
    assert jobs.get(names[0]) is None
    assert jobs.get(names[-1]) is not None
    assert jobs.get("made up") is None

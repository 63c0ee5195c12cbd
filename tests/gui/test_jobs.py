"""Long work: its results, errors and end reach the window's thread, whatever happens in its own."""

import gc
import threading
import time
from functools import partial

from PySide6.QtCore import QCoreApplication, QThread
from PySide6.QtWidgets import QWidget

from office_app.domain.errors import AppError
from office_app.domain.errors.files import FileInUseError
from office_app.gui.jobs.job import Job
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.status_line import JobStrip
from office_app.use_cases.progress import Progress
from tests.gui.waiting import LONG


class Listener:
    """Hears of a job, and in which thread."""

    def __init__(self) -> None:
        self.heard: list[object] = []
        self.threads: set[int] = set()

    def done(self, result: object) -> None:
        self.heard.append(result)
        self.threads.add(threading.get_ident())

    def failed(self, error: AppError) -> None:
        self.done(error)

    def cancelled(self) -> None:
        self.done("cancelled")

    def progressed(self, done: int, total: int, what: str) -> None:
        self.done((done, total, what))


def test_given_work_when_it_succeeds_then_result_comes_back_in_the_windows_thread(runner: JobRunner, qtbot):
    listener = Listener()
    runner.run(lambda _progress: 2**40, on_done=listener.done)
    qtbot.waitUntil(lambda: listener.heard == [2**40])
    assert listener.threads == {threading.get_ident()}


def test_given_a_dropped_dialog_when_a_job_makes_much_then_it_dies_in_the_windows_thread(
    runner: JobRunner, qtbot
):
    ends: list[int] = []

    class Dialog(QWidget):
        def __del__(self) -> None:
            ends.append(threading.get_ident())

    dialog = Dialog()
    dialog.itself = dialog  # type: ignore[attr-defined]  # garbage that only the collector finds
    del dialog
    listener = Listener()
    runner.run(lambda _progress: len([[number] for number in range(200_000)]), on_done=listener.done)
    qtbot.waitUntil(lambda: listener.heard == [200_000])
    assert ends == []
    gc.collect()
    assert ends == [threading.get_ident()]


def test_given_file_open_in_excel_when_work_fails_then_page_hears_of_it(runner: JobRunner, qtbot):
    def save_into_locked_file(_progress: Progress) -> None:
        raise FileInUseError(name="so.xlsx")

    job = Job(save_into_locked_file)
    with qtbot.waitSignal(job.failed, timeout=2000) as blocker:
        runner.start(job)
    assert blocker.args[0].code == "files.in_use"


def test_given_a_bug_when_work_fails_then_the_general_error_comes_and_the_bug_is_logged(
    runner: JobRunner, qtbot, caplog
):
    listener = Listener()
    runner.run(lambda _progress: 1 / 0, on_failed=listener.failed)
    qtbot.waitUntil(lambda: len(listener.heard) == 1)
    error = listener.heard[0]
    assert isinstance(error, AppError) and error.code == "app.unexpected"
    assert "ZeroDivisionError" in caplog.text


def test_given_running_work_when_cancelled_then_it_stops_at_its_next_step(runner: JobRunner, qtbot):
    listener, started = Listener(), threading.Event()

    def count(progress: Progress) -> None:
        for number in range(1000):
            progress.step(number, 1000, "đang đếm")
            started.set()
            time.sleep(0.005)

    job = runner.run(count, on_done=listener.done, on_cancelled=listener.cancelled)
    assert started.wait(2)
    job.cancel()
    qtbot.waitUntil(lambda: listener.heard == ["cancelled"])


def test_given_work_waiting_its_turn_when_cancelled_then_it_never_starts(qtbot):
    runner, gate, ran = JobRunner(threads=1), threading.Event(), []
    runner.run(lambda _progress: gate.wait(5))
    listener = Listener()
    waiting = runner.run(lambda _progress: ran.append(1), on_cancelled=listener.cancelled)
    waiting.cancel()
    gate.set()
    qtbot.waitUntil(lambda: listener.heard == ["cancelled"])
    assert ran == []
    assert runner.shutdown(2)


def test_given_many_steps_when_reported_then_the_last_arrives_and_the_queue_is_not_flooded(
    runner: JobRunner, qtbot
):
    listener, done = Listener(), Listener()

    def work(progress: Progress) -> None:
        for number in range(20_001):
            progress.step(number, 20_000, "")

    runner.run(work, on_progress=listener.progressed, on_done=done.done)
    qtbot.waitUntil(lambda: len(done.heard) == 1)
    assert listener.heard[-1] == (20_000, 20_000, "")
    assert len(listener.heard) < 200


def test_given_a_page_deleted_meanwhile_when_work_ends_then_nothing_is_called(runner: JobRunner, qtbot):
    class Page(QWidget):
        calls = 0

        def show_result(self, _result: object) -> None:
            Page.calls += 1

    page, gate, other = Page(), threading.Event(), Listener()
    runner.run(lambda _progress: gate.wait(5), on_done=page.show_result)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, 52)  # DeferredDelete
    runner.run(lambda _progress: gate.set(), on_done=other.done)
    qtbot.waitUntil(lambda: not runner.jobs, timeout=LONG)
    assert Page.calls == 0


def test_given_hundreds_of_jobs_when_they_end_then_each_dies_in_the_windows_thread(runner: JobRunner, qtbot):
    listener, threads = Listener(), set()

    def number_back(number: int, _progress: Progress) -> int:
        return number

    for number in range(300):
        job = runner.run(partial(number_back, number), on_done=listener.done)
        job.destroyed.connect(lambda *_: threads.add(QThread.currentThread()))
        del job
    qtbot.waitUntil(lambda: len(listener.heard) == 300, timeout=10_000)
    assert set(listener.heard) == set(range(300))
    assert len(threads) <= 1


def test_given_work_going_on_when_the_program_ends_then_it_is_stopped_and_waited_for(qtbot):
    runner, steps = JobRunner(), []

    def work(progress: Progress) -> None:
        while True:
            progress.step(0, 0, "")
            steps.append(1)
            time.sleep(0.002)

    runner.run(work)
    qtbot.waitUntil(lambda: bool(steps))
    assert runner.shutdown(5)
    assert runner.jobs == ()


def test_given_long_work_when_running_then_the_foot_of_the_window_names_it_and_can_stop_it(
    runner: JobRunner, theme: ThemeController, qtbot
):
    strip = JobStrip(theme, runner)
    qtbot.addWidget(strip)

    def work(progress: Progress) -> None:
        while True:
            progress.step(1, 3, "đang đọc tệp 1")
            time.sleep(0.01)

    runner.run(work, what="Đang đọc 3 tệp")
    qtbot.waitUntil(lambda: not strip.isHidden())
    qtbot.waitUntil(lambda: "Đang đọc tệp 1" in strip.text)
    strip._cancel()
    qtbot.waitUntil(strip.isHidden)

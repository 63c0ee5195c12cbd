"""200 files read in the intake's own room: how long the window's thread is ever held up.

The limit is on processor time, which others on the machine do not stretch; the time by the clock stands beside it.
"""

import gc
import os
import shutil
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks.figures import Bench, Figure

FILES = 200
STEP_LIMIT_MS = 50
_LONGEST = 300  # seconds for all of it


def measure(bench: Bench) -> None:
    """Read 200 PDFs through the room, look at some of them meanwhile, and take the longest step of the event loop."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from office_app.bootstrap import open_office
    from office_app.gui.app import build_window
    from office_app.gui.jobs.collector import Collector
    from office_app.gui.jobs.runner import JobRunner
    from office_app.gui.look.theme import ThemeController

    folder = Path(tempfile.mkdtemp(prefix="office-app-bench-"))
    app = QApplication.instance() or QApplication([])
    office = open_office(folder / "data")
    office.make_sample()
    runner, collector = JobRunner(), Collector(app)
    try:
        window = build_window(office, ThemeController(app, "light", 100), runner)  # type: ignore[arg-type]
        window.resize(1366, 768)
        window.show()
        window.go("intake", None)
        _run(app, lambda: not runner.jobs)
        papers = _papers(folder)
        gc.collect()  # what making the papers left is none of the window's
        steps = Steps()
        begin = time.perf_counter()
        steps.take(lambda: window.take_files(papers))
        _read_all(app, window, steps)
        taken = time.perf_counter() - begin
        bench.add(Figure(f"intake: {FILES} PDFs read", taken, None, "no floor", unit="s"))
        name = f"window's thread while {FILES} files are read"
        bench.add(Figure(name, steps.longest, None, "no floor", ceiling=STEP_LIMIT_MS))
        bench.add(Figure(f"{name}, by the clock", steps.longest_by_clock, None, "no floor"))
        window.close()
    finally:
        runner.shutdown()
        collector.stop()
        office.close()
        shutil.rmtree(folder, ignore_errors=True)


class Steps:
    """The longest step of the event loop so far, in milliseconds."""

    def __init__(self) -> None:
        self.longest = self.longest_by_clock = 0.0

    def take(self, step) -> None:  # type: ignore[no-untyped-def]
        begin, used = time.perf_counter(), time.thread_time()
        step()
        self.longest = max(self.longest, (time.thread_time() - used) * 1000)
        self.longest_by_clock = max(self.longest_by_clock, (time.perf_counter() - begin) * 1000)


def _read_all(app, window, steps: Steps) -> None:  # type: ignore[no-untyped-def]
    """Let the room read, going to another file now and then as a clerk does."""
    from office_app.gui.intake.intake_page import IntakePage
    from office_app.gui.intake.queue import Stage

    presenter = window.findChild(IntakePage).presenter
    looked = 0
    until = time.perf_counter() + _LONGEST
    while time.perf_counter() < until:
        steps.take(app.processEvents)
        ready = [item for item in presenter.queue.items if item.stage is Stage.READY]
        if len(ready) // 10 > looked:
            looked += 1
            steps.take(lambda: presenter.show(ready[-1]))  # noqa: B023
        if len(ready) == FILES:
            break
        time.sleep(0.002)
    assert len([item for item in presenter.queue.items if item.stage is Stage.READY]) == FILES


def _run(app, done) -> None:  # type: ignore[no-untyped-def]
    quiet = 0
    while quiet < 20:
        app.processEvents()
        quiet = quiet + 1 if done() else 0
        time.sleep(0.005)


def _papers(folder: Path) -> list[Path]:
    """Return PDFs of several pages, each with a number of its own."""
    from office_app.domain.official_paper import OfficialPaper, SignatureBlock
    from office_app.domain.paper_markup import parse_markup
    from office_app.writing.paper_files import PaperFiles

    parts = [
        f"{at}. Đảng ủy các xã, phường tổ chức học tập, quán triệt nội dung {at} đến toàn thể đảng viên, gắn với "
        f"Kế hoạch số {at}-KH/TU, ngày {at % 27 + 1:02d}/10/2026; hoàn thành trước ngày {at % 27 + 1:02d}/12/2026."
        for at in range(1, 31)
    ]
    body = "# I- NỘI DUNG\n" + "\n".join(parts)
    papers = []
    for number in range(1, FILES + 1):
        paper = OfficialPaper(
            superior="",
            issuer="TỈNH ỦY VĨNH YÊN",
            doc_type="Kế hoạch",
            type_code="KH",
            body_code="TU",
            place="Vĩnh Yên",
            subject="học tập, quán triệt các nghị quyết của Trung ương",
            blocks=tuple(parse_markup(body)),
            signature=SignatureBlock("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Nguyễn Văn Lâm"),
            recipients=("Đảng ủy các xã, phường", "Lưu Văn phòng Tỉnh ủy"),
            number=number,
            issued_on=date(2026, 11, 12),
        )
        path = folder / f"{number:03d}-KH-TU.pdf"
        path.write_bytes(PaperFiles().pdf(paper))
        papers.append(path)
    return papers

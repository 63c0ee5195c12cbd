"""Writes a picture of every screen under ``docs/pictures/``: the sample office, light and dark, 1366×768.

    python dev.py screenshots [SCREEN …]

The office stands on a fixed day, so that pictures change only when a screen does.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from office_app.bootstrap import Office, open_office
from office_app.domain.incoming import IncomingFilter
from office_app.domain.study import SessionState
from office_app.gui import app as program
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import Mode, ThemeController
from office_app.gui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
SIZE = (1366, 768)
TODAY = datetime(2026, 11, 23, 8, 30).astimezone()
MODES: tuple[Mode, ...] = ("light", "dark")


def main() -> int:
    """Take the named screens, all when none is named."""
    wanted = set(sys.argv[1:])
    PICTURES.mkdir(parents=True, exist_ok=True)
    qt = program._application()
    with tempfile.TemporaryDirectory(prefix="office-pictures-", ignore_cleanup_errors=True) as folder:
        # The folder's name is on the pictures: the same one each time.
        data_dir = Path(tempfile.gettempdir()) / "Văn phòng Đảng ủy"
        shutil.rmtree(data_dir, ignore_errors=True)
        office = open_office(data_dir, now=lambda: TODAY)
        try:
            office.make_sample()
            office.daily_backup()
            files = _arriving(office, Path(folder))
            for mode in MODES:
                _take_rooms(qt, office, files, mode, wanted)
        finally:
            office.close()
            shutil.rmtree(data_dir, ignore_errors=True)
        _take_first_start(qt, Path(folder) / "Trống", wanted)
    return 0


def _arriving(office: Office, folder: Path) -> tuple[Path, ...]:
    """Make files for the intake: two papers of the genre as PDF and Word, and one that is damaged."""
    from tests.documents import make_docx, make_pdf

    texts = sorted((ROOT / "tests" / "data" / "papers").glob("*.txt"))
    first, second = folder / "41-HD-BTGDVTW.pdf", folder / "CV đôn đốc.docx"
    make_pdf(texts[0].read_text(encoding="utf-8"), first)
    make_docx(texts[1].read_text(encoding="utf-8"), second)
    damaged = folder / "bao cao.pdf"
    damaged.write_bytes(first.read_bytes()[:500])
    return first, second, damaged


def _screens(office: Office, files: tuple[Path, ...]) -> dict[str, tuple[str, object]]:
    """Return every screen's room and target, by the name of its picture."""
    directive = office.incoming_ids(IncomingFilter(doc_type="Kế hoạch"))[0]
    draft = office.draft_plan([directive])
    campaign = office.campaigns()[0].id or 0
    held = next(
        line.session
        for line in office.campaign_results(campaign)
        if line.session and line.session.state is SessionState.HELD
    )
    chi_bo = office.units()[0].unit.id
    return {
        "tong-quan": ("overview", None),
        "nhan-van-ban": ("intake", files),
        "van-ban-den": ("incoming", directive),
        "van-ban-di": ("outgoing", None),
        "ke-hoach": ("outgoing", draft),
        "nhiem-vu": ("tasks", None),
        "hoc-tap": ("study", campaign),
        "diem-danh": ("study", ("session", held.id)),
        "tuyen-truyen": ("outreach", None),
        "kiem-tra": ("inspections", None),
        "bao-cao": ("reports", campaign),
        "to-chuc": ("organisation", chi_bo),
        "cai-dat": ("settings", None),
        "lich-hoc": ("study", campaign),
        "phieu-bao": ("study", campaign),
        "mau-van-ban": ("templates", None),
        "tim-kiem": ("search", "bảo vệ sức khỏe"),
    }


_TABS = {"lich-hoc": "Lịch", "phieu-bao": "Phiếu báo"}
"""Screens of a room that stand behind a tab."""


def _take_rooms(
    qt: QApplication, office: Office, files: tuple[Path, ...], mode: Mode, wanted: set[str]
) -> None:
    runner = JobRunner()
    window = program.build_window(office, ThemeController(qt, mode, 100), runner)
    window.theme.set_mode(mode)
    window.resize(*SIZE)
    window.show()
    for name, (room, target) in _screens(office, files).items():
        if wanted and name not in wanted:
            continue
        window.go(room, target)
        _turn_to(window, _TABS.get(name, "Chi bộ"))
        _take(window, runner, f"{name}{'-toi' if mode == 'dark' else ''}")
    window.close()
    runner.shutdown()


def _turn_to(window: MainWindow, tab: str) -> None:
    """Bring a tab forward where there is one of that label; a room stays at the one that was looked at last."""
    _pause(200)
    for bar in window.findChildren(QTabBar):
        places = [place for place in range(bar.count()) if bar.tabText(place) == tab]
        if bar.isVisible() and places:
            bar.setCurrentIndex(places[0])


def _take_first_start(qt: QApplication, folder: Path, wanted: set[str]) -> None:
    if wanted and "bat-dau" not in wanted:
        return
    office = open_office(folder, now=lambda: TODAY)
    for mode in MODES:
        runner = JobRunner()
        window = program.build_window(office, ThemeController(qt, mode, 100), runner)
        window.theme.set_mode(mode)
        window.resize(*SIZE)
        window.show()
        _take(window, runner, f"bat-dau{'-toi' if mode == 'dark' else ''}")
        window.close()
        runner.shutdown()
    office.close()


def _take(window: MainWindow, runner: JobRunner, name: str) -> None:
    _wait_until(lambda: not runner.jobs, seconds=30)
    _pause(700)  # previews wait for a pause in typing
    _wait_until(lambda: not runner.jobs, seconds=30)
    _pause(150)
    _save(window, PICTURES / f"{name}.png")
    print(f"{name}.png", flush=True)


def _save(widget: QWidget, path: Path) -> None:
    """Save as a palette picture: a third of the size, and no difference to the eye."""
    widget.grab().save(str(path))
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def _wait_until(happened: Callable[[], bool], seconds: int) -> None:
    deadline = QDeadlineTimer(seconds * 1000)
    while not happened() and not deadline.hasExpired():
        _pause(20)


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())

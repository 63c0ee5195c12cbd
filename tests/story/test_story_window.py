"""The main job in the real window: drop the file → form filled → Vào sổ → Lập kế hoạch → edit → Phát hành →
attendance of three chi bộ → Báo cáo → the files, read back by other readers."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt, QUrl
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office, open_office
from office_app.domain.incoming import IncomingDocument, IncomingFilter
from office_app.domain.settings import OfficeSettings, Signer
from office_app.gui.app import build_window
from office_app.gui.intake.intake_page import IntakePage
from office_app.gui.intake.queue import Stage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.main_window import MainWindow
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from office_app.gui.reports.reports_page import ReportsPage
from office_app.gui.study.study_page import StudyPage
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.issue_dialog import IssueDialog
from tests.gui.waiting import LONG, drop_on, wait_idle
from tests.story.checks import CALLED, PRESENT, check_plan, check_report, file_of, word_text
from tests.story.papers import Paper, each_paper, symbol_by_hand

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = datetime(2026, 11, 23, 8, 30).astimezone()
OWN_SENTENCE = "Xã Thanh Lâm chọn thôn Đông làm điểm."


@pytest.fixture
def office(data_dir: Path, member_list: Path) -> Iterator[Office]:
    made = open_office(data_dir, now=lambda: TODAY)
    made.save_settings(OfficeSettings("Thanh Lâm", "Vĩnh Yên", signers=(Signer("Đỗ Mạnh Hà", "BÍ THƯ"),)))
    made.import_members(made.check_members_file(member_list))
    yield made
    made.close()


@pytest.fixture
def window(office: Office, qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    runner = JobRunner()
    made = build_window(office, ThemeController(qapp, "light"), runner)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    wait_idle(runner, qtbot)
    yield made
    made.close()
    assert runner.shutdown(10)


@pytest.mark.parametrize("paper", each_paper())
def test_given_directive_when_dropped_on_the_window_then_the_report_goes_up(
    paper: Paper, window: MainWindow, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "Kết quả"
    directive = take_in(paper, file_of(paper, tmp_path), window, office, qtbot)
    issue_plan(directive, out, window, qtbot)
    plan_files = sorted(out.iterdir())
    check_plan(plan_files, directive.symbol)
    assert OWN_SENTENCE in word_text(next(file for file in plan_files if file.suffix == ".docx"))
    assert len(office.tasks()) >= 6

    attend(window, office, qtbot)
    (campaign,) = office.campaigns()
    total = office.campaign_figures(campaign.id or 0).total
    assert (total.called, total.present, total.excused, total.unexcused) == (CALLED, PRESENT, 1, 1)

    up = tmp_path / "Gửi lên"
    issue_report(campaign.id or 0, up, window, qtbot)
    check_report(sorted(up.iterdir()))
    assert list(office.check()) == []


def take_in(paper: Paper, path: Path, window: MainWindow, office: Office, qtbot: QtBot) -> IncomingDocument:
    """Drop the file, look at the form, fill in by hand what the letterhead lost, and register."""
    drop_on(window, [QUrl.fromLocalFile(str(path))], QPointF(600, 400))
    page = window.room("intake")
    assert isinstance(page, IntakePage)
    queue = page.presenter.queue
    qtbot.waitUntil(lambda: any(item.stage is Stage.READY for item in queue.items), timeout=LONG)
    wait_idle(window.runner, qtbot)
    symbol, day, issuer = (page.fields.editors[key] for key in ("symbol", "issued_on", "issuer"))
    assert isinstance(symbol, QLineEdit) and isinstance(day, DateField) and isinstance(issuer, QLineEdit)
    if paper.label["symbol"]:
        assert symbol.text() == paper.label["symbol"]
        assert day.date is not None
        assert day.date.isoformat() == paper.label["date"]
    else:  # what the lost letterhead took along is typed in
        assert (symbol.text(), day.date) == ("", None)
        type_over(symbol, symbol_by_hand(paper), qtbot)
    if paper.label.get("layout") == "no header":
        type_over(issuer, "Ban Thường vụ Tỉnh ủy", qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(office.incoming_ids(IncomingFilter())) == 1, timeout=LONG)
    wait_idle(window.runner, qtbot)
    return office.incoming_document(office.incoming_ids(IncomingFilter())[0])


def type_over(editor: QLineEdit, words: str, qtbot: QtBot) -> None:
    editor.selectAll()
    QApplication.clipboard().setText(words)  # keys of a test have no Vietnamese letters
    qtbot.keyClick(editor, Qt.Key.Key_V, CONTROL)


def issue_plan(directive: IncomingDocument, out: Path, window: MainWindow, qtbot: QtBot) -> None:
    """Press Lập kế hoạch at the directive, write a sentence into the draft, and issue it."""
    window.go("incoming", directive.id)
    wait_idle(window.runner, qtbot)
    button = find(window.room("incoming"), "planButton")
    qtbot.waitUntil(button.isEnabled, timeout=LONG)
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: window.current_key == "outgoing", timeout=LONG)
    page = window.room("outgoing")
    assert isinstance(page, OutgoingPage)
    qtbot.waitUntil(lambda: page.editor.edited is not None, timeout=LONG)
    wait_idle(window.runner, qtbot)
    page.pane.text.moveCursor(page.pane.text.textCursor().MoveOperation.End)
    page.pane.text.insertPlainText(f"\n{OWN_SENTENCE}")
    wait_idle(window.runner, qtbot)
    issue("01-KH/ĐU", out, page, qtbot)
    qtbot.waitUntil(lambda: out.is_dir() and len(list(out.glob("01-*"))) == 2, timeout=LONG)
    wait_idle(window.runner, qtbot)


def issue(symbol: str, out: Path, page: QWidget, qtbot: QtBot) -> None:
    """Press Phát hành, look at the symbol offered, and have the files laid into ``out``."""
    qtbot.mouseClick(find(page, "issueButton"), LEFT)
    qtbot.waitUntil(lambda: bool(page.findChildren(IssueDialog)), timeout=LONG)
    (dialog,) = page.findChildren(IssueDialog)
    assert dialog.form.symbolLabel.text() == symbol
    dialog.form.folder.setText(str(out))
    qtbot.mouseClick(dialog.form.okButton, LEFT)


def attend(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    """Mark one absent in each of two chi bộ by keyboard, everyone present in the third."""
    (campaign,) = office.campaigns()
    window.go("study", campaign.id)
    page = window.room("study")
    assert isinstance(page, StudyPage)
    for absent, key in (("Trần Thị Bình", "P"), ("Vũ Thị Én", "K"), (None, "")):
        qtbot.waitUntil(lambda: page.panel.sheet is not None, timeout=LONG)
        wait_idle(window.runner, qtbot)
        assert page.panel.sheet is not None
        unit = page.panel.sheet.unit
        if absent is not None:
            names = [row.full_name for row in page.panel.sheet.rows]
            page.panel.grid.setCurrentIndex(page.panel.grid.model().index(names.index(absent), 1))
            qtbot.keyClick(page.panel.grid, key)
        for _ in range(2):  # the sessions are planned for days to come: it is asked once
            qtbot.mouseClick(find(page.panel, "doneButton"), LEFT)
        qtbot.waitUntil(lambda unit=unit: is_held(office, unit), timeout=LONG)  # type: ignore[misc]
        wait_idle(window.runner, qtbot)


def is_held(office: Office, unit: str) -> bool:
    (campaign,) = office.campaigns()
    lines = {line.unit: line for line in office.campaign_results(campaign.id or 0)}
    return lines[unit].figures.called > 0


def issue_report(campaign: int, out: Path, window: MainWindow, qtbot: QtBot) -> None:
    window.go("reports", campaign)
    page = window.room("reports")
    assert isinstance(page, ReportsPage)
    button = find(page, "issueButton")
    wait_idle(window.runner, qtbot)
    qtbot.waitUntil(button.isEnabled, timeout=LONG)
    issue("01-BC/ĐU", out, page, qtbot)
    qtbot.waitUntil(lambda: out.is_dir() and len(list(out.iterdir())) == 3, timeout=LONG)
    wait_idle(window.runner, qtbot)


def find(page: QWidget, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found

"""«In sổ» in the rooms of incoming and outgoing papers: what is asked, what is written, what is refused."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from office_app.bootstrap import Office
from office_app.domain.incoming import IncomingDocument
from office_app.gui.incoming.incoming_page import IncomingPage
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from office_app.gui.widgets.register_dialog import RegisterDialog
from tests.gui.waiting import wait_idle

SYMBOL, SUBJECT = "12-KH/TU", "tổ chức học tập nghị quyết"


@pytest.fixture
def page(office: Office, services, qtbot) -> IncomingPage:
    office.register(
        IncomingDocument(SYMBOL, date(2026, 11, 2), "Kế hoạch", "Tỉnh ủy", SUBJECT, date(2026, 11, 5)), []
    )
    made = IncomingPage(office, services)
    qtbot.addWidget(made)
    made.resize(1142, 690)
    made.show()
    made.open(None)
    wait_idle(services.runner, qtbot)
    return made


def dialog_of(page: IncomingPage | OutgoingPage) -> RegisterDialog:
    page.print_button.click()
    return next(one for one in page.findChildren(RegisterDialog) if one.isVisible())


def written(office: Office) -> Sequence[str]:
    folder: Path = office.export_folder
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_given_the_incoming_room_when_a_register_is_printed_then_the_files_chosen_are_written(
    page, office, services, recorded, qtbot, shot
):
    dialog = dialog_of(page)
    assert [dialog.kind.itemText(n) for n in range(dialog.kind.count())] == [
        "Sổ đăng ký văn bản đến",
        "Sổ theo dõi giải quyết văn bản đến",
        "Sổ chuyển giao văn bản đến",
    ]
    assert (dialog.since.date, dialog.until.date) == (date(2026, 11, 1), date(2026, 11, 30))
    shot(dialog, "register-dialog")
    shot(page, "register-button")
    next(box for file, box in dialog.files.items() if file.value == "xlsx").setChecked(False)
    dialog.print_button.click()
    wait_idle(services.runner, qtbot)
    name = "Sổ đăng ký văn bản đến 01-11-2026 đến 30-11-2026"
    assert written(office) == [f"{name}.docx", f"{name}.pdf"]
    assert recorded.toasts == [f"Đã ghi sổ thành 2 tệp vào thư mục «{office.export_folder.name}»."]
    assert recorded.errors == []


def test_given_days_that_cannot_be_when_typed_then_the_dialog_says_so_and_prints_nothing(page, qtbot):
    dialog = dialog_of(page)
    dialog.until.set_date(date(2026, 10, 1))
    assert dialog.period.currentText() == "Khoảng khác"
    assert dialog.wrong.text() == "Ngày cuối phải từ ngày đầu trở đi."
    assert not dialog.print_button.isEnabled()
    dialog.period.setCurrentIndex(4)
    dialog.period.activated.emit(4)
    assert (dialog.since.date, dialog.until.date) == (date(2026, 1, 1), date(2026, 12, 31))
    assert dialog.print_button.isEnabled()
    for box in dialog.files.values():
        box.setChecked(False)
    assert not dialog.print_button.isEnabled()


def test_given_the_outgoing_room_when_a_register_is_asked_for_then_it_is_that_of_outgoing_papers(
    office, services, qtbot
):
    room = OutgoingPage(office, services)
    qtbot.addWidget(room)
    room.show()
    dialog = dialog_of(room)
    assert [dialog.kind.itemText(n) for n in range(dialog.kind.count())] == ["Sổ đăng ký văn bản đi"]
    dialog.print_button.click()
    wait_idle(services.runner, qtbot)
    assert len(written(office)) == 3

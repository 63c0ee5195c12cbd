"""Filters kept under a name: saved in a list, chosen again, deleted and taken back."""

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from office_app.bootstrap import Office
from office_app.domain.incoming import IncomingDocument
from office_app.gui.incoming.incoming_page import IncomingPage
from office_app.gui.room import RoomServices
from tests.gui.conftest import Recorded


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot) -> IncomingPage:
    for number, kind, issuer in ((1, "Kế hoạch", "Tỉnh ủy Thái Nguyên"), (2, "Công văn", "UBND tỉnh")):
        office.register(
            IncomingDocument(
                symbol=f"{number}-KH/TU",
                issued_on=date(2026, 9, number),
                doc_type=kind,
                issuer=issuer,
                subject=f"phòng dịch {number}",
                arrived_on=date(2026, 9, 20),
            ),
            (),
        )
    made = IncomingPage(office, services)
    qtbot.addWidget(made)
    made.resize(1140, 700)
    made.show()
    made.open(None)
    qtbot.waitUntil(lambda: made.filter.issuer.count() == 3, timeout=5000)
    return made


def test_given_a_filter_that_is_saved_when_chosen_later_then_the_list_is_filtered_so_again(
    page: IncomingPage, office: Office, recorded: Recorded, qtbot
) -> None:
    saved = page.saved
    saved.button.click()
    qtbot.waitUntil(saved.isVisible, timeout=5000)
    assert not saved.save.isVisible() and "Lọc danh sách trước" in saved._hint.text()
    saved.hide()

    page.filter.box.setText("phòng dịch")
    page.filter.issuer.setCurrentIndex(page.filter.issuer.findText("UBND tỉnh"))
    page.filter.week.setChecked(True)
    saved.button.click()
    qtbot.waitUntil(saved.save.isVisible, timeout=5000)
    saved.name.setText("Dịch của tỉnh")
    saved.save.click()
    qtbot.waitUntil(lambda: recorded.toasts == ["Đã lưu bộ lọc «Dịch của tỉnh»."], timeout=5000)
    kept = page.filter.wanted()

    page.open("words:khác hẳn")
    assert page.filter.wanted() != kept
    saved.button.click()
    qtbot.waitUntil(lambda: len(saved.rows) == 1 and saved.isVisible(), timeout=5000)
    button(saved.rows[0], QPushButton).click()
    assert page.filter.wanted() == kept
    qtbot.waitUntil(lambda: page.presenter.wanted == kept, timeout=5000)


def test_given_a_saved_filter_when_deleted_then_it_can_be_taken_back(
    page: IncomingPage, office: Office, recorded: Recorded, qtbot
) -> None:
    office.save_filter("incoming", "Cũ", {"words": "dịch"})
    page.saved.button.click()
    qtbot.waitUntil(lambda: len(page.saved.rows) == 1, timeout=5000)
    button(page.saved.rows[0], QToolButton).click()
    qtbot.waitUntil(lambda: bool(recorded.undos), timeout=5000)
    assert office.saved_filters("incoming") == []
    recorded.undos[0]()
    qtbot.waitUntil(lambda: len(office.saved_filters("incoming")) == 1, timeout=5000)
    assert dict(office.saved_filters("incoming")[0].content) == {"words": "dịch"}


def button(row: QWidget, kind: type[QAbstractButton]) -> QAbstractButton:
    found = row.findChild(kind)
    assert isinstance(found, QAbstractButton)
    return found

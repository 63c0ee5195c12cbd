"""Filters kept under a name: saved in a list, chosen again, deleted and taken back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from office_app.bootstrap import Office
from office_app.domain.incoming import IncomingDocument
from office_app.domain.tasks import Task
from office_app.gui.app import build_window
from office_app.gui.incoming.incoming_page import IncomingPage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from office_app.gui.overview.overview_page import OverviewPage
from office_app.gui.room import RoomServices
from office_app.gui.tasks.tasks_page import TasksPage
from office_app.gui.widgets.filter_bar import FilterBar
from office_app.gui.widgets.saved_filters import SavedFilters
from tests.gui.conftest import Recorded
from tests.gui.waiting import LONG, wait_idle


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
    qtbot.keyClick(saved, Qt.Key.Key_F1)  # the guide, and this is out of its way
    assert recorded.visits == [("help", "man-hinh#danh-sách")] and saved.isHidden()

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


def test_given_filters_saved_in_three_lists_when_the_first_screen_opens_then_each_counts_what_its_list_shows(
    office: Office, theme: ThemeController, runner: JobRunner, qtbot
) -> None:
    for number, kind in ((1, "Kế hoạch"), (2, "Công văn"), (3, "Công văn")):
        document = IncomingDocument(
            symbol=f"{number}-CV/TU", issued_on=date(2026, 9, number), doc_type=kind, issuer="Tỉnh ủy",
            subject=f"phòng dịch {number}", arrived_on=date(2026, 9, 20),
        )  # fmt: skip
        office.register(document, ())
        office.begin_paper("thong-bao")
    for title, unit in (("Báo cáo dịch", "Văn phòng"), ("Rà soát", "Văn phòng"), ("Họp", "Chi bộ A")):
        office.add_task(Task(title, unit, date(2026, 11, 1)))
    window = build_window(office, theme, runner)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    wait_idle(runner, qtbot)
    counts = {}
    for key, words, choice in (
        ("incoming", "phòng dịch", ("Mọi loại", "Công văn")),
        ("outgoing", "", ("Mọi trạng thái", "Dự thảo")),
        ("tasks", "", ("Chưa xong", "Quá hạn")),
    ):
        window.go(key)
        wait_idle(runner, qtbot)
        bar, saved = bar_of(window.room(key))
        bar.show_content({"words": words, "choices": dict([choice])})
        wait_idle(runner, qtbot)
        counts[key] = int(bar.count.text().split()[0])
        saved.drop_down([])
        saved.name.setText(f"Của {key}")
        saved.save.click()
        wait_idle(runner, qtbot)
        bar.show_content({})
    assert counts == {"incoming": 2, "outgoing": 3, "tasks": 3}
    window.go("overview")
    overview = window.room("overview")
    assert isinstance(overview, OverviewPage)
    qtbot.waitUntil(lambda: len(overview.saved.buttons) == 3, timeout=LONG)
    assert [button.text() for button in overview.saved.buttons] == [
        f"Của {key}: {n}" for key, n in counts.items()
    ]
    for at, key in enumerate(counts):
        window.go("overview")
        overview.saved.buttons[at].click()
        wait_idle(runner, qtbot)
        assert window.current_key == key
        assert bar_of(window.room(key))[0].count.text().startswith(f"{counts[key]} ")


def bar_of(page: QWidget) -> tuple[FilterBar, SavedFilters]:
    """Return the filter bar of a room's list, and what keeps its content."""
    if isinstance(page, TasksPage):
        return page.tasks.bar, page.tasks.saved
    assert isinstance(page, IncomingPage | OutgoingPage)
    return page.filter, page.saved

"""The search box: results as you type, arrows and Enter, actions, and the room with all results."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from office_app.bootstrap import Office
from office_app.domain.incoming import IncomingDocument
from office_app.domain.vietnamese import fold
from office_app.gui.app import build_window
from office_app.gui.incoming.incoming_page import IncomingPage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.main_window import MainWindow
from office_app.gui.room import Command
from office_app.gui.rooms import LABELS
from office_app.gui.search.actions import ACTIONS, matching_actions
from office_app.gui.search.result_lines import Line, LineKind
from office_app.gui.search.search_page import SearchPage
from office_app.gui.search.search_panel import SearchPanel
from tests.gui.waiting import wait_idle

TEXT = "Kính gửi các chi bộ.\n" * 120 + "Các chi bộ ra quân diệt lăng quăng, phòng bệnh sốt xuất huyết.\n"


@pytest.fixture
def window(office: Office, theme: ThemeController, runner: JobRunner, qtbot) -> Iterator[MainWindow]:
    for number, subject, text in (
        (12, "Kế hoạch phòng, chống bão lũ", ""),
        (13, "V/v phòng, chống dịch bệnh", TEXT),
    ):
        office.register(
            IncomingDocument(
                symbol=f"{number}-KH/TU",
                issued_on=date(2026, 9, number),
                doc_type="Kế hoạch",
                issuer="Tỉnh ủy Thái Nguyên",
                subject=subject,
                arrived_on=date(2026, 9, 20),
                text=text,
            ),
            (),
        )
    made = build_window(office, theme, runner)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made


def panel_of(window: MainWindow) -> SearchPanel:
    panel = window.findChild(SearchPanel)
    assert panel is not None
    return panel


def type_words(window: MainWindow, words: str, qtbot) -> SearchPanel:
    """Type as an input method does, which commits letters that no key has."""
    panel = panel_of(window)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.search.clear()
    window.search.insert(words)
    qtbot.waitUntil(lambda: panel._shown_for == words, timeout=5000)
    return panel


def hits(lines: list[Line]) -> list[str]:
    return [line.title.text for line in lines if line.kind is LineKind.HIT]


def test_given_words_of_a_text_when_chosen_by_keys_alone_then_the_document_opens_at_the_passage(
    window: MainWindow, qtbot
) -> None:
    panel = type_words(window, "sot xuat huyet", qtbot)
    assert hits(list(panel.list.lines)) == ["13-KH/TU · V/v phòng, chống dịch bệnh"]
    line = panel.list.current
    assert line is not None and line.passage is not None
    assert [line.passage.text[a:b] for a, b in line.passage.marks] == ["sốt", "xuất", "huyết"]
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    page = window.room("incoming")
    assert isinstance(page, IncomingPage)
    assert window.current_key == "incoming" and not panel.isVisible()
    view = page.detail.paper.text.text
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 0, timeout=5000)
    assert view.toPlainText()[view.textCursor().position() :].startswith("sốt xuất huyết")


def test_given_the_box_when_keys_are_pressed_then_lines_are_gone_through_and_esc_gives_the_room_back(
    window: MainWindow, qtbot
) -> None:
    panel = type_words(window, "phòng chống", qtbot)
    first = panel.list.current
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    second = panel.list.current
    assert first is not None and second is not None and first.title != second.title
    assert LineKind.TITLE not in (first.kind, second.kind)
    qtbot.keyClick(window.search, Qt.Key.Key_Up)
    assert panel.list.current == first
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert not panel.isVisible() and window.search.text() == ""
    assert QApplication.focusWidget() is not window.search


def test_given_the_name_of_an_action_when_chosen_then_it_is_done(window: MainWindow, qtbot) -> None:
    panel = type_words(window, "viec qua han", qtbot)
    current = panel.list.current
    assert current is not None and current.title.text == "Việc quá hạn"
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.current_key == "tasks"


TYPED = {
    "lập báo cáo tháng": "Lập báo cáo tháng", "bao cao quy": "Lập báo cáo quý", "điểm danh": "Điểm danh",
    "in sổ": "In sổ văn bản đến", "in so van ban di": "In sổ văn bản đi", "giao ban": "Giao ban tuần này",
    "sao lưu": "Sao lưu ngay", "du phong": "Sao lưu ngay", "khoi phuc": "Sao lưu, khôi phục",
    "ban giao": "Bàn giao công việc", "lịch tuần": "Soạn lịch công tác tuần này", "them viec": "Thêm việc",
    "hoc bu": "Học bù", "phieu bao": "Phiếu báo: gửi đi, nhận về", "chi tieu": "Chỉ tiêu", "nguoi ky": "Người ký",
    "xep loai": "Minh chứng đánh giá, xếp loại chi bộ", "cong van": "Soạn văn bản mới", "giu so": "Sổ số: giữ số, hủy số",
    "ngay nghi": "Ngày nghỉ, làm bù", "khen thuong": "Khen thưởng", "tuyên truyền": "Tuyên truyền",
    "nhap danh sach": "Nhập danh sách đảng viên", "dot hoc tap": "Tạo đợt học tập", "no viec": "In việc chưa xong theo đơn vị",
}  # fmt: skip


def test_given_what_offices_call_things_when_typed_with_or_without_marks_then_the_command_is_offered_first() -> (
    None
):
    offered = {words: [one.label for one in matching_actions(words, LABELS)] for words in TYPED}
    assert {words: labels[:1] for words, labels in offered.items()} == {k: [v] for k, v in TYPED.items()}
    for action in ACTIONS:
        for words in (action.label, fold(action.label)):
            assert action.label in [one.label for one in matching_actions(words, LABELS)], words


def test_given_every_command_when_looked_for_in_its_room_then_the_room_can_do_it(
    window: MainWindow, qtbot
) -> None:
    for action in ACTIONS:
        if isinstance(action.target, Command):
            assert action.target.name in window.room(action.room).commands(), action.label
    wait_idle(window.runner, qtbot)


def test_given_giao_ban_when_chosen_then_the_page_is_printed_once_and_not_again_on_the_way_back(
    window: MainWindow, office: Office, qtbot
) -> None:
    type_words(window, "giao ban", qtbot)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    printed = office.export_folder
    qtbot.waitUntil(lambda: len(list(printed.glob("Giao ban tuần *.pdf"))) == 1, timeout=20_000)
    window.go("settings")
    window.back()
    assert window.current_key == "tasks"
    wait_idle(window.runner, qtbot)
    assert len(list(printed.glob("Giao ban tuần *.pdf"))) == 1


def test_given_nothing_is_found_when_typed_then_the_panel_says_what_to_try(window: MainWindow, qtbot) -> None:
    panel = type_words(window, "lạc đà sa mạc", qtbot)
    assert not panel.list.isVisible()
    assert "«lạc đà sa mạc»" in panel.nothing.text() and panel.hints.isVisible()


def test_given_ctrl_enter_when_pressed_then_the_room_lists_all_and_alt_left_leads_back(
    window: MainWindow, qtbot
) -> None:
    type_words(window, "KH12", qtbot)
    qtbot.keyClick(window.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key == "search"
    page = window.room("search")
    assert isinstance(page, SearchPage)
    qtbot.waitUntil(lambda: bool(page.list.lines), timeout=5000)
    assert hits(list(page.list.lines)) == ["12-KH/TU · Kế hoạch phòng, chống bão lũ"]
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert window.current_key == "incoming"
    window.back()
    assert window.current_key == "search"


def test_given_records_that_wait_when_the_box_is_used_then_they_are_indexed_and_found(
    window: MainWindow, office: Office, qtbot, tmp_path: Path
) -> None:
    with office._open() as tx:  # as after an upgrade
        connection = tx.search._connection  # type: ignore[attr-defined]
        for table in ("search_heads", "search_texts"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
        connection.execute("DELETE FROM search_lines")
        connection.execute("INSERT INTO search_queue (kind, ref) SELECT 1, id FROM incoming_documents")
        tx._session.commit()  # type: ignore[attr-defined]
    assert office.search("bão lũ").waiting == 2
    panel = panel_of(window)
    panel.show_waiting(2)  # as the search just made would: by the time it is read, the index may be there
    assert "Đang lập chỉ mục: còn 2 mục" in panel.foot.text()
    type_words(window, "bão lũ", qtbot)
    qtbot.waitUntil(lambda: office.waiting_for_index() == 0, timeout=5000)
    qtbot.waitUntil(
        lambda: hits(list(panel.list.lines)) == ["12-KH/TU · Kế hoạch phòng, chống bão lũ"], timeout=5000
    )

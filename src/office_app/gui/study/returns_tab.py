"""*Phiếu báo*: the forms of a campaign made, sent, followed on a board, and taken in when they come back (N1)."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from office_app.bootstrap import Office
from office_app.domain.returns import BoardLine, FormState, ReturnForm, ReturnReading
from office_app.domain.study import Campaign
from office_app.gui.jobs.job import Work
from office_app.gui.jobs.run_for import run_for
from office_app.gui.models.paged_table import PagedTable
from office_app.gui.room import RoomServices
from office_app.gui.study.returns_quick import QuickReturn
from office_app.gui.study.returns_review import ReturnsReview, count_forms
from office_app.gui.study.returns_tables import BOARD, studied
from office_app.gui.study.returns_typed import Taking, TypedReturns
from office_app.gui.study.step_back import StepBack
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.local_files import local_files
from office_app.gui.widgets.open_path import open_path
from office_app.use_cases.progress import Progress
from office_app.use_cases.return_typing import said
from office_app.use_cases.study import bare_unit

_KINDS = "Bảng tính (*.xlsx *.xlsm *.ods);;Mọi tệp (*)"


class ReturnsTab(QWidget):
    """The board with the line to type in; in its place, what came back until it is written or put off."""

    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__()
        self._office, self._services = office, services
        self._run = run_for(self, services.runner)
        self._campaign: Campaign | None = None
        self._lines: dict[int, BoardLine] = {}
        self._board = PagedTable(BOARD, lambda ids: [self._lines[i] for i in ids])
        self.table = DataTable(services.theme, self._board, services.state, "study.returns")
        self.table.setAccessibleName("Phiếu báo của từng chi bộ")
        self.make_button = self._button("Lập phiếu", "file-spreadsheet")
        self.paper_button = self._button("In phiếu giấy", "printer")
        self.sent_button = self._button("Đánh dấu đã gửi", "send")
        self.take_button = self._button("Nhận phiếu", "file-input", primary=True)
        self.quick = QuickReturn(services, office.today)
        self._typing = TypedReturns(office, services, self.quick, self._run, self._typed)
        self._head = label(ink="soft", wraps=True)  # a longer line would widen the window
        self._head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.stack = QStackedWidget()
        self._build()
        self._connect()
        self.setAcceptDrops(True)

    def show_campaign(self, campaign: Campaign) -> None:
        """Read where the form of every chi bộ stands."""
        if self._campaign is None or self._campaign.id != campaign.id:
            self.stack.setCurrentIndex(0)
        self._campaign = campaign
        self._run(
            lambda progress: self._office.return_board(campaign.id or 0),
            on_done=self._show,
            on_failed=self._services.show_error,
        )

    # ---- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        menu = QMenu(self)
        for text, pick in (("Chọn tệp…", self.pick_files), ("Chọn thư mục…", self.pick_folder)):
            menu.addAction(text).triggered.connect(pick)
        self.take_button.setMenu(menu)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._head, 1)
        for button in (self.make_button, self.paper_button, self.sent_button, self.take_button):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        inside = QWidget()
        self.stack.addWidget(inside)
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(8)
        rows.addLayout(top)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.quick)

    @cached_property
    def review(self) -> ReturnsReview:
        """What came back, in place of the board; made when first something did."""
        made = ReturnsReview(self._services)
        self.stack.addWidget(made)
        made.take_asked.connect(self._take)
        made.later_asked.connect(self._put_off)
        return made

    def _connect(self) -> None:
        self.make_button.clicked.connect(self._pick_and_make)
        self.paper_button.clicked.connect(self._pick_and_print)
        self.sent_button.clicked.connect(self.mark_sent)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(self.quick.take_keyboard)
        self.table.typed.connect(self.quick.type_in)
        self.quick.tried.connect(lambda: self._typing.read(self._campaign_id(), writing=False))
        self.quick.entered.connect(lambda: self._typing.read(self._campaign_id(), writing=True))

    def _button(self, text: str, icon: str, *, primary: bool = False) -> QPushButton:
        made = push_button(
            text,
            kind="primary" if primary else "secondary",
            icon=self._services.theme.icon(icon, "on_accent" if primary else "ink"),
        )
        return made

    # ---- the board ----------------------------------------------------------------------------------------------

    def _show(self, lines: Sequence[BoardLine]) -> None:
        self._lines = {line.unit_id: line for line in lines}
        self._board.show(list(self._lines))
        if self.table.current_id() is None and lines:
            self.table.select_id(self._next_open(None))
        self._choose(self.table.current_id())
        self._show_chosen()

    def _show_chosen(self, *_: object) -> None:
        count = Counter(line.state for line in self._lines.values())
        parts = [f"{count[state]} {state.value}" for state in FormState if count[state]]
        self._head.setText(f"{len(self._lines)} chi bộ: {' · '.join(parts)}" if parts else "")
        chosen = len(self.table.selected_ids())
        what = f"{chosen} phiếu" if chosen > 1 else "tất cả"
        self.make_button.setToolTip(f"Lập {what} vào một thư mục và sao lời nhắn để dán vào Zalo")
        self.paper_button.setToolTip(f"In {what} ra giấy cho chi bộ không có máy tính")
        self.sent_button.setToolTip(f"Ghi hôm nay là ngày gửi: {what}")
        for button in (self.make_button, self.paper_button, self.sent_button):
            button.setEnabled(bool(self._lines))

    def _choose(self, unit_id: int | None) -> None:
        self.quick.show_line(None if unit_id is None else self._lines.get(unit_id))

    def _next_open(self, after: int | None) -> int | None:
        """Return the next chi bộ whose form is not in, the first one when there is none below."""
        ids = list(self._lines)
        start = ids.index(after) + 1 if after in self._lines else 0
        order = ids[start:] + ids[:start]
        return next((one for one in order if self._lines[one].state is not FormState.RETURNED), after)

    # ---- out ----------------------------------------------------------------------------------------------------

    def _chosen(self) -> list[int]:
        """Return the chi bộ meant: those selected when they are several, else all."""
        chosen = self.table.selected_ids()
        return chosen if len(chosen) > 1 else []

    def _pick_and_make(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Lưu phiếu báo vào thư mục")
        if folder:
            self.make(Path(folder))

    def make(self, folder: Path) -> None:
        """Write the forms into a folder; the message that goes with them is put on the clipboard."""
        units, campaign_id = self._chosen(), self._campaign_id()

        def work(progress: Progress) -> tuple[int, str]:
            forms = self._office.make_return_forms(campaign_id, units)
            files = self._office.write_return_forms(forms, folder, progress)
            return len(files), self._office.forms_message(campaign_id)

        def done(made: tuple[int, str]) -> None:
            QGuiApplication.clipboard().setText(made[1])
            said = f"Đã lập {made[0]} phiếu vào «{folder.name}»; lời nhắn Zalo đã sao, dán là gửi được."
            self._services.toast(said, lambda: open_path(folder), "Mở")
            self._changed()

        self._start(work, done, "Đang lập phiếu báo")

    def _pick_and_print(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Lưu phiếu giấy (PDF, DOCX) vào thư mục")
        if folder:
            self.make_paper(Path(folder))

    def make_paper(self, folder: Path) -> None:
        """Write the sheets to print into a folder."""
        units, campaign_id = self._chosen(), self._campaign_id()

        def work(progress: Progress) -> int:
            forms = self._office.make_return_forms(campaign_id, units)
            return len(self._office.write_paper_forms(forms, folder, progress)) // 2

        def done(made: int) -> None:
            said = f"Đã ghi {made} phiếu giấy (PDF, DOCX) vào «{folder.name}»."
            self._services.toast(said, lambda: open_path(folder), "Mở")
            self._changed()

        self._start(work, done, "Đang lập phiếu giấy")

    def mark_sent(self) -> None:
        """Note today as the day the forms went out."""
        chosen = self._chosen() or list(self._lines)
        forms = [line.form for one in chosen if (line := self._lines[one]).form is not None]
        unsent = [form for form in forms if form is not None and form.sent_on is None]
        if not unsent:
            self._services.toast("Không còn phiếu nào đã lập mà chưa gửi.")
            return
        self._note_sent(unsent, sent=True)

    def _note_sent(self, forms: Sequence[ReturnForm], *, sent: bool) -> None:
        def done(_: object) -> None:
            if sent:
                back = f"Đã ghi ngày gửi của {len(forms)} phiếu."
                self._services.toast(back, lambda: self._note_sent(forms, sent=False))
            self._changed()

        on = self._office.today() if sent else None
        self._start(lambda progress: self._office.mark_forms_sent(forms, on), done)

    # ---- in -----------------------------------------------------------------------------------------------------

    def pick_files(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(self, "Nhận phiếu báo", "", _KINDS)
        if files:
            self.read([Path(file) for file in files])

    def pick_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Nhận phiếu báo trong thư mục")
        if folder:
            self.read([Path(folder)])

    def read(self, paths: Sequence[Path]) -> None:
        """Read files and those of folders, and show what they say; nothing is written."""
        self._start(
            lambda progress: self._office.read_returns(self._office.return_files(paths), progress),
            self._show_readings,
            "Đang đọc phiếu báo",
        )

    def _show_readings(self, readings: Sequence[ReturnReading]) -> None:
        if not readings:
            self._services.toast("Trong thư mục không có tệp bảng tính nào.")
            return
        lines = self._lines.values()
        returned = {line.form.id for line in lines if line.form and line.state is FormState.RETURNED}
        self.review.show_readings(readings, self._campaign_id(), returned)
        self.stack.setCurrentWidget(self.review)

    def _take(self) -> None:
        chosen, left = self.review.chosen, self.review.left
        campaigns = {one.form.campaign_id for one in self.review.readings if one.form is not None}

        def write(progress: Progress) -> Sequence[ReturnReading]:
            self._office.note_returns(left)
            return self._office.take_returns(chosen, progress)

        def work(progress: Progress) -> tuple[Sequence[ReturnReading], Taking]:
            step = StepBack(self._office, campaigns, lambda: write(progress))
            return step.do(), step

        def done(answer: tuple[Sequence[ReturnReading], Taking]) -> None:
            taken, step = answer
            undo = (lambda: self._take_back(step, f"{count_forms(taken)} phiếu")) if taken else None
            self._services.toast(self._told(taken, count_forms(chosen)), undo)
            self._back()

        self._start(work, done, "Đang ghi phiếu báo")

    def _told(self, taken: Sequence[ReturnReading], chosen: int) -> str:
        """Say what was written, by campaign where one is not that in view."""
        by_campaign: dict[int, list[ReturnReading]] = {}
        for one in taken:
            if one.form is not None:
                by_campaign.setdefault(one.form.campaign_id, []).append(one)
        own = count_forms(by_campaign.pop(self._campaign_id(), ()))
        said = [f"Đã ghi {own} phiếu báo."] if own or not by_campaign else []
        for readings in by_campaign.values():
            said.append(f"Đã ghi {count_forms(readings)} phiếu vào đợt khác: {studied(readings[0])}.")
        if left := chosen - count_forms(taken):
            said.append(f"{left} phiếu chưa ghi: số liệu của chi bộ vừa thay đổi, nhận lại để xem lại.")
        return " ".join(said)

    def _take_back(self, step: Taking, what: str) -> None:
        def done(_: object) -> None:
            self._services.toast(f"Đã hoàn tác {what}: số liệu như trước khi ghi.")
            self._changed()

        self._start(lambda progress: step.take_back(), done, "Đang hoàn tác")

    def _put_off(self) -> None:
        readings = self.review.readings
        self._start(lambda progress: self._office.note_returns(readings), lambda _: self._back())

    def _back(self) -> None:
        self.stack.setCurrentIndex(0)
        self.table.setFocus()
        self._changed()

    def _typed(self, line: BoardLine, reading: ReturnReading, step: Taking) -> None:
        """Tell of a return that was typed and written, and go on with the next chi bộ."""
        unit = bare_unit(line.unit)
        self._services.toast(
            f"Đã ghi {unit}: {said(reading)}", lambda: self._take_back(step, f"kết quả của {unit}")
        )
        self.table.select_id(self._next_open(line.unit_id))
        self.quick.box.clear()
        self._changed()

    # ---- shared -------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.read(local_files(event.mimeData()))

    def _start(self, work: Work, done: Callable[[Any], object], what: str = "") -> None:
        self._run(work, on_done=done, on_failed=self._services.show_error, what=what)

    def _campaign_id(self) -> int:
        return (self._campaign.id or 0) if self._campaign is not None else 0

    def _changed(self) -> None:
        self._services.data_changed()
        if self._campaign is not None:
            self.show_campaign(self._campaign)

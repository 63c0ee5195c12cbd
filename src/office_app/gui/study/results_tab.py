"""*Thu hoạch*: bài thu hoạch, tests and surveys of a campaign, by name from the keyboard or from files."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QTabBar, QVBoxLayout, QWidget

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.incoming import StoredFile
from office_app.domain.study import Campaign
from office_app.domain.study_results import StudyResult
from office_app.gui.jobs.in_order import in_order
from office_app.gui.jobs.run_for import run_for
from office_app.gui.room import RoomServices
from office_app.gui.study.alike_dialog import AlikeDialog
from office_app.gui.study.result_files import ResultFiles
from office_app.gui.study.result_sheet import ResultReading, ResultSheet, as_table
from office_app.gui.study.result_writer import ResultWriter
from office_app.gui.study.results_face import ResultsFace
from office_app.gui.widgets.local_files import local_files
from office_app.gui.widgets.open_path import open_path
from office_app.gui.widgets.point_out import point_out
from office_app.use_cases.progress import Progress
from office_app.use_cases.result_files import MarkedText
from office_app.use_cases.study_results import Alike, HandedIn, near_copies


class ResultsTab(QWidget):
    """What is entered is written at once; everything can be undone."""

    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__()
        self._office, self._services = office, services
        self._run = run_for(self, services.runner)
        self._read_in_order = in_order(self._run)
        self._steps = 0  # entered so far; what was read before the last of them is not shown
        self._campaign: Campaign | None = None
        self._unit_id: int | None = None
        self.sheet: ResultSheet | None = None
        self.face = ResultsFace(services.theme, services.state, office.today)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.face)
        self.setAcceptDrops(True)
        self._writer = ResultWriter(office, self._run, services.data_changed, self._not_written)
        self._files = ResultFiles(self, office, services, self._result_for, self._files_kept)
        self._connect()

    def show_campaign(self, campaign: Campaign) -> None:
        """Read who handed in what, after all that was entered has been written."""
        self._writer.flush()
        if self._campaign is None or campaign.id != self._campaign.id:
            self._unit_id, self.sheet = None, None
        self._campaign = campaign
        self._read()

    def leave(self) -> bool:
        """Write what has not been written yet."""
        return self._writer.flush()

    def _connect(self) -> None:
        face, grid = self.face, self.face.grid
        face.kind_box.activated.connect(self._kind_chosen)
        face.files_button.clicked.connect(lambda checked=False: self.take_files(self._files.pick()))
        face.alike_button.clicked.connect(
            lambda checked=False: self._show_alike(next(iter(grid.chosen()), 0))
        )
        face.undo_button.clicked.connect(lambda checked=False: self._undo())
        face.copy_button.clicked.connect(lambda checked=False: self._copy())
        face.unit_table.current_changed.connect(self._unit_chosen)
        face.unit_table.opened.connect(lambda _: face.enter_unit())
        face.count_box.valueChanged.connect(self._count)
        face.count_box.lineEdit().returnPressed.connect(face.go_on)
        grid.toggle_asked.connect(self._toggle)
        grid.clear_asked.connect(self._clear)
        grid.undo_asked.connect(self._undo)
        grid.passed_end.connect(face.go_on)
        grid.pair_asked.connect(self._show_alike)
        grid.file_asked.connect(self._open_file)
        grid.rows.score_typed.connect(self._score)
        grid.rows.day_typed.connect(self._day)

    # ---- reading ------------------------------------------------------------------------------------------------

    def _kind_chosen(self, place: int) -> None:
        self._writer.flush()
        self._read()

    def _read(self) -> None:
        if self._campaign is None:
            return
        campaign_id, kind, office = self._campaign.id or 0, self.face.kind, self._office
        steps = self._steps

        def read(progress: Progress) -> ResultSheet:
            people = office.handed_in(campaign_id, kind)
            units = office.campaign_results(campaign_id)
            counts = office.result_counts(campaign_id, kind)
            reading = ResultReading(people, units, counts, near_copies(people))
            return ResultSheet(campaign_id, kind, reading, office.today())

        def done(sheet: ResultSheet) -> None:
            if steps == self._steps:
                self._show(sheet)
            elif self._writer.flush():  # something was entered while it was read
                self._read()

        self._read_in_order(read, on_done=done, on_failed=self._services.show_error)

    def _show(self, sheet: ResultSheet) -> None:
        campaign_id = self._campaign.id if self._campaign is not None else None
        if (sheet.campaign_id, sheet.kind) != (campaign_id, self.face.kind):
            return  # something else was chosen meanwhile
        if self.sheet is not None:
            sheet.follow(self.sheet)
        current, first = self.face.grid.chosen(), self.sheet is None
        self.sheet = sheet
        self.face.show_sheet(sheet, self._unit_id)
        if current:
            self.face.grid.go_to(current[0])
        on_tabs = isinstance(QApplication.focusWidget(), QTabBar)  # its arrows go on from tab to tab
        if first and self.isVisible() and not on_tabs:
            self.face.enter_unit()

    def _unit_chosen(self, place: int | None) -> None:
        one = self.face.current
        if self.sheet is not None and one is not None:
            self._unit_id = one.unit_id
            self.face.show_unit(self.sheet)

    # ---- what the clerk enters ----------------------------------------------------------------------------------

    def _day_given(self) -> date | None:
        day = self.face.day_field.date
        if day is None:
            point_out(self.face.day_field, self.face.day_field.why)
        elif day > self._office.today():
            self._say_future()
            self.face.day_field.setFocus()
            return None
        return day

    def _say_future(self) -> None:
        self._services.toast("Ngày nộp phải là một ngày đã qua.")

    def _toggle(self, member_ids: Sequence[int]) -> None:
        day = self._day_given()
        if self.sheet is not None and day is not None:
            self._say_lost(self.sheet.toggle(member_ids, day))
            self._changed()

    def _clear(self, member_ids: Sequence[int]) -> None:
        if self.sheet is not None:
            self._say_lost(self.sheet.clear(member_ids))
            self._changed()

    def _say_lost(self, lost: Sequence[StudyResult]) -> None:
        if lost:
            self._services.toast(f"Đã bỏ kết quả của {len(lost)} đảng viên, cả điểm và tệp.", self._undo)

    def _score(self, member_id: int, score: str) -> None:
        day = self._day_given()
        if self.sheet is not None and day is not None:
            self.sheet.set_score(member_id, score, day)
            self._changed()

    def _day(self, member_id: int, day: date) -> None:
        if day > self._office.today():
            self._say_future()
        elif self.sheet is not None:
            self.sheet.set_day(member_id, day)
            self._changed()

    def _count(self, count: int) -> None:
        one = self.face.current
        if self.sheet is not None and one is not None and not one.members:
            self.sheet.set_count(one.unit_id, count)
            self._changed()

    def _undo(self) -> None:
        if self.sheet is not None and self.sheet.undo():
            self._changed()

    def _changed(self) -> None:
        if self.sheet is not None:
            self._steps += 1
            self.face.show_changes(self.sheet)
            self._writer.write(self.sheet)

    def _not_written(self, error: AppError) -> None:
        self._services.show_error(error)
        self.sheet = None
        self._read()

    def _copy(self) -> None:
        if self.sheet is not None:
            QGuiApplication.clipboard().setText(as_table(self.sheet))
            self._services.toast("Đã chép bảng: dán vào Excel bằng Ctrl+V.")

    # ---- files --------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_files(local_files(event.mimeData()))

    def take_files(self, paths: Sequence[Path]) -> None:
        """Match files to members and show that before anything is written."""
        if paths and self._writer.flush() and self.sheet is not None:
            self._files.take(paths, self.sheet.people)

    def _result_for(self, one: HandedIn) -> StudyResult | None:
        day = self._day_given()
        return None if self.sheet is None or day is None else self.sheet.for_file(one, day)

    def _files_kept(self, kept: Sequence[StudyResult]) -> None:
        sheet = self.sheet
        own = [one for one in kept if sheet is not None and sheet.is_of(one)]
        if sheet is not None and own:
            sheet.note_kept(own)
            self._services.toast(f"Đã ghi {len(own)} tệp.", self._undo)
        self._services.data_changed()
        self._read()

    def _open_file(self, member_id: int) -> None:
        people = () if self.sheet is None else self.sheet.people
        found = next((one.result for one in people if one.member.id == member_id), None)
        if found is None or not found.sha256:
            return
        file, office = StoredFile(found.sha256, found.file_name, found.size), self._office
        self._run(
            lambda progress: office.export_original(file, office.export_folder),
            on_done=open_path,
            on_failed=self._services.show_error,
        )

    def _show_alike(self, member_id: int) -> None:
        """Open the pairs of nearly the same texts, at that of a member."""
        if self.sheet is None:
            return
        pairs = self.sheet.alike()
        own = (at for at, one in enumerate(pairs) if member_id in (one.first.member.id, one.second.member.id))

        def compare(pair: Alike, progress: Progress) -> tuple[MarkedText, MarkedText]:
            assert pair.first.result is not None and pair.second.result is not None
            return self._office.compared_results(pair.first.result, pair.second.result, progress)

        dialog = AlikeDialog(self._services.theme, self._services.runner, pairs, compare, self)
        dialog.show_pair(next(own, 0))
        dialog.open()

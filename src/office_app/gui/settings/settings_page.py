"""Cài đặt. Targets: the keys of ``SettingsPage._sections``, None."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QFrame, QListWidgetItem, QMessageBox, QWidget

from office_app.domain.errors.practice import InPracticeError
from office_app.domain.settings import OfficeSettings
from office_app.gui.forms.ui_settings import Ui_SettingsPage
from office_app.gui.practice.practise import practise
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.settings.data_section import DataSection
from office_app.gui.settings.hand_over_dialog import HandOverDialog
from office_app.gui.settings.layout_section import LayoutSection
from office_app.gui.settings.look_section import LookSection
from office_app.gui.settings.office_section import OfficeSections
from office_app.gui.settings.settings_presenter import BackupLine, SettingsPresenter
from office_app.gui.settings.templates_section import TemplatesSection
from office_app.gui.settings.update_section import UpdateSection
from office_app.gui.settings.watched_section import WatchedSection
from office_app.use_cases.progress import Progress

if TYPE_CHECKING:
    from office_app.bootstrap import Office


class SettingsPage(RoomPage):
    def __init__(self, office: "Office", services: RoomServices) -> None:
        super().__init__()
        self._office, self._services = office, services
        self._form = Ui_SettingsPage()
        self._form.setupUi(self)
        self.presenter = SettingsPresenter(
            self,
            load=office.settings,
            save=office.save_settings,
            last_backup=office.last_backup,
            backups_folder=office.folder / "backups",
        )
        self._loaded = self._aimed = False
        self._build()
        services.theme.changed.connect(self._fit)
        self._fit()

    def open(self, target: object) -> None:
        if not self._loaded:
            self.refresh()
        else:
            self.presenter.list_backups(self._office.now())
            self.watched.show_watched()
        keys = [key for key, _title, _icon, _card in self._sections]
        if target in keys:
            self._aimed = True
            self._form.sections.setCurrentRow(keys.index(str(target)))
            QTimer.singleShot(0, self, self._scroll_to_section)

    def refresh(self) -> None:
        if not self._loaded or not self.presenter.dirty:
            self.presenter.load()
        self._loaded = True
        self.presenter.list_backups(self._office.now())

    def commands(self) -> Mapping[str, Callable[[], object]]:
        acts = {
            "back_up": (self._back_up, "sao lưu"),
            "hand_over": (self._hand_over, "bàn giao"),
            "practise": (self._practise, "mở thêm một cửa sổ làm thử"),
        }
        return {name: partial(self._unless_practice, act, what) for name, (act, what) in acts.items()}

    def leave(self) -> bool:
        return not self._loaded or self.presenter.leave()

    def keyboard_home(self) -> QWidget:
        return self._form.sections

    # ---- what the presenter asks for -----------------------------------------------------------------------------

    def show_settings(self, settings: OfficeSettings) -> None:
        self.office.set_settings(settings)
        self.layout_values.show_values()

    def read_settings(self) -> OfficeSettings:
        return self.office.settings()

    def take_layout(self, settings: OfficeSettings) -> None:
        self.office.take_layout(settings)

    def wrong_field(self) -> str:
        return self.office.wrong_field()

    def show_dirty(self, dirty: bool) -> None:
        self._form.saveBar.setVisible(dirty)

    def show_backups(self, backups: Sequence[BackupLine], last: str) -> None:
        self.data.show_backups(backups, last)

    def show_error(self, error: BaseException) -> None:
        self._services.show_error(error)

    def say(self, text: str) -> None:
        self._services.toast(text)

    def written(self) -> None:
        self._services.data_changed()

    # ---- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, form = self._services.theme, self._form
        self.office = OfficeSections(theme, self._office.today, self._office.shipped_counterparts())
        self.office.changed.connect(self.presenter.changed)
        self.watched = WatchedSection(self._office, self._services)
        self.layout_values = LayoutSection(theme, self._office.layout_values, self._office.set_layout_value)
        self.layout_values.kept.connect(self.presenter.layout_kept)
        self.templates = TemplatesSection(self._services)
        self.look = LookSection(theme, self._services.state)
        self.update_card = UpdateSection(self._office, self._services)
        self.data = DataSection(theme, self._office.folder, practice=self._office.practice)
        self.data.backup_asked.connect(self._back_up)
        self.data.check_asked.connect(self._check)
        self.data.restore_asked.connect(self._restore)
        self.data.hand_over_asked.connect(self._hand_over)
        self.data.practice_asked.connect(self._practise)
        self.data.restore.setVisible(self._services.restore is not None)
        self._sections: list[tuple[str, str, str, QFrame]] = [
            ("office", "Văn phòng", "building-2", self.office.name_card),
            ("signers", "Người ký", "pencil", self.office.signers_card),
            ("numbering", "Đánh số, thời hạn", "calendar-days", self.office.numbering_card),
            ("days", "Ngày nghỉ", "calendar", self.office.days_card),
            ("bodies", "Cơ quan tương ứng", "link", self.office.bodies.card),
            ("layout", "Thể thức", "list-checks", self.layout_values.card),
            ("templates", "Mẫu văn bản", "file-text", self.templates.card),
            ("watched", "Thư mục tự nhận", "inbox", self.watched.card),
            ("look", "Giao diện", "sun", self.look.card),
            ("backups", "Dữ liệu, sao lưu", "shield-check", self.data.card),
            ("update", "Cập nhật", "download", self.update_card.card),
        ]
        for _key, title, icon, part in self._sections:
            form.sections.addItem(QListWidgetItem(theme.icon(icon), title))
            form.contentColumn.addWidget(part)
        form.contentColumn.addStretch(1)
        form.sections.setCurrentRow(0)
        form.sections.currentRowChanged.connect(self._scroll_to_section)
        form.scroll.verticalScrollBar().rangeChanged.connect(self._aim_again)
        form.scroll.verticalScrollBar().actionTriggered.connect(self._let_be)
        form.save.clicked.connect(self.presenter.save)
        form.discard.clicked.connect(self.presenter.load)
        form.saveBar.hide()

    def _fit(self) -> None:
        px = self._services.theme.px
        self._form.sectionsHolder.setFixedWidth(px(196))
        self._form.sections.setIconSize(QSize(px(16), px(16)))
        for row in range(self._form.sections.count()):
            # Asked for before the style sheet is on, the height would stay too low.
            self._form.sections.item(row).setSizeHint(QSize(px(120), px(34)))
        self._form.content.setMaximumWidth(px(760))
        self.look.show_theme()

    def _scroll_to_section(self, *_: object) -> None:
        row = self._form.sections.currentRow()
        if row >= 0:
            bar = self._form.scroll.verticalScrollBar()
            bar.setValue(self._sections[row][3].y())

    def _aim_again(self) -> None:
        if self._aimed:  # what is laid out later moves the section that was asked for
            self._scroll_to_section()

    def _let_be(self) -> None:
        """The user scrolls: the section asked for is no longer held in place."""
        self._aimed = False

    # ---- data ----------------------------------------------------------------------------------------------------

    def _back_up(self) -> None:
        name = f"Sao-luu-van-phong-{self._office.today():%Y-%m-%d}.zip"
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Sao lưu toàn bộ văn phòng", name, "Tệp sao lưu (*.zip)"
        )
        if chosen:
            target = Path(chosen)
            self.back_up_to(target if target.suffix else target.with_suffix(".zip"))

    def back_up_to(self, target: Path) -> None:
        """Write the whole office into ``target`` in a job."""
        office = self._office
        self.data.backup.setEnabled(False)
        self._services.runner.run(
            lambda progress: office.backup(target, progress),
            on_done=partial(self._backed_up, target),
            on_failed=self._backup_failed,
            on_cancelled=self._backup_over,
            what="Đang sao lưu",
        )

    def _backed_up(self, target: Path, faults: Sequence[str]) -> None:
        self._backup_over()
        if faults:
            self._show_faults("Sao lưu", f"Đã sao lưu «{target.name}», nhưng trong dữ liệu", faults)
        else:
            self._services.toast(f"Đã sao lưu và kiểm lại «{target.name}».")

    def _backup_failed(self, error: BaseException) -> None:
        self._backup_over()
        self._services.show_error(error)

    def _backup_over(self) -> None:
        self.data.backup.setEnabled(True)
        self.presenter.list_backups(self._office.now())
        self._services.data_changed()

    def _hand_over(self) -> None:
        HandOverDialog(self._office, self._services, self).open()

    def _unless_practice(self, act: Callable[[], None], what: str) -> None:
        if self._office.practice:
            self._services.show_error(InPracticeError(what=what))
        else:
            act()

    def _practise(self) -> None:
        if (error := practise(self._office.folder)) is not None:
            self._services.show_error(error)

    def _check(self) -> None:
        office = self._office

        def work(progress: Progress) -> Sequence[str]:
            return office.check(progress)

        self._services.runner.run(
            work,
            on_done=self._checked,
            on_failed=self._services.show_error,
            what="Đang kiểm tra toàn bộ dữ liệu",
        )

    def _checked(self, faults: Sequence[str]) -> None:
        if faults:
            self._show_faults("Kiểm tra dữ liệu", "Trong dữ liệu", faults)
        else:
            self._services.toast("Dữ liệu và mọi tệp gốc đều nguyên vẹn.")

    def _show_faults(self, title: str, where: str, faults: Sequence[str]) -> None:
        box = QMessageBox(self)
        box.setWindowTitle(title)
        box.setText(f"{where} có {len(faults)} chỗ cần xem:")
        box.setInformativeText("\n".join(faults[:10]))
        box.setDetailedText("\n".join(faults))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _restore(self, copy: Path | None) -> None:
        if self._services.restore is None:
            return
        if copy is None:
            chosen, _ = QFileDialog.getOpenFileName(
                self, "Chọn bản sao lưu", "", "Bản sao lưu (*.zip *.db);;Mọi tệp (*)"
            )
            if not chosen:
                return
            copy = Path(chosen)
        sure = QMessageBox.question(
            self,
            "Khôi phục",
            f"Đưa văn phòng về lúc của bản sao lưu «{copy.name}»?\n\n"
            "Dữ liệu đang có được cất sang một thư mục bên cạnh, không bị xóa.",
            defaultButton=QMessageBox.StandardButton.No,
        )
        if sure == QMessageBox.StandardButton.Yes:
            self._services.restore(copy)

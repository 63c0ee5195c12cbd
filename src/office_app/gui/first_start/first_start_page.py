"""Shown instead of the rooms until the office has a name."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QPlainTextEdit, QWidget

from office_app.domain.organisation import LONGEST_UNIT_NAME
from office_app.domain.settings import COMMUNE_KINDS, PROVINCE_KINDS
from office_app.gui.first_start.first_start_presenter import STEPS, FirstStartPresenter, Step
from office_app.gui.forms.ui_first_start import Ui_FirstStartPage
from office_app.gui.practice.practise import practise
from office_app.gui.room import RoomServices
from office_app.gui.widgets.notices import ErrorStrip
from office_app.gui.widgets.signer_rows import SignerRows
from office_app.gui.widgets.tab_order import follow_layout

if TYPE_CHECKING:
    from office_app.bootstrap import Office


class FirstStartPage(QWidget):
    finished = Signal()

    def __init__(self, office: "Office", services: RoomServices) -> None:
        super().__init__()
        self._office, self._services = office, services
        self.form = Ui_FirstStartPage()
        self.form.setupUi(self)
        self.presenter = FirstStartPresenter(self, save=office.save_settings, add_units=office.add_units)
        self._build()
        self.presenter.start()

    # ---- what the presenter asks for -----------------------------------------------------------------------------

    def show_step(self, number: int, step: Step) -> None:
        form = self.form
        form.stepNumber.setText(f"Văn phòng Đảng ủy · Bước {number + 1} trên {len(STEPS)}")
        form.title.setText(step.title)
        form.lead.setText(step.lead)
        form.next.setText(step.next)
        form.steps.setCurrentIndex(number)
        form.back.setVisible(number > 0)
        form.practice.setVisible(number == 0)
        form.restore.setVisible(number == 0 and self._services.restore is not None)
        form.next.setVisible(True)
        self._notice.hide()
        self._check()
        first = (form.commune, self.signers.name_field(0), form.units)[number]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: BaseException) -> None:
        self._notice.show_error(error)

    def show_letterhead(self, text: str) -> None:
        self.form.letterhead.setText(text)

    def show_unit_count(self, text: str) -> None:
        self.form.unitCount.setText(text)

    def finish(self) -> None:
        self.finished.emit()

    # ---- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        form, theme = self.form, self._services.theme
        form.communeKind.addItems([kind.capitalize() for kind in COMMUNE_KINDS])
        form.provinceKind.addItems([kind.capitalize() for kind in PROVINCE_KINDS])
        for field in (form.commune, form.province):
            field.setMaxLength(LONGEST_UNIT_NAME)
            field.textChanged.connect(self._named)
        for box in (form.communeKind, form.provinceKind):
            box.currentIndexChanged.connect(self._named)
        self.signers = SignerRows(theme)
        self.signers.changed.connect(self._signers_changed)
        form.signersColumn.addWidget(self.signers)
        form.signersColumn.addStretch(1)
        form.units.textChanged.connect(self._units_changed)
        form.back.clicked.connect(self.presenter.back)
        form.next.clicked.connect(self.presenter.go_on)
        form.practice.clicked.connect(self._practise)
        form.restore.clicked.connect(self._restore)
        self._notice = ErrorStrip(theme)
        form.noticeHolder.addWidget(self._notice)
        theme.changed.connect(self._fit)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        follow_layout(self)
        # Names first: a letter typed into the kind of place would change it unseen.
        QWidget.setTabOrder(self.form.commune, self.form.province)
        self.form.commune.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not enter or isinstance(self.focusWidget(), QPlainTextEdit | QAbstractButton):
            super().keyPressEvent(event)
        elif self.presenter.can_go_on:
            self.presenter.go_on()
        else:
            empty = self.form.province if self.form.commune.text().strip() else self.form.commune
            empty.setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        self.form.sheet.setFixedWidth(self._services.theme.px(760))
        self.form.steps.setMinimumHeight(self._services.theme.px(190))

    def _named(self, *_: object) -> None:
        form = self.form
        self.presenter.name_office(
            COMMUNE_KINDS[form.communeKind.currentIndex()],
            form.commune.text(),
            PROVINCE_KINDS[form.provinceKind.currentIndex()],
            form.province.text(),
        )
        self._check()

    def _signers_changed(self) -> None:
        self.presenter.name_signers(self.signers.signers())

    def _units_changed(self) -> None:
        self.presenter.name_units(self.form.units.toPlainText())

    def _check(self) -> None:
        self.form.next.setEnabled(self.presenter.can_go_on)

    # ---- other ways to begin

    def _practise(self) -> None:
        if (error := practise(self._office.folder)) is not None:
            self._notice.show_error(error)

    def _restore(self) -> None:
        if self._services.restore is None:
            return
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Chọn bản sao lưu", "", "Bản sao lưu (*.zip *.db);;Mọi tệp (*)"
        )
        if chosen:
            self._services.restore(Path(chosen))

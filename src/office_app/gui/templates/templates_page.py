"""Mẫu văn bản: the list, the text with its printed page, mistakes by line. Target: the name of a template, or None."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from office_app.domain.errors import AppError
from office_app.domain.templates import ComparedLine, TemplateFault, TemplateLine, TemplateOrigin
from office_app.domain.word_templates import WordTemplate
from office_app.gui.forms.ui_templates import Ui_TemplatesPage
from office_app.gui.jobs.run_for import run_for
from office_app.gui.look.tokens import State
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.templates.compare_view import CompareView
from office_app.gui.templates.template_editor import TemplateEditor
from office_app.gui.templates.templates_presenter import TemplatesPresenter, Tried
from office_app.gui.templates.word_pane import WordPane
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.chips import StateBadge
from office_app.gui.widgets.clear_layout import clear_layout
from office_app.gui.widgets.flow_layout import FlowLayout
from office_app.gui.widgets.notices import ErrorStrip
from office_app.gui.widgets.on_keys import on_keys
from office_app.gui.widgets.open_path import open_path
from office_app.gui.widgets.paper_view import PaperView
from office_app.gui.widgets.pause import after_pause
from office_app.gui.widgets.template_list import ORIGINS, TemplateList

if TYPE_CHECKING:
    from office_app.bootstrap import Office

TRY_AFTER = 300  # ms of a pause
_FIELD = re.compile(r"\[\w+(?: \d)?\]")  # a field's name in a file tried out
_CHIPS: dict[TemplateOrigin, State] = {
    TemplateOrigin.SHIPPED: "plain",
    TemplateOrigin.CHANGED: "waiting",
    TemplateOrigin.OWN: "planned",
}


class TemplatesPage(RoomPage):
    def __init__(self, office: "Office", services: RoomServices) -> None:
        super().__init__()
        self._services, self._theme = services, services.theme
        self.form = Ui_TemplatesPage()
        self.form.setupUi(self)
        self.presenter = TemplatesPresenter(self, office, run_for(self, services.runner))
        self._loaded = self._editable = False
        self._build()
        self._join()
        self._fit()

    def open(self, target: object) -> None:
        wanted = target if isinstance(target, str) else ""
        if (not self._loaded or wanted not in ("", self.presenter.name)) and self.presenter.save():
            self._loaded = True
            self.presenter.load(wanted)

    def refresh(self) -> None:
        if self._loaded and not self.presenter.dirty:
            self.presenter.load()

    def leave(self) -> bool:
        return self.presenter.save()

    def keyboard_home(self) -> QWidget:
        return self.list

    # ---- what the presenter says

    def show_list(self, lines: Sequence[TemplateLine], current: str) -> None:
        self.list.show_lines(lines, current)

    def show_template(self, line: TemplateLine, text: str) -> None:
        form = self.form
        self._error.hide()
        form.title.setText(line.title)
        form.description.setText(line.description)
        self._badge.set(_CHIPS[line.origin], ORIGINS[line.origin])
        self._editable = line.origin is not TemplateOrigin.SHIPPED
        shipped, own = line.origin is TemplateOrigin.SHIPPED, line.origin is TemplateOrigin.OWN
        form.editButton.setVisible(shipped)
        form.compareButton.setVisible(not own and not shipped)
        form.resetButton.setVisible(not shipped)
        form.resetButton.setText("Xóa mẫu" if own else "Trả về bản có sẵn")
        form.newerBar.setVisible(line.shipped_is_newer)
        form.compareButton.setChecked(False)
        form.bodyStack.setCurrentWidget(form.editPage)
        self.editor.setReadOnly(not self._editable)
        if self.editor.toPlainText() != text:
            self.editor.blockSignals(True)
            self.editor.setPlainText(text)
            self.editor.blockSignals(False)
        for tool in (form.copyButton, form.saveButton):
            tool.show()
        for tool in (self.replace, self.sample):
            tool.hide()
        self.crumb_changed.emit(line.title)
        self._try_out()

    def show_word(self, line: TemplateLine, template: WordTemplate) -> None:
        form = self.form
        self._error.hide()
        form.title.setText(line.title)
        form.description.setText(line.description)
        self._badge.set("planned", "tệp Word")
        text_only = (form.editButton, form.compareButton, form.copyButton, form.saveButton, form.newerBar)
        for part in text_only:
            part.hide()
        form.resetButton.setText("Xóa mẫu")
        for tool in (form.resetButton, self.replace):
            tool.show()
        self.sample.setVisible(not template.fault)
        self._show_faults(())
        self._word.show_template(template)
        form.bodyStack.setCurrentWidget(self._word)
        self.crumb_changed.emit(line.title)

    def show_sample(self, text: str) -> None:
        if text:
            gaps = [(found.start(), found.end(), "planned") for found in _FIELD.finditer(text)]
            self.preview.show_text(text, gaps)
        else:
            self.preview.clear("Chưa xem thử được", "Sửa lỗi trong tệp Word rồi bấm «Thay tệp…».")

    def show_opened(self, path: Path) -> None:
        open_path(path)

    def show_tried(self, tried: Tried) -> None:
        self._show_faults(tried.faults)
        if tried.pdf:
            self.preview.show_pages(tried.pages, self.presenter.fetch_page, again=True)
            self.preview.set_page_image(0, tried.image)
        elif not self.preview.pages.isVisible():
            self.preview.clear("Mẫu còn lỗi", "Sửa các dòng báo lỗi ở dưới để xem trang in.")

    def show_page_image(self, page: int, image: bytes) -> None:
        self.preview.set_page_image(page, image)

    def show_comparison(self, lines: Sequence[ComparedLine]) -> None:
        changed = self._compared.show_lines(lines)
        self.form.compareNote.setText(
            "− chỉ có trong bản có sẵn   + chỉ có trong bản của văn phòng"
            if changed
            else "Bản của văn phòng giống hệt bản có sẵn."
        )
        self.form.bodyStack.setCurrentWidget(self.form.comparePage)

    def show_dirty(self, dirty: bool) -> None:
        self.form.saveButton.setEnabled(dirty)
        self.form.discardButton.setVisible(dirty)

    def show_error(self, error: AppError) -> None:
        self._error.show_error(error)

    def say(self, text: str) -> None:
        self._services.toast(text)

    def offer(self, text: str, undo: Callable[[], object]) -> None:
        self._services.toast(text, undo)

    # ---- building

    def _build(self) -> None:
        form, theme = self.form, self._theme
        self.list = TemplateList(theme)
        form.listHolder.addWidget(self.list)
        self._badge = StateBadge(theme)
        form.badgeHolder.addWidget(self._badge)
        self._error = ErrorStrip(theme)
        form.errorHolder.addWidget(self._error)
        self.editor = TemplateEditor(theme)
        form.editHolder.addWidget(self.editor)
        self._compared = CompareView(theme)
        form.compareHolder.addWidget(self._compared)
        self._word = WordPane(theme)
        form.bodyStack.addWidget(self._word)
        self.preview = PaperView(theme)
        form.previewColumn.addWidget(self.preview)
        form.newerBar.hide()
        self._build_tools()
        self._later = after_pause(TRY_AFTER, self._try_out, self)

    def _build_tools(self) -> None:
        """Make the buttons over the template; those of a Word file are not in the form."""
        form = self.form
        self.replace, self.sample = QPushButton("Thay tệp…"), QPushButton("Mở thử bằng Word")
        self.sample.setToolTip("Mở tệp đã điền thử: tên trường hiện ở chỗ sẽ điền")
        form.importButton.setToolTip("Mẫu chữ (.txt), hoặc tệp Word trình bày sẵn của văn phòng (.docx)")
        form.discardButton.hide()
        form.compareButton.setCheckable(True)
        tools = FlowLayout(form.toolHolder, spacing=4)
        for button in (self.replace, self.sample):
            button.setProperty("kind", form.exportButton.property("kind"))
            button.setProperty("small", form.exportButton.property("small"))
        for tool in (
            self.sample,
            self.replace,
            form.editButton,
            form.compareButton,
            form.resetButton,
            form.copyButton,
            form.exportButton,
        ):
            tools.addWidget(tool)
        for button, icon in (
            (form.editButton, "pencil"),
            (form.copyButton, "copy"),
            (form.resetButton, "undo-2"),
            (form.importButton, "file-input"),
            (form.exportButton, "download"),
            (self.replace, "file-input"),
            (self.sample, "eye"),
        ):
            button.setIcon(self._theme.icon(icon))

    def _join(self) -> None:
        form = self.form
        form.search.textChanged.connect(self.list.look_for)
        self.list.chosen.connect(self._choose)
        self.editor.textChanged.connect(self._typed)
        for button, act in (
            (form.saveButton, self._save),
            (form.discardButton, self.presenter.give_up),
            (form.editButton, self._begin_editing),
            (form.copyButton, self.presenter.copy),
            (form.resetButton, self._reset),
            (form.importButton, self._import),
            (form.exportButton, self._export),
            (form.compareButton, self._compare),
            (self.replace, self._replace),
            (self.sample, self.presenter.word.open_sample),
            (form.newerCompareButton, self._show_newer),
            (form.newerKeepButton, self.presenter.accept_shipped),
        ):
            button.clicked.connect(partial(_call, act))
        on_keys(self, self._save, "Ctrl+S")
        self._theme.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px, width = self._theme.px, max(1, self.width())
        self.form.listPanel.setFixedWidth(min(px(250), width * 24 // 100))
        self.form.previewPanel.setFixedWidth(min(px(420), width * 34 // 100))

    # ---- doing

    def _choose(self, name: str) -> None:
        if name == self.presenter.name:
            return
        if self.presenter.save():
            self.presenter.load(name)
        else:
            self.list.show_lines(self.presenter.lines, self.presenter.name)

    def _typed(self) -> None:
        self.presenter.change(self.editor.toPlainText())
        self._later.start()

    def _try_out(self) -> None:
        width = max(300, round(self.preview.width() * self.preview.devicePixelRatioF()))
        self.presenter.try_out(width)

    def _begin_editing(self) -> None:
        self._editable = True
        self.editor.setReadOnly(False)
        self.form.editButton.hide()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        if not self.presenter.save():
            self._try_out()  # shows where the mistakes are

    def _reset(self) -> None:
        if self.presenter.word.shown is not None:
            self.presenter.word.remove()
            return
        name, line = self.presenter.name, self.presenter.line
        before = self.presenter.reset()
        if before is not None and line is not None:
            words = "Đã xóa mẫu." if line.origin is TemplateOrigin.OWN else "Đã trả về bản có sẵn."
            self._services.toast(words, partial(self.presenter.bring_back, name, before))

    def _compare(self) -> None:
        if self.form.compareButton.isChecked():
            self.presenter.compare()
        else:
            self.form.bodyStack.setCurrentWidget(self.form.editPage)

    def _show_newer(self) -> None:
        self.form.compareButton.setChecked(True)
        self.presenter.compare()

    def _import(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Chọn tệp mẫu", "", "Mẫu văn bản (*.txt *.docx)")
        if chosen:
            self.presenter.import_file(Path(chosen))

    def _replace(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Chọn tệp Word thay thế", "", "Tệp Word (*.docx)")
        shown = self.presenter.word.shown
        if chosen and shown is not None:
            self.presenter.word.bring_in(Path(chosen), f"{shown.name}.docx")

    def _export(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Chọn thư mục để tệp mẫu")
        if chosen and self.presenter.word.shown is not None:
            self.presenter.word.export_to(Path(chosen))
        elif chosen:
            self.presenter.export_to(Path(chosen))

    def _show_faults(self, faults: Sequence[TemplateFault]) -> None:
        column = self.form.faultsColumn
        clear_layout(column)
        for fault in faults[:6]:
            button = push_button(
                f"Dòng {fault.line}: {fault.text}", kind="link", icon=self._theme.icon("circle-alert", "late")
            )
            button.setToolTip(button.text())
            button.setMinimumWidth(1)
            button.clicked.connect(partial(_call, partial(self.editor.go_to_line, fault.line)))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.editor.mark_lines([fault.line for fault in faults])


def _call(act: Callable[[], object], checked: bool = False) -> None:
    act()

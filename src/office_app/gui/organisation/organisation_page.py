"""The room *Tổ chức, đảng viên*.

Targets of ``open``: an ``int`` unit, ``"import"`` (asks for an Excel list).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QToolButton, QWidget

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.organisation import Member, Unit, UnitChangeKind, UnitLine
from office_app.domain.vietnamese import number_vi
from office_app.gui.forms.ui_organisation import Ui_OrganisationPage
from office_app.gui.jobs.run_for import run_for
from office_app.gui.models.paged_table import PagedTable
from office_app.gui.organisation.columns import MEMBER_COLUMNS, UNIT_COLUMNS
from office_app.gui.organisation.day_bar import DayBar
from office_app.gui.organisation.first_step import FirstStep
from office_app.gui.organisation.import_page import ImportPage
from office_app.gui.organisation.member_form import MemberForm
from office_app.gui.organisation.organisation_presenter import OrganisationPresenter
from office_app.gui.organisation.organisation_words import PARTY_UNITS, MemberLine, unit_facts
from office_app.gui.organisation.paste_form import PasteForm
from office_app.gui.organisation.unit_change_form import TITLES, UnitChangeForm
from office_app.gui.organisation.unit_changes import UnitChangesPresenter
from office_app.gui.organisation.unit_form import UnitForm
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.filter_bar import FilterBar
from office_app.gui.widgets.labels import ElidedLabel, EmptyState
from office_app.gui.widgets.on_keys import on_keys


class OrganisationPage(RoomPage):
    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__()
        self._office, self._services, self._theme = office, services, services.theme
        self._units: dict[int, UnitLine] = {}
        self._members: dict[int, MemberLine] = {}
        self._filling = False
        self._form = Ui_OrganisationPage()
        self._form.setupUi(self)
        self.presenter = OrganisationPresenter(
            self, office, run_for(self, services.runner), services.data_changed
        )
        self.changes = UnitChangesPresenter(self, office, self._reload)
        self._build_lists()
        self._build_side()
        self._build_import()
        self._form.emptyColumn.addWidget(
            FirstStep(self._theme, self.imports.choose_file, self._first_unit, self.imports.save_sample)
        )
        self._connect()
        self.presenter.load()

    # ---- the room ---------------------------------------------------------------------------------------------

    def open(self, target: object) -> None:
        if isinstance(target, int):
            self._form.stack.setCurrentWidget(self._form.mainPage)
            self.filter_bar.box.clear()
            self.presenter.load(target)
        elif target == "import":
            self.imports.choose_file()

    def refresh(self) -> None:
        self.presenter.load()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        form = self._form
        return {"new_unit": form.addUnitButton.click, "new_member": form.addMemberButton.click}

    def keyboard_home(self) -> QWidget | None:
        return self.unit_table if self._form.stack.currentWidget() is self._form.mainPage else None

    # ---- building ---------------------------------------------------------------------------------------------

    def _build_lists(self) -> None:
        form, theme, state = self._form, self._theme, self._services.state
        self._unit_model = PagedTable(UNIT_COLUMNS, lambda ids: [self._units[i] for i in ids])
        self.unit_table = DataTable(theme, self._unit_model, state, "organisation.units")
        self.unit_table.setAccessibleName("Các đơn vị")
        self.day_bar = DayBar(theme, self._office.today)
        form.unitsHolder.addWidget(self.day_bar)
        form.unitsHolder.addWidget(self.unit_table, 1)
        form.unitsHolder.addWidget(self.day_bar.heads)
        self._member_model = PagedTable(MEMBER_COLUMNS, lambda ids: [self._members[i] for i in ids])
        self.member_table = DataTable(theme, self._member_model, state, "organisation.members")
        self.member_table.setAccessibleName("Đảng viên")
        form.tableHolder.addWidget(self.member_table)
        self.filter_bar = FilterBar(theme, "Tìm đảng viên trong mọi chi bộ…")
        self.former = self.filter_bar.add_chip("Cả người đã rời")
        self.sample_button = self.filter_bar.add_button("Tải mẫu Excel", "download", "quiet")
        self.import_button = self.filter_bar.add_button("Nhập từ Excel", "file-spreadsheet")
        form.filterHolder.addWidget(self.filter_bar)
        self._unit_name = ElidedLabel(size="group")
        form.unitNameColumn.setContentsMargins(0, 0, 0, 0)
        form.unitNameColumn.addWidget(self._unit_name)
        self._no_members = EmptyState(
            theme, "users", "Chưa có đảng viên nào", "", "Thêm đảng viên", self.presenter.new_member
        )
        form.noMembersHolder.addWidget(self._no_members)
        form.pasteButton.setIcon(theme.icon("copy"))
        form.addUnitButton.setIcon(theme.icon("plus"))
        form.addMemberButton.setIcon(theme.icon("plus"))
        form.editUnitButton.setIcon(theme.icon("pencil"))
        self.change_button = QToolButton()
        self.change_button.setIcon(theme.icon("history"))
        self.change_button.setText("Thay đổi tổ chức")
        self.change_button.setToolTip("Đổi tên, sáp nhập, chia tách, kết thúc hoạt động")
        self.change_button.setAccessibleName("Thay đổi tổ chức")
        self.change_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.change_button)
        for kind, title in TITLES.items():
            menu.addAction(f"{title}…").triggered.connect(partial(self._ask_change, kind))
        self.change_button.setMenu(menu)
        form.unitHeadRow.insertWidget(form.unitHeadRow.indexOf(form.pasteButton), self.change_button)

    def _build_side(self) -> None:
        form, theme = self._form, self._theme
        self.side = QStackedWidget()
        self.unit_form = UnitForm(theme, self._office.today)
        self.member_form = MemberForm(theme, self._office.today)
        self.paste_form = PasteForm(theme, self.presenter.pasted)
        self.change_form = UnitChangeForm(theme, self._office.today)
        for widget in (self.unit_form, self.member_form, self.paste_form, self.change_form):
            self.side.addWidget(widget)
        form.sideColumn.addWidget(self.side)
        form.sidePanel.hide()
        form.splitter.setStretchFactor(0, 0)
        form.splitter.setStretchFactor(1, 1)
        form.splitter.setStretchFactor(2, 0)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Give the names of chi bộ the same room at every zoom."""
        px, form = self._theme.px, self._form
        form.sidePanel.setMinimumWidth(px(320))
        form.unitsPanel.setMinimumWidth(px(200))
        form.splitter.setSizes([px(280), 4000, px(340)])

    def _build_import(self) -> None:
        self.imports = ImportPage(self._office, self._services, self.presenter.own_unit)
        self._form.importColumn.addWidget(self.imports)
        self.imports.opened.connect(self._show_import)
        self.imports.close_asked.connect(self.close_import)
        self.imports.written.connect(self._imported)

    def _connect(self) -> None:
        form, presenter = self._form, self.presenter
        self.unit_table.current_changed.connect(self._unit_chosen)
        self.unit_table.clicked.connect(self._unit_clicked)
        self.unit_table.opened.connect(lambda _id: presenter.edit_unit())
        self.member_table.opened.connect(presenter.edit_member)
        self.member_table.current_changed.connect(self._member_chosen)
        self.member_table.sort_asked.connect(presenter.sort)
        self.member_table.typed.connect(self.filter_bar.box.type_in)
        self.member_table.delete_asked.connect(presenter.remove_members)
        self.filter_bar.changed.connect(self._filter)
        self.filter_bar.box.left_downwards.connect(self.member_table.setFocus)
        self.import_button.clicked.connect(lambda: self.imports.choose_file())
        self.sample_button.clicked.connect(lambda: self.imports.save_sample())
        form.pasteButton.clicked.connect(lambda: self._paste(""))
        form.addUnitButton.clicked.connect(lambda: presenter.new_unit())
        form.editUnitButton.clicked.connect(lambda: presenter.edit_unit())
        form.addMemberButton.clicked.connect(lambda: presenter.new_member())
        self.unit_form.save_asked.connect(presenter.save_unit)
        self.member_form.save_asked.connect(presenter.save_member)
        self.member_form.move_asked.connect(presenter.move_member)
        self.paste_form.add_asked.connect(presenter.add_pasted)
        self.change_form.save_asked.connect(self.changes.write)
        self.day_bar.day_chosen.connect(presenter.show_day)
        for panel in (self.unit_form, self.member_form, self.paste_form, self.change_form):
            panel.close_asked.connect(self.close_form)
        on_keys(self, self._escape, Qt.Key.Key_Escape)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.member_table)
        paste.setContext(Qt.ShortcutContext.WidgetShortcut)
        paste.activated.connect(lambda: self._paste(QGuiApplication.clipboard().text()))

    # ---- what the presenter shows -----------------------------------------------------------------------------

    def show_units(self, lines: Sequence[UnitLine]) -> None:
        form = self._form
        self._units = {line.unit.id or 0: line for line in lines}
        self._filling = True
        self._unit_model.show(list(self._units))
        self._filling = False
        form.unitsCount.setText(number_vi(len(lines)))
        self.day_bar.show_heads(lines)
        if form.stack.currentWidget() is not form.importPage:
            form.stack.setCurrentWidget(form.mainPage if lines or self.presenter.past else form.emptyPage)

    def select_unit(self, unit_id: int | None) -> None:
        self._filling = True
        self.unit_table.select_id(unit_id)
        self._filling = False

    def show_unit(self, line: UnitLine | None) -> None:
        self._form.unitHead.setVisible(line is not None)
        if line is None:
            return
        self._unit_name.setText(line.unit.name)
        facts = unit_facts(line)
        self._form.unitFacts.setText(facts)
        self._form.unitFacts.setVisible(bool(facts) and self._form.sidePanel.isHidden())
        self.crumb_changed.emit(line.unit.name)

    def show_members(self, lines: Sequence[MemberLine], words: str) -> None:
        form = self._form
        self._members = {line.member.id or 0: line for line in lines}
        self._filling = True
        self._member_model.show(list(self._members))
        self._filling = False
        self.member_table.hide_columns(() if words else ("unit",), ("card", "position", "exempt"))
        form.unitHead.setVisible(not words and bool(self._units))
        self.filter_bar.set_count(f"{number_vi(len(lines))} đảng viên" if words else "")
        if words:
            self._no_members.set("Không tìm thấy ai", f"Không có đảng viên nào tên «{words}».", "")
        else:
            self._no_members.set(
                "Chưa có đảng viên nào",
                "Thêm từng người, dán danh sách tên, hoặc nhập từ Excel.",
                "Thêm đảng viên",
            )
        form.membersStack.setCurrentWidget(form.tablePage if lines else form.noMembersPage)

    def show_day(self, day: date, past: bool) -> None:
        self.day_bar.show_day(day, past)
        self._show_tools(self._form.sidePanel.isHidden())

    def edit_unit(self, unit: Unit, parents: Sequence[Unit], story: Sequence[str]) -> None:
        self.unit_form.show_unit(unit, parents, story)
        self._show_side(self.unit_form)

    def ask_change(
        self, kind: UnitChangeKind, unit: Unit, units: Sequence[Unit], members: Sequence[Member]
    ) -> None:
        self.change_form.show_change(kind, unit, units, members)
        self._show_side(self.change_form)

    def edit_member(self, member: Member, history: Sequence[str]) -> None:
        units = [line.unit for line in self._units.values() if line.unit.kind in PARTY_UNITS]
        self.member_form.show_member(member, units, history)
        self._show_side(self.member_form)

    def close_form(self) -> None:
        self._hide_side()
        self.member_table.setFocus()

    def show_form_error(self, error: AppError) -> None:
        current = self.side.currentWidget()
        if isinstance(current, UnitForm | MemberForm | PasteForm | UnitChangeForm):
            current.show_error(error.text_vi())

    def close_import(self) -> None:
        self._form.stack.setCurrentWidget(self._form.mainPage if self._units else self._form.emptyPage)

    def show_wrong(self, error: AppError) -> None:
        self._services.show_error(error)

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        self._services.toast(text, undo)

    # ---- what the clerk does ----------------------------------------------------------------------------------

    def _show_import(self) -> None:
        self._form.stack.setCurrentWidget(self._form.importPage)
        self.crumb_changed.emit("Nhập từ Excel")

    def _imported(self, said: str) -> None:
        self.close_import()
        self._reload(None)
        self.say(said)

    def _reload(self, unit_id: int | None) -> None:
        self._services.data_changed()
        self.presenter.load(unit_id)

    def _ask_change(self, kind: UnitChangeKind, _checked: bool = False) -> None:
        unit_id = self.presenter.unit_id
        if unit_id is not None:
            self.changes.ask(kind, unit_id)

    def _first_unit(self) -> None:
        self._form.stack.setCurrentWidget(self._form.mainPage)
        self.presenter.new_unit()

    def _show_side(self, widget: QWidget) -> None:
        self.side.setCurrentWidget(widget)
        self._form.sidePanel.show()
        self._show_tools(False)

    def _hide_side(self) -> None:
        self._form.sidePanel.hide()
        self._show_tools(True)

    def _show_tools(self, shown: bool) -> None:
        # Beside an open form there is no room for what has nothing to do with it.
        # Of another day the lists are looked at only.
        form, now = self._form, not self.presenter.past
        for fact in (self.former, form.unitFacts):
            fact.setVisible(shown)
        for entry in (self.sample_button, self.import_button, form.addMemberButton):
            entry.setVisible(shown and now)
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.change_button.setToolButtonStyle(beside if shown else Qt.ToolButtonStyle.ToolButtonIconOnly)
        for tool in (form.addUnitButton, form.editUnitButton, form.pasteButton, self.change_button):
            tool.setVisible(now)

    def _paste(self, text: str) -> None:
        self._show_side(self.paste_form)
        self.paste_form.show_text(text)

    def _unit_chosen(self, unit_id: int | None) -> None:
        if not self._filling and unit_id is not None:
            self._hide_side()
            self._filling = True
            self.filter_bar.box.clear()
            self._filling = False
            self.presenter.filter_cleared()
            self.presenter.choose_unit(unit_id)

    def _unit_clicked(self, index: object) -> None:
        if self.filter_bar.words:
            self._unit_chosen(self.unit_table.current_id())

    def _member_chosen(self, member_id: int | None) -> None:
        # With the form open, going through the list shows each one in it.
        shown = self._form.sidePanel.isVisible() and self.side.currentWidget() is self.member_form
        if not self._filling and shown and member_id is not None and self.member_table.hasFocus():
            self.presenter.edit_member(member_id)
            self.member_table.setFocus()

    def _filter(self) -> None:
        if not self._filling:
            self.presenter.filter(self.filter_bar.words, self.former.isChecked())

    def _escape(self) -> None:
        if self._form.stack.currentWidget() is self._form.importPage:
            self.imports.step_back()
        elif self._form.sidePanel.isVisible():
            self.close_form()

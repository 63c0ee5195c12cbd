"""The rooms *Tuyên truyền* and *Kiểm tra, giám sát*: a tab for each kind of record.

Targets of ``open``: an ``int`` record (of either room), an ``ActivityKind``, ``"rapporteurs"``, ``"draw"``,
``"evaluation"``.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QTabBar, QWidget

from office_app.bootstrap import Office
from office_app.domain.activities import ActivityKind
from office_app.domain.errors import AppError
from office_app.gui.activities.draw_dialog import DrawDialog
from office_app.gui.activities.evaluation_pane import EvaluationPane
from office_app.gui.activities.rapporteurs_pane import RapporteursPane
from office_app.gui.activities.records_pane import RecordsPane
from office_app.gui.forms.ui_activities import Ui_ActivitiesPage
from office_app.gui.jobs.run_for import run_for
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.widgets.filter_bar import FoldingButton
from office_app.gui.widgets.open_path import open_path

KINDS: dict[str, Sequence[ActivityKind]] = {
    "outreach": (ActivityKind.OUTREACH, ActivityKind.COMMENDATION),
    "inspections": (ActivityKind.INSPECTION, ActivityKind.DIFFICULTY, ActivityKind.PROPOSAL),
}
"""Which kinds of record each of the two rooms keeps."""
_ICONS = {"outreach": "megaphone", "inspections": "clipboard-check"}
RAPPORTEURS = "Báo cáo viên"
EVALUATION = "Minh chứng đánh giá"
Pane = RecordsPane | RapporteursPane | EvaluationPane


class ActivitiesPage(RoomPage):
    def __init__(self, office: Office, services: RoomServices, key: str) -> None:
        super().__init__()
        self._office, self._services, self._key = office, services, key
        self._form = Ui_ActivitiesPage()
        self._form.setupUi(self)
        self.panes: dict[str, Pane] = {
            kind.value: RecordsPane(office, services, kind, _ICONS[key]) for kind in KINDS[key]
        }
        if key == "outreach":
            self.panes[RAPPORTEURS] = RapporteursPane(office, services)
        else:
            self.panes[EVALUATION] = EvaluationPane(office, services)
        self.tabs = QTabBar()
        self._build()
        self._loaded = False

    # ---- the room

    def open(self, target: object) -> None:
        if not self._loaded:
            self.refresh()
        if target == "rapporteurs" and RAPPORTEURS in self.panes:
            self._go_to(RAPPORTEURS)
        elif target == "evaluation":
            self._go_to(EVALUATION)
        elif target == "draw":
            self.draw()
        elif isinstance(target, ActivityKind):
            self._go_to(target.value)
        elif isinstance(target, int):
            self._open_record(target)

    def refresh(self) -> None:
        self._loaded = True
        for pane in self.panes.values():
            pane.load()

    def leave(self) -> bool:
        return self.pane.leave()

    def keyboard_home(self) -> QWidget:
        return self.pane.keyboard_home()

    @property
    def pane(self) -> Pane:
        """The tab in view."""
        return list(self.panes.values())[self._form.stack.currentIndex()]

    def draw(self) -> None:
        """Ask how many chi bộ to draw, and print their sheets."""
        try:
            pool = self._office.inspection_pool()
        except AppError as error:
            self._services.show_error(error)
            return
        office = self._office
        dialog = DrawDialog(self._services.theme, pool, self._office.draw_units, self)
        dialog.failed.connect(self._services.show_error)
        if dialog.exec() == DrawDialog.DialogCode.Accepted and (drawn := dialog.drawn):
            run_for(self, self._services.runner)(
                lambda progress: office.print_check_sheets(drawn),
                what="Đang lập phiếu kiểm tra",
                on_done=lambda path: self._services.toast(
                    f"Đã ghi «{path.name}» và tệp Word cùng tên.", lambda: open_path(path), "Mở"
                ),
                on_failed=self._services.show_error,
            )
        dialog.deleteLater()

    # ---- building

    def _build(self) -> None:
        form, theme = self._form, self._services.theme
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName("Loại bản ghi")
        for name, pane in self.panes.items():
            self.tabs.addTab(name)
            form.stack.addWidget(pane)
        form.tabHolder.addWidget(self.tabs)
        form.tabHolder.addStretch(1)
        if self._key == "inspections":
            self.draw_button = FoldingButton("Bốc thăm, in &phiếu kiểm tra…")
            self.draw_button.setIcon(theme.icon("dices"))
            self.draw_button.setToolTip("Bốc thăm chi bộ và in phiếu kiểm tra")
            self.draw_button.clicked.connect(self._draw_clicked)
            form.tabHolder.addWidget(self.draw_button)
        self.tabs.currentChanged.connect(self._tab_chosen)

    def _draw_clicked(self, checked: bool = False) -> None:
        self.draw()

    def _tab_chosen(self, number: int) -> None:
        if number == self._form.stack.currentIndex():
            return
        if not self.pane.leave():
            self.tabs.setCurrentIndex(self._form.stack.currentIndex())
            return
        self._form.stack.setCurrentIndex(number)
        self.take_keyboard()

    def _go_to(self, name: str) -> None:
        if name in self.panes:
            self.tabs.setCurrentIndex(list(self.panes).index(name))

    def _open_record(self, activity_id: int) -> None:
        try:
            kind = self._office.activity(activity_id).kind
        except AppError as error:
            self._services.show_error(error)
            return
        if kind not in KINDS[self._key]:
            other = next(key for key, kinds in KINDS.items() if kind in kinds)
            self._services.navigate(other, activity_id)
            return
        self._go_to(kind.value)
        pane = self.panes[kind.value]
        if isinstance(pane, RecordsPane):
            pane.show_record(activity_id)

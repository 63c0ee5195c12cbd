"""*Đôn đốc*: the late chi bộ of a campaign, and what is sent to them: a letter, a message, telephone calls."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from office_app.bootstrap import Office
from office_app.domain.study import Campaign
from office_app.domain.vietnamese import date_screen
from office_app.gui.jobs.in_order import in_order
from office_app.gui.jobs.run_for import run_for
from office_app.gui.models.paged_table import Column, PagedTable
from office_app.gui.room import RoomServices
from office_app.gui.study.toggle_table import ToggleTable, in_column
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import EmptyState, label
from office_app.use_cases.chasing import LateUnit, chase_message, phone_list
from office_app.use_cases.study import bare_unit


class ChaseTab(QWidget):
    """All of the late ones are put in at first."""

    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__()
        self._office, self._services = office, services
        self._run = run_for(self, services.runner)
        self._read_in_order = in_order(self._run)
        self._campaign: Campaign | None = None
        self._by_unit: dict[int, LateUnit] = {}
        self._left_out: set[int] = set()  # ids of chi bộ
        self._table = PagedTable(self._columns(), lambda ids: [self._by_unit[one] for one in ids])
        self.table = ToggleTable(services.theme, self._table, services.state, "study.chase")
        self.table.setAccessibleName("Chi bộ chậm")
        self.letter_button = self._button("Lập công văn đôn đốc", "file-pen-line", self._letter, primary=True)
        self.message_button = self._button("Chép tin nhắn Zalo", "copy", self._message)
        self.phones_button = self._button("Chép danh sách gọi điện", "copy", self._phones)
        self._head = label(ink="soft")
        self._stack = QStackedWidget()
        self.empty = EmptyState(services.theme, "circle-check", "Chưa có chi bộ nào chậm")
        self._build()
        self.table.toggle_asked.connect(self._toggle)

    def show_campaign(self, campaign: Campaign) -> None:
        """Read who is late; the choice stays for the same campaign."""
        if self._campaign is None or self._campaign.id != campaign.id:
            self._left_out.clear()
        self._campaign = campaign
        self._read_in_order(
            lambda progress: self._office.late_units(campaign.id or 0),
            on_done=self._show,
            on_failed=self._services.show_error,
        )

    @property
    def chosen(self) -> Sequence[LateUnit]:
        """The late ones that are put in."""
        return [one for one in self._by_unit.values() if one.unit.id not in self._left_out]

    # ---- building -----------------------------------------------------------------------------------------------

    def _columns(self) -> Sequence[Column[LateUnit]]:
        def is_in(one: LateUnit) -> bool:
            return one.unit.id not in self._left_out

        return (
            in_column("Đưa vào", is_in, lambda one: True),
            Column[LateUnit]("unit", "Chi bộ", lambda one: bare_unit(one.unit.name), 200, sortable=False),
            Column[LateUnit](
                "owes",
                "Còn nợ",
                lambda one: one.owes,
                300,
                stretch=True,
                sortable=False,
                tooltip=lambda one: one.owes,
            ),
            Column[LateUnit](
                "days",
                "Chậm",
                lambda one: "",
                100,
                sortable=False,
                chip=lambda one: ("late", f"{one.days} ngày"),
            ),
            Column[LateUnit]("secretary", "Bí thư", lambda one: one.unit.secretary, 166, sortable=False),
            Column[LateUnit]("phone", "Điện thoại", lambda one: one.unit.phone, 120, sortable=False),
            Column[LateUnit](
                "letters",
                "Đã đôn đốc",
                lambda one: f"{len(one.letters)} lần" if one.letters else "chưa",
                96,
                sortable=False,
                ink=lambda one: "waiting" if one.letters else "faint",
                tooltip=lambda one: "\n".join(one.letters),
            ),
        )

    def _build(self) -> None:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(8)
        above = QHBoxLayout()
        above.addWidget(self._head)
        above.addStretch(1)
        above.addWidget(label("Dấu cách: đưa chi bộ vào hoặc để ra", size="small", ink="soft"))
        rows.addLayout(above)  # not beside the buttons: the row would be the widest of the room
        rows.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.letter_button, self.message_button, self.phones_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        rows.addLayout(buttons)
        for page in (inside, self.empty):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _button(
        self, text: str, icon: str, act: Callable[[], object], *, primary: bool = False
    ) -> QPushButton:
        made = push_button(
            text,
            kind="primary" if primary else "secondary",
            icon=self._services.theme.icon(icon, "on_accent" if primary else "ink"),
        )
        made.clicked.connect(lambda checked=False: act())
        return made

    # ---- what is shown ------------------------------------------------------------------------------------------

    def _show(self, late: Sequence[LateUnit]) -> None:
        self._by_unit = {one.unit.id or 0: one for one in late}
        self._table.show(
            list(self._by_unit)
        )  # by chi bộ: who is selected stays so when the list is read anew
        if late and self.table.current_id() is None:
            self.table.select_id(late[0].unit.id)
        self._stack.setCurrentIndex(0 if late else 1)
        self.empty.set("Chưa có chi bộ nào chậm", self._why_none())
        self._show_choice()

    def _why_none(self) -> str:
        due = self._campaign.due if self._campaign is not None else None
        if due is None:
            return "Đợt này chưa đặt hạn: đặt hạn thì chi bộ quá hạn mà chưa xong hiện ở đây."
        left = (due - self._office.today()).days
        if left >= 0:
            wait = f"còn {left} ngày" if left else "là hôm nay"
            return f"Hạn {date_screen(due)}, {wait}. Quá hạn mà chi bộ nào chưa xong thì hiện ở đây."
        return f"Đã qua hạn {date_screen(due)}, các chi bộ đều đã tổ chức học và đã nộp phiếu báo được giao."

    def _show_choice(self) -> None:
        chosen = len(self.chosen)
        days = max((one.days for one in self._by_unit.values()), default=0)
        self._head.setText(f"{len(self._by_unit)} chi bộ chậm {days} ngày · đưa vào {chosen}")
        for button in (self.letter_button, self.message_button, self.phones_button):
            button.setEnabled(chosen > 0)

    # ---- what the clerk does ------------------------------------------------------------------------------------

    def _toggle(self, unit_ids: Sequence[int]) -> None:
        """Put all in unless all are, as a box for several does."""
        units = set(unit_ids)
        if units & self._left_out:
            self._left_out -= units
        else:
            self._left_out |= units
        self._table.reread()
        self._show_choice()

    def _letter(self) -> None:
        campaign = self._campaign
        if campaign is None or not self.chosen:
            return
        units = [one.unit.id or 0 for one in self.chosen]
        self._run(
            lambda progress: self._office.begin_chase_letter(campaign.id or 0, units),
            on_done=self._letter_begun,
            on_failed=self._services.show_error,
        )

    def _letter_begun(self, outgoing_id: int) -> None:
        self._services.data_changed()
        self._services.navigate("outgoing", outgoing_id)

    def _message(self) -> None:
        if self._campaign is not None:
            text = chase_message(self._campaign, self.chosen, self._office.today())
            QGuiApplication.clipboard().setText(text)
            self._services.toast(f"Đã chép tin nhắn về {len(self.chosen)} chi bộ: dán vào nhóm Zalo.")

    def _phones(self) -> None:
        QGuiApplication.clipboard().setText(phone_list(self.chosen))
        self._services.toast(
            f"Đã chép danh sách gọi điện {len(self.chosen)} chi bộ: dán vào Excel hoặc Zalo."
        )

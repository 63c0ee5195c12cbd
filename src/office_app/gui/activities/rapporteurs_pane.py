"""Báo cáo viên as a tab: who they are, sessions held and planned, training; those known from sessions only too."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.organisation import name_key
from office_app.domain.rapporteurs import Rapporteur
from office_app.domain.vietnamese import date_screen, given_name_sort_key, number_vi, sort_key
from office_app.gui.activities.rapporteur_form import RapporteurForm
from office_app.gui.look.tokens import DAY
from office_app.gui.models.paged_table import Column
from office_app.gui.room import RoomServices
from office_app.gui.widgets.lines_pane import LinesPane, Listing
from office_app.use_cases.rapporteurs import RapporteurLine

_UNLISTED = "chưa có trong danh sách"


def _columns() -> tuple[Column[RapporteurLine], ...]:
    return (
        Column("name", "Họ và tên", lambda line: line.rapporteur.full_name, 170, bold=lambda line: True),
        Column("title", "Chức vụ", lambda line: line.rapporteur.title, 150, stretch=True),
        Column(
            "level",
            "Cấp",
            lambda line: line.rapporteur.level if line.listed else _UNLISTED,
            200,
            chip=lambda line: None if line.listed else ("waiting", _UNLISTED),
        ),
        Column("held", "Buổi đã báo cáo", lambda line: number_vi(line.held), 132, align="right"),
        Column("planned", "Đã hẹn", lambda line: number_vi(line.planned), 72, align="right"),
        Column("last", "Gần nhất", lambda line: date_screen(line.last_on) if line.last_on else "", DAY),
        Column("training", "Bồi dưỡng", _trained, 180, tooltip=_all_training),
        Column("phone", "Điện thoại", lambda line: line.rapporteur.phone, 120),
    )


def _trained(line: RapporteurLine) -> str:
    times = line.rapporteur.training
    return f"{len(times)} lần, {date_screen(max(day for day, _ in times))}" if times else ""


def _all_training(line: RapporteurLine) -> str:
    return "\n".join(f"{date_screen(day)}: {what}" for day, what in line.rapporteur.training)


class RapporteursPane(LinesPane[RapporteurLine]):
    """Rows are known by the id of who is listed; who is known from sessions only has a number below 0, by name."""

    def __init__(self, office: Office, services: RoomServices) -> None:
        form = RapporteurForm(services.theme, office.today)
        hint = "Lọc tên, chức vụ, nơi công tác…"
        super().__init__(services, form, self._save_entered, hint, "mic", _LISTING)
        self.form: RapporteurForm = form
        self._office = office
        self._unlisted: dict[str, int] = {}
        self.table.delete_asked.connect(self._remove)
        self.begin_asked.connect(self.begin)
        self.row_asked.connect(self._choose)
        form.remove_asked.connect(self._remove_shown)

    def load(self) -> None:
        try:
            lines = self._office.rapporteurs()
        except AppError as error:
            self.show_error(error)
            return
        self.show_lines({self._number_of(line.rapporteur): line for line in lines})

    def _number_of(self, one: Rapporteur) -> int:
        """Return a number that stays with a person however often the list is read."""
        if one.id is not None:
            return one.id
        return self._unlisted.setdefault(name_key(one.full_name), -1 - len(self._unlisted))

    def begin(self) -> None:
        """Open an empty form."""
        if self.leave():
            self.select(None)
            self.open_form()
            self.form.show_rapporteur(Rapporteur(""), listed=False, row=None)
            self.form.home.setFocus()

    # ---- showing and writing

    def _choose(self, row_id: int) -> None:
        if line := self._lines.get(row_id):
            self.open_form()
            self.form.show_rapporteur(line.rapporteur, line.listed, row_id)

    def _save_entered(self) -> bool:
        return self._save(self.form.entered())

    def _save(self, one: Rapporteur) -> bool:
        before = self.form.shown
        try:
            saved_id = self._office.save_rapporteur(one)
        except AppError as error:
            self.show_error(error)
            return False
        if one.id is None:
            self.say(f"Đã thêm {one.full_name}.", lambda: self._write_off(saved_id))
        else:
            self.say(f"Đã sửa {one.full_name}.", lambda: self._write(before))
        self._after_writing(saved_id)
        return True

    def _after_writing(self, saved_id: int | None = None) -> None:
        self.written()
        self.load()
        if saved_id in self._lines:
            self.select(saved_id)
            self._choose(saved_id)
        else:
            self.close_form()

    def _write(self, *people: Rapporteur) -> None:
        try:
            ids = [self._office.save_rapporteur(one) for one in people]
        except AppError as error:
            self.show_error(error)
            return
        self._after_writing(ids[-1])

    def _write_off(self, *ids: int) -> None:
        try:
            for number in ids:
                self._office.remove_rapporteur(number)
        except AppError as error:
            self.show_error(error)
        self._after_writing()

    def _remove_shown(self) -> None:
        self._remove([self.form.row])

    def _remove(self, rows: Sequence[int | None]) -> None:
        lines = [self._lines[number] for number in rows if number in self._lines]
        people = [line.rapporteur for line in lines if line.listed]
        if people:
            self._write_off(*(one.id for one in people if one.id is not None))
            words = people[0].full_name if len(people) == 1 else f"{len(people)} người"
            self.say(
                f"Đã bỏ {words} khỏi danh sách.",
                lambda: self._write(*(replace(one, id=None) for one in people)),
            )


_SORTS: Mapping[str, Callable[[RapporteurLine], Any]] = {
    "name": lambda line: given_name_sort_key(line.rapporteur.full_name),
    "title": lambda line: sort_key(line.rapporteur.title),
    "level": lambda line: (not line.listed, sort_key(line.rapporteur.level)),
    "held": lambda line: line.held,
    "planned": lambda line: line.planned,
    "last": lambda line: line.last_on.toordinal() if line.last_on else 0,
    "training": lambda line: max((day.toordinal() for day, _ in line.rapporteur.training), default=0),
    "phone": lambda line: line.rapporteur.phone,
}


def _text(line: RapporteurLine) -> str:
    one = line.rapporteur
    return " ".join((one.full_name, one.title, one.workplace, one.level, one.note))


def _foot(lines: Sequence[RapporteurLine]) -> str:
    held, planned = sum(line.held for line in lines), sum(line.planned for line in lines)
    unlisted = sum(not line.listed for line in lines)
    more = f" · {number_vi(unlisted)} người {_UNLISTED}" if unlisted else ""
    return f"Cộng: {number_vi(held)} buổi đã báo cáo · {number_vi(planned)} buổi đã hẹn{more}"


_LISTING = Listing(
    "rapporteurs",
    "Báo cáo viên",
    _columns(),
    ("phone", "training", "last"),
    _SORTS,
    _text,
    _foot,
    "người",
    "&Thêm báo cáo viên",
    (
        "Chưa có báo cáo viên nào",
        "Thêm từng người; ai đã báo cáo ở một hội nghị học tập thì tự hiện ra ở đây.",
    ),
    "Không tìm thấy ai",
)

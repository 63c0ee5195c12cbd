"""The form in which a báo cáo viên is added or changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from office_app.domain.rapporteurs import Rapporteur
from office_app.domain.vietnamese import date_screen
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.date_field import DateField, parse_date
from office_app.gui.widgets.side_form import SideForm, Words

_LEVELS = ("Cấp tỉnh", "Cấp xã", "Tuyên truyền viên cơ sở")


class RapporteurForm(SideForm):
    def __init__(
        self, theme: ThemeController, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self._texts, self._first_fault, parent)
        self._today, self._shown = today, Rapporteur("")
        self.name, self.work_title, self.workplace, self.phone = (QLineEdit() for _ in range(4))
        self.home = self.name
        self.level = QComboBox()
        self.level.setEditable(True)
        self.level.addItems(_LEVELS)
        self.since, self.until = DateField(theme, today=today), DateField(theme, today=today)
        self.training, self.note = Words(theme, 4), Words(theme, 2)
        self.training.setPlaceholderText("20/4/2026 Kỹ năng tuyên truyền miệng")
        self.add_field("Họ và tên", self.name)
        self.add_field("Chức vụ", self.work_title)
        self.add_field("Cấp", self.level, half=0)
        self.add_field("Điện thoại", self.phone, half=1)
        self.add_field("Nơi công tác", self.workplace)
        self.add_field("Là báo cáo viên từ ngày", self.since, half=0)
        self.add_field("Đến ngày", self.until, half=1)
        self.add_field("Bồi dưỡng: mỗi dòng một lần, ngày trước", self.training)
        self.add_field("Ghi chú", self.note)

    def show_rapporteur(self, one: Rapporteur, listed: bool, row: int | None) -> None:
        """Fill the form; one who is known from sessions only is added by saving."""
        self._shown, self.row = one, row
        self.title.setText("Báo cáo viên" if listed else "Thêm báo cáo viên")
        self.save_button.setText("&Lưu" if listed else "&Thêm vào danh sách")
        self.remove_button.setVisible(listed)
        for box, text in (
            (self.name, one.full_name),
            (self.work_title, one.title),
            (self.workplace, one.workplace),
            (self.phone, one.phone),
        ):
            box.setText(text)
        self.level.setCurrentText(one.level[:1].upper() + one.level[1:])
        self.since.set_date(one.since)
        self.until.set_date(one.until)
        self.training.setPlainText("\n".join(f"{date_screen(day)} {what}" for day, what in one.training))
        self.note.setPlainText(one.note)
        self.settle()

    @property
    def shown(self) -> Rapporteur:
        return self._shown

    def _first_fault(self) -> str:
        if not self.name.text().strip():
            return self._at(self.name, "Chưa có họ và tên.")
        for field in (self.since, self.until):
            if not field.valid:
                return self._at(field, field.why)
        for line in self._training_lines():
            if self._training_of(line) is None:
                return self._at(
                    self.training, f"Bồi dưỡng: dòng «{line}» chưa bắt đầu bằng ngày, như 20/4/2026."
                )
        return ""

    def entered(self) -> Rapporteur:
        """Return the rapporteur as entered."""
        training = (self._training_of(line) for line in self._training_lines())
        level = self.level.currentText().strip()
        return replace(
            self._shown,
            full_name=self.name.text().strip(),
            title=self.work_title.text().strip(),
            level=level[:1].lower() + level[1:],
            workplace=self.workplace.text().strip(),
            phone=self.phone.text().strip(),
            since=self.since.date,
            until=self.until.date,
            training=tuple(one for one in training if one is not None),
            note=self.note.toPlainText().strip(),
        )

    def _training_lines(self) -> list[str]:
        return [line.strip() for line in self.training.toPlainText().splitlines() if line.strip()]

    def _training_of(self, line: str) -> tuple[date, str] | None:
        day, _, what = line.partition(" ")
        read = parse_date(day.rstrip(":,;"), self._today())
        return (read, what.strip(" :-")) if read is not None and what.strip() else None

    def _texts(self) -> tuple[str, ...]:
        boxes = (self.name, self.work_title, self.workplace, self.phone, self.since, self.until)
        words = (self.training.toPlainText(), self.note.toPlainText())
        return (*(box.text() for box in boxes), self.level.currentText(), *words)

    def _at(self, field: QWidget, words: str) -> str:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return words

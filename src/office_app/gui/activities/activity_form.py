"""The form at the right in which one record is entered or changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from office_app.domain.activities import FIELDS, Activity, ActivityKind
from office_app.domain.vietnamese import fold, number_vi
from office_app.gui.activities.columns import WHOLE_COMMUNE
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.evidence_list import EvidenceList
from office_app.gui.widgets.offers import frame_offers
from office_app.gui.widgets.side_form import SideForm, Words
from office_app.gui.widgets.typed_choice import TypedChoice

_LONG = ("findings", "requests")
"""Details that take more than one line."""


class ActivityForm(SideForm):
    def __init__(
        self,
        theme: ThemeController,
        kind: ActivityKind,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, lambda: (self.entered(), self.evidence.added), self._first_fault, parent)
        self._kind, self._fields, self._today = kind, FIELDS[kind], today
        self._shown = Activity(kind, today(), "")
        self.day, self.until = DateField(theme, today=today), DateField(theme, today=today)
        self.form_box = QComboBox()
        self.unit = TypedChoice(WHOLE_COMMUNE)
        self.directive = TypedChoice("Không theo văn bản nào")
        self.text = Words(theme, 4)
        self.count, self.reached = QLineEdit(), QLineEdit()
        self.settle_by, self.settled_on = DateField(theme, today=today), DateField(theme, today=today)
        self.details: dict[str, QLineEdit | Words] = {
            key: Words(theme, 3) if key in _LONG else QLineEdit() for key in self._fields.details
        }
        self.evidence = EvidenceList(theme)
        self._build()

    def set_choices(
        self, units: Sequence[tuple[str, int]], directives: Sequence[tuple[str, int]], forms: Sequence[str]
    ) -> None:
        """Set what is chosen by typing, keeping what is chosen."""
        for box, choices in ((self.unit, units), (self.directive, directives)):
            chosen = box.chosen
            box.set_choices(choices)
            if chosen is not None:
                box.choose(chosen)
        typed = self.form_box.currentText()
        self.form_box.clear()
        self.form_box.addItems(list(forms))
        self.form_box.setCurrentText(typed)

    def show_activity(self, activity: Activity) -> None:
        """Fill the form; a new record begins at the chi bộ, the rest is there from the last one."""
        new = activity.id is None
        self.title.setText(f"Ghi {self._kind.value.lower()}" if new else self._kind.value)
        self.save_button.setText("&Lưu, ghi tiếp" if new else "&Lưu")
        self.remove_button.setVisible(not new)
        self.day.set_date(activity.happened_on)
        self.until.set_date(activity.until)
        self.form_box.setCurrentText(activity.form)
        self.unit.choose(activity.unit_id)
        self.directive.choose(activity.incoming_id)
        self.text.setPlainText(activity.text)
        self.count.setText(number_vi(activity.count) if activity.count else "")
        self.reached.setText(number_vi(activity.reached) if activity.reached else "")
        self.settle_by.set_date(activity.settle_by)
        self.settled_on.set_date(activity.settled_on)
        for key, box in self.details.items():
            _put(box, activity.details.get(key, ""))
        self.evidence.show_files(activity.files)
        self._shown, self.row = activity, activity.id
        self.home = self.unit if new else self.text
        self.settle()

    @property
    def shown(self) -> Activity:
        """The record as it was before it was changed here."""
        return self._shown

    def entered(self) -> Activity:
        """Return the record as entered; numbers that are none are -1."""
        details = {key: _words(box) for key, box in self.details.items()}
        return replace(
            self._shown,
            happened_on=self.day.date or self._today(),
            until=self.until.date,
            form=self.form_box.currentText().strip(),
            unit_id=self.unit.chosen,
            incoming_id=self.directive.chosen,
            text=self.text.toPlainText().strip(),
            count=_number(self.count.text()),
            reached=_number(self.reached.text()),
            settle_by=self.settle_by.date,
            settled_on=self.settled_on.date,
            details={key: text for key, text in details.items() if text},
            files=self.evidence.kept,
        )

    def _first_fault(self) -> str:
        if not self.day.text().strip():
            return self._at(self.day, "Chưa có ngày.")
        for field in (self.day, self.until, self.settle_by, self.settled_on):
            if not field.valid:
                return self._at(field, field.why)
        for box, what in ((self.unit, "chi bộ, đơn vị"), (self.directive, "văn bản")):
            if not box.valid:
                return self._at(box, f"Không có {what} nào khớp «{box.text()}». Chọn lại hoặc để trống.")
        for number in (self.count, self.reached):
            if _number(number.text()) < 0:
                return self._at(number, f"«{number.text()}» không phải là số.")
        if not self.text.toPlainText().strip():
            return self._at(self.text, f"Chưa ghi «{self._fields.text}».")
        return ""

    def _at(self, field: QWidget, words: str) -> str:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return words

    def _build(self) -> None:
        fields = self._fields
        self.form_box.setEditable(True)
        self.form_box.setMinimumContentsLength(12)
        self.form_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        completer = QCompleter(self.form_box.model(), self.form_box)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        frame_offers(completer)
        self.form_box.setCompleter(completer)
        self.add_field("Ngày", self.day, half=0)
        self.add_field("Đến ngày, nếu nhiều ngày", self.until, half=1)
        self.add_field(fields.form, self.form_box)
        self.add_field("Chi bộ, đơn vị (gõ vài chữ)", self.unit)
        self.add_field("Theo văn bản (gõ số hoặc trích yếu)", self.directive)
        self.add_field(fields.text, self.text)
        if fields.count:
            self.add_field(fields.count, self.count, half=0)
        if fields.reached:
            self.add_field(fields.reached, self.reached, half=1)
        for key, box in self.details.items():
            self.add_field(fields.details[key], box)
        if fields.settled_on:
            self.add_field(fields.settle_by, self.settle_by, half=0)
            self.add_field(fields.settled_on, self.settled_on, half=1)
        self.add_field("Tệp minh chứng", self.evidence)


def usual_forms(kind: ActivityKind, records: Sequence[Activity]) -> list[str]:
    """Return the usual values of ``form``, then those that were typed before."""
    usual = list(FIELDS[kind].forms)
    known = {fold(form) for form in usual}
    for record in records:
        if record.form and fold(record.form) not in known:
            known.add(fold(record.form))
            usual.append(record.form)
    return usual


def _number(text: str) -> int:
    """Read «1.250»; nothing is 0, and what is no number -1."""
    plain = text.replace(".", "").replace(" ", "").strip()
    if not plain:
        return 0
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 10 else -1


def _words(box: QLineEdit | Words) -> str:
    return (box.text() if isinstance(box, QLineEdit) else box.toPlainText()).strip()


def _put(box: QLineEdit | Words, text: str) -> None:
    box.setText(text) if isinstance(box, QLineEdit) else box.setPlainText(text)

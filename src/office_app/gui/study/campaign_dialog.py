"""A study campaign entered or changed: its directives, days, form, who presents, which chi bộ, who studies what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.incoming import IncomingDocument
from office_app.domain.organisation import UnitKind
from office_app.domain.plans import studied_documents
from office_app.domain.study import Campaign, SessionForm, UnitResult
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.look.theme import ThemeController
from office_app.gui.study.audience_grid import AudienceGrid
from office_app.gui.study.directive_picker import DirectivePicker
from office_app.gui.study.tick_list import TickList
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.dialog_column import DialogColumn
from office_app.gui.widgets.labels import label
from office_app.use_cases.outgoing import campaign_label
from office_app.use_cases.study import bare_unit


@dataclass(frozen=True)
class CampaignChoices:
    """What a campaign can be made from: chi bộ by id and name, and who presents."""

    units: Sequence[tuple[int, str]]
    rapporteurs: Sequence[str]


def campaign_choices(
    office: Office, campaign: Campaign | None, taking_part: Sequence[UnitResult]
) -> CampaignChoices:
    """Read the choices; units and rapporteurs that the campaign has stay among them, also those of another time."""
    there = {line.unit_id for line in taking_part}
    units = [
        (line.unit.id or 0, line.unit.name)
        for line in office.units()
        if line.unit.kind is UnitKind.CHI_BO or line.unit.id in there
    ]
    units += [
        (unit.id or 0, f"{unit.name} ({how})") for unit, how in office.ended_units() if unit.id in there
    ]
    names = [line.rapporteur.full_name for line in office.rapporteurs()]
    names += list(campaign.rapporteurs) if campaign is not None else []
    return CampaignChoices(units, list(dict.fromkeys(names)))


class CampaignDialog(QDialog):
    """Deletes itself when closed; ``saved`` says the id of the campaign written."""

    saved = Signal(int)

    def __init__(
        self,
        theme: ThemeController,
        office: Office,
        run: StartJob,
        choices: CampaignChoices,
        campaign: Campaign | None = None,
        unit_ids: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Sửa đợt học tập" if campaign else "Lập đợt học tập")
        self._office, self._run = office, run
        self._campaign = campaign or Campaign("", None)
        self._symbol = self._campaign.symbol
        self._names_itself = campaign is None  # until the clerk types a title
        today = office.today()
        self.directives = DirectivePicker(theme, office, run)
        self.title_box = _line("Tên đợt học tập", "Học tập, quán triệt Nghị quyết số…")
        self.note_box = QPlainTextEdit()
        self.start_field, self.due_field, self.upper_field = (DateField(theme, today=today) for _ in range(3))
        self.form_box = QComboBox()
        self.units, self.rapporteurs = TickList("Chi bộ tham gia"), TickList("Báo cáo viên")
        self.new_rapporteur_box = _line("Thêm báo cáo viên", "Thêm họ tên báo cáo viên, Enter")
        self.audiences = AudienceGrid(theme)
        self.wrong = label(ink="late", wraps=True)
        self.wrong.hide()
        self.missing = label(ink="soft")
        self.save_button = push_button("Lưu" if campaign else "Lập đợt học tập", kind="primary")
        self._build(theme)
        self._fill(choices, campaign, unit_ids)
        self.directives.changed.connect(self._directives_changed)
        self.title_box.textEdited.connect(self._title_typed)
        self.title_box.textChanged.connect(self._check)
        self.units.changed.connect(self._check)
        self.new_rapporteur_box.returnPressed.connect(self._add_rapporteur)
        for field in (self.start_field, self.due_field, self.upper_field):
            field.textChanged.connect(self._check)
        self.resize(theme.px(1080), theme.px(670))
        self._check()
        (self.directives.find_box if campaign is None else self.title_box).setFocus()

    @property
    def campaign(self) -> Campaign:
        """The campaign as entered."""
        lines = self.directives.chosen
        form = self.form_box.currentData()
        return replace(
            self._campaign,
            title=self.title_box.text(),
            due=self.due_field.date,
            upper_due=self.upper_field.date,
            incoming_ids=tuple(line.id for line in lines),
            symbol=self._symbol,
            materials=tuple(self.audiences.materials()),
            starts_on=self.start_field.date,
            form=SessionForm(form) if form is not None else None,
            audiences=tuple(self.audiences.audiences()),
            rapporteurs=tuple(str(name) for name in self.rapporteurs.ticked()),
            note=self.note_box.toPlainText().strip(),
        )

    # ---- building -----------------------------------------------------------------------------------------------

    def _build(self, theme: ThemeController) -> None:
        self.form_box.addItem("Theo từng chi bộ", None)
        for kind in SessionForm:
            self.form_box.addItem(kind.value, kind)
        self.form_box.setAccessibleName("Hình thức")
        self.form_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        column = DialogColumn(self, self.windowTitle())
        upper = QHBoxLayout()
        upper.setSpacing(24)
        upper.addLayout(self._left(theme), 3)
        upper.addLayout(self._right(), 2)
        column.addLayout(upper, 3)
        column.addWidget(label("Đối tượng học tài liệu nào", size="small", ink="soft"))
        self.audiences.table.setMinimumHeight(theme.px(124))  # heads and three materials
        column.addWidget(self.audiences, 2)
        column.addWidget(self.wrong)
        buttons = QDialogButtonBox()
        self.save_button.setAutoDefault(False)  # Enter in a field does not save
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        cancel = buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        for button in (cancel, self.audiences.add_button, self.units.all_button, self.rapporteurs.all_button):
            button.setAutoDefault(False)
        self.save_button.clicked.connect(self._save)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.missing, 1)
        foot.addWidget(buttons)
        column.addLayout(foot)

    def _left(self, theme: ThemeController) -> QVBoxLayout:
        self.note_box.setAccessibleName("Ghi chú")
        self.note_box.setPlaceholderText("Hiện ở đầu trang của đợt")
        self.note_box.setTabChangesFocus(True)
        self.note_box.setFixedHeight(theme.px(58))
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label("Văn bản chỉ đạo", size="small", ink="soft"))
        column.addWidget(self.directives, 1)
        column.addWidget(label("Tên đợt học tập", size="small", ink="soft"))
        column.addWidget(self.title_box)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        fields: Sequence[tuple[str, QWidget]] = (
            ("Bắt đầu", self.start_field),
            ("Hạn học xong", self.due_field),
            ("Hạn của cấp trên", self.upper_field),
            ("Hình thức", self.form_box),
        )
        for at, (name, field) in enumerate(fields):
            field.setAccessibleName(name)
            grid.addWidget(label(name, size="small", ink="soft"), 0, at)
            grid.addWidget(field, 1, at)
            grid.setColumnStretch(at, 1)
        column.addLayout(grid)
        column.addWidget(label("Ghi chú", size="small", ink="soft"))
        column.addWidget(self.note_box)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.units, 3)
        column.addWidget(self.rapporteurs, 2)
        column.addWidget(self.new_rapporteur_box)
        return column

    def _fill(self, choices: CampaignChoices, campaign: Campaign | None, unit_ids: Sequence[int]) -> None:
        kept = self._campaign
        self.title_box.setText(kept.title)
        self.note_box.setPlainText(kept.note)
        self.start_field.set_date(kept.starts_on)
        self.due_field.set_date(kept.due)
        self.upper_field.set_date(kept.upper_due)
        self.form_box.setCurrentIndex(max(0, self.form_box.findData(kept.form)))
        names = [name for _, name in choices.units]
        ticked = set(unit_ids) if campaign is not None else {unit_id for unit_id, _ in choices.units}
        self.units.show_choices([(key, bare_unit(name)) for key, name in choices.units], ticked, names)
        self.rapporteurs.show_choices([(name, name) for name in choices.rapporteurs], set(kept.rapporteurs))
        self.audiences.show_materials(kept.materials, kept.audiences)
        self.directives.set_chosen(kept.incoming_ids)

    # ---- what the clerk does ------------------------------------------------------------------------------------

    def _directives_changed(self) -> None:
        """Name the campaign after its directives, as long as the clerk has not, and take their materials along."""
        documents = [self._office.incoming_document(line.id) for line in self.directives.chosen]
        self._symbol = ", ".join(campaign_label(document) for document in documents)
        for document in documents:
            for material in document.materials:
                self.audiences.add(material, ["Đảng viên"])
        dues = [one.due for document in documents for one in document.obligations if one.due and one.ours]
        if dues and self.upper_field.date is None:
            self.upper_field.set_date(min(dues))
        if self._names_itself:
            names = ", ".join(_studied(document) for document in documents)
            self.title_box.setText(f"Học tập, quán triệt {names}" if names else "")

    def _title_typed(self) -> None:
        self._names_itself = not self.title_box.text().strip()

    def _add_rapporteur(self) -> None:
        name = " ".join(self.new_rapporteur_box.text().split())
        if not name:
            return
        ticked = {*self.rapporteurs.ticked(), name}
        shown = [self.rapporteurs.list.item(at).text() for at in range(self.rapporteurs.list.count())]
        self.rapporteurs.show_choices([(one, one) for one in dict.fromkeys([*shown, name])], ticked)
        self.new_rapporteur_box.clear()

    def _check(self, *_: object) -> None:
        missing = self._missing()
        self.missing.setText(missing)
        self.save_button.setEnabled(not missing)

    def _missing(self) -> str:
        """Return what a campaign cannot do without and is not there yet, "" when all is."""
        if not self.title_box.text().strip():
            return "Chọn văn bản chỉ đạo, hoặc đặt tên cho đợt học tập."
        for field in (self.start_field, self.due_field, self.upper_field):
            if not field.valid:
                return field.why
        return "" if self.units.ticked() else "Chọn ít nhất một chi bộ tham gia."

    def _save(self) -> None:
        campaign, units = self.campaign, [int(str(key)) for key in self.units.ticked()]
        self.save_button.setEnabled(False)
        self._run(
            lambda _: self._office.save_campaign(campaign, units),
            on_done=self._saved,
            on_failed=self._refused,
        )

    def _saved(self, campaign_id: int) -> None:
        self.saved.emit(campaign_id)
        self.accept()

    def _refused(self, error: AppError) -> None:
        self.wrong.setText(error.text_vi())
        self.wrong.show()
        self._check()


def _studied(document: IncomingDocument) -> str:
    """Return what is studied in words: the one paper a directive is about, else the directive."""
    about = studied_documents(document)
    if len(about) == 1:
        return f"{about[0].doc_type or 'văn bản'} số {about[0].symbol}"
    return f"{document.doc_type} số {document.symbol}" if document.symbol else document.subject


def _line(name: str, hint: str) -> QLineEdit:
    box = QLineEdit()
    box.setAccessibleName(name)
    box.setPlaceholderText(hint)
    return box

"""The strip under the editor: what must and should be mended, each with a way there and, where known, a mending."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from office_app.domain.outgoing import Finding, Place
from office_app.gui.forms.ui_outgoing import Ui_OutgoingPage
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import Ink
from office_app.gui.outgoing.editor_presenter import open_must
from office_app.gui.widgets.buttons import ButtonKind, push_button
from office_app.gui.widgets.chips import StateBadge
from office_app.gui.widgets.labels import ElidedLabel, label

_ROWS = 5  # findings seen at once in the list


class FindingsBar(QObject):
    jump_asked = Signal(object)  # Finding
    mend_asked = Signal(object)  # Finding
    overrule_asked = Signal(object)  # Finding, to be overruled, or to be red again when it is

    def __init__(self, theme: ThemeController, form: Ui_OutgoingPage) -> None:
        super().__init__()
        self._theme, self._form = theme, form
        self._findings: Sequence[Finding] = ()
        self._must = StateBadge(theme, "late", "", "circle-x")
        self._should = StateBadge(theme, "waiting", "", "triangle-alert")
        self._well = StateBadge(theme, "good", "Không có gì phải sửa")
        self._first = ElidedLabel()
        for part in (self._must, self._should, self._well):
            part.hide()
            form.findingHolder.addWidget(part)
        form.findingHolder.addWidget(self._first, 1)
        form.stripRow.setStretch(0, 1)
        form.findingsButton.clicked.connect(self._act)
        form.findingsButton.hide()
        self.list = self._make_list()
        form.reasonColumn.addWidget(self.list)

    @property
    def words(self) -> list[str]:
        return [finding.text for finding in self._findings]

    def show_findings(self, findings: Sequence[Finding] | None) -> None:
        """Show what was found; None while the draft is not checked yet."""
        self._findings = sorted(findings or (), key=_weight)
        must = sum(open_must(finding) for finding in self._findings)
        should = len(self._findings) - must
        self._must.set("late", f"{must} phải sửa", "circle-x")
        self._should.set("waiting", f"{should} nên xem", "triangle-alert")
        self._must.setVisible(must > 0)
        self._should.setVisible(should > 0)
        self._well.setVisible(findings is not None and not self._findings)
        self._first.setText(self._findings[0].text if self._findings else "")
        self._fill_list()
        issue = self._form.issueButton
        issue.setEnabled(findings is not None and must == 0)
        waiting = "Còn chỗ phải sửa: xem dòng bên trái." if must else ""
        issue.setToolTip(waiting or "Cấp số, ghi tệp DOCX và PDF, tạo việc và đợt học tập")

    def close_list(self) -> bool:
        """Fold the list of findings; False when it was not open."""
        was_open = self.list.isVisible()
        self.list.hide()
        self._name_button()
        return was_open

    def _make_list(self) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("findingList")
        area.setWidgetResizable(True)
        area.setProperty("panel", "bottom")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.hide()
        return area

    def _fill_list(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 4, 16, 4)
        column.setSpacing(0)
        for finding in self._findings:
            column.addWidget(self._row(finding))
        column.addStretch(1)
        had_focus = self.list.isAncestorOf(self.list.focusWidget() or self.list)
        self.list.setWidget(holder)
        rows = min(_ROWS, len(self._findings))
        self.list.setFixedHeight(self._theme.px(40) * rows + self._theme.px(12))
        if not self._findings:
            self.list.hide()
        elif had_focus and self.list.isVisible():
            self._form.findingsButton.setFocus()
        self._name_button()

    def _row(self, finding: Finding) -> QFrame:
        row = QFrame()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(8)
        line.addWidget(self._picture(finding))
        words = f"{finding.text} Cho qua vì: {finding.overruled}." if finding.overruled else finding.text
        told = label(words, ink="soft" if finding.overruled else None, wraps=True)
        line.addWidget(told, 1)
        if finding.mending is not None and not finding.overruled:
            seen = finding.mending.place is Place.REVIEWED
            named = seen or finding.mending.place is Place.DAYS
            words = finding.mending.label if named else "Sửa giúp"
            button = self._button(words, "secondary", partial(self.mend_asked.emit, finding))
            button.setToolTip("Đã xem, giữ như đang ghi" if seen else finding.mending.label)
            line.addWidget(button)
        line.addWidget(self._button("Đến chỗ sửa", "quiet", partial(self.jump_asked.emit, finding)))
        if finding.must or finding.overruled:
            words = "Thôi cho qua" if finding.overruled else "Cho qua…"
            line.addWidget(self._button(words, "quiet", partial(self.overrule_asked.emit, finding)))
        return row

    def _picture(self, finding: Finding) -> QLabel:
        name = "circle-x" if open_must(finding) else "triangle-alert"
        ink: Ink = "late" if open_must(finding) else "waiting"
        side = self._theme.px(16)
        made = label()
        made.setPixmap(self._theme.icon(name, ink).pixmap(QSize(side, side)))
        made.setAccessibleName("Phải sửa" if open_must(finding) else "Nên xem")
        return made

    def _button(self, words: str, kind: ButtonKind, act: Callable[[], object]) -> QPushButton:
        button = push_button(words, kind=kind, small=True)
        button.clicked.connect(lambda checked=False: act())
        return button

    def _name_button(self) -> None:
        button = self._form.findingsButton
        button.setVisible(bool(self._findings))
        button.setText("Thu gọn" if not self.list.isHidden() else "Xem, sửa")

    def _act(self, checked: bool = False) -> None:
        self.list.setVisible(self.list.isHidden())
        self._name_button()


def _weight(finding: Finding) -> int:
    return 0 if open_must(finding) else 2 if finding.overruled else 1
